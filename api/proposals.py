"""Shapes in which both doors show proposals.

Invariant: a view holds all that accepting the proposal would record, and the revision that
says so; what is on file beside it is told and decides nothing.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from projections.questions.answers import FactView
from projections.questions.auditing.trail import RedactionView


class OnFile(Struct, frozen=True, kw_only=True):
    """A fact that says already what is proposed."""

    fact: str
    document: str
    where: str
    """`same words`, or `near copy`: another document that is a copy of this one."""


class ProposalView(Struct, frozen=True, kw_only=True):
    """A proposal with all that a reviewer needs to decide."""

    proposal: str
    place: int
    """In the queue; the next page starts after it."""
    revision: int
    """Send it along to be sure that what is accepted is what was looked at."""
    state: str
    document: str
    text: str
    sentence: str
    kind: str
    roles: dict[str, str]
    readers: tuple[str, ...]
    rules: tuple[str, ...]
    start: int
    end: int
    quote: str | None
    """None where the words are redacted, and with it all that was proposed but kind and roles."""
    before: str | None
    """What stands before the quote in its paragraph."""
    after: str | None
    when: str | None = None
    date_rule: str | None = None
    anchor: str | None = None
    """The day that a relative date was resolved against."""
    basis: str | None = None
    modality: str | None = None
    values: dict[str, Any] = {}
    as_said: str | None = None
    named_as: dict[str, str] | None = None
    attributed_to: str | None = None
    choices: dict[str, tuple[str, ...]] = {}
    """By role: those registered under the name; an amendment has to give the role one of them."""
    doubts: tuple[str, ...] = ()
    new_parties: tuple[PartyDraft, ...] = ()
    """Whom accepting would register."""
    new_instruments: tuple[InstrumentDraft, ...] = ()
    redaction: RedactionView | None = None
    """Why the words are not given, if they are not."""
    language: str | None = None
    """Of the document (BCP 47); None where nobody said."""
    publisher: str | None = None
    published: str | None = None
    origin: str | None = None
    """The document that this one is a copy of."""
    on_file: OnFile | None = None
    fact: str | None = None
    """The fact that it became."""
    became: FactView | None = None
    """That fact, where it was amended: all that is told above is as it was found."""
    decided_by: str | None = None
    decided_at: str | None = None
    reason: str | None = None
    policy: str | None = None
    """By which policy it was accepted, if nobody looked at it."""
    position: int | None = None
    """Of the decision in the log."""


class ProposalQueue(Struct, frozen=True, kw_only=True):
    """Proposals in the order of filing."""

    proposals: tuple[ProposalView, ...]
    next: int | None
    """The place that the rest of the queue comes after; None where this was the end."""
    counts: dict[str, int]
    """How many there are in each state, whatever the filter."""


def new_names(found: Proposal | ProposalView) -> dict[str, str]:
    """The names, by id, of those whom accepting it would register."""
    parties = {party.id: party.name for party in found.new_parties}
    return parties | {instrument.id: instrument.name for instrument in found.new_instruments}
