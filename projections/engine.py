"""The read side's connection to the database that also holds the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from events.store import postgres, sqlite_file
from events.store.recorder import LOCK_TIMEOUT


def read_engine(url: str, lock_timeout: float = LOCK_TIMEOUT) -> Engine:
    """An engine for the read tables: `sqlite:///…`, a plain path, or `postgresql://…`.

    On SQLite, read tables are synced less strictly than the log (they can be
    rebuilt), and a write takes the lock with its first statement.
    """
    if url.startswith(("postgresql://", "postgres://")):
        _, rest = url.split("://", 1)
        return create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    path = Path(url.removeprefix("sqlite:///"))
    engine = create_engine(
        f"sqlite:///{path}",
        creator=lambda: _open(path, lock_timeout),
        poolclass=QueuePool,
        paramstyle="named",  # as on PostgreSQL; those of a compiled statement come in a dict
    )
    event.listen(engine, "checkin", _close_immutable)
    event.listen(engine, "begin", begin)
    return engine


def _open(path: Path, lock_timeout: float) -> sqlite3.Connection:
    connection = sqlite_file.open_file(path, lock_timeout)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _close_immutable(connection: Any, record: Any) -> None:
    """An unlocked file must not be kept open while others may come to write it."""
    if isinstance(connection, sqlite_file.ImmutableFile):
        record.invalidate()


def begin(connection: Connection) -> None:
    """Begin a transaction on the driver, as Core does before its first statement.

    For statements that pass Core by; Core then goes on in it. PostgreSQL's driver begins itself.
    """
    driver: Any = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection) and not driver.in_transaction:
        driver.execute("BEGIN")


def snapshots(engine: Engine) -> Engine:
    """The same engine for questions: all reads of a transaction see one moment.

    SQLite in WAL mode gives that anyway; on PostgreSQL it is REPEATABLE READ. Writers
    of read tables must not use it: a lost race has to end in a count of zero.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn the driver's errors about the state of the database into `Unavailable`."""
    try:
        yield
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.Error):
            said = sqlite_file.explain(cause, Path(engine.url.database or ""), LOCK_TIMEOUT)
        elif isinstance(cause, Exception):
            said = postgres.explain(cause, engine.url.database or "", LOCK_TIMEOUT)
        else:
            said = None
        if said is None:
            raise
        raise said from error
