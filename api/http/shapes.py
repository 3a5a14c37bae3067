"""Shapes that only HTTP has: pages of lists, receipts, the state of the server.

Invariant: an answer at a receipt's position, or at any later one, includes all that
the receipt names.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from api.proposals import ProposalQueue
from domain.redactions import Manner
from events.chronicle import FactRecorded
from events.pinned import PinnedQuestion
from projections.questions.answers import EntityView, FactList
from projections.questions.auditing.shapes import DocumentAudit
from projections.questions.auditing.trail import DecisionMade
from projections.questions.citing.shapes import Watched


class DocumentPage(DocumentAudit, frozen=True, kw_only=True):
    """A document with the facts of one page."""

    next: str | None  # type: ignore[assignment]
    """The address of the page that follows; null on the last."""


class FactPage(FactList, frozen=True, kw_only=True):
    """Facts in the order of recording, a page of them."""

    next: str | None
    """The address of the page that follows, as known at this one's position."""


class PartyPage(Struct, frozen=True, kw_only=True):
    """Registered parties by id, a page of them."""

    parties: tuple[EntityView, ...]
    next: str | None
    """The address of the page that follows."""


class InstrumentPage(Struct, frozen=True, kw_only=True):
    """Registered instruments by id, a page of them."""

    instruments: tuple[EntityView, ...]
    next: str | None
    """The address of the page that follows."""


class DocumentReceipt(Struct, frozen=True, kw_only=True):
    """A document that is on file now."""

    document: str
    text: str
    position: int
    new: bool
    """False if it was on file before."""
    origin: str | None
    """The document that it is a copy of, by its words: what it says is no second source."""


class Registered(Struct, frozen=True, kw_only=True):
    """A party or instrument that is on file now."""

    id: str
    position: int
    new: bool
    """False if it was on file before, under all of these names."""


class PartiesReceipt(Struct, frozen=True, kw_only=True):
    """Parties that are on file now, in the order they were sent."""

    position: int
    parties: tuple[Registered, ...]


class InstrumentsReceipt(Struct, frozen=True, kw_only=True):
    """Instruments that are on file now, in the order they were sent."""

    position: int
    instruments: tuple[Registered, ...]


class WithdrawnFact(Struct, frozen=True, kw_only=True):
    """Why a fact on file counts no more."""

    kind: str
    """`fact-corrected`, `fact-retracted` or `report-dropped`."""
    position: int
    by: str
    reason: str
    done: str
    """In words, with the fact or document that stands in its place."""


class RecordedFact(Struct, frozen=True, kw_only=True):
    """A fact that is on file now."""

    fact: str
    position: int
    new: bool
    """False if the same report was on file before."""
    withdrawn: WithdrawnFact | None
    """Why it counts no more, if it was taken back since: sending it again changes nothing."""


def recorded_fact(fact: FactRecorded) -> RecordedFact:
    """What became of a fact, as a receipt says it."""
    gone = fact.withdrawn
    withdrawn = None if gone is None else WithdrawnFact(**gone._asdict())
    return RecordedFact(fact=fact.fact, position=fact.position, new=fact.new, withdrawn=withdrawn)


class FactsReceipt(Struct, frozen=True, kw_only=True):
    """Facts that are on file now, in the order they were sent."""

    position: int
    facts: tuple[RecordedFact, ...]


class TallyView(Struct, frozen=True, kw_only=True):
    """How many of one sort were new, and how many were on file before."""

    new: int
    on_file: int


class BundleReceipt(Struct, frozen=True, kw_only=True):
    """A bundle whose items are all on file now."""

    position: int
    tallies: dict[str, TallyView]
    """For documents, parties, instruments and facts."""
    documents: dict[str, str]
    """The id of each document, by its key in the bundle."""
    facts: tuple[str, ...]
    """The ids of the facts, in the order of the bundle."""
    copies: dict[str, str]
    """The id of the document that came first, by the id of each that is a copy of it."""
    withdrawn: tuple[RecordedFact, ...]
    """Those of them that were on file and count no more: they stay taken back."""


class NoteReceipt(Struct, frozen=True, kw_only=True):
    """What was said about a fact is on file now."""

    fact: str
    position: int
    new: bool
    """False if the same was said before."""


class CorrectionReceipt(Struct, frozen=True, kw_only=True):
    """A fact is replaced by another now."""

    fact: str
    replacement: str
    """The id of the fact that stands in its place."""
    position: int
    new: bool
    """False if the same was said before."""


class RedactionReceipt(Struct, frozen=True, kw_only=True):
    """A document's words are given to nobody now."""

    document: str
    manner: Manner
    """`erased` also where less was asked of one that is erased."""
    position: int
    new: bool
    """False if it was so before."""
    remarks: tuple[str, ...]
    """Where erased words may still stand, and what to do about it."""


class LiftReceipt(Struct, frozen=True, kw_only=True):
    """A document's words are given again now."""

    document: str
    position: int
    new: bool
    """False if it was so before."""


class MergeReceipt(Struct, frozen=True, kw_only=True):
    """A party is merged into another now, or no longer."""

    merged: str
    into: str
    position: int
    new: bool
    """False if it was so before."""


class CitationReceipt(Struct, frozen=True, kw_only=True):
    """An answer is cited now."""

    citation: str
    position: int
    new: bool
    """False if the same question was cited before."""
    sha256: str
    """Of the answer's JSON."""
    question: PinnedQuestion


class CitationPage(Struct, frozen=True, kw_only=True):
    """Citations in the order of citing, a page of them."""

    citations: tuple[Watched, ...]
    next: str | None
    """The address of the page that follows."""


class PolicyReceipt(Struct, frozen=True, kw_only=True):
    """A version of the rules is in force now."""

    policy: int
    position: int
    """Since when."""
    new: bool
    """False if it was in force before."""


class PolicyVersion(Struct, frozen=True, kw_only=True):
    """A version of the rules that weigh reports."""

    policy: int
    about: str


class PolicyView(Struct, frozen=True, kw_only=True):
    """The version of the rules that is in force, and every version there is."""

    policy: int
    versions: tuple[PolicyVersion, ...]


class ProposalPage(ProposalQueue, frozen=True, kw_only=True):
    """Proposals in the order of filing, a page of them."""

    next: str | None  # type: ignore[assignment]
    """The address of the page that follows."""


class DecisionPage(Struct, frozen=True, kw_only=True):
    """Decisions about proposals, the newest first, a page of them."""

    decisions: tuple[DecisionMade, ...]
    next: str | None
    """The address of the page that follows."""


class DecisionReceipt(Struct, frozen=True, kw_only=True):
    """What a proposal is now."""

    proposal: str
    state: str
    fact: str | None
    """The fact that it became."""
    position: int | None
    """Of the decision in the log; null where it left no event: a skip, undone."""
    new: bool
    """False if it was so before."""


class Health(Struct, frozen=True, kw_only=True):
    """The process is up."""

    status: Literal["up"] = "up"


class Readiness(Struct, frozen=True, kw_only=True):
    """Questions are answered, and answers are kept in step with the log."""

    status: Literal["ready"] = "ready"
    position: int
    """The last position that is in the answers."""
    head: int
    """The last position of the log."""
