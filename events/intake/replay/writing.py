"""One write for a whole replay, through the ordinary commands.

Invariant: all that the commands record while the write is held is in the log when it ends,
or nothing is: a replay that is interrupted leaves no event behind. A command that refuses
something has appended nothing of it, because commands decide before they append.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from events.chronicle import Chronicle, write_opening
from events.codec import Codec
from events.log import Log, Write
from events.report import Event
from events.store.content import ContentStore
from events.store.recorder import ChronicleRecorder, Cursor


class ReplayClock:
    """The log's clock during a replay: it stands at the time of the snapshot."""

    def __init__(self) -> None:
        self.now = 0
        """Microseconds since 1970 UTC."""

    def __call__(self) -> int:
        return self.now


class Replay:
    """A chronicle that is about to be written, all at once."""

    def __init__(
        self,
        recorder: ChronicleRecorder,
        clock: ReplayClock,
        *,
        replayed_at: int,
        entropy: Callable[[int], bytes],
    ) -> None:
        """`recorder` numbers and times events by `clock`; `replayed_at` is the real time."""
        self.clock = clock
        self.replayed_at = replayed_at
        self._recorder = recorder
        self._entropy = entropy

    @contextmanager
    def at_once(self, opened_at: int) -> Iterator[Chronicle]:
        """A new chronicle, opened at that time; durable when the block ends, else as it was.

        Raises `Conflict` if the database holds a chronicle already.
        """
        self._recorder.create_table()
        self.clock.now = opened_at
        with self._recorder.writing() as cursor:
            write = Write(self._recorder, Codec(), cursor, self.replayed_at)
            log = _HeldLog(write)
            write_opening(write, self._entropy)
            yield Chronicle(
                log,
                ContentStore(_HeldReads(self._recorder, cursor)),
                entropy=self._entropy,
                clock=self.clock,
            )


class _HeldLog(Log):
    """The log as the write in progress sees it; every command's write is a part of that one."""

    def __init__(self, write: Write) -> None:
        super().__init__(write.recorder, write.codec)
        self._write = write

    @contextmanager
    def writing(self) -> Iterator[Write]:
        yield self._write

    def stream(self, stream: str) -> list[Event]:
        return self._write.stream(stream)


class _HeldReads:
    """Reads of the content store inside the write in progress."""

    def __init__(self, recorder: ChronicleRecorder, cursor: Cursor) -> None:
        self._recorder = recorder
        self._cursor = cursor

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        yield self._cursor

    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        return self._recorder.execute(cursor, sql, params)
