"""The text as rules read it, cut into sentences: every offset is one into the archived text.

Invariant: the plain text has as many code points as the archived one, each standing for the one
at its place. Typographic quotes and spaces are made plain and noise is blanked, nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from events.intake.reading.cues import EVERYWHERE, Cued, CueIndex, Spots

LONGEST = 1_500
"""Code points; what runs on longer without an end is a table or a list of links, not a sentence."""

_PLAIN = tuple(
    {
        " \u201d ": " \u2013 ",  # a dash that was read in the wrong encoding
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t\r\x0b\x0c", " "),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u2014\u2015\u2212", "\u2013"),
        **{chr(code): " " for code in (*range(9), *range(14, 32), 127)},
        **{chr(code): " " for code in range(0xE000, 0xE010)},  # the rules' own signs
    }.items()
)
_STOPS = tuple(re.compile(rf"""\{stop}([.!?]*["'\])]*)(?=\s+["'(\[]?[A-Z0-9])""") for stop in ".!?")
"""A stop before a capital; each looks for its own sign, which is quick."""
_GAP = re.compile(r"\n(?:[ ]*(?:\n[ ]*)+|(?=[ ]*[-*\u2022][ ]))")
"""An empty line, or the next item of a list."""
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?"
_PLACE = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_DATELINE = re.compile(
    rf"(?:\[?[A-Z][A-Z][A-Z .'/]{{1,28}}\]?(?:, [A-Z][A-Za-z .]{{2,20}})??|"
    rf"{_PLACE}(?:, (?:D\.C\.|{_PLACE}))?(?=, {_DAY}| \([\w -]{{2,20}}\) ?[\u2013-]|"
    r" [\u2013-](?![^.\n]* [\u2013-] )))"
    rf"(?:[,.]? {_DAY})?(?: [(/](?:[\w /-]{{2,30}}|[\w /-]{{2,50}}, \d{{4}})[)/])?"
    r"(?: ?(?:\.?[\u2013-]{1,2}|\u2022) ?|: |(?<=\]) |(?<=\d{4}\)) |(?<=/)\. )(?=[A-Z\"'0-9])"
)
"""Where and when a report was written, in front of its first sentence."""
_SHORT_FORMS = frozenset(
    re.findall(
        r"\S+",
        "Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Sgt St Jr Sr Inc Corp Co Ltd No Nos vs etc e.g "
        "i.e approx Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    )
)
_OPENS = re.compile(
    r"[.!?\"')\]]*\s+(?:The|In|On|At|It|They|He|She|We|This|That|These|Those|But|However|An?|As|"
    r"While|If|When|After|Before|Since|According|Also|Some|Many|Meanwhile|Among|Under|Its|Their) "
)
"""How a sentence starts: no name goes on so behind a short form."""
_SHORT_ENDS = frozenset(form[-2:] for form in _SHORT_FORMS)
_INITIALS = re.compile(r"[A-Z](?:\.[A-Za-z])*")
_WORD_END = re.compile(r"[\s(\"']")
_TAIL = 12


class Span(NamedTuple):
    """A part of the text: first code point, and the one after the last."""

    start: int
    end: int


class Sentence(Struct, frozen=True, gc=False):
    """One sentence: its plain words, where in the text they start, and the cues it has."""

    text: str
    start: int
    end: int
    cues: int = EVERYWHERE
    spots: Spots | None = None
    """Where the cues stand of patterns that are `placed`; None for anywhere."""

    def all(self, pattern: Cued) -> Iterable[re.Match[str]]:
        """The matches of a pattern in the words."""
        if not self.cues & pattern.bit:
            return ()
        if self.spots is None or not pattern.placed:
            return pattern.finditer(self.text)
        return pattern.around(self.text, self.places(pattern))

    def opening(self, pattern: Cued) -> re.Match[str] | None:
        """The match of a pattern at the very start of the words."""
        return pattern.match(self.text) if self.cues & pattern.bit else None

    def at(self, pattern: Cued, place: int) -> re.Match[str] | None:
        """The match of a pattern that starts at a place in the words."""
        return pattern.match(self.text, place) if self.cues & pattern.bit else None

    def places(self, pattern: Cued) -> list[int]:
        """Where in the words the cues of a pattern stand that is `placed`.

        What stands in front of the sentence, in its dateline, is none of its words.
        """
        first = self.start
        return [at - first for at, bits in self.spots or () if bits & pattern.bit and at >= first]

    def first(self, pattern: Cued) -> re.Match[str] | None:
        """The first match of a pattern in the words."""
        return next(iter(self.all(pattern)), None)


def plain(text: str, noise: Iterable[tuple[int, int]] = ()) -> str:
    """The text with plain quotes and spaces and blanks for noise, of the same length."""
    said = text
    for odd, common in _PLAIN:  # sooner than one look at every letter
        if odd in said:
            said = said.replace(odd, common)
    cuts = sorted((max(0, start), min(end, len(said))) for start, end in noise)
    if not cuts:
        return said
    parts, at = [], 0
    for start, end in cuts:
        if end <= at:
            continue
        parts.append(said[at : max(at, start)])
        parts.append(_blank(said[max(at, start) : end]))
        at = end
    return "".join((*parts, said[at:]))


def sentences(said: str, cues: CueIndex | None = None) -> list[Sentence]:
    """The sentences of a plain text in order, none longer than `LONGEST`."""
    spans = _spans(said)
    flat = said.replace("\n", " ")
    if cues is None:
        return [Sentence(flat[start:end], start, end) for start, end in spans]
    bits, spots = cues.find(lowered(said), [end for _, end in spans])
    return [
        Sentence(flat[start:end], start, end, cues, places)
        for (start, end), cues, places in zip(spans, bits, spots, strict=True)
    ]


def lowered(said: str) -> str:
    """The text in small letters, each at its place."""
    low = said.lower()
    if len(low) == len(said):
        return low
    return "".join(low if len(low := c.lower()) == 1 else c for c in said)


def _blank(part: str) -> str:
    """Blanks, with its line ends kept: what they part stays parted."""
    return re.sub(r"[^\n]", " ", part)


def _spans(said: str) -> list[tuple[int, int]]:
    """From the first letter of each sentence to its last."""
    spans = []
    start = 0
    for end, after in _ends(said):
        words = said[start:end].strip()
        if words and len(words) <= LONGEST:
            first = said.find(words[0], start)
            last = first + len(words)
            if first == 0 or said[first - 1] == "\n":
                dateline = _DATELINE.match(said, first, last)
                first = dateline.end() if dateline else first
            spans.append((first, last))
        start = after
    return spans


def _ends(said: str) -> list[tuple[int, int]]:
    """(end of a sentence, start of what follows)."""
    stops = [(*found.span(), True) for stop in _STOPS for found in stop.finditer(said)]
    gaps = [(*found.span(), False) for found in _GAP.finditer(said)]
    ends = []
    last = 0
    for start, end, is_stop in sorted(stops + gaps):
        if start < last:
            continue
        if not is_stop:
            ends.append((start, end))
        elif end == start + 1 and _is_short_form(said, last, start):
            continue
        else:
            ends.append((end, end))
        last = end
    ends.append((len(said), len(said)))
    return ends


def _is_short_form(said: str, last: int, stop: int) -> bool:
    """Whether what is said so far ends with a short form, the stop behind it being part of it."""
    letters = said[stop - 2 : stop]
    if (letters not in _SHORT_ENDS and letters.isalpha()) or said[stop] != ".":
        return False
    word = said[max(last, stop - _TAIL) : stop].split(" ")[-1]
    word = word if word.isalpha() else _WORD_END.split(word)[-1]
    short = word in _SHORT_FORMS
    if not short and (len(word) == 1 or "." in word):
        short = _INITIALS.fullmatch(word) is not None
    return short and _OPENS.match(said, stop + 1) is None
