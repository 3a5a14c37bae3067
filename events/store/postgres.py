"""The event store on PostgreSQL: an exclusive table lock orders writers, readers go on.

Positions are assigned under that lock, never by a sequence: a sequence leaves
holes on rollback. Commits are synchronous; NOTIFY goes out with the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from eventsourcing.persistence import PersistenceError
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row, tuple_row
from psycopg.sql import SQL, Composed
from psycopg_pool import PoolTimeout

from domain.errors import Unavailable
from events.store.content import CONTENT_TABLES
from events.store.leaf import spell
from events.store.recorder import (
    COLUMNS,
    LOCK_TIMEOUT,
    TABLE,
    ChronicleRecorder,
    Clock,
    Cursor,
    Row,
    locked,
)

CONNECT_TIMEOUT = 5
"""Seconds to wait for a connection."""
MAX_CONNECTIONS = 15
"""Connections of one process at most; the first is kept, others close after ten idle minutes."""
_TYPES = ("int8", "text", "int8", "text", "bytea", "int8", "int8", "bytea")
_FEW = 8
"""Rows up to which INSERT, one round trip, is faster than COPY, which takes two."""
_INIT_LOCK = 0x6368726F6E  # "chron": two that create the tables at once take turns
_UNSAMPLED = "ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0"
"""`pg_statistic` would keep samples of the values, out of reach of who deletes them."""

EVENT_TABLE = (
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
)

_CONSTRAINTS = (  # of the table alone: one that inherits from it has rows of its own
    "SELECT string_agg(attname, ', ' ORDER BY place) FROM pg_constraint, "
    "unnest(conkey) WITH ORDINALITY AS key (number, place), pg_attribute "
    "WHERE conrelid = to_regclass(?) AND contype IN ('p', 'u') AND attrelid = conrelid "
    "AND attnum = number AND NOT EXISTS "
    "(SELECT 1 FROM pg_inherits WHERE inhparent = to_regclass(?)) GROUP BY conname"
)

_SPELLED = (
    "SELECT position, originator_id, originator_version, topic, recorded_at, replayed_at, state, "
    f"leaf_hash FROM {TABLE} WHERE position > %s AND position <= %s ORDER BY position"
)


class ChroniclePostgresDatastore(PostgresDatastore):
    """The library's datastore, with durable commits and a bounded wait for locks.

    `params` are libpq's connection parameters. Connections that the server has closed
    are noticed and replaced before they are used.
    """

    def __init__(self, params: Mapping[str, Any], *, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.lock_milliseconds = max(1, round(lock_timeout * 1000))  # 0 would wait for ever
        super().__init__(
            *("", "", "", "", ""),
            connect_timeout=CONNECT_TIMEOUT,
            pool_size=1,
            max_overflow=MAX_CONNECTIONS - 1,
            pre_ping=True,
            originator_id_type="text",
        )
        self.pool.kwargs = {**params, "row_factory": dict_row}  # libpq has more than five

    def after_connect_func(self) -> Callable[[psycopg.Connection[Any]], None]:
        set_up = (
            "SELECT set_config('synchronous_commit', 'on', false), "
            f"set_config('lock_timeout', '{self.lock_milliseconds}ms', false)"
        )

        def configure(connection: psycopg.Connection[Any]) -> None:
            connection.autocommit = True
            connection.execute(set_up)

        return configure


class PostgresChronicleRecorder(ChronicleRecorder, PostgresApplicationRecorder):
    """eventsourcing's PostgreSQL recorder with positions, recorded times and leaf hashes."""

    BLOB = "bytea"
    FULL_TEXT = "tsvector"
    DOUBLED = psycopg.IntegrityError
    SEAL_STORAGE = (  # hashes cannot be compressed; to try costs a tenth of an append
        "ALTER TABLE seal_tiles ALTER COLUMN nodes SET STORAGE EXTERNAL",
    )

    def __init__(
        self,
        datastore: ChroniclePostgresDatastore,
        clock: Clock,
        name: str,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        PostgresApplicationRecorder.__init__(self, datastore)
        ChronicleRecorder.__init__(self, clock, name, lock_timeout)
        self.sql_create_statements[:] = [
            Composed([SQL(statement)])
            for statement in (
                f"SELECT pg_advisory_xact_lock({_INIT_LOCK})",
                EVENT_TABLE,
                *(statement.format(blob="bytea") for statement in CONTENT_TABLES),
                _UNSAMPLED.format(table="originals", column="bytes"),
                _UNSAMPLED.format(table="originals", column="title"),
                _UNSAMPLED.format(table="texts", column="content"),
            )
        ]
        self.lock_table_statements = [SQL(f"LOCK TABLE {TABLE} IN EXCLUSIVE MODE")]

    def create_table(self) -> None:
        with self._explained():
            PostgresApplicationRecorder.create_table(self)

    def close(self) -> None:
        self.datastore.close()

    def unsampled(self, cursor: Cursor, table: str, *columns: str) -> None:
        for column in columns:
            self.execute(cursor, _UNSAMPLED.format(table=table, column=column))

    def scrub(self, tables: Sequence[str]) -> tuple[str, ...]:
        """The tables are written anew (`VACUUM FULL`), each in a transaction of its own."""
        remarks = [_ELSEWHERE.format(name=self.name)]
        try:
            with self.reading() as cursor:
                for table in tables:
                    self.execute(cursor, f"VACUUM FULL {table}")
        except Unavailable as error:
            remarks.insert(0, _NOT_REWRITTEN.format(name=self.name, why=error.detail))
        return tuple(remarks)

    def has_table(self, name: str) -> bool:
        with self.reading() as cursor:
            found = self.execute(cursor, "SELECT to_regclass(?)", [name]).fetchone()
            return found[0] is not None

    def constraints(self, cursor: Cursor) -> set[str]:
        rows = self.execute(cursor, _CONSTRAINTS, [TABLE, TABLE]).fetchall()
        return {columns for (columns,) in rows}

    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        cursor.execute(sql.replace("?", "%s"), params)
        return cursor

    def spelled(self, cursor: Cursor, after: int, upto: int) -> list[tuple[str, bytes, bytes]]:
        real = cast("psycopg.Cursor[Any]", cursor)
        rows = real.execute(_SPELLED, (after, upto), binary=True).fetchall()
        return [(spell(row[:6]), row[6], row[7]) for row in rows]  # faster here than to_json

    def positions(
        self, cursor: Cursor, keys: Sequence[tuple[str, int]]
    ) -> Iterator[tuple[str, int, int]]:
        sql = (
            f"SELECT originator_id, originator_version, position FROM {TABLE} "
            "JOIN unnest(?::text[], ?::bigint[]) AS wanted (stream, version) "
            "ON originator_id = stream AND originator_version = version"
        )
        streams, versions = [k[0] for k in keys], [k[1] for k in keys]
        yield from self.execute(cursor, sql, [streams, versions]).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[Cursor]:
        with (
            self.datastore.get_connection() as connection,
            connection.transaction(),
            connection.cursor(row_factory=tuple_row) as cursor,
        ):
            self._lock_table(cast(Any, cursor))
            yield cast(Cursor, cursor)
            self._notify_channel(cast(Any, cursor))

    @contextmanager
    def _snapshot(self) -> Iterator[Cursor]:
        with (
            self.datastore.get_connection() as connection,
            connection.cursor(row_factory=tuple_row) as cursor,
        ):
            yield cast(Cursor, cursor)

    def _insert(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        if not rows:
            return
        if len(rows) <= _FEW:
            marks = ",".join(["(?,?,?,?,?,?,?,?)"] * len(rows))
            values = [value for row in rows for value in row]
            self.execute(cursor, f"INSERT INTO {TABLE} ({COLUMNS}) VALUES {marks}", values)
            return
        real = cast("psycopg.Cursor[Any]", cursor)
        with real.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(_TYPES)
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (psycopg.Error, PersistenceError) as error:
            explanation = explain(error, self.name, self.lock_timeout)
            if explanation is None:
                raise
            raise explanation from error


def open_recorder(url: str, clock: Clock, lock_timeout: float) -> PostgresChronicleRecorder:
    """The event store in the database at a libpq URL; see `events.store.connect.connect`."""
    params = _params_of(url)
    name = _name_of(params)
    try:
        psycopg.connect(**params).close()  # a pool would go on trying for its whole time-out
    except psycopg.Error as error:
        raise Unavailable(
            f"The chronicle {name} cannot be reached: {_first_line(error)}. Check that the "
            "server runs, that the database exists, and the user and password."
        ) from error
    datastore = ChroniclePostgresDatastore(params, lock_timeout=lock_timeout)
    try:
        return PostgresChronicleRecorder(datastore, clock, name, lock_timeout)
    except PersistenceError as error:
        datastore.close()
        explanation = explain(error, name, lock_timeout)
        if explanation is None:
            raise
        raise explanation from error


def _params_of(url: str) -> dict[str, Any]:
    try:
        params: dict[str, Any] = conninfo_to_dict(url)
        ports = str(params.get("port") or "0").split(",")
        if "@" in f"{params.get('host')}{params.get('dbname')}" or not all(map(str.isdigit, ports)):
            raise psycopg.ProgrammingError  # a / or @ in the password cut it in two
    except psycopg.Error:
        # what libpq says quotes the part that it could not read, and that may be the password
        raise Unavailable(
            "The PostgreSQL URL cannot be read; expected postgresql://user:password@host:port/"
            "database, with @ : / ? # % in names and passwords percent-encoded (@ as %40)."
        ) from None
    return {"connect_timeout": CONNECT_TIMEOUT, **params}


def _name_of(params: Mapping[str, Any]) -> str:
    host, port = params.get("host", "the local server"), params.get("port")
    database = params.get("dbname") or params.get("user") or "of this user"
    return f"{database} on {host}" + (f":{port}" if port else "")


def explain(error: Exception, name: str, lock_timeout: float) -> Unavailable | None:
    """What an error says about the state of the database; None if it says nothing about it.

    Told by SQLSTATE (PostgreSQL documentation, appendix A); a connection that was lost
    or never made has none.
    """
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    if isinstance(cause, PoolTimeout):
        return Unavailable(
            f"No connection to the chronicle {name} within {CONNECT_TIMEOUT} s: the server does "
            f"not answer, or all {MAX_CONNECTIONS} connections are in use. Try again."
        )
    if not isinstance(cause, psycopg.Error):
        return None
    if cause.sqlstate == "55P03":
        return locked(name, lock_timeout)
    if cause.sqlstate in _EXPLANATIONS:
        return Unavailable(_EXPLANATIONS[cause.sqlstate].format(name=name))
    if isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return Unavailable(
            f"The chronicle {name} did not answer: {_first_line(cause)}. Check that the server "
            "runs, then try again: what is on file already is not recorded twice."
        )
    return None


def _first_line(error: Exception) -> str:
    """The gist of libpq's message, which runs over several lines."""
    said = (str(error).strip().splitlines() or ["no reason given"])[0]
    return said.removeprefix("connection failed: ").removeprefix("connection is bad: ").rstrip(".,")


_NOT_REWRITTEN = (
    "The words are deleted, but may still stand in the files of {name}, which could not be "
    "written anew: {why} Then erase the document again."
)
_ELSEWHERE = (
    "The write-ahead log, replicas and backups of {name} may hold the words until the server "
    "recycles them: see to those yourself."
)
_READ_ONLY = (
    "The chronicle {name} is read-only for this user: nothing was written. "
    "To write, connect as a user that may write to the primary server."
)
_EXPLANATIONS = {
    "25006": _READ_ONLY,  # read_only_sql_transaction
    "42501": _READ_ONLY,  # insufficient_privilege
    "42P01": "The database {name} holds no chronicle; run 'chronicle init' on it.",
    "53100": "The disk of {name} is full; nothing was written. Make room and try again.",
}
