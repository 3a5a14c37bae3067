"""Paths that cite: a permanent address for an answer, and whether it would be another today.

Invariant: an address once given leads to the same bytes for ever; what is of today stands
apart from what is pinned, and no cache keeps it without asking.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.http.bodies import CitationBody, JsonBody, parsed, shaped
from api.http.describing import answer, body, problems
from api.http.explaining import snapshot
from api.http.paging import DEFAULT, After, Limit, link, next_page, number_of
from api.http.sending import sent
from api.http.shapes import CitationPage, CitationReceipt
from api.http.state import Chronicled, reach, refuse_strange_parameters
from api.http.writing import REFUSALS, RecordedBy, receipted
from projections.questions import answers
from projections.questions.citing.shapes import CitedAnswer

router = APIRouter(tags=["cite"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])

Citation = Annotated[str, Path(description="The id of a citation (`a1-…`).")]


@router.post(
    "/citations",
    summary="Cite an answer",
    status_code=201,
    responses=answer(CitationReceipt, "cite", 201, 200) | REFUSALS,
    openapi_extra=body(CitationBody, "cite"),
)
def cite(service: Chronicled, by: RecordedBy, content: JsonBody) -> Response:
    """The question is put on file with both clocks pinned, and the SHA-256 of its answer.

    The same question is cited once: `new` is false and the status 200.
    """
    said = shaped(CitationBody, parsed(content))
    question = service.questions.pinned(
        said.kind, said.valid_on, said.known_at, party=said.party, instrument=said.instrument,
        aspect=said.aspect, sources=said.sources,
    )  # fmt: skip
    hashed = service.questions.answer_hash(question)
    cited = service.chronicle.citations.cite(question, hashed, by, said.reason)
    told = CitationReceipt(**cited._asdict(), sha256=hashed, question=question)
    return receipted(service, told, cited.position, new=cited.new)


@router.get(
    "/citations",
    summary="What is cited",
    responses=answer(CitationPage, "list-citations") | problems(422, 503),
)
def citations(
    request: Request,
    service: Chronicled,
    changed: Annotated[
        bool, Query(description="Only those whose answer would be different today.")
    ] = False,
    after: After = None,
    limit: Limit = DEFAULT,
) -> Response:
    """In the order of citing, each with `today`: whether its answer would be different.

    With `changed` a page may have fewer than `limit`, and `next` all the same.
    """
    found = service.questions.watched(after=number_of(after), limit=limit + 1)
    address = None
    if len(found) > limit:
        found = found[:limit]
        address = next_page(request, found[-1].position)
    shown = tuple(one for one in found if one.today.changed or not changed)
    return sent(request, CitationPage(citations=shown, next=address), headers=link(address))


@router.get(
    "/citations/{citation}",
    summary="One citation",
    responses=answer(CitedAnswer, "show-citation") | problems(404, 422, 503),
)
def cited(request: Request, service: Chronicled, citation: Citation) -> Response:
    """The answer as it was cited, and what would be answered today.

    `intact` says whether the answer still has the SHA-256 that it was cited with.
    """
    return sent(request, service.questions.cited(citation))


@router.get(
    "/citations/{citation}/answer",
    summary="The cited answer alone",
    responses=answer(answers.AskAnswer, "ask") | problems(404, 422, 503),
)
def cited_answer(request: Request, service: Chronicled, citation: Citation) -> Response:
    """The JSON of the pinned answer, an ask's, a roster's or a snapshot's: the same bytes for ever.

    `ETag` is the SHA-256 of the bytes, and caches may keep them.
    """
    asked = service.questions.citation(citation)
    sources = None if asked.sources is None else list(asked.sources)
    position, ask = str(asked.known_at), service.questions
    if asked.kind == "snapshot":
        return snapshot(
            request, service, asked.valid_on, asked.instrument, asked.party, position,
            sources,
        )  # fmt: skip
    clocks = asked.valid_on, asked.known_at, asked.aspect, sources
    instrument = asked.instrument or ""
    if asked.kind == "ask":
        return sent(request, ask.ask(asked.party or "", instrument, *clocks), position)
    return sent(request, ask.roster(instrument, *clocks), position)
