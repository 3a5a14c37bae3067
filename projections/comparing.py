"""The read tables that answer, held against the log: made anew beside them, row by row.

Invariant: the serving tables are only read. The others are made in a scratch file that is
SQLite whatever the chronicle is kept in: the same log gives the same rows in every database.
A row is found wrong by its key and its columns; at most one page of rows is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Engine, Table, Text, inspect, select, text

from domain.dates import iso
from domain.errors import Unavailable
from domain.standing import FIRST, LAST
from events.log import Log
from projections.engine import explained, snapshots
from projections.runner import Progress, Projector
from projections.schema import VERSION, ReadModel, generations, read_model
from projections.scratch import scratch

_PAGE = 5_000
_LONGEST = 80
_DAYS = frozenset({"valid_from", "valid_to", "earliest", "latest"})
Kind = Literal["changed", "missing", "added"]
Row = Sequence[Any]


class Difference(NamedTuple):
    """One row that the log does not give, or gives otherwise."""

    kind: Kind
    table: str
    """Its plain name, `standing`."""
    key: str
    text: str


class Compared(NamedTuple):
    """What was compared: up to which position, how many rows, and how many are wrong."""

    position: int
    behind: int
    """Events in the log that the tables do not have yet; that is no difference."""
    generation: int
    rows: int
    differences: int


Found = Callable[[Difference], None]


def compare(engine: Engine, log: Log, progress: Progress, found: Found) -> Compared:
    """Make the read tables anew from the log, and compare those that answer with them.

    `progress` is told (position, last position), `found` each difference by table and key.
    Raises `Stopped` for an event that cannot be projected, and `Unavailable` if no tables
    answer or they are of another version.
    """
    with explained(engine), scratch() as beside:
        projector = Projector(beside, log)
        projector.prepare()
        with engine.connect() as connection:  # a short look: what follows may take minutes
            reached = _serving(connection)[1]
        projector.project_to(min(reached, log.head().position), progress)
        with snapshots(engine).connect() as serving:
            generation, position = _serving(serving)
            head = log.head().position
            projector.project_to(min(position, head), progress)
            with beside.connect() as made:
                comparison = _Comparison(serving, read_model(generation), made, found)
                if position > head:
                    comparison.tell("changed", "projection_generations", f"generation={generation}",
                                    f"the tables are said to be at position {position}, but the "
                                    f"log ends at {head}")  # fmt: skip
                comparison.run()
    return Compared(
        min(position, head), max(0, head - position), generation, comparison.rows, comparison.told
    )


def _serving(connection: Connection) -> tuple[int, int]:
    """The generation that answers, and its position."""
    if not inspect(connection).has_table(generations.name):
        raise Unavailable("There are no read tables; 'chronicle rebuild' makes them.")
    query = select(generations.c.generation, generations.c.position, generations.c.version)
    rows = connection.execute(query.where(generations.c.active)).all()
    if len(rows) != 1:
        raise Unavailable(
            f"{len(rows)} generations of read tables are said to answer; expected one. The table "
            "projection_generations was changed; drop it and run 'chronicle rebuild'."
        )
    generation, position, version = rows[0]
    if version != VERSION:
        raise Unavailable(
            f"The read tables are of version {version}, this program makes version {VERSION}; "
            "'chronicle rebuild' makes them anew."
        )
    return generation, position


class _Comparison:
    """Two generations of read tables, read side by side."""

    def __init__(
        self, serving: Connection, model: ReadModel, made: Connection, found: Found
    ) -> None:
        self._serving = serving
        self._model = model
        self._made = made
        self._expected = read_model(_serving(made)[0])
        self._found = found
        self.rows = 0
        self.told = 0

    def run(self) -> None:
        here = set(inspect(self._serving).get_table_names())
        for expected in self._expected.tables:
            name = expected.name.removesuffix(f"_g{self._expected.generation}")
            table = self._model.table(name)
            if table.name in here:
                self._table(name, table, expected)
            else:
                self.tell("missing", name, table.name, "the whole table is gone")

    def tell(self, kind: Kind, table: str, key: str, what: str) -> None:
        """Count a difference, and tell it."""
        self.told += 1
        self._found(Difference(kind, table, key, f"{table}, {key}: {what}."))

    def _table(self, name: str, table: Table, expected: Table) -> None:
        columns = [column.name for column in expected.columns]
        order = [columns.index(column.name) for column in expected.primary_key.columns]
        theirs, ours = _rows(self._serving, table), _rows(self._made, expected)
        for given, made in _side_by_side(theirs, ours, order):
            self.rows += made is not None
            if made is None:
                self.tell("added", name, _key(given, order, columns), "the log gives no such row")
            elif given is None:
                self.tell("missing", name, _key(made, order, columns), "the row is gone")
            elif given != made:
                self.tell("changed", name, _key(made, order, columns), _how(given, made, columns))


def _side_by_side(
    theirs: Iterator[Row], ours: Iterator[Row], order: Sequence[int]
) -> Iterator[tuple[Any, Any]]:
    """The rows of two tables in the order of their keys, None where one has no such row."""
    given, made = next(theirs, None), next(ours, None)
    while given is not None or made is not None:
        if given == made:
            here = there = True
        elif given is None or made is None:
            there, here = given is not None, made is not None
        else:
            first, second = _ordered(given, order), _ordered(made, order)
            there, here = first <= second, second <= first
        yield (given if there else None), (made if here else None)
        if there:
            given = next(theirs, None)
        if here:
            made = next(ours, None)


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    """All rows by primary key, as the driver gives them: a converted value could hide a change."""
    postgres = connection.dialect.name == "postgresql"
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    order = ", ".join(
        f'"{column.name}"' + (' COLLATE "C"' if postgres and isinstance(column.type, Text) else "")
        for column in table.primary_key.columns
    )
    sql = text(f"SELECT {names} FROM {table.name} ORDER BY {order}".replace(":", "\\:"))
    for page in connection.execution_options(yield_per=_PAGE).execute(sql).partitions():
        for row in page:
            yield tuple(row)


def _ordered(row: Row, order: Sequence[int]) -> tuple[tuple[int, Any], ...]:
    """A key that compares as the databases do: SQLite keeps a text also where a number belongs."""
    return tuple(_rank(row[at]) for at in order)


def _rank(value: Any) -> tuple[int, Any]:
    if value is None:
        return 0, 0
    if isinstance(value, int | float):
        return 1, value
    return (2, value) if isinstance(value, str) else (3, bytes(value))


def _key(row: Row, order: Sequence[int], columns: Sequence[str]) -> str:
    return ", ".join(f"{columns[at]}={_shown(columns[at], row[at])}" for at in order)


def _how(given: Row, made: Row, columns: Sequence[str]) -> str:
    return "; ".join(
        f"{name} is {_shown(name, there)}, the log gives {_shown(name, here)}"
        for name, there, here in zip(columns, given, made, strict=True)
        if there != here
    )


def _shown(name: str, value: Any) -> str:
    if name in _DAYS and isinstance(value, int):
        return "open" if value in (FIRST, LAST) else iso(value)
    said = repr(value) if not isinstance(value, int | type(None)) else str(value)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
