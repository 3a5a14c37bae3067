"""The dates of a table: explicit formats, explicit words for none, nothing guessed.

Invariant: a cell is a date in one of the formats that the mapping names, or one of the
words that it says stand for no date; any other cell refuses its row. What comes out is
EDTF and exists in the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from domain.dates import ImpossibleDate, When, iso, parse
from events.dates import SENTINEL
from events.intake.tables.asides import Refused

FORMATS = (
    "yyyy-mm-dd", "yyyy/mm/dd", "yyyymmdd", "dd.mm.yyyy", "d.m.yyyy", "dd/mm/yyyy", "d/m/yyyy",
    "mm/dd/yyyy", "m/d/yyyy", "dd-mm-yyyy", "yyyy-mm", "mm.yyyy", "yyyy", "edtf",
    "messydates",
)  # fmt: skip
"""What a mapping may say of its dates: `dd` has two digits, `d` one or two."""
_PARTS = {
    "yyyy": r"(?P<y>[0-9]{4})",
    "mm": r"(?P<m>[0-9]{2})",
    "dd": r"(?P<d>[0-9]{2})",
    "m": r"(?P<m>[0-9]{1,2})",
    "d": r"(?P<d>[0-9]{1,2})",
}

_LAST_WRITTEN = date.max.toordinal()
"""9999-12-31: EDTF writes no single day after it."""


class Absent(Enum):
    """A cell that says there is no date: it is not known, or it has not come yet."""

    MISSING = "missing"
    OPEN = "open"


class Dated(NamedTuple):
    """A date that was read: EDTF, and the format it was read by."""

    when: When
    format: str


class DateReader:
    """Reads the date cells of one table."""

    def __init__(
        self, formats: Sequence[str], missing: Sequence[str], open_: Sequence[str]
    ) -> None:
        self._patterns = [(name, _pattern(name)) for name in formats]
        self._absent = {Absent.MISSING: _words(missing), Absent.OPEN: _words(open_)}
        self.read = lru_cache(maxsize=50_000)(self._read)

    def _read(self, cell: str) -> Dated | Absent:
        """The date in a cell, or why there is none. Raises `Refused`."""
        for absent, says in self._absent.items():
            if says(cell):
                return absent
        for name, pattern in self._patterns:
            if pattern is None:
                text = _interval(cell) if name == "messydates" else cell
            elif match := pattern.fullmatch(cell):
                parts = match.groupdict()
                text = "-".join(p.zfill(2) for k in "ymd" if (p := parts.get(k)))
            else:
                continue
            when = _possible(text, cell)
            if when.earliest is not None and when.earliest >= SENTINEL:
                raise Refused(
                    "a date that stands for none",
                    f"{cell!r} is no day that anybody reports, but a word for none: list the "
                    "word under open (not so far) or under missing.",
                )
            return Dated(when, name)
        known = ", ".join(name for name, _ in self._patterns) or "none"
        raise Refused(
            "not a date of the table's formats",
            f"{cell!r} is no date; the formats are {known}. Name a further format, or list "
            "the word under missing or open.",
        )


def _possible(text: str, cell: str) -> When:
    try:
        return parse(text)
    except ImpossibleDate as error:
        raise Refused("impossible date", f"{cell!r}: {error}") from error


def _pattern(name: str) -> re.Pattern[str] | None:
    if name in ("edtf", "messydates"):
        return None
    tokens = re.findall(r"y+|m+|d+|[^ymd]", name)
    return re.compile("".join(_PARTS.get(token, re.escape(token)) for token in tokens))


def _interval(cell: str) -> str:
    """The interval in EDTF that the R package messydates spells `..A`, `A..` or `A..B`."""
    start, dots, end = cell.partition("..")
    return f"{start or '..'}/{end or '..'}" if dots and cell[0] not in "[{" else cell


def _words(words: Sequence[str]) -> Callable[[str], bool]:
    exact = frozenset(word for word in words if not word.endswith("*"))
    starts = tuple(word[:-1] for word in words if word.endswith("*"))
    return lambda cell: cell in exact or (bool(starts) and cell.startswith(starts))


def first_day_without(last: When, *, known: bool) -> str:
    """When a status no longer held, from the last day it did: one day later, as EDTF.

    With `known` false the cell may be the last day or the first one without: the answer
    bounds both. Raises `Refused` for a date with no bounds or marked as doubtful.
    """
    if last.earliest is None or last.latest is None or last.qualified:
        raise Refused(
            "an open or doubtful last day", f"{last.text!r} cannot be moved to the day after."
        )
    earliest = last.earliest + 1 if known else last.earliest
    latest = last.latest + 1
    if latest > _LAST_WRITTEN:
        raise Refused(
            "a last day at the end of the calendar",
            f"No day after {last.text!r} can be written; if it says: no end so far, list the "
            "word under open.",
        )
    return iso(latest) if earliest == latest else f"{iso(earliest)}/{iso(latest)}"
