"""Read tables made anew in a database of their own, which is gone afterwards.

Invariant: the chronicle's own database is only read. The other is an SQLite file whatever the
chronicle is kept in: the same log gives the same rows in every database.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from projections.engine import read_engine


@contextmanager
def scratch() -> Iterator[Engine]:
    """An empty database; nothing in it needs to outlast a crash."""
    with tempfile.TemporaryDirectory(prefix="chronicle-scratch-") as directory:
        path = Path(directory) / "tables.db"
        path.touch()
        engine = read_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _unsynced)
        try:
            yield engine
        finally:
            engine.dispose()


def _unsynced(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
