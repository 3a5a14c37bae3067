"""What was decided about a proposal, told by the log.

Invariant: the stream of a proposal holds its decisions in their order, and the last of them
is in force. A row that was lost and is filed anew takes its state from there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from events.intake.proposals.filed import Filed, State
from events.log import Write
from events.record import DecisionUndone, ProposalAccepted, ProposalRejected
from events.report import Event

Decision = ProposalAccepted | ProposalRejected | DecisionUndone


def last_decision(history: Sequence[Event]) -> Decision | None:
    """The decision in force; None if there was never one."""
    decisions = [event for event in history if isinstance(event, Decision)]
    return decisions[-1] if decisions else None


def state_after(decision: Decision | None) -> State:
    """The state that a decision leaves a proposal in."""
    if isinstance(decision, ProposalAccepted):
        return "amended" if decision.amended else "accepted"
    return "rejected" if isinstance(decision, ProposalRejected) else "open"


def decided(row: Filed, decision: Decision, position: int, at: str | None) -> Filed:
    """The row after a decision that stands at this position of the log."""
    accepted = decision if isinstance(decision, ProposalAccepted) else None
    told = structs.replace(
        row.told,
        fact=accepted and accepted.fact,
        by=decision.by,
        at=at,
        reason=decision.reason,
        policy=accepted and accepted.policy,
        position=position,
    )
    return structs.replace(row, state=state_after(decision), told=told)


def decided_before(write: Write, row: Filed) -> Filed:
    """A row about to be filed, with what the log says of it."""
    history = write.stream(row.proposal)
    decision = last_decision(history)
    if decision is None:
        return row
    (position,) = write.positions([(row.proposal, len(history))])
    return decided(row, decision, position, None)
