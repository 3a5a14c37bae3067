"""The shapes of citations: what was cited, and how it compares with what is answered now.

Invariant: what is pinned never changes; what is of today stands apart, with the position
it was compared at.
"""

from __future__ import annotations

from msgspec import Raw, Struct

from events.pinned import PinnedQuestion
from projections.questions.explaining.explanations import Diff


class CitationView(Struct, frozen=True, kw_only=True):
    """A citation as it was put on file."""

    citation: str
    question: PinnedQuestion
    sha256: str
    """Of the answer's JSON, the bytes that every door gives."""
    by: str
    reason: str | None
    position: int
    recorded_at: str


class Today(Struct, frozen=True, kw_only=True):
    """What would be answered if the question were put now."""

    changed: bool
    """Whether anybody's standing is another one, in its answer or in what it rests on."""
    position: int
    """The position that was compared."""
    known_at: str | None
    answer: str | None
    """The sentence that answers it now, where it is about one party."""
    diffs: tuple[Diff, ...]
    """Who stands differently and what made it so, by instrument and aspect: only where anybody
    does, and of one party only its own changes."""


class Watched(CitationView, frozen=True, kw_only=True):
    """A citation, and whether its answer would be another today."""

    today: Today


class CitedAnswer(Watched, frozen=True, kw_only=True):
    """A citation with its answer as it was cited."""

    intact: bool
    """Whether the answer still has the SHA-256 that it was cited with."""
    answer: Raw | None
    """The pinned answer; None for a snapshot, which is asked for by itself."""
