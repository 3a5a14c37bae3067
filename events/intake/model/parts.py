"""A long text in parts that can be sent one by one.

Invariant: the parts cover all of the text that is read, in order; each starts where the one
before it ends, or some paragraphs earlier for what "the group" means. What is sent of a part
holds no noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from events.intake.grounding import Span

_BREAKS = tuple(re.compile(breaks) for breaks in (r"\n\s*\n", r"\n", r"(?<=[.!?])\s", r"\s"))
_OVERLAP = 600  # code points of whole paragraphs that the next part starts with again


class Part(NamedTuple):
    """A span of the text, and the words of it that are sent."""

    start: int
    end: int
    words: str


def parts_of(
    text: str, noise: Sequence[Span], *, longest: int, most: int
) -> tuple[list[Part], int]:
    """(the parts, where reading stops): at most `most` parts of at most `longest` code points.

    Parts without a word outside noise are left out and count for nothing. Where reading stops
    is the length of the text, unless there is more of it than may be sent.
    """
    found: list[Part] = []
    start = 0
    while start < len(text):
        end = _end(text, start, longest)
        words = without(text, start, end, noise)
        if any(c.isalnum() for c in words):
            if len(found) == most:
                return found, start
            found.append(Part(_earlier(text, start, end, longest), end, words))
        start = end
    return [part._replace(words=without(text, *part[:2], noise)) for part in found], len(text)


def without(text: str, start: int, end: int, noise: Sequence[Span]) -> str:
    """The slice without its noise, each run of which leaves a line break."""
    kept = []
    for first, last in sorted(noise):
        if last <= start or first >= end:
            continue
        kept.append(text[start : max(start, first)])
        start = max(start, last)
    return "\n".join([*kept, text[start:end]] if start < end else kept)


def _end(text: str, start: int, longest: int) -> int:
    """The last break before the part grows too long: a paragraph's, a line's, a sentence's."""
    if len(text) - start <= longest:
        return len(text)
    for breaks in _BREAKS:
        ends = [found.end() for found in breaks.finditer(text, start, start + longest)]
        if ends and ends[-1] > start + longest // 3:
            return ends[-1]
    return start + longest


def _earlier(text: str, start: int, end: int, longest: int) -> int:
    """The start moved back over whole paragraphs, as far as the part may still grow."""
    room = min(_OVERLAP, longest - (end - start), start)
    if room <= 0:
        return start
    first = text.find("\n\n", start - room, max(0, start - 2))
    return start if first < 0 else first + 2
