"""The shapes of audits: a document with all that rests on it, an answer with all it rests on.

Invariant: they show words, which may have to be erased one day; so unlike an answer an audit
is never the same for ever, and is not to be kept as if it were.
"""

from __future__ import annotations

from msgspec import Struct

from projections.questions.answers import FactView
from projections.questions.auditing.trail import (
    Audit,
    DecisionView,
    DocumentView,
    NoteView,
    QuoteView,
    Sources,
    UseView,
)
from projections.questions.explaining.reasons import Why


class DrawnFact(Struct, frozen=True, kw_only=True):
    """A fact in the audit of its document."""

    fact: FactView
    counts: bool
    """False once it was corrected, retracted or dropped: its notes say by whom and why."""
    quote: QuoteView | None
    proposed_by: str
    accepted_by: str
    decisions: tuple[DecisionView, ...]
    notes: tuple[NoteView, ...]
    uses: tuple[UseView, ...]
    bears_on: str | None


class DocumentTotals(Struct, frozen=True, kw_only=True):
    """Of all facts of a document, however many are shown."""

    facts: int
    counting: int
    taken_back: dict[str, int]
    """How many were `corrected`, `retracted` or `dropped`."""
    spans_for: int
    """Spans of days whose answer, as known now, one of them speaks for."""
    spans_against: int
    rejected: int
    """Proposals that readers had found in it and that do not stand."""


class DocumentAudit(Struct, frozen=True, kw_only=True):
    """Everything that rests on one document, as known now."""

    document: DocumentView
    origin: str | None
    copies: tuple[str, ...]
    sources: Sources
    """The document and its copies by their origins."""
    totals: DocumentTotals
    facts: tuple[DrawnFact, ...]
    """In the order of recording, at most as many as asked for."""
    next: int | None
    """The position after which the next facts are asked for; null if these are the last."""
    rejected: tuple[DecisionView, ...]
    """The last proposals that do not stand, at most as many as asked for."""


class BearingFact(Struct, frozen=True, kw_only=True):
    """A fact in the audit of an answer."""

    part: str
    """`decides`, `membership`, `contradicts`, `earlier` …: its part in `/why`."""
    speaks: str | None
    """`for` the answer or `against` it; null where it does neither."""
    audit: Audit


class AnswerAudit(Struct, frozen=True, kw_only=True):
    """An answer with every fact that bears on it, down to its words and who accepted them.

    Facts are in the order of `why`; their notes are all that was said of them by now, also after
    the position that the answer is pinned to.
    """

    why: Why
    rests_on: Sources
    """The documents of the facts that speak for the answer."""
    contradicted_by: Sources
    """The documents of those that speak against it."""
    facts: tuple[BearingFact, ...]
