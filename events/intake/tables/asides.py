"""Rows that give no fact: skipped as the mapping says, or refused, and why.

Invariant: a row is drawn whole or set aside whole; what is set aside keeps its number,
its place and its text, so that nobody has to guess what is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from events.intake.tables.rows import Row


class Refused(Exception):
    """A row cannot be read as the mapping says. `why` is one of a few short phrases."""

    def __init__(self, why: str, detail: str) -> None:
        super().__init__(detail)
        self.why = why
        self.detail = detail


class Aside(NamedTuple):
    """A row that gives no fact."""

    outcome: Literal["skipped", "refused"]
    row: Row
    why: str
    """A few words, the same for all rows that share the reason."""
    detail: str
    """What was wrong with this one, what was expected, what to do."""


def report_line(aside: Aside, text: str) -> str:
    """The row as one line of JSON: its number, line, offset, text, and the reason.

    `row` counts from 1 below the header, `line` from 1 at the top of the file; `start`
    and `end` are code points of the archived text.
    """
    row = aside.row
    said = {
        "outcome": aside.outcome,
        "row": row.number,
        "line": row.line,
        "start": row.start,
        "end": row.end,
        "why": aside.why,
        "detail": aside.detail,
        "text": text[row.start : row.end],
    }
    return msgspec.json.encode(said).decode()


def counted(asides: Iterable[Aside]) -> dict[str, dict[str, int]]:
    """How many rows were skipped and refused for each reason, most frequent first."""
    counts = Counter((aside.outcome, aside.why) for aside in asides)
    shown: dict[str, dict[str, int]] = {"skipped": {}, "refused": {}}
    for (outcome, why), number in counts.most_common():
        shown[outcome][why] = number
    return shown
