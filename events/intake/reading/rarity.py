"""How rare the cues of patterns are: of those that a match needs, the rarest are looked for.

Invariant: of a set of cues every match has one, and `least` keeps that so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

SIGNS = range(0xE000, 0xE010)
"""They stand for names: what is beside one need not be the start of a word."""
_LEAST = 2
"""Letters of a cue."""
TELLING = 4
"""The weight of a cue from which on it is worth looking for as a second one."""
_SIGNED = 10
"""Letters that a sign beside a word is worth: few texts have both."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the an of to in on at by for it its he is are was were be been has have had and or not "
        "with that which who as from will may no out up",
    )
)
"""Words that nearly every sentence has."""
_BLANKS = " " + "".join(map(chr, SIGNS))


class Cue(NamedTuple):
    """A string in small letters, and whether it stands at the start or the end of a word."""

    text: str
    opens: bool = False
    closes: bool = False


Cues = frozenset[Cue]
NONE: Cues = frozenset()


def rarest(found: Iterable[Cues]) -> tuple[Cues, Cues]:
    """The two that the fewest texts have: longer strings, then fewer."""
    first, second, *_ = *sorted(found, key=_rarity, reverse=True), NONE, NONE
    return first, second


@lru_cache(maxsize=1024)
def _rarity(cues: Cues) -> float:
    """How rarely any of them stands in a text: of what is a letter longer, about half as often."""
    if any(len(cue.text) < _LEAST for cue in cues):
        return -math.inf
    return -sum(map(_often, cues)) if cues else -math.inf


def _often(cue: Cue) -> float:
    """In how many sentences it stands, about: less and less from a short word on."""
    letters = weight(cue)
    if letters < 3:
        return 0.7 if letters == 1 else 1.0
    return 0.3 if letters < TELLING else 2.0 ** -(letters + 1)


def weight(cue: Cue) -> float:
    """How much a cue tells, in letters: nothing where all sentences have it, one where most do."""
    words = cue.text.strip(_BLANKS)
    if words == cue.text:
        if words in _COMMON:
            return 0 if words in ("the", "he") else 1
        return len(words) + (cue.opens + cue.closes) / 2
    if any(ord(letter) in SIGNS for letter in cue.text):
        return len(cue.text) + _SIGNED if words else 0
    return len(cue.text) if words not in _COMMON else 0


@lru_cache(maxsize=1024)
def least(cues: Cues) -> Cues:
    """Without those that cannot stand anywhere but where another does; none if one is too short."""
    if any(len(cue.text) < _LEAST for cue in cues):
        return NONE
    by_text: dict[str, list[Cue]] = {}
    for cue in cues:
        by_text.setdefault(cue.text, []).append(cue)
    return frozenset(
        c for c in cues if not any(o != c and _implied(o, c) for o in _parts(c, by_text))
    )


def _parts(cue: Cue, by_text: Mapping[str, Sequence[Cue]]) -> Iterator[Cue]:
    """The cues of which the text is part of that of this one."""
    text = cue.text
    for start, end in combinations(range(len(text) + 1), 2):
        yield from by_text.get(text[start:end], ())


def _implied(cue: Cue, by: Cue) -> bool:
    """Whether a cue stands wherever the other one does."""
    opens = not cue.opens or (by.opens and by.text.startswith(cue.text))
    closes = not cue.closes or (by.closes and by.text.endswith(cue.text))
    return cue.text in by.text and opens and closes
