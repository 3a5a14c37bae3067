"""The seal: what it costs an append, a proof beside its own reads, the log verified.

By hand: the append without its seal; the very statements of a proof through plain
`sqlite3`, in one transaction; every row of the log read, and its state hashed once.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import psycopg

from benchmarks.figures import (
    Figure,
    Timed,
    at_least,
    at_most,
    in_turns,
    percentile,
    throughput,
)
from benchmarks.history import BATCH, History, batches, fill, ticking
from benchmarks.invention import SEED, invent
from benchmarks.postgres import fresh_database, running_server
from events.codec import Codec
from events.log import Log
from events.seal.keys import Keys
from events.seal.seal import Seal
from events.seal.verifying import verify
from events.store.connect import connect
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder

COST = at_most(1.20)
PROOF = at_most(3.00)
VERIFIED = at_least(0.50)
_ROWS = f"SELECT {COLUMNS} FROM {TABLE} ORDER BY position"
Fresh = Callable[[], AbstractContextManager[str]]


def append_on_sqlite(directory: Path, events: int, rounds: int) -> list[Figure]:
    """Batches and single events, sealed and not, on SQLite."""

    @contextmanager
    def fresh() -> Iterator[str]:
        with tempfile.TemporaryDirectory(dir=directory) as place:
            yield f"sqlite:///{place}/log.db"

    return _appends("SQLite", fresh, events, rounds)


def append_on_postgres(events: int, rounds: int) -> list[Figure]:
    """Batches and single events, sealed and not, on PostgreSQL."""
    with running_server() as server:
        return _appends("PostgreSQL", lambda: fresh_database(server), events, rounds)


def _appends(name: str, fresh: Fresh, events: int, rounds: int) -> list[Figure]:
    return [
        _append(f"{name}: {events:,} events in batches of {BATCH:,}", fresh, events, BATCH, rounds),
        _append(f"{name}: 500 events one by one", fresh, 500, 1, rounds),
    ]


def _append(what: str, fresh: Fresh, events: int, size: int, rounds: int) -> Figure:
    written = list(batches(islice(invent(events), events), size))

    def append(sealed: bool) -> float:
        with fresh() as url, closing(connect(url, ticking(), create=True)) as recorder:
            recorder.create_table()
            if not sealed:
                recorder._seal = lambda *_: None  # type: ignore[method-assign]
            log = Log(recorder, Codec())
            start = perf_counter()
            for batch in written:
                with log.writing() as writing:
                    writing.append(batch)
            return perf_counter() - start

    both = in_turns(rounds, lambda: append(True), lambda: append(False))
    return Figure(
        what,
        f"{events / both.ours:,.0f} events/s",
        f"{events / both.raw:,.0f} events/s",
        both.ratio,
        COST if size > 1 else None,
        "not sealed",
    )


def proofs(history: History, calls: int) -> list[Figure]:
    """The middle inclusion proof of random events, beside the reads it made by hand."""
    rng = Random(f"{SEED} seal")
    ours, theirs = list[float](), list[float]()
    with (
        closing(connect(f"sqlite:///{history.path}", ticking())) as recorder,
        closing(sqlite3.connect(history.path, isolation_level=None)) as connection,
    ):
        seal = Seal(recorder, "benchmark")
        size = seal.size()
        for position in (rng.randint(1, size) for _ in range(calls)):
            sent = _overheard(recorder, seal, position, size)
            start = perf_counter()
            seal.inclusion(position, size)
            ours.append(perf_counter() - start)
            theirs.append(_by_hand(connection, sent))
    middle, beside = percentile(ours, 50), percentile(theirs, 50)
    what = f"inclusion proof, {size:,} events: p50"
    return [
        Figure(what, f"{middle * 1e6:.0f} µs", f"{beside * 1e6:.0f} µs", middle / beside, PROOF,
               "same statements, sqlite3")
    ]  # fmt: skip


def _overheard(
    recorder: ChronicleRecorder, seal: Seal, position: int, size: int
) -> list[tuple[str, Sequence[object]]]:
    """Prove once, and note every statement on its way."""
    sent = list[tuple[str, Sequence[object]]]()
    execute = type(recorder).execute

    def noted(cursor: Any, sql: str, params: Sequence[object] = ()) -> Any:
        sent.append((sql, params))
        return execute(recorder, cursor, sql, params)

    recorder.execute = noted  # type: ignore[method-assign]
    try:
        seal.inclusion(position, size)
    finally:
        del recorder.execute
    return sent


def _by_hand(connection: sqlite3.Connection, sent: Sequence[tuple[str, Sequence[object]]]) -> float:
    start = perf_counter()
    connection.execute("BEGIN")
    for sql, params in sent:
        connection.execute(sql, params).fetchall()
    connection.execute("COMMIT")
    return perf_counter() - start


def verified(history: History, rounds: int) -> Figure:
    """The whole log verified on SQLite, beside its rows read and their states hashed."""

    def by_hand() -> float:
        with closing(sqlite3.connect(history.path)) as connection:
            start = perf_counter()
            for row in connection.execute(_ROWS):
                sha256(row[4]).digest()
            return perf_counter() - start

    by_hand()  # the first to come would read the file from disk
    return _verified("SQLite", f"sqlite:///{history.path}", history.events, rounds, by_hand)


def verified_on_postgres(facts: int, rounds: int) -> Figure:
    """The same on PostgreSQL; by hand through a cursor of the server, bytes as bytes."""
    with running_server() as server, fresh_database(server) as url:
        with closing(connect(url, ticking())) as recorder:
            fill(recorder, facts)
            events = recorder.head().position

        def by_hand() -> float:
            with (
                psycopg.connect(url) as connection,
                connection.cursor("by_hand", binary=True) as cursor,
            ):
                cursor.itersize = BATCH
                start = perf_counter()
                for row in cursor.execute(_ROWS):
                    sha256(row[4]).digest()
                return perf_counter() - start

        by_hand()
        return _verified("PostgreSQL", url, events, rounds, by_hand)


def _verified(name: str, url: str, events: int, rounds: int, by_hand: Timed) -> Figure:
    def ours() -> float:
        with closing(connect(url, ticking())) as recorder:
            seal = Seal(recorder, "benchmark")
            keys = Keys(Log(recorder, Codec()), "benchmark")
            start = perf_counter()
            found = verify(seal, keys, lambda *_: None)
            seconds = perf_counter() - start
        if found.findings or found.events != events:
            raise RuntimeError(f"the history does not verify: {found}")
        return seconds

    what = f"{name}: the whole log verified, {events:,} events"
    return throughput(what, events, in_turns(rounds, ours, by_hand), VERIFIED)
