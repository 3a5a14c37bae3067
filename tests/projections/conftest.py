"""Chronicles to ask, each over a fresh database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.given import World


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle; the test runs once on SQLite, once on PostgreSQL."""
    with World(world_url) as world:
        yield world


@pytest.fixture
def small(sqlite_url: str) -> Iterator[World]:
    """An empty chronicle on SQLite, for what does not depend on the database."""
    with World(sqlite_url) as world:
        yield world
