"""The rows of a history, each with the times between which the source showed it.

Invariant: a history that was read is whole: every row has all its fields, a time from which
it was known and no end before that, and no two rows of one key were shown at once. One row
that is wrong refuses the history, because what it would change cannot be told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from domain.errors import InvalidInput
from events.documents import readable
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.times import microseconds
from events.intake.tables.conditions import all_true
from events.intake.tables.mapping import Shape
from events.intake.tables.rows import Row, rows_of


class HistoryRow(NamedTuple):
    """One row of a history; times are microseconds since 1970 UTC, `known_to` is exclusive."""

    row: Row
    cells: dict[str, str]
    """The columns that the source showed."""
    line: str
    """The row as a snapshot has it, with its line end."""
    key: tuple[str, ...]
    page: str
    known_from: int
    known_to: int | None
    because: str | None
    shown_since: int
    """Since when a row of the same key had been shown without a gap."""
    comes_back: bool
    """Whether one was shown before that, and then was not."""


class HistoryTable(NamedTuple):
    """A history that was read."""

    text: str
    header: str
    """The header of every snapshot, with its line end."""
    rows: list[HistoryRow]
    """In the order of the file."""


def read_history(content: bytes, mapping: HistoryMapping) -> HistoryTable:
    """The history in these bytes. Raises `InvalidInput` that names the line of what is wrong."""
    text, shape = readable(content), mapping.table.table
    rows = rows_of(text, shape.delimiter, shape.quote or None)
    header = _header(next(rows, None), mapping)
    read = [_read(row, header, mapping) for row in rows]
    if not read:
        raise InvalidInput("The history has no rows.", field="history")
    return HistoryTable(text, line_of(shape.columns, shape), _in_sequence(read, mapping))


def line_of(fields: Sequence[str], shape: Shape) -> str:
    """Fields as a line of a table of that shape, with its line end."""
    written = io.StringIO()
    csv.writer(
        written,
        delimiter=shape.delimiter,
        quotechar=shape.quote or None,
        quoting=csv.QUOTE_MINIMAL if shape.quote else csv.QUOTE_NONE,
        lineterminator="\r\n",  # so that a cell with either of them gets quotes
    ).writerow(fields)
    return written.getvalue()[:-2] + "\n"


def _header(row: Row | None, mapping: HistoryMapping) -> list[str]:
    there = list(row.fields) if row is not None else []
    history = mapping.history
    wanted = [*mapping.table.table.columns, history.known_from, history.known_to]
    if history.because is not None:
        wanted.append(history.because)
    missing = [column for column in wanted if column not in there]
    if missing:
        raise InvalidInput(
            f"The history has no column {', '.join(map(repr, missing))}; "
            f"the columns there are: {', '.join(there) or 'none'}.",
            field="table.columns",
        )
    for column in wanted:
        if there.count(column) > 1:
            raise InvalidInput(f"The column {column!r} stands twice.", field="table.columns")
    return there


def _read(row: Row, header: list[str], mapping: HistoryMapping) -> HistoryRow:
    history, shape = mapping.history, mapping.table.table
    if len(row.fields) != len(header):
        raise InvalidInput(
            f"Line {row.line} has {len(row.fields)} fields, while the header has {len(header)}.",
            field="history",
        )
    all_cells = dict(zip(header, row.fields, strict=True))
    start = microseconds(all_cells[history.known_from], history.known_from, row.line)
    end = None
    if all_cells[history.known_to]:
        end = microseconds(all_cells[history.known_to], history.known_to, row.line)
        if end <= start:
            raise InvalidInput(
                f"Line {row.line}: {history.known_to} {all_cells[history.known_to]} is not after "
                f"{history.known_from} {all_cells[history.known_from]}.",
                field=history.known_to,
            )
    cells = {column: all_cells[column] for column in shape.columns}
    return HistoryRow(
        row=row,
        cells=cells,
        line=line_of(list(cells.values()), shape),
        key=_key(cells, mapping),
        page=cells[history.page] if history.page is not None else "",
        known_from=start,
        known_to=end,
        because=(all_cells[history.because] or None) if history.because is not None else None,
        shown_since=start,
        comes_back=False,
    )


def _key(cells: dict[str, str], mapping: HistoryMapping) -> tuple[str, ...]:
    """What the row is compared by; one that stood beside another is compared with nobody."""
    for rule in mapping.history.beside:
        if all_true(rule.where, cells):
            return ("beside", *cells.values())
    return tuple([mapping.first_name(c, cells[c]) for c in mapping.history.key])


def _in_sequence(rows: list[HistoryRow], mapping: HistoryMapping) -> list[HistoryRow]:
    """The rows, told what was before each of them. Raises where two of one key overlap."""
    last: dict[tuple[str, ...], HistoryRow] = {}
    told: dict[int, HistoryRow] = {}
    for row in sorted(rows, key=lambda r: (r.known_from, r.row.number)):
        before = last.get(row.key)
        if before is not None:
            if before.known_to is None or row.known_from < before.known_to:
                raise _overlap(before, row, mapping)
            row = _following(before, row, before.known_to)
        last[row.key] = told[row.row.number] = row
    return [told[row.row.number] for row in rows]


def _following(before: HistoryRow, row: HistoryRow, ended: int) -> HistoryRow:
    """The row, after one of its key that ended then."""
    if row.known_from == ended:
        return row._replace(shown_since=before.shown_since)
    return row._replace(comes_back=True)


def _overlap(before: HistoryRow, row: HistoryRow, mapping: HistoryMapping) -> InvalidInput:
    return InvalidInput(
        f"Lines {before.row.line} and {row.row.line} have the same "
        f"{', '.join(mapping.history.key)} and were shown at the same time. Mend the history, or "
        "the key, or name the one that stood beside the other under [[history.beside]].",
        field="history.key",
    )
