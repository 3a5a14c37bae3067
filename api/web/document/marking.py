"""A text cut where quotes begin and end, so that each can be marked, also where they overlap.

Invariant: the pieces in order are the text, letter for letter; every quote is covered by
pieces that name it, and begins with the first of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A quote: code points of the text, `end` exclusive."""

    fact: str
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of text within the same quotes."""

    text: str
    facts: tuple[str, ...]
    """The facts whose quotes it is part of; none outside quotes."""
    begins: tuple[str, ...]
    """Those of them that begin with it."""


def pieces(text: str, spans: Sequence[Span], first: int = 0) -> list[Piece]:
    """The pieces of `text`, which stands at `first` in the whole that spans are counted in."""
    last = first + len(text)
    inside = [span for span in spans if span.start < last and span.end > first]
    cuts = {first, last}
    for span in inside:
        cuts |= {max(span.start, first), min(span.end, last)}
    places = sorted(cuts)
    return [
        Piece(
            text[start - first : end - first],
            tuple(span.fact for span in inside if span.start <= start and end <= span.end),
            tuple(span.fact for span in inside if max(span.start, first) == start),
        )
        for start, end in itertools.pairwise(places)
    ]
