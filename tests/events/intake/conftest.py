"""Fixtures for intake: a chronicle to record in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from events.chronicle import Chronicle
from tests.events.intake.opening import new_chronicle


@pytest.fixture
def chronicle(sqlite_url: str) -> Iterator[Chronicle]:
    """A new chronicle on SQLite."""
    with new_chronicle(sqlite_url) as opened:
        yield opened
