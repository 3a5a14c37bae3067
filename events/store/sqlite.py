"""The event store on SQLite: one file in WAL mode, synced on every commit.

Positions are the table's integer primary key, so they survive VACUUM; rows are
never deleted. A writer takes the lock at once (`BEGIN IMMEDIATE`): a read that
turned into a write could fail half-way with SQLITE_BUSY.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from events.store.content import CONTENT_TABLES
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder, Clock, Cursor, Row


class ImmediateTransaction(SQLiteTransaction):
    """The library's transaction, but a writer holds the lock from its first statement."""

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor


class ChronicleSQLiteDatastore(SQLiteDatastore):
    """The library's pool of connections, with `ImmediateTransaction`."""

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        with (
            self.get_connection(commit=commit) as connection,
            ImmediateTransaction(connection, commit=commit) as cursor,
            cursor,
        ):
            yield cursor


class SQLiteChronicleRecorder(ChronicleRecorder, SQLiteApplicationRecorder):
    """eventsourcing's SQLite recorder with positions, recorded times and leaf hashes."""

    def __init__(self, datastore: SQLiteDatastore, clock: Clock) -> None:
        SQLiteApplicationRecorder.__init__(self, datastore)
        self.clock = clock

    def construct_create_table_statements(self) -> list[str]:
        return [
            f"CREATE TABLE IF NOT EXISTS {TABLE} ("
            "position INTEGER PRIMARY KEY, "
            "originator_id TEXT NOT NULL, "
            "originator_version INTEGER NOT NULL, "
            "topic TEXT NOT NULL, "
            "state BLOB NOT NULL, "
            "recorded_at INTEGER NOT NULL UNIQUE, "
            "replayed_at INTEGER, "
            "leaf_hash BLOB NOT NULL, "
            "UNIQUE (originator_id, originator_version))",
            *(statement.format(blob="BLOB") for statement in CONTENT_TABLES),
        ]

    @property
    def has_chronicle(self) -> bool:
        with self.reading() as cursor:
            sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
            return self.execute(cursor, sql, [TABLE]).fetchone() is not None

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        with self.datastore.transaction(commit=True) as cursor:
            yield _plain(cursor)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        with self.datastore.transaction(commit=False) as cursor:
            yield _plain(cursor)

    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        cursor.execute(sql, params)
        return cursor

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **_: Any
    ) -> Sequence[int]:
        cursor = _plain(c)
        rows = self._number(cursor, stored_events)
        self._insert(cursor, rows)
        return [row.position for row in rows]

    def _insert(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        cursor.executemany(f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", rows)

    def positions(self, cursor: Cursor, keys: Sequence[tuple[str, int]]) -> Iterator[Any]:
        sql = (
            "SELECT originator_id, originator_version, position FROM json_each(?) AS wanted "
            f"CROSS JOIN {TABLE} ON originator_id = json_extract(wanted.value, '$[0]') "
            "AND originator_version = json_extract(wanted.value, '$[1]')"
        )
        yield from self.execute(cursor, sql, [json.dumps(keys)]).fetchall()


def _plain(cursor: SQLiteCursor | sqlite3.Cursor) -> Cursor:
    """The sqlite3 cursor itself, giving plain tuples."""
    inner = cursor.sqlite_cursor if isinstance(cursor, SQLiteCursor) else cursor
    inner.row_factory = None
    return cast(Cursor, inner)
