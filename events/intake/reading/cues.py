"""The words that a pattern cannot do without, so that it is tried only where one of them stands.

Invariant: a sentence in which a pattern matches has the pattern's bit among its cues. What a
pattern needs is taken from the pattern itself (`needs`), so that nothing can be forgotten; one
that needs nothing is tried everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property

import ahocorasick_rs

from events.intake.reading.needs_kept import KEPT
from events.intake.reading.rarity import Cue, Cues

EVERYWHERE = -1
"""The cues of a sentence in which every pattern is to be tried."""
_ALIKE = {"\u017f": "s", "\u0131": "i"}
"""Letters that a pattern takes for others where it does not look at the case."""
_OTHER = "\xff"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PARTED = bytes(
    b if chr(b) == _OTHER or (b < 128 and chr(b).isalnum()) else ord(" ") for b in range(256)
)
Spots = Sequence[tuple[int, int]]
MOST_SIGNS = 3
"""No pattern needs more."""
_all: list[Cued] = []


Starts = Callable[[str, int], Iterable[int]]
"""Of words and the place of a cue in them: where a match that holds the cue may start, in order."""


class Cued:
    """A pattern with a bit of its own."""

    def __init__(
        self,
        pattern: str,
        flags: int = 0,
        *,
        starts: Starts | None = None,
        like: Sequence[Cued] = (),
        unmasked: bool = False,
    ) -> None:
        """`starts` for one that is `placed`: it is tried nowhere but around its cues.

        One that holds all of which the cues of others are taken is `like` these, two at most.
        `unmasked` is one that is sought in the sentence: the mask may not show what it needs.
        """
        self.pattern, self.flags, self.placed = pattern, flags, starts is not None
        self._starts = starts
        found = KEPT.of(pattern, flags, signs_only=bool(like))
        first, second = (*(p.cues for p in like), *(p.second for p in like))[:2] or (
            found.first,
            found.second,
        )
        self.cues: Cues = first
        self.second: Cues = second
        """Of these, too, every match has one."""
        stringed = () if unmasked else found.strings
        self.strings: tuple[str, ...] = like[0].strings if like else stringed
        self.signs = found.signs
        self.bit = 1 << len(_all)
        _all.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Made when it is first tried: most texts try few of all patterns."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.compiled.finditer

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    def around(self, words: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
        """The matches in words of which the cues stand at these places; as `finditer`."""
        assert self._starts is not None
        match, last = self.match, 0
        for place in places:
            if place < last:
                continue
            for start in self._starts(words, place):
                found = match(words, start) if start >= last else None
                if found is not None:
                    last = found.end()
                    yield found
                    break


def at_cue(_: str, place: int) -> tuple[int]:
    """A match starts with its cue."""
    return (place,)


def either(*patterns: Cued) -> int:
    """The bits of them all: a sentence needs one of them if any is to match."""
    bits = 0
    for pattern in patterns:
        bits |= pattern.bit
    return bits


def all_cued() -> list[Cued]:
    """Every pattern that was made so far."""
    return list(_all)


def held(bits: int, words: str) -> int:
    """The bits without those of patterns of which the words have none of the strings."""
    stringed, all_of_them = _stringed()
    left = bits & all_of_them
    while left:
        bit = left & -left
        if not any(map(words.__contains__, stringed[bit])):
            bits ^= bit
        left ^= bit
    return bits


@cache
def _stringed() -> tuple[dict[int, tuple[str, ...]], int]:
    """The strings by the bit of their pattern, and all these bits."""
    stringed = [p for p in _all if p.strings]
    return {p.bit: p.strings for p in stringed}, either(*stringed)


@cache
def fitting(signs: int) -> int:
    """The bits of the patterns that may match where so many signs stand."""
    return either(*(p for p in _all if p.signs <= signs))


class CueIndex:
    """Finds in one pass which patterns may match in which part of a text.

    The pass is over bytes, one a code point: small letters and digits, and a blank for all that
    parts words, so that a cue which opens or closes a word is one with a blank beside it.
    """

    def __init__(self, patterns: Sequence[Cued]) -> None:
        self._half = len(_all)
        """The upper half of the bits is of the second cues, in the order of the lower one."""
        bits: dict[Cue, int] = {}
        for pattern in patterns:
            for cue in pattern.cues:
                bits[cue] = bits.get(cue, 0) | pattern.bit
            for cue in pattern.second:
                bits[cue] = bits.get(cue, 0) | pattern.bit << self._half
        means: dict[bytes, int] = {}
        for cue, bit in bits.items():
            key = b" " * cue.opens + _letters(cue.text) + b" " * cue.closes
            means[key] = means.get(key, 0) | bit
        self._means = list(means.values())
        placed = either(*(p for p in patterns if p.placed))
        self._placed = {
            number: (key.startswith(b" ") - 1, bit & placed)
            for number, (key, bit) in enumerate(means.items())
            if bit & placed
        }
        """By number: where the cue starts, from where it is found, and the bits of the placed."""
        self._always = either(*(p for p in patterns if not p.cues))
        self._always |= either(*(p for p in patterns if not p.second)) << self._half
        self._automaton = ahocorasick_rs.BytesAhoCorasick(list(means))

    def find(self, lowered: str, ends: Sequence[int]) -> tuple[list[int], Sequence[Spots]]:
        """The cues of each part of a text in small letters; `ends` are those of the parts.

        Bits by part, and by part (offset, bits) of each cue of a pattern that is `placed`.
        """
        bits = [self._always] * (len(ends) + 1)
        spots: list[list[tuple[int, int]]] = [[] for _ in bits]
        means, placed, place, limit, held = self._means, self._placed, -1, 0, 0
        ends = [*ends, len(lowered) + 2]
        text = b" " + _letters(lowered) + b" "
        for number, at, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if at >= limit:  # a blank at least parts the cues of two parts
                bits[place] |= held
                place, held = bisect_right(ends, at, place + 1), 0
                limit = ends[place]
            held |= means[number]
            if number in placed:
                before, found = placed[number]
                spots[place].append((at + before, found))
        bits[place] |= held
        half = self._half
        return [found & found >> half for found in bits[:-1]], spots[:-1]


def _letters(lowered: str) -> bytes:
    """One byte a code point: letters and digits of ASCII, one for all others, else blanks."""
    if not lowered.isascii():
        for letter in set(_FOREIGN.findall(lowered)):
            alike = _ALIKE.get(letter, _OTHER if letter.isalnum() else " ")
            lowered = lowered.replace(letter, alike)
    return lowered.encode("latin-1").translate(_PARTED)
