"""What the pages of a reviewer show: the proposal that is next, and what was decided.

Invariant: what is shown of a proposal is what accepting it would record, `revision` and all.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from api.desk import Desk
from api.proposals import ProposalView, new_names
from api.web import addresses
from api.web.review.form import NOTHING, Form, Sent, form_of, wrong
from api.wiring import Service
from domain.errors import ChronicleError, NotFound
from events.intake.proposals.filed import UNDECIDED, Filed
from events.record import DecisionUndone, ProposalAccepted, ProposalRejected
from projections.questions.auditing.trail import DecisionMade

_WORDS = {ProposalRejected.TOPIC: "Rejected", DecisionUndone.TOPIC: "Undone"}


class Refused(NamedTuple):
    """Why the last decision was not made, and the form that was sent."""

    error: ChronicleError
    field: str
    """The name of the field that it is about; empty where it is about none."""


class Queue(NamedTuple):
    """The next proposal that waits, and what became of the one before it."""

    one: ProposalView | None
    form: Form | None
    """None where the words are redacted, or nothing waits."""
    after: int
    counts: dict[str, int]
    last: ProposalView | None
    refused: Refused | None = None
    names: Mapping[str, str] = {}
    """By id, of whom the proposal names, and of whom it would register."""
    opened: bool = False
    """Whether the form to amend it by is the one to look at."""


class Made(NamedTuple):
    """A decision that was made."""

    word: str
    sentence: str
    became: str | None
    """What the fact says, where it was amended."""
    proposal: str
    by: str
    at: str
    reason: str | None
    policy: str | None
    href: str | None
    """Where the words are."""
    can_be_undone: bool


def queue(service: Service, after: int, decided: str, kind: str) -> Queue:
    """The first proposal behind a place that waits. Raises `NotFound` for an unknown `decided`."""
    shelf, desk = service.chronicle.proposals, Desk(service)
    waiting = shelf.page(after=after, limit=1, states=UNDECIDED)
    last = desk.view(shelf.one(decided)) if decided else None
    return _queue(service, desk, waiting[0] if waiting else None, after, last, kind, NOTHING)


def again(service: Service, row: Filed, after: int, error: ChronicleError, typed: Sent) -> Queue:
    """The proposal whose decision was refused, if it waits still, with what was typed."""
    now = service.chronicle.proposals.one(row.proposal)
    if not now.undecided:
        return queue(service, after, "", "")._replace(refused=Refused(error, ""))
    kept = typed if typed.get("revision") == str(now.revision) else NOTHING
    found = _queue(service, Desk(service), now, after, None, kept.get("kind", ""), kept)
    return found._replace(refused=Refused(error, wrong(error)), opened="kind" in kept)


def _queue(
    service: Service,
    desk: Desk,
    row: Filed | None,
    after: int,
    last: ProposalView | None,
    kind: str,
    typed: Sent,
) -> Queue:
    counts = {state: n for state, n in service.chronicle.proposals.counts().items() if n}
    if row is None:
        return Queue(None, None, after, counts, last)
    one, form = desk.view(row), None
    names = new_names(one) | desk.names(chain(one.roles.values(), *one.choices.values()))
    if row.draft is not None:
        form = form_of(row.draft, names, kind or row.draft.kind, typed)
    return Queue(one, form, after, counts, last, names=names, opened=bool(kind))


def decisions(service: Service, made: tuple[DecisionMade, ...]) -> tuple[Made, ...]:
    """These decisions in words."""
    desk = Desk(service)
    return tuple(_made(service, desk, each) for each in made)


def _made(service: Service, desk: Desk, one: DecisionMade) -> Made:
    try:
        row = service.chronicle.proposals.one(one.proposal)
    except NotFound:  # a chronicle from an export has the decisions alone
        row = None
    accepted = "Accepted with changes" if one.amended else "Accepted"
    became = None
    if one.amended and one.fact is not None:
        became = service.questions.audit(one.fact).fact.sentence
    return Made(
        word=accepted if one.decision == ProposalAccepted.TOPIC else _WORDS[one.decision],
        sentence=desk.sentence(row) if row else _bare(desk, one),
        became=became,
        proposal=one.proposal,
        by=one.by,
        at=one.recorded_at,
        reason=one.reason,
        policy=one.policy,
        href=_place(one),
        can_be_undone=row is not None
        and one.undone_at is None
        and one.decision != DecisionUndone.TOPIC,
    )


def _bare(desk: Desk, one: DecisionMade) -> str:
    """A proposal that is not kept, by its kind and roles."""
    names = desk.names(one.roles.values())
    who = ", ".join(names.get(each, each) for each in one.roles.values())
    return f"{one.kind}: {who}" if one.kind else one.proposal


def _place(one: DecisionMade) -> str | None:
    if one.document is None:
        return None
    return addresses.passage(one.document, one.fact) if one.fact else addresses.document(
        one.document
    )  # fmt: skip
