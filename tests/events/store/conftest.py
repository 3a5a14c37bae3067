"""Event stores to test, each over a fresh database and checked when its test is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest

from events.store.connect import connect
from events.store.recorder import ChronicleRecorder, Clock
from tests.events.store.logs import HandClock, check_log


class RecorderFactory(Protocol):
    """Opens the test's database once more."""

    def __call__(self, *, clock: Clock = ..., lock_timeout: float = ...) -> ChronicleRecorder: ...


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still until the test turns it."""
    return HandClock()


@pytest.fixture
def recorder_factory(database_url: str, clock: HandClock) -> Iterator[RecorderFactory]:
    """Opens the test's database as often as called; closes all, after a last check of the log."""
    opened = []

    def open_recorder(*, clock: Clock = clock, lock_timeout: float = 30.0) -> ChronicleRecorder:
        recorder = connect(database_url, clock, lock_timeout=lock_timeout, create=True)
        opened.append(recorder)
        return recorder

    yield open_recorder
    try:
        if opened and opened[-1].has_chronicle:
            check_log(opened[-1])
    finally:
        for recorder in opened:
            recorder.close()


@pytest.fixture
def store(recorder_factory: RecorderFactory) -> ChronicleRecorder:
    """An empty event store."""
    recorder = recorder_factory()
    recorder.create_table()
    return recorder
