"""What a history needs besides a table's mapping: the section `[history]`, as data.

Invariant: a section that was read (`spelling`) names only columns that the history has.
The section is described for its users in docs/replay.md.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from events.intake.tables.mapping import FactRule, Skip, TableMapping


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the section; a field it does not know is refused."""


class SnapshotColumns(_Part, frozen=True, kw_only=True):
    """The columns of a list of snapshots."""

    time: str = "time"
    message: str | None = None
    """Why the source changed, in the words of whoever kept the history."""


class History(_Part, frozen=True, kw_only=True):
    """What the columns of a history mean that the source itself did not show."""

    key: Annotated[tuple[str, ...], Meta(min_length=1)]
    """The columns that tell which row of a later snapshot is the same row, changed or not."""
    known_from: str = "known_from"
    known_to: str = "known_to"
    because: str | None = None
    """The column that says why the row ended."""
    page: str | None = None
    """The column whose values are the source's pages; None if it is one page."""
    renamed: dict[str, dict[str, str]] = {}
    """By column: the new name of a party and the one it had before."""
    beside: tuple[Skip, ...] = ()
    """Rows that stood beside another one of the same key, and why."""
    shown: tuple[FactRule, ...] = ()
    """Facts dated to the day of the snapshot that first showed the row."""
    snapshots: SnapshotColumns = SnapshotColumns()


class HistoryMapping(NamedTuple):
    """A mapping of a history: what each snapshot is as a table, and the section."""

    table: TableMapping
    history: History

    @property
    def name(self) -> str:
        """Name and version."""
        return f"{self.table.name}/{self.table.version}"

    def first_name(self, column: str, value: str) -> str:
        """The name that a value of a column had at first; most values are their own."""
        renamed = self.history.renamed.get(column, {})
        while value in renamed:
            value = renamed[value]
        return value
