"""The rows of a CSV, each with where it stands in the text.

Invariant: `text[row.start:row.end]` is the row as it is written: all of its physical
lines, without the line end of the last. Rows come in the order of the file, do not
overlap, and together with line ends, blank lines and the header make up the text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from msgspec import Struct

from domain.errors import InvalidInput

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOM = "\ufeff"


class Row(Struct, frozen=True, gc=False):
    """One record of a table; `start` and `end` are code points of its text.

    `gc=False`: rows hold no cycles, and a table of them need not be searched for any.
    """

    number: int
    """Counted from 1; the header is 0, blank lines are not counted."""
    line: int
    """The physical line it starts on, from 1."""
    start: int
    end: int
    fields: tuple[str, ...]


class _Lines:
    """Physical lines for the reader, and where the last one given out stood."""

    def __init__(self, text: str) -> None:
        first = len(_BOM) if text.startswith(_BOM) else 0
        self._found = _LINE.finditer(text, first)
        self.line = 0
        self.begins = self.ends = self.next = first

    def __iter__(self) -> Iterator[str]:
        for match in self._found:
            line = match.group()
            self.line += 1
            self.begins, self.next = match.span()
            self.ends = self.begins + len(line.rstrip("\r\n"))
            yield line


def rows_of(text: str, delimiter: str = ",", quote: str | None = '"') -> Iterator[Row]:
    """The header as row 0, then the rows; blank lines are passed over.

    Quoting as in RFC 4180; `quote` None reads quotes as any other character. Raises
    `InvalidInput` with the line where the text is no such table.
    """
    lines = _Lines(text)
    reader = csv.reader(
        lines,
        delimiter=delimiter,
        quotechar=quote,
        quoting=csv.QUOTE_NONE if quote is None else csv.QUOTE_MINIMAL,
        strict=True,
    )
    number, start, line = 0, lines.next, 1
    while True:
        try:
            fields = next(reader, None)
        except csv.Error as error:
            raise InvalidInput(
                f"The table cannot be read at line {line}: {error}. Are the delimiter "
                f"{delimiter!r} and the quote {quote!r} the right ones?",
                field="table",
            ) from error
        if fields is None:
            return
        if fields:
            yield Row(number, line, start, lines.ends, tuple(fields))
            number += 1
        start, line = lines.next, lines.line + 1
