"""The queue, the decisions that its forms send, and the form to sign in with.

Invariant: a decision is about the proposal as it was looked at (`revision`), comes from a page
of the reviewer's own session, and leads back to the queue, so that loading again sends nothing.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from msgspec import UNSET

from api.desk import Desk, page_of_proposals
from api.http.access import CurrentReader
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import ReviewedBy, show
from api.web import addresses
from api.web.rendering import Alternate, Frame, chronicle_of, page
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import UNDECIDED, Filed
from events.intake.proposals.outcome import Decided

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])
Act = Literal["accept", "amend", "reject", "skip", "undo"]


@router.get("/sign-in")
def sign_in(request: Request, reader: CurrentReader, next: str = "/review") -> Response:
    """The form that a token is given to; see `api.http.sessions`."""
    frame = Frame(title="Sign in", chronicle=chronicle_of(request))
    return page("review/sign_in.html", frame, reader=reader, next=next)


@router.get("/review")
def review(
    request: Request,
    service: Chronicled,
    reader: CurrentReader,
    after: Annotated[int, Query(ge=0)] = 0,
    decided: str = "",
) -> Response:
    """The next proposal that waits, in its paragraph, and the one that was just decided."""
    if reader.session is None or not reader.may("review"):
        return RedirectResponse(addresses.with_query("/sign-in", next=addresses.review()), 303)
    waiting = page_of_proposals(
        service, after=after, limit=1, document=None, states=UNDECIDED, rule=None
    )
    last = Desk(service).view(service.chronicle.proposals.one(decided)) if decided else None
    frame = Frame(
        title="Review",
        chronicle=chronicle_of(request),
        alternates=(Alternate("JSON", "application/json", "/proposals?state=open"),),
    )
    return page(
        "review/page.html",
        frame,
        reader=reader,
        csrf=reader.session.csrf,
        one=waiting.proposals[0] if waiting.proposals else None,
        counts={state: n for state, n in waiting.counts.items() if n},
        more=waiting.next,
        after=after,
        last=last,
    )


@router.post("/review/{proposal}/{act}")
def decide(
    service: Chronicled,
    by: ReviewedBy,
    proposal: str,
    act: Act,
    revision: Annotated[int | None, Form()] = None,
    after: Annotated[int, Form(ge=0)] = 0,
    reason: Annotated[str, Form(max_length=500)] = "",
    when: Annotated[str, Form(max_length=200)] = "",
    as_said: Annotated[str, Form(max_length=500)] = "",
    quote: Annotated[str, Form(max_length=20_000)] = "",
) -> Response:
    """Carry a decision out and go on to the next proposal. Raises as the decisions do."""
    row = service.chronicle.proposals.one(proposal)
    said = reason.strip() or None
    decisions = service.chronicle.decisions
    if act == "accept":
        made: Decided = decisions.accept(proposal, by, reason=said, revision=revision)
    elif act == "amend":
        changes = _changes(row, when, as_said or None, quote.replace("\r", ""))
        made = decisions.amend(proposal, changes, by, reason=said, revision=revision)
    elif act == "reject":
        made = decisions.reject(proposal, by, reason)
    elif act == "undo":
        made = decisions.undo(proposal, by, reason)
    else:
        made = decisions.skip(proposal, by)
        return RedirectResponse(addresses.review(after=row.place), 303)
    if made.position is not None:
        show(service, made.position)
    return RedirectResponse(addresses.review(after=after or "", decided=proposal), 303)


def _changes(row: Filed, when: str, as_said: str | None, quote: str) -> Amendment:
    """What differs from the proposal; a form sends back what nobody touched, too."""
    draft = row.draft
    if draft is None:  # its words are redacted: whatever is said is refused
        return Amendment(quote=quote)
    return Amendment(
        when=UNSET if when == draft.when else when,
        as_said=UNSET if as_said == draft.as_said else as_said,
        quote=UNSET if quote == draft.quote else quote,
    )
