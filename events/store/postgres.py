"""The event store on PostgreSQL: an exclusive table lock orders writers, readers go on.

Positions are assigned under that lock, never by a sequence: a sequence leaves
holes on rollback. Commits are synchronous; NOTIFY goes out with the commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import tuple_row
from psycopg.sql import SQL

from events.store.content import CONTENT_TABLES
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder, Clock, Cursor, Row

_TYPES = ("int8", "text", "int8", "text", "bytea", "int8", "int8", "bytea")


class PostgresChronicleRecorder(ChronicleRecorder, PostgresApplicationRecorder):
    """eventsourcing's PostgreSQL recorder with positions, recorded times and leaf hashes."""

    def __init__(self, datastore: PostgresDatastore, clock: Clock) -> None:
        PostgresApplicationRecorder.__init__(self, datastore)
        self.clock = clock
        self.sql_create_statements[:] = [
            SQL(
                f"CREATE TABLE IF NOT EXISTS {TABLE} ("
                "position bigint PRIMARY KEY, "
                "originator_id text NOT NULL, "
                "originator_version bigint NOT NULL, "
                "topic text NOT NULL, "
                "state bytea NOT NULL, "
                "recorded_at bigint NOT NULL UNIQUE, "
                "replayed_at bigint, "
                "leaf_hash bytea NOT NULL, "
                "UNIQUE (originator_id, originator_version))"
            ),
            *(SQL(statement.format(blob="bytea")) for statement in CONTENT_TABLES),
        ]

    @property
    def has_chronicle(self) -> bool:
        with self.reading() as cursor:
            found = self.execute(cursor, "SELECT to_regclass(?)", [TABLE]).fetchone()
            return found[0] is not None

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        with self.datastore.get_connection() as connection, connection.transaction():
            with connection.cursor(row_factory=tuple_row) as cursor:
                self._lock_table(cast(Any, cursor))
                yield cast(Cursor, cursor)
                self._notify_channel(cast(Any, cursor))

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        with self.datastore.get_connection() as connection:
            with connection.cursor(row_factory=tuple_row) as cursor:
                yield cast(Cursor, cursor)

    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        cursor.execute(sql.replace("?", "%s"), params)
        return cursor

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        with self.writing() as cursor:
            rows = self._number(cursor, stored_events)
            self._insert(cursor, rows)
        return [row.position for row in rows]

    def _insert(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        real = cast("psycopg.Cursor[Any]", cursor)
        with real.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(_TYPES)
            for row in rows:
                copy.write_row(row)

    def positions(self, cursor: Cursor, keys: Sequence[tuple[str, int]]) -> Iterator[Any]:
        sql = (
            f"SELECT originator_id, originator_version, position FROM {TABLE} "
            "JOIN unnest(?::text[], ?::bigint[]) AS wanted (stream, version) "
            "ON originator_id = stream AND originator_version = version"
        )
        streams, versions = [k[0] for k in keys], [k[1] for k in keys]
        yield from self.execute(cursor, sql, [streams, versions]).fetchall()
