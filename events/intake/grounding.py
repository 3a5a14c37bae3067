"""A quote that somebody gave from memory, found in its text or dropped.

Invariant: what comes back is the exact slice of the text at its offsets and shares no code
point with noise. Likeness only helps to find; it never stands as a quote, and words that
differ in a number or a denial are held to be other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

CUT = 90.0
"""The least likeness, of 100, that is held to be the same words (measured: true quotes with a
twentieth of their characters spoiled reach 95, unrelated ones stay below 56)."""
SHORTEST = 12
"""Shorter quotes are found exactly or not at all: a few letters are like many others."""
LONGEST = 2_000
"""Longer ones are no quotes but passages."""
_SLACK = 10.0  # an alignment whose edges are not yet moved may fall short of the cut by this
_MOVE = 6  # how far an edge is tried either side of where the alignment puts it
_MARGIN = 10.0  # how much better, of 100, one place must fit its context than the next
_AROUND = 160  # code points either side that a context is compared over
_ALIKE = {
    " ": r"\s+",
    **dict.fromkeys("'’‘ʼ", "['’‘ʼ]"),
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_DENIALS = re.compile(
    r"not|no|never|neither|nor|none|nobody|nothing|without|unless|cannot"
    r"|(?:refus|declin|den[iy]|reject)\w*"
)

Span = tuple[int, int]
"""Code points of a text, `end` exclusive."""


class Lost(StrEnum):
    """Why a quote is dropped."""

    EMPTY = "the quote is empty"
    LONG = "the quote is longer than a quote may be"
    NOWHERE = "the quote does not stand in the text"
    NOISE = "the quote stands in what is not the article"
    ALTERED = "the text has another number, name or denial than the quote"


@dataclass(frozen=True, slots=True)
class Grounded:
    """Where a quote stands: `text[start:end] == exact`."""

    start: int
    end: int
    exact: str
    likeness: float
    """100 if the quote was given exactly, but for blanks, quotation marks and dashes."""
    places: int = 1
    """How often it stands; above 1, its context did not say which one is meant."""


def ground(
    text: str,
    quote: str,
    *,
    noise: Sequence[Span] = (),
    within: Span | None = None,
    context: str = "",
    cut: float = CUT,
) -> Grounded | Lost:
    """`quote` as an exact slice of `text`, or why it is dropped.

    Looked for in the span `within` only (all of the text if None). `context` is longer words
    around it that place a quote that stands more than once; without one that does, the first
    place is given and `places` says how many there are. Raises nothing.
    """
    quote = quote.strip()
    if not quote:
        return Lost.EMPTY
    if len(quote) > LONGEST:
        return Lost.LONG
    first, last = within or (0, len(text))
    found = _places(text, quote, first, last) or _set_otherwise(text, quote, first, last)
    clear = [span for span in found if not overlaps(span, noise)]
    if clear:
        (start, end), places = _placed(text, quote, clear, context)
        return Grounded(start, end, text[start:end], 100.0, places)
    if found:
        return Lost.NOISE
    return _likeness(text, quote, noise, (first, last), cut)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span shares a code point with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def _places(text: str, quote: str, first: int, last: int) -> list[Span]:
    places = []
    at = text.find(quote, first, last)
    while at >= 0:
        places.append((at, at + len(quote)))
        at = text.find(quote, at + 1, last)
    return places


def _set_otherwise(text: str, quote: str, first: int, last: int) -> list[Span]:
    """Where the quote stands with other blanks, quotation marks or dashes: the same words."""
    letters = (_ALIKE.get(c, re.escape(c)) for c in " ".join(quote.split()))
    return [found.span() for found in re.compile("".join(letters)).finditer(text, first, last)]


def _placed(text: str, quote: str, places: Sequence[Span], context: str) -> tuple[Span, int]:
    """(the place meant, how many it might be)."""
    before, held, after = context.strip().partition(quote)
    before, after = before[-_AROUND:], after[:_AROUND]
    if len(places) == 1 or not held or not before + after:
        return places[0], len(places)

    def unlike(place: Span) -> float:
        at, end = place
        stands = text[max(0, at - len(before)) : at], text[end : end + len(after)]
        return -fuzz.ratio(before + after, "".join(stands))

    fits = sorted(places, key=unlike)
    if unlike(fits[1]) - unlike(fits[0]) < _MARGIN:
        return places[0], len(places)
    return fits[0], 1


def _likeness(
    text: str, quote: str, noise: Sequence[Span], within: Span, cut: float
) -> Grounded | Lost:
    """The slice most like the quote. Noise is looked at apart: the quote may stand beside it."""
    best: tuple[float, int, int] | None = None
    for first, last in _clear_spans(noise, within) if len(quote) >= SHORTEST else ():
        window = text[first:last]
        found = fuzz.partial_ratio_alignment(quote, window, score_cutoff=cut - _SLACK)
        # in a window shorter than the quote the two change places: that is no find
        if found is None or len(window) * cut < len(quote) * 100:
            continue
        start, end = _edges(window, quote, found.dest_start, found.dest_end)
        score = fuzz.ratio(quote, window[start:end])
        if score >= cut and (best is None or score > best[0]):
            best = (score, first + start, first + end)
    if best is None:
        return Lost.NOWHERE
    score, start, end = best
    exact = text[start:end]
    stands = _places(text, exact, *within)
    twice = sum(not overlaps(place, noise) for place in stands)
    return Grounded(start, end, exact, round(score, 1), twice)


def _clear_spans(noise: Sequence[Span], within: Span) -> list[Span]:
    """What is left of the span without noise, in order."""
    first, last = within
    spans = []
    for start, end in sorted(noise):
        if end <= first or start >= last:
            continue
        if first < start:
            spans.append((first, start))
        first = max(first, end)
    return [*spans, (first, last)] if first < last else spans


def _edges(window: str, quote: str, start: int, end: int) -> Span:
    """The edges moved to where the slice is most like the quote, then out of the midst of a word.

    An alignment has the length of the quote: where letters were lost or added, it ends too
    late or too early.
    """
    reach = max(_MOVE, len(quote) // 12)
    ends = range(max(start + 1, end - reach), min(len(window), end + reach) + 1)
    end = max(ends, key=lambda e: (fuzz.ratio(quote, window[start:e]), -abs(e - end)))
    starts = range(max(0, start - reach), min(end - 1, start + reach) + 1)
    start = max(starts, key=lambda s: (fuzz.ratio(quote, window[s:end]), -abs(s - start)))
    return _whole_words(window, start, end)


def _whole_words(window: str, start: int, end: int) -> Span:
    """Edges up to two characters inside a word are moved to its edge; blanks are left out."""
    for _ in range(2):
        if 0 < start < len(window) and window[start - 1].isalnum() and window[start].isalnum():
            start -= 1
        if 0 < end < len(window) and window[end - 1].isalnum() and window[end].isalnum():
            end += 1
    while start < end and window[start].isspace():
        start += 1
    while end > start and window[end - 1].isspace():
        end -= 1
    return start, end


def altered(quote: str, exact: str) -> bool:
    """Whether the two differ in a number, a denial or a name: then one does not say the other.

    A name is any word with a capital in either of them; case and the kind of apostrophe are
    nothing to differ in.
    """
    said, stands = _words(quote), _words(exact)
    weighty = {plain for word, plain in said + stands if _weighs(word, plain)}
    counts = Counter(plain for _, plain in said), Counter(plain for _, plain in stands)
    return any(counts[0][word] != counts[1][word] for word in weighty)


def _words(text: str) -> list[tuple[str, str]]:
    """(word, as it is compared) in order; "didn't" counts as "not"."""
    words = _WORD.findall(text.replace("’", "'"))
    return [(word, "not" if word.endswith("n't") else word.casefold()) for word in words]


def _weighs(word: str, plain: str) -> bool:
    return _DENIALS.fullmatch(plain) is not None or any(c.isupper() or c.isdigit() for c in word)
