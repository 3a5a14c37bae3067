"""The behaviour suites that eventsourcing ships for its recorders, run on ours."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from threading import Timer
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

import pytest
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    StoredEvent,
    Subscription,
)

from events.store.connect import connect
from events.store.recorder import ChronicleRecorder
from tests.events.store.logs import check_log

PATIENCE = 60
"""Seconds after which a subscriber who hears nothing fails the test."""


def _cases() -> Any:
    """The library's module of cases. It imports a cipher that needs a package of its own."""
    name = "eventsourcing.cipher"
    stand_in = ModuleType(name)
    stand_in.AESCipher = None  # type: ignore[attr-defined]
    sys.modules.setdefault(name, stand_in)
    try:
        return import_module("eventsourcing.tests.persistence")
    finally:
        if sys.modules[name] is stand_in:
            del sys.modules[name]


if TYPE_CHECKING:
    from eventsourcing.tests import persistence as cases
else:
    cases = _cases()


class Recorders:
    """Opens the test's database for the library's case."""

    recorder: ChronicleRecorder

    @pytest.fixture(autouse=True)
    def _open(self, url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(cases, "print", lambda *_: None, raising=False)
        self.recorder = connect(url, lambda: time.time_ns() // 1000, lock_timeout=30, create=True)
        self.recorder.create_table()
        yield
        check_log(self.recorder)
        self.recorder.close()

    def create_recorder(self) -> Any:
        return self.recorder

    def new_originator_id(self) -> str:
        return f"f1-{uuid4().hex}"


class OnSQLite(Recorders):
    @pytest.fixture
    def url(self, sqlite_url: str) -> str:
        return sqlite_url


class OnPostgreSQL(Recorders):
    @pytest.fixture
    def url(self, postgres_url: str) -> str:
        return postgres_url


class AsAggregates(AggregateRecorder):
    """A recorder of aggregates, which tells no positions."""

    def __init__(self, recorder: ChronicleRecorder) -> None:
        self.recorder = recorder

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> None:
        self.recorder.insert_events(stored_events)

    def select_events(self, *args: Any, **options: Any) -> Sequence[StoredEvent]:
        return self.recorder.select_events(*args, **options)


class Aggregates(Recorders):
    def create_recorder(self) -> Any:
        return AsAggregates(self.recorder)


class TestApplicationOnSQLite(OnSQLite, cases.ApplicationRecorderTestCase):
    """An application's recorder, on SQLite."""


class TestApplicationOnPostgreSQL(OnPostgreSQL, cases.ApplicationRecorderTestCase):
    """An application's recorder, on PostgreSQL."""

    def test_insert_subscribe(self) -> None:
        """A subscriber is told of events that were there and of those that come."""
        begun: list[Subscription[ApplicationRecorder]] = []
        subscribe = self.recorder.subscribe

        def remember(*args: Any, **options: Any) -> Subscription[ApplicationRecorder]:
            begun.append(subscribe(*args, **options))
            return begun[-1]

        def give_up() -> None:
            for subscription in begun:
                subscription.stop()

        patience = Timer(PATIENCE, give_up)  # a subscriber who is not told would wait for ever
        patience.start()
        try:
            with mock.patch.object(self.recorder, "subscribe", remember):
                self.optional_test_insert_subscribe()
        finally:
            patience.cancel()


class TestOrderOnSQLite(OnSQLite, cases.NonInterleavingNotificationIDsBaseCase):
    """Two batches at once do not mix, on SQLite."""


class TestOrderOnPostgreSQL(OnPostgreSQL, cases.NonInterleavingNotificationIDsBaseCase):
    """Two batches at once do not mix, on PostgreSQL."""


class TestAggregatesOnSQLite(OnSQLite, Aggregates, cases.AggregateRecorderTestCase):
    """An aggregate's recorder, on SQLite."""


class TestAggregatesOnPostgreSQL(OnPostgreSQL, Aggregates, cases.AggregateRecorderTestCase):
    """An aggregate's recorder, on PostgreSQL."""
