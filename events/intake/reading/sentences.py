"""The text as rules read it, cut into sentences: every offset is one into the archived text.

Invariant: the plain text has as many code points as the archived one, each standing for the one
at its place. Typographic quotes and spaces are made plain and noise is blanked, nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

LONGEST = 1_500
"""Code points; what runs on longer without an end is a table or a list of links, not a sentence."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t\r\x0b\x0c", " "),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u2013\u2014\u2015\u2212", "\u2013"),
        **{chr(code): " " for code in (*range(9), *range(14, 32), 127)},
        **{chr(code): " " for code in range(0xE000, 0xE010)},  # the rules' own signs
    }
)
_END = re.compile(
    r"""(?P<stop>[.!?]+["'\])]*)(?=\s+["'(\[]?[A-Z0-9])  # a stop before a capital
      | \n[ ]*(?:\n[ ]*)+                                # an empty line
      | \n(?=[ ]*[-*\u2022][ ])                           # the next item of a list
    """,
    re.VERBOSE,
)
_SHORT_FORM = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Z](?:\.[A-Za-z])*|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|"
    r"Jr|Sr|Inc|"
    r"Corp|Co|Ltd|No|Nos|vs|etc|e\.g|i\.e|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_TAIL = 12
_BREAK = re.compile(r"\n[ ]*\n")


class Span(NamedTuple):
    """A part of the text: first code point, and the one after the last."""

    start: int
    end: int


class Sentence(Struct, frozen=True, gc=False):
    """One sentence: its plain words, and where in the text they start."""

    text: str
    start: int
    number: int
    paragraph: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def plain(text: str, noise: Iterable[tuple[int, int]] = ()) -> str:
    """The text with plain quotes and spaces and blanks for noise, of the same length."""
    said = text.translate(_PLAIN)
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


def sentences(said: str) -> Iterator[Sentence]:
    """The sentences of a plain text in order, none longer than `LONGEST`."""
    number = paragraph = start = 0
    for end, after in _ends(said):
        found = _trimmed(said, start, end)
        if found is not None and found.end - found.start <= LONGEST:
            words = said[found.start : found.end].replace("\n", " ")
            yield Sentence(words, found.start, number, paragraph)
            number += 1
        if _BREAK.search(said, end, after + 1) or said[end : end + 1] == "\n":
            paragraph += 1
        start = after


def inside(span: tuple[int, int], regions: Sequence[tuple[int, int]]) -> bool:
    """Whether the span touches no code point outside one of the regions."""
    return any(start <= span[0] and span[1] <= end for start, end in regions)


def _blank(part: str) -> str:
    """Blanks, with its line ends kept: what they part stays parted."""
    return re.sub(r"[^\n]", " ", part)


def _ends(said: str) -> Iterator[tuple[int, int]]:
    """(end of a sentence, start of what follows)."""
    last = 0
    for found in _END.finditer(said):
        if found["stop"] is None:
            yield found.start(), found.end()
        elif not _is_short_form(said, last, found.start("stop"), found["stop"]):
            yield found.end(), found.end()
        else:
            continue
        last = found.end()
    yield len(said), len(said)


def _is_short_form(said: str, last: int, stop: int, mark: str) -> bool:
    if mark != ".":
        return False
    return _SHORT_FORM.search(said[max(last, stop - _TAIL) : stop]) is not None


def _trimmed(said: str, start: int, end: int) -> Span | None:
    words = said[start:end]
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    return Span(start + left, start + left + len(kept)) if kept else None
