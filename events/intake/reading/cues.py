"""The words that a pattern cannot do without, so that it is tried only where one of them stands.

Invariant: a sentence in which a pattern matches has the pattern's bit among its cues. What a
pattern needs is taken from the pattern itself (`needs`), so that nothing can be forgotten; one
that needs nothing is tried everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import ahocorasick_rs

from events.intake.reading.needs import Cue, needed, signs

EVERYWHERE = -1
"""The cues of a sentence in which every pattern is to be tried."""
_ALIKE = (("\u017f", "s"), ("\u0131", "i"))
"""Letters that a pattern takes for others where it does not look at the case."""
Spots = tuple[tuple[int, int], ...]
_NOWHERE: Spots = ()
_MANY = 99
_all: list[Cued] = []


class Cues(NamedTuple):
    """What may match in a part of a text."""

    bits: int
    spots: Spots
    """(offset, bits) of each cue of a pattern that is `placed`, in order."""


class Cued:
    """A pattern with a bit of its own."""

    def __init__(self, pattern: str, flags: int = 0, *, placed: bool = False) -> None:
        """`placed` for one of which is kept where its cues stand."""
        compiled = re.compile(pattern, flags)
        self.pattern, self.flags, self.placed = pattern, flags, placed
        self.cues, self.signs = needed(pattern, flags), signs(pattern, flags)
        self.bit = 1 << len(_all) if self.cues else EVERYWHERE
        self.finditer, self.search = compiled.finditer, compiled.search
        self.match = compiled.match
        _all.append(self)


def either(*patterns: Cued) -> int:
    """The bits of them all: a sentence needs one of them if any is to match."""
    bits = 0
    for pattern in patterns:
        bits |= pattern.bit
    return bits


def by_signs(*patterns: Cued) -> tuple[int, ...]:
    """The bits of those that match with no sign, with one at most, with any number."""
    return tuple(either(*(p for p in patterns if p.signs <= most)) for most in (0, 1, _MANY))


def all_cued() -> list[Cued]:
    """Every pattern that was made so far."""
    return list(_all)


class CueIndex:
    """Finds in one pass which patterns may match in which part of a text."""

    def __init__(self, patterns: Sequence[Cued]) -> None:
        bits: dict[Cue, int] = {}
        for pattern in patterns:
            for cue in pattern.cues:
                bits[cue] = bits.get(cue, 0) | pattern.bit
        means: dict[str, list[int]] = {}
        for cue, bit in bits.items():
            found = means.setdefault(cue.text, [0, 0, 0, 0])
            for place in range(4):  # inside a word, at its start, at its end, the whole of it
                if (not cue.opens or place & 1) and (not cue.closes or place & 2):
                    found[place] |= bit
        self._means = list(means.values())
        self._placed = either(*(p for p in patterns if p.placed))
        self._automaton = ahocorasick_rs.AhoCorasick(list(means))

    def find(self, lowered: str, ends: Sequence[int]) -> list[Cues]:
        """The cues of each part of a text in small letters; `ends` are those of the parts."""
        bits, spots = [0] * (len(ends) + 1), [_NOWHERE] * (len(ends) + 1)
        means, placed, place, limit, size = self._means, self._placed, 0, 0, len(lowered)
        for letter, alike in _ALIKE if not lowered.isascii() else ():
            lowered = lowered.replace(letter, alike)
        marks = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        for number, start, end in marks:
            if start >= limit:
                place = bisect_right(ends, start, place)
                limit = ends[place] if place < len(ends) else size
            opens = not start or not lowered[start - 1].isalnum()
            closes = end == size or not lowered[end].isalnum()
            found = means[number][opens + 2 * closes]
            if not found:
                continue
            bits[place] |= found
            if found & placed:
                spots[place] = (*spots[place], (start, found))
        return [Cues(*each) for each in zip(bits[:-1], spots[:-1], strict=True)]
