"""Durable append of built events: encoded, numbered, hashed, and on disk when it returns.

By hand: the very rows that came of it, encoded and numbered already, inserted into an
identical table at the same durability, a transaction a batch: on SQLite by
`executemany`, on PostgreSQL by binary COPY.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import psycopg

from benchmarks import raw
from benchmarks.figures import Figure, Target, at_least, in_turns, throughput
from benchmarks.history import BATCH, batches, ticking
from benchmarks.invention import invent
from benchmarks.postgres import fresh_database, running_server
from events.codec import Codec
from events.log import Log, New
from events.store import postgres, sqlite
from events.store.connect import connect
from events.store.recorder import COLUMNS, TABLE
from events.store.recorder import Row as Stored


class Database(NamedTuple):
    """Where to append: a fresh database for each run, and how to do it there by hand."""

    name: str
    fresh: Callable[[], AbstractContextManager[str]]
    by_hand: Callable[[str, Sequence[Sequence[Stored]]], float]
    """The seconds to insert batches of rows into an identical table at a URL."""
    target: Target


def on_sqlite(directory: Path, events: int, singles: int, rounds: int) -> list[Figure]:
    """SQLite in WAL mode with synchronous = FULL."""

    @contextmanager
    def fresh() -> Iterator[str]:
        with tempfile.TemporaryDirectory(dir=directory) as place:
            yield f"sqlite:///{place}/log.db"

    return _measure(
        Database("SQLite", fresh, _sqlite_by_hand, at_least(0.30)), events, singles, rounds
    )


def on_postgres(events: int, singles: int, rounds: int) -> list[Figure]:
    """PostgreSQL with fsync and synchronous commits, over a Unix socket."""
    with running_server() as server:
        database = Database(
            "PostgreSQL", lambda: fresh_database(server), _postgres_by_hand, at_least(0.20)
        )
        return _measure(database, events, singles, rounds)


def _measure(database: Database, events: int, singles: int, rounds: int) -> list[Figure]:
    built = list(islice(invent(events), events))
    return [
        _figure(database, list(batches(built)), rounds, database.target),
        _figure(database, list(batches(built[:singles], 1)), rounds, None),
    ]


def _figure(
    database: Database, written: Sequence[Sequence[New]], rounds: int, target: Target | None
) -> Figure:
    """Appending the batches in `written`, with and without the chronicle."""
    count, size = sum(map(len, written)), len(written[0])
    rows: list[list[Stored]] = []

    def ours() -> float:
        with database.fresh() as url, closing(connect(url, ticking(), create=True)) as recorder:
            recorder.create_table()
            log = Log(recorder, Codec())
            start = perf_counter()
            for batch in written:
                with log.writing() as writing:
                    writing.append(batch)
            seconds = perf_counter() - start
            rows[:] = batches(recorder.read(0, count), size)
        return seconds

    def by_hand() -> float:
        with database.fresh() as url:
            return database.by_hand(url, rows)

    each = f"in batches of {BATCH:,}" if size > 1 else "one by one"
    both = in_turns(rounds, ours, by_hand)
    return throughput(f"{database.name}: {count:,} events {each}", count, both, target)


def _sqlite_by_hand(url: str, rows: Sequence[Sequence[Stored]]) -> float:
    with closing(raw.connect(Path(url.removeprefix("sqlite:///")), "FULL")) as connection:
        connection.execute(sqlite.EVENT_TABLE)
        start = perf_counter()
        for batch in rows:
            connection.execute("BEGIN IMMEDIATE")
            raw.insert(connection, TABLE, batch)
            connection.execute("COMMIT")
        return perf_counter() - start


def _postgres_by_hand(url: str, rows: Sequence[Sequence[Stored]]) -> float:
    types = ("int8", "text", "int8", "text", "bytea", "int8", "int8", "bytea")
    with psycopg.connect(url) as connection:
        connection.execute(postgres.EVENT_TABLE)
        connection.commit()
        start = perf_counter()
        for batch in rows:
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy,
            ):
                copy.set_types(types)
                for row in batch:
                    copy.write_row(row)
            connection.commit()
        return perf_counter() - start
