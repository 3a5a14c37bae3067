"""The trail of a fact: its words, its document, who decided about it, and what rests on it.

Invariant: it shows words, which may have to be erased one day; no answer holds any of this.
"""

from __future__ import annotations

from msgspec import Struct

from projections.questions.answers import FactView


class QuoteView(Struct, frozen=True, kw_only=True):
    """The words, cut from the archived text when asked."""

    exact: str
    prefix: str
    suffix: str
    before: str
    """What stands before them in their paragraph; where that is long, the end of it."""
    after: str
    verified: bool
    """Whether the words are the ones that the event committed to."""
    state: str
    """`verified`; `moved`: the words stand elsewhere in the text now; `orphaned`: nowhere."""
    stands_at: int | None
    """Where the words begin now; null where they stand nowhere. They stay cited where they were."""
    language: str | None
    """Of the document, as it was archived (BCP 47); null where nobody said."""


class RedactionView(Struct, frozen=True, kw_only=True):
    """What stands where a document's words stood: who gives them to nobody, since when and why."""

    manner: str
    """`withheld`: kept, and given to nobody; `erased`: deleted for good."""
    by: str
    reason: str
    position: int
    recorded_at: str


class DocumentView(Struct, frozen=True, kw_only=True):
    """Where the words come from."""

    document: str
    title: str | None
    """Null too where the words are redacted, or are not kept here."""
    publisher: str | None
    published: str | None
    author: str | None
    language: str | None
    url: str | None
    syndication: str | None
    retrieved_at: str
    sha256: str | None
    """Of the bytes; null where they are redacted, or are not kept here."""
    size: int
    extractor: str
    position: int
    recorded_at: str
    redaction: RedactionView | None
    """Why the words are not given, if they are not."""


class NoteView(Struct, frozen=True, kw_only=True):
    """Something said later about a fact: corrected, retracted, disputed, confirmed, ranked."""

    kind: str
    detail: str | None
    by: str
    reason: str
    position: int
    recorded_at: str


class UseView(Struct, frozen=True, kw_only=True):
    """A span of days whose answer, as known now, rests on the fact or is contradicted by it."""

    party: str
    instrument: str
    aspect: str
    valid_from: str | None
    valid_to: str | None
    """The first day after the span; None if it has no end."""
    answer: str
    reason: str
    speaks: str
    """`for` the answer or `against` it; or it shows a `membership` that the answer rests on."""


class DecisionView(Struct, frozen=True, kw_only=True):
    """What was decided about a proposal that readers had found in a text, by whom and why."""

    decision: str
    """`proposal-accepted`, `proposal-rejected` or `decision-undone`."""
    proposal: str
    amended: bool
    """Whether the fact differs from what was proposed."""
    kind: str | None
    """What was proposed, about whom, in which words; null for `decision-undone`."""
    roles: dict[str, str]
    proposed_by: tuple[str, ...]
    rules: tuple[str, ...]
    start: int | None
    end: int | None
    by: str
    reason: str | None
    policy: str | None
    """The policy file by which it was accepted, if nobody looked at it."""
    policy_hash: str | None
    """Its SHA-256."""
    position: int
    recorded_at: str


class DecisionMade(DecisionView, frozen=True, kw_only=True):
    """A decision on its own, with what became of it."""

    document: str | None
    """Null for `decision-undone`, as `fact` is for whatever leaves none."""
    fact: str | None
    undone_at: int | None
    """The position of the decision that undid it; null while it stands."""


class DecisionList(Struct, frozen=True, kw_only=True):
    """Decisions about proposals, the newest first."""

    decisions: tuple[DecisionMade, ...]
    next: int | None
    """Before which position the next ones are; null where there are none."""


class OriginView(Struct, frozen=True, kw_only=True):
    """Documents that are copies of one, or come from one place."""

    documents: tuple[str, ...]
    says: str | None
    """What connects them, or of what a single one is a copy."""


class Sources(Struct, frozen=True, kw_only=True):
    """Documents by their origins: what nothing connects is counted as independent."""

    documents: int
    independent: int
    sentence: str
    origins: tuple[OriginView, ...]


class Audit(Struct, frozen=True, kw_only=True):
    """Everything the chronicle can show for one fact."""

    fact: FactView
    quote: QuoteView | None
    """Null where the words are redacted (`source.redaction`), or are not kept here."""
    source: DocumentView
    origin: str | None
    """The document that the source is a copy of, where that is on file."""
    copies: tuple[str, ...]
    """The other documents of its origin."""
    proposed_by: str
    accepted_by: str
    decisions: tuple[DecisionView, ...]
    """About the proposals that it came from; none where it was recorded as it is."""
    date_rule: str | None
    anchor: str | None
    leaf_hash: str
    notes: tuple[NoteView, ...]
    uses: tuple[UseView, ...]
    bears_on: str | None
    """How it bears on answers that are no spans: it says when an instrument began, or lists who
    takes part."""
