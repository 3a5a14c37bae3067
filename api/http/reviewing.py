"""Paths for what readers found in pages: the queue, and decisions about it.

Invariant: a decision is about the proposal as it stands under the write lock; made twice it
is recorded once, and what is decided otherwise already is a conflict, not overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from msgspec import Struct

from api import tabular
from api.desk import Desk, page_of_proposals
from api.http.bodies import (
    AcceptanceBody,
    AmendmentBody,
    JsonBody,
    ReasonBody,
    SkipBody,
    parsed,
    shaped,
)
from api.http.describing import answer, problems
from api.http.paging import DEFAULT, After, Limit, link, next_page, number_of
from api.http.sending import Format, sent, shown, tabled
from api.http.shapes import DecisionPage, DecisionReceipt, ProposalPage
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import ReviewedBy, Route, posting, receipted
from api.proposals import ProposalView
from api.wiring import Service
from domain.errors import InvalidInput
from events.intake.proposals.filed import STATES, State
from events.intake.proposals.outcome import Decided

router = APIRouter(tags=["review"], dependencies=[Depends(refuse_strange_parameters)])

Proposal = Annotated[str, Path(description="The id of a proposal (`p1-…`).")]


def _decision(
    what: str, summary: str, sent: type[Struct], example: str
) -> Callable[[Route], Route]:
    """The path by which a decision about one proposal is sent."""
    path = f"/proposals/{{proposal}}/{what}"
    return posting(router, path, summary, sent, DecisionReceipt, example)


@router.get(
    "/proposals",
    summary="What readers found in pages",
    responses=tabled(answer(ProposalPage, "list-proposals")) | problems(404, 422, 503),
)
def proposals(
    request: Request,
    service: Chronicled,
    document: Annotated[
        str | None, Query(description="Only what was found in this document (its id).")
    ] = None,
    state: Annotated[
        str | None,
        Query(description=f"Only what is in this state: {', '.join(STATES)}. `open` waits."),
    ] = None,
    rule: Annotated[
        str | None, Query(description="Only what this pattern family found (`named-list`).")
    ] = None,
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """In the order of filing, each with its quote in its paragraph and what is on file already.

    `next`, also in the header `Link`, is the address of the page that follows, null on the last.
    """
    place, states = number_of(after), _states(state)
    found = page_of_proposals(
        service, after=place, limit=limit, document=document, states=states, rule=rule
    )
    address = next_page(request, found.next)
    page = ProposalPage(**{**msgspec.structs.asdict(found), "next": address})
    return shown(request, page, tabular.proposals, format, link(address))


@router.get(
    "/decisions",
    summary="What was decided about proposals",
    responses=tabled(answer(DecisionPage, "list-decisions")) | problems(422, 503),
)
def decisions(
    request: Request,
    service: Chronicled,
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """Who accepted, amended, rejected or undid what, when and why; the newest first.

    `undone_at` says which of them no longer stand. `next`, also in the header `Link`, is the
    address of the page that follows, null on the last.
    """
    before = None if after is None else number_of(after)
    found = service.questions.decisions(before=before, limit=limit)
    address = next_page(request, found.next)
    page = DecisionPage(decisions=found.decisions, next=address)
    return sent(request, page, table=_table, format=format, headers=link(address))


def _table(page: DecisionPage) -> tabular.Table:
    return tabular.decisions(page.decisions)


@router.get(
    "/proposals/{proposal}",
    summary="One proposal",
    responses=answer(ProposalView, "show-proposal") | problems(404, 422, 503),
)
def proposal(service: Chronicled, proposal: Proposal) -> Response:
    """The proposal as it stands now; its `revision` says which one was looked at."""
    view = Desk(service).view(service.chronicle.proposals.one(proposal))
    return Response(msgspec.json.encode(view), media_type="application/json")


@_decision("acceptance", "Accept a proposal", AcceptanceBody, "accept-proposal")
def accept(service: Chronicled, by: ReviewedBy, proposal: Proposal, sent: JsonBody) -> Response:
    """Its fact is recorded, and whom it names that is new is registered: all of it, or nothing.

    With `revision`, it is accepted only if it is still what was looked at: else 409.
    """
    said = shaped(AcceptanceBody, parsed(sent))
    made = service.chronicle.decisions.accept(
        proposal, by, reason=said.reason, revision=said.revision
    )
    return _decided(service, made)


@_decision("amendment", "Accept a proposal with changes", AmendmentBody, "amend-proposal")
def amend(service: Chronicled, by: ReviewedBy, proposal: Proposal, sent: JsonBody) -> Response:
    """What `changes` leaves out stays as it was found; the decision says that it was amended."""
    said = shaped(AmendmentBody, parsed(sent))
    made = service.chronicle.decisions.amend(
        proposal, said.changes, by, reason=said.reason, revision=said.revision
    )
    return _decided(service, made)


@_decision("rejection", "Reject a proposal", ReasonBody, "reject-proposal")
def reject(service: Chronicled, by: ReviewedBy, proposal: Proposal, sent: JsonBody) -> Response:
    """The text does not say that. It is not proposed again from these words, by any reader."""
    said = shaped(ReasonBody, parsed(sent))
    return _decided(service, service.chronicle.decisions.reject(proposal, by, said.reason))


@_decision("skip", "Leave a proposal for another time", SkipBody, "skip-proposal")
def skip(service: Chronicled, by: ReviewedBy, proposal: Proposal, sent: JsonBody) -> Response:
    """Nothing is recorded; the proposal waits in the state `skipped`, where policies leave it."""
    shaped(SkipBody, parsed(sent))
    return _decided(service, service.chronicle.decisions.skip(proposal, by))


@_decision("undo", "Undo what was decided about a proposal", ReasonBody, "undo-decision")
def undo(service: Chronicled, by: ReviewedBy, proposal: Proposal, sent: JsonBody) -> Response:
    """It is open again. A fact that came with the acceptance is retracted, for this reason."""
    said = shaped(ReasonBody, parsed(sent))
    return _decided(service, service.chronicle.decisions.undo(proposal, by, said.reason))


def _states(state: str | None) -> tuple[State, ...]:
    if state is None:
        return ()
    found = tuple(each for each in STATES if each == state)
    if not found:
        raise InvalidInput(
            f"{state!r} is no state of a proposal; there are {', '.join(STATES)}.", field="state"
        )
    return found


def _decided(service: Service, made: Decided) -> Response:
    told = DecisionReceipt(**made._asdict())
    position = made.position or service.chronicle.log.head().position
    return receipted(service, told, position, new=made.new)
