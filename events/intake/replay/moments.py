"""The moments of a history: at each, the rows that the source showed no more, and those new.

Invariant: moments come in the order of time, and none is empty. Where a list of snapshots
is given, every moment is one of its snapshots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from domain.errors import InvalidInput
from events.documents import readable
from events.intake.replay.histories import HistoryRow, HistoryTable
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.times import microseconds
from events.intake.tables.rows import rows_of

Snapshots = Mapping[int, str | None]
"""By time in microseconds since 1970 UTC, what was said about the snapshot."""


class Moment(NamedTuple):
    """What changed at one time; rows in the order of the file."""

    time: int
    gone: list[HistoryRow]
    new: list[HistoryRow]
    message: str | None


def read_snapshots(content: bytes, mapping: HistoryMapping) -> Snapshots:
    """The snapshots of a list. Raises `InvalidInput` for one that cannot be read."""
    columns = mapping.history.snapshots
    rows = rows_of(readable(content))
    first = next(rows, None)
    header = first.fields if first is not None else []
    for column in (columns.time, *([columns.message] if columns.message else [])):
        if column not in header:
            raise InvalidInput(
                f"The list of snapshots has no column {column!r}; it has "
                f"{', '.join(header) or 'none'}.",
                field="history.snapshots",
            )
    found: dict[int, str | None] = {}
    for row in rows:
        cells = dict(zip(header, row.fields, strict=False))
        if len(row.fields) != len(header):
            raise InvalidInput(
                f"Line {row.line} of the list of snapshots has {len(row.fields)} fields, while "
                f"its header has {len(header)}.",
                field="history.snapshots",
            )
        time = microseconds(cells[columns.time], columns.time, row.line)
        found[time] = cells[columns.message] or None if columns.message else None
    return found


def moments_of(
    table: HistoryTable, mapping: HistoryMapping, snapshots: Snapshots | None
) -> list[Moment]:
    """The moments at which anything changed.

    Raises `InvalidInput` where the list of snapshots lacks the time of a row.
    """
    moments: dict[int, Moment] = {}
    for row in table.rows:
        for column, time in (("known_from", row.known_from), ("known_to", row.known_to)):
            if time is None:
                continue
            if time not in moments:
                if snapshots is not None and time not in snapshots:
                    _refuse_unlisted(row, column, mapping)
                moments[time] = Moment(time, [], [], snapshots[time] if snapshots else None)
            (moments[time].new if column == "known_from" else moments[time].gone).append(row)
    return [moments[time] for time in sorted(moments)]


def _refuse_unlisted(row: HistoryRow, column: str, mapping: HistoryMapping) -> None:
    name = getattr(mapping.history, column)
    raise InvalidInput(
        f"Line {row.row.line}: its {name} is no snapshot of the list. Is it the list of this "
        "history? Leave --snapshots out to take the times of the rows.",
        field="history.snapshots",
    )
