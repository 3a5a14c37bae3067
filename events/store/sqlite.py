"""The event store on SQLite: one file in WAL mode, synced on every commit.

Positions are the table's integer primary key, so they survive VACUUM; rows are never deleted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import cast

from eventsourcing.persistence import ConnectionUnavailableError, PersistenceError
from eventsourcing.sqlite import SQLiteApplicationRecorder

from domain.errors import Unavailable
from events.store.content import CONTENT_TABLES
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder, Clock, Cursor, Row
from events.store.sqlite_file import ChronicleSQLiteDatastore, explain

EVENT_TABLE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} ("
    "position INTEGER PRIMARY KEY, "
    "originator_id TEXT NOT NULL, "
    "originator_version INTEGER NOT NULL, "
    "topic TEXT NOT NULL, "
    "state BLOB NOT NULL, "
    "recorded_at INTEGER NOT NULL UNIQUE, "
    "replayed_at INTEGER, "
    "leaf_hash BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)

_CONSTRAINTS = (  # an INTEGER PRIMARY KEY is the rowid itself: whole numbers, each once
    "SELECT name FROM pragma_table_info(?) WHERE pk = 1 AND type = 'INTEGER' UNION ALL "
    "SELECT (SELECT group_concat(name, ', ') FROM pragma_index_info(list.name)) "
    'FROM pragma_index_list(?) AS list WHERE "unique" AND NOT partial'
)

_SPELLED = (
    "SELECT json_array(position, originator_id, originator_version, topic, recorded_at, "
    f"replayed_at), state, leaf_hash FROM {TABLE} WHERE position > ? AND position <= ? "
    # numbers sort below texts and texts below blobs, which some versions take for JSON
    "AND originator_id < x'' AND originator_version < '' AND topic < x'' "
    "AND recorded_at < '' AND coalesce(replayed_at, 0) < '' ORDER BY position"
)


# The library types max_notification_id as int, yet returns None for an empty log.
class SQLiteChronicleRecorder(ChronicleRecorder, SQLiteApplicationRecorder):  # type: ignore[misc]
    """eventsourcing's SQLite recorder with positions, recorded times and leaf hashes."""

    BLOB = "BLOB"
    FULL_TEXT = "fts5"
    DOUBLED = sqlite3.IntegrityError

    def __init__(self, datastore: ChronicleSQLiteDatastore, clock: Clock) -> None:
        SQLiteApplicationRecorder.__init__(self, datastore)
        ChronicleRecorder.__init__(self, clock, str(datastore.path), datastore.lock_timeout)
        self.datastore: ChronicleSQLiteDatastore = datastore

    def construct_create_table_statements(self) -> list[str]:
        return [EVENT_TABLE, *(statement.format(blob="BLOB") for statement in CONTENT_TABLES)]

    def use_wal(self) -> None:
        """Put the file into WAL mode, if it is not in it. Raises `Unavailable`."""
        with self._explained():
            self.datastore.use_wal()

    def create_table(self) -> None:
        self.use_wal()
        with self.writing() as cursor:
            for statement in self.create_table_statements:
                self.execute(cursor, statement)

    def close(self) -> None:
        self.datastore.close()

    def scrub(self, tables: Sequence[str]) -> tuple[str, ...]:
        """The file is written anew and its write-ahead log emptied.

        `secure_delete` overwrites what is deleted, but a page that SQLite rearranged may
        keep a copy of what stood in it (`rebuildPage`), and so may one of an older program.
        """
        try:
            with self._explained(), self.datastore.connection() as connection:
                if "passages" in tables:  # deleting only marks words as gone: merge them away
                    with connection.cursor() as c:
                        c.execute("INSERT INTO passages (passages) VALUES ('optimize')")
                with connection.cursor() as c:
                    c.execute("VACUUM")
                with connection.cursor() as c:
                    held = c.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except Unavailable as error:
            return (_NOT_REWRITTEN.format(path=self.name, why=error.detail),)
        return (_HELD.format(path=self.name),) if held else ()

    def has_table(self, name: str) -> bool:
        with self.reading() as cursor:
            sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
            return self.execute(cursor, sql, [name]).fetchone() is not None

    def constraints(self, cursor: Cursor) -> set[str]:
        rows = self.execute(cursor, _CONSTRAINTS, [TABLE, TABLE]).fetchall()
        return {columns for (columns,) in rows}

    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        cursor.execute(sql, params)
        return cursor

    def spelled(self, cursor: Cursor, after: int, upto: int) -> list[tuple[str, bytes, bytes]]:
        rows: list[tuple[str, bytes, bytes]] = cursor.execute(_SPELLED, (after, upto)).fetchall()
        return rows

    def positions(
        self, cursor: Cursor, keys: Sequence[tuple[str, int]]
    ) -> Iterator[tuple[str, int, int]]:
        sql = (
            "SELECT originator_id, originator_version, position FROM json_each(?) AS wanted "
            f"CROSS JOIN {TABLE} ON originator_id = json_extract(wanted.value, '$[0]') "
            "AND originator_version = json_extract(wanted.value, '$[1]')"
        )
        yield from self.execute(cursor, sql, [json.dumps(keys)]).fetchall()

    def _transaction(self) -> AbstractContextManager[Cursor]:
        return self._tuples(commit=True)

    def _snapshot(self) -> AbstractContextManager[Cursor]:
        return self._tuples(commit=False)

    @contextmanager
    def _tuples(self, *, commit: bool) -> Iterator[Cursor]:
        with self.datastore.transaction(commit=commit) as cursor:
            cursor.sqlite_cursor.row_factory = None
            yield cast(Cursor, cursor.sqlite_cursor)

    def _insert(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        cursor.executemany(f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", rows)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except ConnectionUnavailableError as error:
            raise Unavailable(
                f"All connections to the chronicle {self.name} are in use. Try again."
            ) from error
        except (sqlite3.Error, PersistenceError) as error:
            explanation = explain(error, self.datastore.path, self.lock_timeout)
            if explanation is None:
                raise
            raise explanation from error


_NOT_REWRITTEN = (
    "The words are deleted and overwritten, but copies may still stand in unused parts of {path} "
    "and in {path}-wal, which could not be written anew: {why} Then erase the document again."
)
_HELD = (
    "The words may still stand in {path}-wal: somebody who is reading held it open. End what reads "
    "the chronicle, then erase the document again."
)
