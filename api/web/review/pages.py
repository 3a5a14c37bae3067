"""The queue, the decisions that its forms send, and those that were made.

Invariant: a decision is about the proposal as it was looked at (`revision`), comes from a page
of the reviewer's own session, and leads back to a page, so that loading again sends nothing;
one that is refused is shown again with why, and with what was typed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.http.problems import status_of
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import ReviewedBy, show
from api.web import addresses
from api.web.rendering import Frame, here, page, rows_as_data
from api.web.review import form, view
from api.wiring import Service
from domain.errors import InvalidInput
from events.intake.proposals.filed import Filed
from events.intake.proposals.outcome import REFUSALS, Decided

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])
Act = Literal["accept", "amend", "reject", "skip", "undo"]
_MOST = 20
"""Decisions on a page."""
_LONGEST = 20_000
"""Characters of the longest field, which is a quote."""


async def _sent(request: Request) -> dict[str, str]:
    """The fields of a form, as they were sent. Raises `InvalidInput` for what no field can be."""
    sent = {name: said for name, said in (await request.form()).items() if isinstance(said, str)}
    for name, said in sent.items():
        if "\0" in said:
            raise InvalidInput(f"{name} holds the character U+0000.", field=name)
        if len(said) > _LONGEST:
            raise InvalidInput(
                f"{name} has {len(said):,} characters; {_LONGEST:,} at most are read.", field=name
            )
    return sent


@router.get("/review")
def review(
    request: Request,
    service: Chronicled,
    _: ReviewedBy,
    after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
    decided: str = "",
    kind: str = "",
) -> Response:
    """The next proposal that waits, in its paragraph, and the one that was just decided.

    `kind`: the form to amend it by is that of another kind of fact.
    """
    return _page(request, view.queue(service, after, decided, kind))


@router.get("/review/decisions")
def decisions(
    request: Request,
    service: Chronicled,
    _: ReviewedBy,
    before: Annotated[int | None, Query(ge=0, le=2**63 - 1)] = None,
) -> Response:
    """What was decided, the newest first, each to be undone where it stands."""
    found = service.questions.decisions(before=before, limit=_MOST)
    frame = Frame(title="Decisions", here=here(request), alternates=rows_as_data("/decisions"))
    return page(
        "review/decisions.html",
        frame,
        made=view.decisions(service, found.decisions),
        before=before,
        older=None if found.next is None else addresses.decisions(before=found.next),
    )


@router.post("/review/{proposal}/{act}")
def decide(
    request: Request,
    service: Chronicled,
    by: ReviewedBy,
    proposal: str,
    act: Act,
    sent: Annotated[dict[str, str], Depends(_sent)],
    revision: Annotated[int | None, Form()] = None,
    after: Annotated[int, Form(ge=0)] = 0,
    before: Annotated[int | None, Form(ge=0)] = None,
    reason: Annotated[str, Form(max_length=500)] = "",
    listed: Annotated[bool, Form()] = False,
) -> Response:
    """Carry a decision out and go on: to the next proposal, or to the list it was undone in."""
    row = service.chronicle.proposals.one(proposal)
    try:
        made = _made(service, row, act, by, sent, reason, revision)
    except REFUSALS as error:
        shown = view.again(service, row, after, error, sent)
        return _page(request, shown, status=status_of(error))
    if made.position is not None:
        show(service, made.position)
    if listed:
        return RedirectResponse(addresses.decisions(before=before), 303)
    if act == "skip":
        return RedirectResponse(addresses.review(after=row.place), 303)
    return RedirectResponse(addresses.review(after=after or "", decided=proposal), 303)


def _made(
    service: Service,
    row: Filed,
    act: Act,
    by: str,
    sent: form.Sent,
    reason: str,
    revision: int | None,
) -> Decided:
    """The decision; raises as it does."""
    decisions, proposal = service.chronicle.decisions, row.proposal
    said = reason.strip() or None
    if act == "amend" and row.draft is not None:
        change = form.read(service.questions, row.draft, sent)
        return decisions.amend(proposal, change, by, reason=said, revision=revision)
    if act in ("accept", "amend"):  # where its words are redacted, either is refused
        return decisions.accept(proposal, by, reason=said, revision=revision)
    if act == "reject":
        return decisions.reject(proposal, by, reason)
    if act == "undo":
        return decisions.undo(proposal, by, reason)
    return decisions.skip(proposal, by)


def _page(request: Request, shown: view.Queue, status: int = 200) -> Response:
    frame = Frame(
        title="Review",
        here=here(request),
        alternates=rows_as_data("/proposals", state="open"),
    )
    return page("review/page.html", frame, status=status, view=shown)
