"""Sealed chronicles, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.events.seal.sealed import Sealed
from tests.given import World


@pytest.fixture
def sealed(world_url: str, tmp_path: Path) -> Iterator[Sealed]:
    """A new chronicle: one event, and no key."""
    with World(world_url) as world:
        yield Sealed(world, tmp_path)


@pytest.fixture
def sealed_here(sqlite_url: str, tmp_path: Path) -> Iterator[Sealed]:
    """The same on SQLite only, for what does not depend on the database."""
    with World(sqlite_url) as world:
        yield Sealed(world, tmp_path)
