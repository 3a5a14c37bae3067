"""What the hand-written versions share: plain sqlite3, and typed decoders for the events."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from events.registry import EVENTS
from events.report import Event
from events.store.recorder import COLUMNS, TABLE
from events.store.recorder import Row as Stored

Decode = Callable[[str, bytes], Event]


def connect(path: Path, synchronous: str) -> sqlite3.Connection:
    """A connection in WAL mode that leaves transactions to the caller."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert rows that have a value for every column."""
    if rows:
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def stored_events(connection: sqlite3.Connection, after: int, limit: int) -> list[Stored]:
    """Rows of the event table, in order."""
    sql = f"SELECT {COLUMNS} FROM {TABLE} WHERE position > ? ORDER BY position LIMIT ?"
    return [Stored(*row) for row in connection.execute(sql, [after, limit])]


def decoder() -> Decode:
    """Straight from the bytes to the event's class; only the current version is known."""
    typed = {topic: msgspec.json.Decoder(cls).decode for topic, cls in EVENTS.items()}

    def decode(topic: str, state: bytes) -> Event:
        return typed[topic](b"{" + state[state.index(b",") + 1 :])

    return decode
