"""The log: events in order, appended for good, read from any position.

Invariant: an event that `append` returned a position for is on disk, in order,
and stays. Append is all or nothing; one writer at a time decides and appends
under the same lock, so a decision never rests on a log that has moved on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from eventsourcing.persistence import StoredEvent

from domain.errors import ChronicleError, Stopped
from events.codec import Codec, Undecodable
from events.report import Event
from events.store.recorder import ChronicleRecorder, Cursor, Head, Inserted, Row


class New(NamedTuple):
    """An event to be appended as `version` of `stream`; versions start at 1."""

    stream: str
    version: int
    event: Event


class Recorded(NamedTuple):
    """An event of the log with its envelope; times are microseconds since 1970 UTC."""

    position: int
    stream: str
    version: int
    topic: str
    recorded_at: int
    replayed_at: int | None
    event: Event


class Times(NamedTuple):
    """The clocks of one event, in microseconds; `replayed_at` is None for what was not replayed."""

    recorded_at: int | None
    replayed_at: int | None


class Write:
    """A write in progress. Nothing of it is in the log until the `with` block has ended.

    `replayed_at`, if given, is the real time (microseconds) of a replay, and stands on each event.
    """

    def __init__(
        self,
        recorder: ChronicleRecorder,
        codec: Codec,
        cursor: Cursor,
        replayed_at: int | None = None,
    ) -> None:
        self.recorder = recorder
        self.codec = codec
        self.cursor = cursor
        self.replayed_at = replayed_at

    def append(self, events: Sequence[New]) -> list[Inserted]:
        """Append those events that their streams lack; say where each one stands."""
        encode = self.codec.encode
        stored = [
            StoredEvent(stream, version, event.TOPIC, encode(event))
            for stream, version, event in events
        ]
        return self.recorder.insert_new(self.cursor, stored, self.replayed_at)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the write that is undone if it is refused, while the rest may go on."""
        self.recorder.execute(self.cursor, "SAVEPOINT attempt")
        try:
            yield
        except ChronicleError:
            self.recorder.execute(self.cursor, "ROLLBACK TO SAVEPOINT attempt")
            raise
        self.recorder.execute(self.cursor, "RELEASE SAVEPOINT attempt")

    def positions(self, keys: Sequence[tuple[str, int]]) -> list[int]:
        """The positions of those (stream, version) that are in the log."""
        return [position for _, _, position in self.recorder.positions(self.cursor, keys)]

    def stream(self, stream: str) -> list[Event]:
        """The events of one stream as of this write, by version."""
        rows = self.recorder.read_stream(stream, self.cursor)
        return [self.codec.decode(row.topic, row.state) for row in rows]


class Log:
    """The log of one chronicle."""

    def __init__(self, recorder: ChronicleRecorder, codec: Codec) -> None:
        self.recorder = recorder
        self.codec = codec
        self._times = lru_cache(maxsize=4096)(self._read_times)  # they never change

    @contextmanager
    def writing(self) -> Iterator[Write]:
        """Hold the log, read and decide, append; durable when the block ends normally."""
        with self.recorder.writing() as cursor:
            yield Write(self.recorder, self.codec, cursor)

    def read(self, after: int = 0, limit: int = 1000) -> list[Recorded]:
        """Up to `limit` events above position `after`, in order, decoded.

        Stops before bytes that no class can read; raises `Stopped` if they come first.
        """
        decode = self.codec.decode
        events: list[Recorded] = []
        for r in self.recorder.read(after, limit):
            try:
                event = decode(r[3], r[4])
            except Undecodable as error:
                if events:
                    break
                raise Stopped(
                    f"Event {r[0]} ({r[3]}) cannot be read: {error}", position=r[0], topic=r[3]
                ) from error
            events.append(Recorded(r[0], r[1], r[2], r[3], r[5], r[6], event))
        return events

    def rows(self, positions: Sequence[int]) -> list[Row]:
        """The events at these positions as they are stored, in order."""
        return self.recorder.rows(positions)

    def stream(self, stream: str) -> list[Event]:
        """The events of one stream, by version; empty if there is none."""
        decode = self.codec.decode
        return [decode(row.topic, row.state) for row in self.recorder.read_stream(stream)]

    def head(self) -> Head:
        """The last position and when it was recorded; (0, 0) for an empty log."""
        return self.recorder.head()

    def position_at(self, recorded_at: int) -> int:
        """The last position recorded at or before that time (microseconds); 0 if none."""
        return self.recorder.position_at(recorded_at)

    def times(self, position: int) -> Times:
        """When the event at a position was recorded and replayed; (None, None) if there is none."""
        try:
            return self._times(position)
        except LookupError:
            return Times(None, None)

    def _read_times(self, position: int) -> Times:
        rows = self.recorder.read(position - 1, 1)
        if not rows or rows[0].position != position:
            raise LookupError(position)  # it may be recorded yet, so it must not be kept
        return Times(rows[0].recorded_at, rows[0].replayed_at)

    def leaf_hash(self, position: int) -> bytes:
        """The 32-byte leaf hash of the event at a position. `IndexError` if there is none."""
        return self.recorder.read(position - 1, 1)[0].leaf_hash
