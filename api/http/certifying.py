"""Paths that certify: the file that proves an answer, to be checked offline.

Invariant: a certificate is signed with the key that the server was started with, if that is
still the one in force; it certifies the record, not the world. Nothing is recorded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.http.describing import answer, problems
from api.http.parameters import AspectOf, Instrument, KnownAt, Party, Sources, ValidOn
from api.http.state import Chronicled, reach, refuse_strange_parameters
from api.wiring import Service, sealing_of
from domain.errors import NoKey
from events.pinned import PinnedQuestion
from events.seal.certificates.shape import CertificateFile

router = APIRouter(
    tags=["certify"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)]
)


async def _key(request: Request) -> Path:
    key: Path | None = request.app.state.settings.key
    if key is None:
        raise NoKey(
            "This server has no key, so it certifies nothing. Start it with CHRONICLE_KEY, or "
            "certify by the command line: 'chronicle certify'."
        )
    return key


SigningKey = Annotated[Path, Depends(_key)]
"""The file of the key that the server signs with."""


def _certified(service: Service, key: Path, question: PinnedQuestion) -> Response:
    opened = sealing_of(service)
    content = service.questions.certify(question, opened.seal, opened.keys.signer(key))
    about = (question.party, question.instrument, question.valid_on, str(question.known_at))
    name = "-".join([question.kind, *filter(None, about)])
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return Response(content, headers=headers, media_type="application/json")


@router.get(
    "/certificates/ask",
    summary="Certify an answer about a party",
    responses=answer(CertificateFile, "certify-ask") | problems(404, 409, 422, 503),
)
def certify_ask(
    service: Chronicled,
    key: SigningKey,
    party: Party,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """The answer of `/ask` with all that was weighed, in the words cited, and proof of each.

    `chronicle check-certificate` checks the file offline, by the public key alone.
    """
    question = service.questions.pinned(
        "ask", valid_on, known_at, party=party, instrument=instrument, aspect=aspect,
        sources=sources,
    )  # fmt: skip
    return _certified(service, key, question)


@router.get(
    "/certificates/roster",
    summary="Certify everybody's answer",
    responses=answer(CertificateFile, "certify-roster") | problems(404, 409, 422, 503),
)
def certify_roster(
    service: Chronicled,
    key: SigningKey,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """The answer of `/roster` with the facts that it names, their words and proofs."""
    question = service.questions.pinned(
        "roster", valid_on, known_at, instrument=instrument, aspect=aspect, sources=sources
    )
    return _certified(service, key, question)


@router.get(
    "/certificates/snapshot",
    summary="Certify every answer for one day",
    responses=answer(CertificateFile, "certify-snapshot") | problems(404, 409, 422, 503),
)
def certify_snapshot(
    service: Chronicled,
    key: SigningKey,
    valid_on: ValidOn,
    instrument: Annotated[
        str | None, Query(description="Only about this one: its id, a name or an alias.")
    ] = None,
    party: Annotated[
        str | None, Query(description="Only about this one: its id, a name or an alias.")
    ] = None,
    known_at: KnownAt = None,
    sources: Sources = None,
) -> Response:
    """The answer of `/snapshot` with the facts that it names; at most 20,000 of them."""
    question = service.questions.pinned(
        "snapshot", valid_on, known_at, instrument=instrument, party=party, sources=sources
    )
    return _certified(service, key, question)
