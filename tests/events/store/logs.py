"""Events to store, a clock to turn, and a check that a log is what a log must be."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import rfc8785
from eventsourcing.persistence import StoredEvent

from events.store.recorder import ChronicleRecorder, Inserted, Row


class HandClock:
    """A clock that shows what it is set to."""

    def __init__(self, now: int = 1_541_980_800_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


def stored(stream: str, version: int = 1, state: bytes = b'{"v":1}') -> StoredEvent:
    """An event as the codec would hand it over."""
    return StoredEvent(stream, version, "joined", state)


def batch(*streams: str) -> list[StoredEvent]:
    """The first event of each stream."""
    return [stored(stream) for stream in streams]


def write(recorder: ChronicleRecorder, events: Sequence[StoredEvent]) -> list[Inserted]:
    """One durable write of events that may be on file already."""
    with recorder.writing() as cursor:
        return recorder.insert_new(cursor, events)


def everything(recorder: ChronicleRecorder) -> list[Row]:
    """The whole log."""
    return recorder.read(0, 1_000_000)


def streams(recorder: ChronicleRecorder) -> list[str]:
    """The streams of the log's events, in order."""
    return [row.stream for row in everything(recorder)]


def check_log(recorder: ChronicleRecorder) -> None:
    """Positions from 1 without holes, times that only grow, one event a version, true hashes."""
    rows = everything(recorder)
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    times = [row.recorded_at for row in rows]
    assert all(before < after for before, after in pairwise(times))
    assert len({(row.stream, row.version) for row in rows}) == len(rows)
    assert all(row.leaf_hash == expected_leaf_hash(row) for row in rows)


def expected_leaf_hash(row: Row) -> bytes:
    """The leaf hash of a row, computed from the definitions alone (model.md §12, RFC 9162)."""
    leaf = rfc8785.dumps(
        [
            "chronicle-leaf/1",
            row.position,
            row.stream,
            row.version,
            row.topic,
            row.recorded_at,
            row.replayed_at,
            hashlib.sha256(row.state).hexdigest(),
        ]
    )
    return hashlib.sha256(b"\x00" + leaf).digest()
