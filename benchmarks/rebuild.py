"""Rebuilding every read table from the log: how fast, and in how much memory.

By hand: read all stored events in pages, decode them into their classes, and insert
the very rows of the rebuilt tables into identical tables with the same indexes.
Nothing is decided, folded or looked up.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Table

from benchmarks import raw
from benchmarks.figures import Both, Figure, at_least, at_most, throughput
from benchmarks.history import History, projected
from projections.runner import Projector
from projections.schema import read_model

SPEED = at_least(0.30)
MEMORY = at_most(1.30)


def speed(history: History, rounds: int) -> Figure:
    """A rebuild of the history's read tables beside one by hand, in turns page by page."""
    rows, by_hand = history.path.with_suffix(".rows.db"), history.path.with_suffix(".by-hand.db")
    shutil.copy(history.path, rows)
    shutil.copy(history.path, by_hand)
    try:
        with projected(history.path) as (_, projector):
            both = Both.of(_in_turns(projector, rows, by_hand) for _ in range(rounds))
    finally:
        rows.unlink()
        by_hand.unlink()
    return throughput(f"rebuild of {history.events:,} events", history.events, both, SPEED)


def memory(small: History, large: History) -> Figure:
    """The peak memory of a rebuild of one history, beside that of a ten times longer one."""
    return Figure(
        f"peak memory of a rebuild of {large.events:,} events",
        f"{large.peak / 1024:,.0f} MiB",
        f"{small.peak / 1024:,.0f} MiB",
        large.peak / small.peak,
        MEMORY,
        f"of {small.events:,} events",
    )


def _in_turns(projector: Projector, rows: Path, target: Path) -> tuple[float, float]:
    """Seconds of one rebuild, and of one by hand that does each page when that one has done it."""
    with ByHand(rows, target) as by_hand:
        aside = 0.0

        def turn(position: int, _: int) -> None:
            nonlocal aside
            start = perf_counter()
            by_hand.write_up_to(position)
            aside += perf_counter() - start

        start = perf_counter()
        projector.rebuild(turn)
        return perf_counter() - start - aside, by_hand.seconds


class ByHand:
    """Reads and decodes the log in one file, and writes there the rows found in another.

    Counts only that; finding the rows, and dropping those of the last time, is not counted.
    """

    def __init__(self, rows: Path, target: Path) -> None:
        self.seconds = 0.0
        self._decode = raw.decoder()
        self._position = 0
        self._source = sqlite3.connect(rows)
        self._target = raw.connect(target, "NORMAL")
        (generation,) = self._source.execute(
            "SELECT generation FROM projection_generations WHERE active"
        ).fetchone()
        self._create(f"*_g{generation}")
        self._tables = [_Rows(self._source, table) for table in read_model(generation).tables]

    def __enter__(self) -> ByHand:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()
        self._target.close()

    def write_up_to(self, position: int) -> None:
        """Do the page of events that ends at a position."""
        rows = [(table.name, table.up_to(position)) for table in self._tables]
        start = perf_counter()
        events = raw.stored_events(self._target, self._position, position - self._position)
        for event in events:
            self._decode(event.topic, event.state)
        self._target.execute("BEGIN")
        for table, of_page in rows:
            raw.insert(self._target, table, of_page)
        self._target.execute("COMMIT")
        self.seconds += perf_counter() - start
        self._position = position

    def _create(self, names: str) -> None:
        """Identical empty tables with the same indexes, and no others."""
        read_tables = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '*_g[0-9]*'"
        )
        self._target.execute("PRAGMA secure_delete = OFF")  # Debian's SQLite zeroes what it drops
        for (table,) in self._target.execute(read_tables).fetchall():
            self._target.execute(f"DROP TABLE {table}")
        self._target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for (ddl,) in self._source.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name GLOB ? AND sql IS NOT NULL "
            "ORDER BY type DESC",  # tables before their indexes
            [names],
        ):
            self._target.execute(ddl)


class _Rows:
    """The rows of one rebuilt table, in the order of the events that they came from."""

    def __init__(self, source: sqlite3.Connection, table: Table) -> None:
        self.name = table.name
        column = "known_from" if "known_from" in table.columns else "position"
        self._rows = source.execute(f"SELECT {column}, * FROM {table.name} ORDER BY {column}")
        self._next = self._rows.fetchone()

    def up_to(self, position: int) -> list[tuple[Any, ...]]:
        """The rows not given yet that came from events up to `position`."""
        found = []
        while self._next is not None and self._next[0] <= position:
            found.append(self._next[1:])
            self._next = self._rows.fetchone()
        return found
