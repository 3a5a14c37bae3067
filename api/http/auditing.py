"""Paths that show where something came from, and what rests on it, down to the words.

Invariant: words may have to be erased one day, so nothing here is told to any cache as lasting.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response
from msgspec import Struct

from api import tabular
from api.http.describing import answer, problems
from api.http.paging import DEFAULT, After, Limit, link, next_page, number_of
from api.http.parameters import AspectOf, Instrument, KnownAt, Party, Sources, ValidOn
from api.http.sending import JSON, Format, shown, tabled
from api.http.shapes import DocumentPage
from api.http.state import Chronicled, reach, refuse_strange_parameters
from projections.questions.auditing import shapes, trail

router = APIRouter(tags=["ask"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])


@router.get(
    "/facts/{fact}",
    summary="Where a fact came from",
    responses=answer(trail.Audit, "audit") | problems(404, 422, 503),
)
def audit(
    service: Chronicled, fact: Annotated[str, Path(description="The id of a fact (`f1-…`).")]
) -> Response:
    """The audit: its quote in the archived text, the document, who recorded it, what rests on it.

    `quote.verified` says whether the words are still the ones that the log committed to.
    Quotes are kept by no cache: they may have to go one day.
    """
    return _words(service.questions.audit(fact))


def _words(audit: Struct) -> Response:
    """An audit: it shows quotes, so no cache is told that it may keep it."""
    return Response(msgspec.json.encode(audit), media_type=JSON)


@router.get(
    "/documents/{document}",
    summary="What rests on a document",
    responses=tabled(answer(DocumentPage, "audit-document")) | problems(404, 422, 503),
)
def audit_document(
    request: Request,
    service: Chronicled,
    document: Annotated[str, Path(description="The id of a document (`d1-…`).")],
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """Every fact drawn from it, in the order of recording: its words, who accepted it, what was
    said of it later, and the spans of answers that rest on it or are contradicted by it.

    `totals` are of all facts. `next`, also in the header `Link`, is the address of the page
    that follows; null on the last.
    """
    found = service.questions.document(document, after=number_of(after) or 0, limit=limit)
    address = next_page(request, found.next)
    page = DocumentPage(**{**msgspec.structs.asdict(found), "next": address})
    return shown(request, page, tabular.document, format, link(address))


@router.get(
    "/audit",
    summary="What an answer rests on, down to the words",
    responses=answer(shapes.AnswerAudit, "audit-answer") | problems(404, 409, 422, 503),
)
def audit_answer(
    service: Chronicled,
    party: Party,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """The answer of `/ask` as `/why` tells it, with the audit of each fact that bears on it,
    memberships included, and how many independent origins it has.

    Words may have to be erased, so this is never the same for ever, as an answer is.
    """
    found = service.questions.audit_answer(party, instrument, valid_on, known_at, aspect, sources)
    return _words(found)
