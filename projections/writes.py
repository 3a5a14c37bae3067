"""Rows that a page of events gives rise to, kept until they are written all at once.

Nothing here knows what the rows mean; the order within a table is kept.
"""

from __future__ import annotations

from sqlalchemy import Connection

from projections import bulk
from projections.schema import ReadModel


class Writes:
    """New rows and changed columns of the read tables, by the tables' plain names."""

    def __init__(self, connection: Connection, model: ReadModel) -> None:
        self._connection = connection
        self._model = model
        self._rows: dict[str, list[bulk.Row]] = {}
        self._changes: list[tuple[str, str, tuple[str, ...], bulk.Row]] = []

    def put(self, table: str, row: bulk.Row) -> None:
        """A new row."""
        self._rows.setdefault(table, []).append(row)

    def holds(self, table: str, row: bulk.Row) -> bool:
        """Whether exactly this row is new here."""
        return row in self._rows.get(table, ())

    def set(self, table: str, column: str, on: tuple[str, ...], row: bulk.Row) -> None:
        """A column is the row's first value where the `on` columns equal the rest."""
        self._changes.append((table, column, on, row))

    def flush(self, table: str) -> None:
        """Write the new rows of one table now, so that they can be changed."""
        rows = self._rows.pop(table, [])
        bulk.insert(self._connection, self._model.table(table), rows)

    def write(self) -> None:
        """Write everything: new rows first, then what changed in older ones."""
        for table in sorted(self._rows):
            self.flush(table)
        for table, column, on, row in self._changes:
            bulk.update(self._connection, self._model.table(table), column, on, [row])
