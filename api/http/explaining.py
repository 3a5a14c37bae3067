"""Paths that explain: what changed, what contradicts itself, how an answer came about.

Invariant: as with every question nothing here decides or changes anything. A snapshot is
sent once it is whole, with the SHA-256 of exactly its bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from api import tabular
from api.http.describing import Responses, answer, problems
from api.http.parameters import AspectOf, Instrument, KnownAt, Party, Sources, ValidOn
from api.http.sending import Format, caching, has_it, sent, tabled
from api.http.state import Chronicled, reach, refuse_strange_parameters
from projections.questions.explaining import explanations, reasons
from projections.questions.tables.streaming import FORMATS

router = APIRouter(tags=["ask"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])

_IN_MEMORY = 1_000_000
_CHUNK = 1 << 16


def _tables(responses: Responses) -> Responses:
    """The responses, with the other formats that rows are sent in."""
    for media_type in (FORMATS["csv"], FORMATS["jsonl"]):
        responses[200]["content"][media_type] = {"schema": {"type": "string"}}
    responses[200]["headers"] = {
        "Repr-Digest": {
            "description": "`sha-256=:…:` over exactly the bytes (RFC 9530).",
            "schema": {"type": "string"},
        }
    }
    return responses


@router.get(
    "/diff",
    summary="Who stood differently, and what made it so",
    responses=tabled(answer(explanations.Diff, "diff")) | problems(404, 409, 422, 503),
)
def diff(
    request: Request,
    service: Chronicled,
    instrument: Instrument,
    valid_from: Annotated[
        str | None, Query(description="Between this day of the world and `valid_to`.")
    ] = None,
    valid_to: Annotated[str | None, Query(description="See `valid_from`.")] = None,
    known_at: KnownAt = None,
    valid_on: Annotated[
        str | None, Query(description="Or for this one day, between two positions.")
    ] = None,
    known_from: Annotated[
        str | None, Query(description="Between what was known at this position or time …")
    ] = None,
    known_to: Annotated[
        str | None, Query(description="… and at this one; now, if left out.")
    ] = None,
    aspect: AspectOf = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Between two days as known at one position, or for one day between two positions.

    Each change comes with its causes: turns of the world's days, with the facts that made
    them, or events of the log, with who recorded them and why.
    """
    found = service.questions.diff(
        instrument,
        valid_from=valid_from,
        valid_to=valid_to,
        known_at=known_at,
        valid_on=valid_on,
        known_from=known_from,
        known_to=known_to,
        aspect=aspect,
        sources=sources,
    )
    known = (known_at,) if valid_from is not None else (known_from, known_to)
    return sent(request, found, *known, table=tabular.diff, format=format)


@router.get(
    "/conflicts",
    summary="What contradicts itself",
    responses=tabled(answer(explanations.Conflicts, "conflicts")) | problems(404, 409, 422, 503),
)
def conflicts(
    request: Request,
    service: Chronicled,
    instrument: Annotated[
        str | None, Query(description="Only about this one: its id, a name or an alias.")
    ] = None,
    known_at: KnownAt = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Each with the facts of both sides, the days it bears on, and what holds all the same."""
    found = service.questions.conflicts(instrument, known_at, sources)
    return sent(request, found, known_at, table=tabular.conflicts, format=format)


@router.get(
    "/why",
    summary="How an answer came about",
    responses=answer(reasons.Why, "why") | problems(404, 409, 422, 503),
)
def why(
    request: Request,
    service: Chronicled,
    party: Party,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """The answer of `/ask` as a tree: the rule, what happened in the order told, what was left.

    Quotes are given by their places; `/facts/{fact}` shows the words.
    """
    found = service.questions.why(party, instrument, valid_on, known_at, aspect, sources)
    return sent(request, found, known_at)


@router.get(
    "/snapshot",
    summary="Every answer for one day",
    responses=_tables(answer(explanations.Snapshot, "snapshot")) | problems(404, 409, 422, 503),
)
def snapshot(
    request: Request,
    service: Chronicled,
    valid_on: ValidOn,
    instrument: Annotated[
        str | None, Query(description="Only about this one: its id, a name or an alias.")
    ] = None,
    party: Annotated[
        str | None, Query(description="Only about this one: its id, a name or an alias.")
    ] = None,
    known_at: KnownAt = None,
    sources: Sources = None,
    format: Annotated[
        str, Query(description="`json` (one value), `jsonl` (a line a row) or `csv`.")
    ] = "json",
) -> Response:
    """By instrument, aspect and party; the same bytes each time it is asked with a position.

    The headers `Repr-Digest` (RFC 9530) and `ETag` (in hex) hold their SHA-256.
    """
    spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed once it is sent
    try:
        made = service.questions.snapshot(
            valid_on,
            instrument=instrument,
            party=party,
            known_at=known_at,
            sources=sources,
            format=format,
        )
        with made as written:
            for portion in written:
                spool.write(portion)
    except BaseException:
        spool.close()
        raise
    digest = base64.b64encode(bytes.fromhex(written.sha256)).decode()
    headers = {
        "Content-Length": str(written.size),
        "Repr-Digest": f"sha-256=:{digest}:",
        **caching(request, written.sha256, known_at),
    }
    if has_it(request, headers["ETag"]):
        spool.close()
        del headers["Content-Length"]
        return Response(None, 304, headers)
    return StreamingResponse(_read(spool), media_type=FORMATS[format], headers=headers)


def _read(spool: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with spool:
        spool.seek(0)
        while portion := spool.read(_CHUNK):
            yield portion
