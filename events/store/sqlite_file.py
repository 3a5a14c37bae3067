"""The file of a chronicle on SQLite: how it is opened and locked, and what its errors say.

A writer takes the lock at once (`BEGIN IMMEDIATE`): a read that turned into a write could fail
half-way with SQLITE_BUSY. The file is only ever opened through SQLite: closing it any other way
would drop SQLite's locks on it (sqlite.org/howtocorrupt.html §2.2).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from domain.errors import Unavailable
from events.store.recorder import LOCK_TIMEOUT, locked


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
