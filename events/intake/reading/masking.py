"""A sentence as the patterns see it: who and what is one sign each, dates are out of the way.

Invariant: every sign and letter knows its place in the text, so that what matches a pattern can
be quoted exactly. A unit is one sign, however many names it lists.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from events.intake.reading.cues import MOST_SIGNS, Cued, fitting, held
from events.intake.reading.expressions import Dated
from events.intake.reading.items import Item, Unit
from events.intake.reading.sentences import Sentence
from events.intake.reading.units import ASIDE

ACTOR = "\ue000"
"""One or more parties or counted ones."""
INSTRUMENT = "\ue001"

_FAR = 1 << 40
_DASH = re.compile(" [\u2013-] ")
"""A pattern sees a comma there."""
_CLOSE_DASH = re.compile(r"(?:(?<=[a-z])|^)\u2013(?=[a-z])|(?<=[a-z])\u2013$")
"""The same without blanks: "61 countries\u2013but not Peru"."""


class Masked(Struct, frozen=True, gc=False):
    """A masked sentence."""

    text: str
    units: dict[int, Unit]
    """By the place of their sign in `text`, in order."""
    runs: Sequence[tuple[int, int]]
    """Where `text` goes on with another part of the sentence: its place there and here."""
    sentence: Sentence
    dates: Sequence[Dated]
    cues: int
    """Those of the sentence, of patterns that may match with these signs and strings."""

    def all(self, pattern: Cued) -> Iterable[re.Match[str]]:
        """The matches of a pattern in the masked words."""
        return pattern.finditer(self.text) if self.cues & pattern.bit else ()

    def tried(self, patterns: Iterable[Cued]) -> list[Cued]:
        """Those of many patterns that may match at all."""
        cues = self.cues
        return [pattern for pattern in patterns if cues & pattern.bit]

    def first(self, pattern: Cued) -> re.Match[str] | None:
        """The first match of a pattern in the masked words."""
        return pattern.search(self.text) if self.cues & pattern.bit else None

    def at(self, place: int) -> int:
        """The offset in the archived text of a place in the masked one."""
        here, there = self.runs[bisect_right(self.runs, (place, _FAR)) - 1]
        return self.sentence.start + there + place - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the archived text of a part of the masked one (not empty)."""
        unit = self.units.get(end - 1)
        last = self.at(end - 1) + 1 if unit is None else self.sentence.start + unit.end
        return self.at(start), last

    def items(self, at: int) -> tuple[Item, ...]:
        return self.units[at].items if at in self.units else ()


Cut = tuple[int, int, Unit | None]
"""A part of a sentence that the mask has a sign for, or leaves out."""


def cuts_of(words: str, units: Sequence[Unit], dates: Sequence[Dated]) -> list[Cut]:
    """Units, dates and asides in order; of two that overlap, the one that starts first."""
    cuts: list[Cut] = [(unit.start, unit.end, unit) for unit in units]
    cuts += [(date.start, date.end, None) for date in dates]
    if "(" in words or "[" in words:
        cuts += [(*found.span(), None) for found in ASIDE.finditer(words)]
    if len(cuts) < 2:
        return cuts
    cuts.sort(key=_bounds)
    kept, at = [], 0
    for cut in cuts:
        if cut[0] >= at:
            kept.append(cut)
            at = cut[1]
    return kept


def masked(
    sentence: Sentence, cuts: Sequence[Cut], dates: Sequence[Dated], finding: int = 0
) -> Masked:
    """The masked sentence; cuts are in order and do not overlap.

    `finding` are the bits of the patterns of which the strings are looked for.
    """
    words = sentence.text
    if "\u2013" in words or " - " in words:
        text, runs, units = _tidied(_DASH.sub(" , ", words), cuts)
    else:
        text, runs, units = _signed(words, cuts) or _tidied(words, cuts)
    cues = sentence.cues & fitting(min(len(units), MOST_SIGNS))
    cues = cues & ~finding | held(cues & finding, text)
    return Masked(text, units, runs, sentence, dates, cues)


_Made = tuple[str, list[tuple[int, int]], dict[int, Unit]]
"""The text, its runs, and the units by the place of their signs."""


def _signed(words: str, cuts: Sequence[Cut]) -> _Made | None:
    """With signs, where nothing is left out that would leave blanks: most sentences are such."""
    if "  " in words or words[0] in ",.":
        return None
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    units: dict[int, Unit] = {}
    length = at = 0
    for start, end, unit in cuts:
        if unit is None:
            return None
        if at < start:
            parts.append(words[at:start])
            runs.append((length, at))
            length += start - at
        parts.append(INSTRUMENT if unit.instrument else ACTOR)
        runs.append((length, start))
        units[length] = unit
        length += 1
        at = end
    if at < len(words):
        parts.append(words[at:])
        runs.append((length, at))
    return "".join(parts), runs, units


def _tidied(words: str, cuts: Sequence[Cut]) -> _Made:
    """With signs, and without the blanks that were around what is left out."""
    mask, at = _Mask(), 0
    units: dict[int, Unit] = {}
    for start, end, unit in cuts:
        if at < start:
            mask.copy(words[at:start], at)
        if unit is not None:
            units[mask.length] = unit
            mask.take(INSTRUMENT if unit.instrument else ACTOR, start)
        at = end
    if at < len(words):
        mask.copy(words[at:], at)
    return "".join(mask.parts), mask.runs, units


def _bounds(cut: Cut) -> tuple[int, int]:
    return cut[:2]


class _Mask:
    """A masked text in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.length = 0

    def take(self, part: str, first: int) -> None:
        """Words that start at `first` in the sentence."""
        self.parts.append(part)
        self.runs.append((self.length, first))
        self.length += len(part)

    def copy(self, part: str, first: int) -> None:
        """Words as they are; two blanks, left by what was taken out, become one."""
        parts = self.parts
        if "\u2013" in part and len(part) > 1 and (dash := _CLOSE_DASH.search(part)):
            at = dash.start()
            if at:
                self.copy(part[:at], first)
            self.take(", ", first + at)
            part, first = part[at + 1 :], first + at + 1
            if part:
                self.copy(part, first)
        elif "  " in part or " , " in part:
            self._copy_slowly(part, first)
        elif part[0] not in " ,." or (parts and parts[-1][-1] != " "):
            self.take(part, first)
        elif part[0] == " " and len(part) > 1 and part[1] not in ",.":
            self.take(part[1:], first + 1)
        elif part[0] != " " and parts and " ," not in part and " ." not in part:
            self._drop_blank()
            self.take(part, first)
        else:
            self._copy_slowly(part, first)

    def _copy_slowly(self, part: str, first: int) -> None:
        for offset, letter in enumerate(part, first):
            blank = not self.parts or self.parts[-1][-1] == " "
            if letter == " " and blank:
                continue
            if letter in ",." and blank and self.parts:
                self._drop_blank()
            self.take(letter, offset)

    def _drop_blank(self) -> None:
        self.length -= 1
        if len(self.parts[-1]) == 1:
            self.parts.pop(), self.runs.pop()
        else:
            self.parts[-1] = self.parts[-1][:-1]
