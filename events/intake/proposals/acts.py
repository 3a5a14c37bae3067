"""What a decision writes: the events, and nothing that the text says.

Invariant: a decision names the proposal by kind, roles and span, so that it can be told which
others it covers; a fact is taken back only by the undoing of the decision that it came with.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import structs

from domain.errors import Conflict
from domain.names import fold
from events.corrections import Closing
from events.entities import Draft, entity_stream
from events.intake.proposals.filed import Filed
from events.log import New, Write
from events.record import FactRetracted, InstrumentRegistered, PartyRegistered, ProposalAccepted
from events.saying import said


class ByPolicy(NamedTuple):
    """The policy by which a proposal is accepted that nobody has looked at."""

    name: str
    sha256: str


def about(row: Filed) -> dict[str, object]:
    """What every decision says of the proposal; no words of the text."""
    return {
        "proposal": row.proposal,
        "document": row.document,
        "text": row.text,
        "start": row.start,
        "end": row.end,
        "kind": row.kind,
        "roles": row.told.roles,
        "apart": row.told.apart,
        "proposed_by": row.told.readers,
        "rules": row.told.rules,
    }


def acceptance(
    row: Filed,
    fact: str,
    by: str,
    *,
    is_amended: bool,
    reason: str | None,
    policy: ByPolicy | None,
) -> ProposalAccepted:
    """The event of an acceptance. Raises `InvalidInput` for a reason that is blank or too long."""
    # a reason is optional here; where it is given it is as long as any other
    event = said(
        ProposalAccepted,
        by,
        "accepted" if reason is None else reason,
        **about(row),
        fact=fact,
        amended=is_amended,
        policy=policy and policy.name,
        policy_hash=policy and policy.sha256,
    )
    return structs.replace(event, reason=reason)


def retractions(write: Write, row: Filed, by: str, reason: str) -> list[New]:
    """The retraction of the fact that came with an acceptance; none for an older fact."""
    fact, position = row.told.fact, row.told.position
    if fact is None or position is None:
        return []
    history = write.stream(fact)
    came_with_it = write.positions([(fact, 1)])[0] > position
    if not came_with_it or any(isinstance(event, Closing) for event in history):
        return []
    return [New(fact, len(history) + 1, said(FactRetracted, by, reason, fact=fact))]


def refuse_closed(write: Write, fact: str) -> None:
    """Raise `Conflict` if a fact that would be recorded counts no more."""
    for event in write.stream(fact):
        if isinstance(event, Closing):
            raise Conflict(
                f"The fact of this proposal, {fact}, was taken back by {event.by} "
                f"({event.reason}); it cannot be brought back. Amend the proposal, or reject it.",
            )


def is_on_file(write: Write, new: Draft) -> bool:
    """Whether an earlier decision registered the same: the id, the kind, the name but for "the"."""
    history = write.stream(entity_stream(new.id))
    if not history or not isinstance(history[0], PartyRegistered | InstrumentRegistered):
        return False
    return history[0].kind == new.kind and fold(history[0].name) == fold(new.name)
