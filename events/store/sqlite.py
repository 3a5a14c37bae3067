"""The event store on SQLite: one file in WAL mode, synced on every commit.

Positions are the table's integer primary key, so they survive VACUUM; rows are
never deleted. A writer takes the lock at once (`BEGIN IMMEDIATE`): a read that
turned into a write could fail half-way with SQLITE_BUSY. The file is only ever
opened through SQLite: closing it any other way would drop SQLite's locks on it
(sqlite.org/howtocorrupt.html §2.2).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from urllib.parse import quote

from eventsourcing.persistence import ConnectionUnavailableError, PersistenceError
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from domain.errors import Unavailable
from events.store.content import CONTENT_TABLES
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


class _ImmutableConnection(SQLiteConnection):
    """A read of a file in a directory that cannot be written; closed when handed back.

    SQLite does not lock such a file, so it must not be kept open while others may write.
    """

    @property
    def closing(self) -> bool:
        return True


class _Connections(SQLiteConnectionPool):
    """The library's pool; its connections sync on commit and never create a file unasked."""

    def __init__(self, path: Path, *, create: bool, lock_timeout: float) -> None:
        super().__init__(db_name=str(path), pool_timeout=lock_timeout)
        self.path = path
        self._mode = "rwc" if create else "rw"
        self._busy_timeout = lock_timeout

    def _create_connection(self) -> SQLiteConnection:
        connection = open_file(self.path, self._busy_timeout, self._mode)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        connection.row_factory = sqlite3.Row
        if isinstance(connection, ImmutableFile):
            return _ImmutableConnection(connection, max_age=None)
        return SQLiteConnection(connection, max_age=None)


class ImmutableFile(sqlite3.Connection):
    """A connection to a file that SQLite takes to be complete in itself, and does not lock."""


def open_file(path: Path, timeout: float, mode: str = "rw") -> sqlite3.Connection:
    """A connection in autocommit mode; an `ImmutableFile` where nothing can be written.

    In WAL mode even a reader needs files beside the database. Where they cannot be made
    and there are none, the file is complete in itself and may be read alone.
    """

    def connect(option: str, factory: type[sqlite3.Connection]) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?{option}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=timeout,
            factory=factory,
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    try:
        return connect(f"mode={mode}", sqlite3.Connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DIRECTORY:
            raise
    return connect("immutable=1", ImmutableFile)


class _Transaction(SQLiteTransaction):
    """The library's transaction, but a writer holds the lock from its first statement.

    A commit that fails is rolled back, so that its connection does not go on holding the
    lock for the next one who gets it from the pool.
    """

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(exc_type, exc_val, exc_tb)
        except BaseException:
            try:
                self.connection.rollback()
            except sqlite3.Error:
                self.connection.close()
            raise


class ChronicleSQLiteDatastore(SQLiteDatastore):
    """The library's datastore over one file, with the pool and transaction above."""

    def __init__(
        self, path: Path, *, create: bool = False, lock_timeout: float = LOCK_TIMEOUT
    ) -> None:
        super().__init__(str(path), originator_id_type="text")
        self.pool = _Connections(path, create=create, lock_timeout=lock_timeout)
        self.path = path
        self.lock_timeout = lock_timeout

    @contextmanager
    def connection(self) -> Iterator[SQLiteConnection]:
        """A connection of the pool, never as its "writer".

        The library makes readers queue behind a writer that waits, and keeps the
        writer's place taken for ever if its connection could not be made.
        """
        connection = self.pool.get_connection()
        try:
            yield connection
        finally:
            self.pool.put_connection(connection)

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        with (
            self.connection() as connection,
            _Transaction(connection, commit=commit) as cursor,
            cursor,
        ):
            yield cursor

    def use_wal(self) -> None:
        """Put the file into WAL mode, which it keeps, if it is not in it."""
        with self.connection() as connection, connection.cursor() as c:
            if c.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                c.execute("PRAGMA journal_mode = WAL")


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


def explain(error: Exception, path: Path, lock_timeout: float) -> Unavailable | None:
    """What an error says about the state of the file; None if it says nothing about it.

    Classes of errors are too coarse: SQLite reports a locked file and a misspelt
    statement by the same one. The result codes tell (sqlite.org/rescode.html).
    """
    cause: Any = error if isinstance(error, sqlite3.Error) else error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(str(path), lock_timeout)
        case sqlite3.SQLITE_ERROR if str(cause).startswith("no such table"):
            return Unavailable(
                f"The database {path} holds no chronicle; run 'chronicle --db {path} init'."
            )
        case sqlite3.SQLITE_CANTOPEN if not path.exists():
            return absent(path)
        case primary if primary in _EXPLANATIONS:
            return Unavailable(_EXPLANATIONS[primary].format(path=path, cause=cause))
    return None


def absent(path: Path) -> Unavailable:
    """What is said where no file is."""
    return Unavailable(
        f"There is no chronicle at {path}; run 'chronicle --db {path} init' to create one."
    )


_NOT_REWRITTEN = (
    "The words are deleted and overwritten, but copies may still stand in unused parts of {path} "
    "and in {path}-wal, which could not be written anew: {why} Then erase the document again."
)
_HELD = (
    "The words may still stand in {path}-wal: somebody who is reading held it open. End what reads "
    "the chronicle, then erase the document again."
)
_READ_ONLY = (
    "The chronicle {path} is read-only: it can be read, but nothing was written. To write, "
    "give this user write permission on the file and on its directory."
)
_EXPLANATIONS = {
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: (
        "The disk that holds the chronicle {path} is full; nothing was written. "
        "Make room and try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the chronicle {path} was used ({cause}). Check the disk, then "
        "try again: what is on file already is not recorded twice."
    ),
    sqlite3.SQLITE_NOTADB: (
        "The file {path} is not an SQLite database. Check the path, or choose another file."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The chronicle {path} is damaged ({cause}). Do not write to it; restore a backup."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The file {path} cannot be opened. Check that this user may read it, that its "
        "directory exists, and that new files may be made in it."
    ),
}
