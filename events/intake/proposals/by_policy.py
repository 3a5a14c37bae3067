"""Accepting by a policy what nobody looks at.

Invariant: each acceptance is a write of its own, and names the policy; what the gate refuses
stays open and is told. What is on file in the same words is left to a person.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from domain.errors import Conflict, InvalidInput, NotFound, QuoteMismatch
from events.intake.proposals.deciding import Decided, Decisions
from events.intake.proposals.filed import Filed
from events.intake.proposals.policy import Policy, why_not
from events.intake.proposals.shelf import Shelf

_PAGE = 500
OnFile = Callable[[Filed], str | None]
"""The fact that says a proposal already in the same words; None if there is none."""


class LeftOpen(NamedTuple):
    """A proposal that the policy leaves to a person, and why."""

    row: Filed
    why: str


class Accepted(NamedTuple):
    """What a policy accepted, and what it left."""

    accepted: list[Decided]
    left: list[LeftOpen]


def accept_by_policy(
    shelf: Shelf,
    decisions: Decisions,
    policy: Policy,
    by: str,
    *,
    document: str | None = None,
    on_file: OnFile = lambda _row: None,
) -> Accepted:
    """Accept all open proposals that the policy allows, of one document or of all."""
    outcome = Accepted([], [])
    after = 0
    while rows := shelf.page(after=after, limit=_PAGE, document=document, states=("open",)):
        after = rows[-1].place
        for row in rows:
            why = _why_left(policy, row, on_file)
            if why is None:
                why = _accept(decisions, policy, row, by, outcome)
            if why is not None:
                outcome.left.append(LeftOpen(row, why))
    return outcome


def _why_left(policy: Policy, row: Filed, on_file: OnFile) -> str | None:
    why = why_not(policy.says, row)
    if why is None and (fact := on_file(row)) is not None:
        return f"on file as {fact}"
    return why


def _accept(
    decisions: Decisions, policy: Policy, row: Filed, by: str, outcome: Accepted
) -> str | None:
    """Why it was refused; None if it was accepted."""
    try:
        told = decisions.accept(row.proposal, by, revision=row.revision, policy=policy.mark)
    except (InvalidInput, NotFound, Conflict, QuoteMismatch) as error:
        return error.detail
    outcome.accepted.append(told)
    return None
