"""Accepting by a policy what nobody looks at.

Invariant: what is accepted of one document is one write, all of it or nothing, and each decision
names the policy; what the gate refuses stays open and is told. What is on file in the same words
is left to a person.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from events.intake.proposals.deciding import Decisions
from events.intake.proposals.filed import Filed
from events.intake.proposals.outcome import Decided
from events.intake.proposals.policy import Policy, why_not
from events.intake.proposals.shelf import Shelf

_PAGE = 10_000
"""Proposals that one write accepts at most; a page has a few dozen."""
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
        whys = [_why_left(policy, row, on_file) for row in rows]
        outcome.left.extend(
            LeftOpen(row, why) for row, why in zip(rows, whys, strict=True) if why is not None
        )
        allowed = [row for row, why in zip(rows, whys, strict=True) if why is None]
        for row, told in zip(allowed, decisions.accept_all(allowed, by, policy.mark), strict=True):
            if isinstance(told, Decided):
                if told.new:  # else another process was quicker
                    outcome.accepted.append(told)
            else:
                outcome.left.append(LeftOpen(row, told.detail))
    return outcome


def _why_left(policy: Policy, row: Filed, on_file: OnFile) -> str | None:
    why = why_not(policy.says, row)
    if why is None and (fact := on_file(row)) is not None:
        return f"on file as {fact}"
    return why
