"""The rows of facts on one page of events: new ones, and older ones that came to count differently.

Invariant: a fact is seen as it stands after the events taken so far, wherever its row is:
new on the page, changed on it, or in the table.
"""

from __future__ import annotations

from sqlalchemy import Connection

from projections import bulk
from projections.rows import FactRow
from projections.schema import ReadModel
from projections.writes import Writes

_CHANGEABLE = ("rank", "withdrawn_at", "dropped")


class FactRows:
    """The facts that some consecutive events bring or change."""

    def __init__(self, connection: Connection, model: ReadModel, writes: Writes) -> None:
        self._connection = connection
        self._model = model
        self._writes = writes
        self._new: dict[str, FactRow] = {}
        self._changed: dict[str, FactRow] = {}

    def add(self, row: FactRow) -> None:
        """A fact was recorded."""
        self._new[row.fact] = row

    def __getitem__(self, fact: str) -> FactRow:
        row = self._new.get(fact) or self._changed.get(fact)
        if row is None:
            (stored,) = bulk.matching(self._connection, self._model.facts, ["fact"], [(fact,)])
            row = FactRow._make(stored)
        return row

    def change(self, before: FactRow, now: FactRow) -> None:
        """A fact is ranked, or counts no more."""
        if before.fact in self._new:
            self._new[now.fact] = now
            return
        self._changed[now.fact] = now
        for column in _CHANGEABLE:
            if (value := getattr(now, column)) != getattr(before, column):
                self._writes.set("facts", column, ("position",), (value, now.position))

    def write(self) -> None:
        """Put the new rows into the table; what changed goes with the other writes."""
        bulk.insert(self._connection, self._model.facts, list(self._new.values()))
