"""What the chronicle asks of its event store, and what both databases share.

Consistency: one writer at a time holds the log; inside its transaction positions
are last + 1, without holes, and `recorded_at` is max(last + 1 µs, the clock), so
both strictly increase along the log even when the machine's clock steps back.
Durability: when `writing()` ends without an exception, its events are on disk.
A reader never sees position n before every position below n.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from threading import Semaphore
from typing import Any, ClassVar, Literal, NamedTuple, Protocol
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Notification, StoredEvent

from domain.errors import NotProven, Unavailable
from events.store.growing import Growing
from events.store.leaf import leaf, leaf_hash
from events.store.tiles import SEAL, SEAL_TABLES, Frontier, Tiles

TABLE = "stored_events"
LOCK_TIMEOUT = 5.0
"""Seconds that a writer waits for the one before it, unless told otherwise."""
KEPT_APART = {"position", "originator_id, originator_version", "recorded_at"}
"""What no two events have in common; the database sees to it."""
_AT_ONCE = 500
Clock = Callable[[], int]
"""Microseconds since 1970-01-01T00:00:00Z."""


class Cursor(Protocol):
    """What both databases' cursors do."""

    def execute(self, query: Any, params: Any = ...) -> Any: ...
    def executemany(self, query: Any, params_seq: Any) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> Any: ...


class Row(NamedTuple):
    """One stored event with its envelope, as the event table holds it."""

    position: int
    stream: str
    version: int
    topic: str
    state: bytes
    recorded_at: int
    replayed_at: int | None
    leaf_hash: bytes


class Inserted(NamedTuple):
    """Where an event stands in the log; `new` is false if it stood there before."""

    position: int
    new: bool


class Head(NamedTuple):
    """The last position and its time; (0, 0) for an empty log."""

    position: int
    recorded_at: int


COLUMNS = (
    "position, originator_id, originator_version, topic, state, recorded_at, replayed_at, leaf_hash"
)


class ChronicleRecorder(ApplicationRecorder):
    """The half of a recorder that does not depend on the database."""

    DOUBLED: ClassVar[type[Exception]]
    """What the driver raises for a row that is there already."""
    BLOB: ClassVar[str]
    """The database's type for bytes."""
    FULL_TEXT: ClassVar[Literal["fts5", "tsvector"]]
    """How the database finds words in texts."""
    SEAL_STORAGE: ClassVar[tuple[str, ...]] = ()
    """What the database is told about the tables of the seal once they are made."""

    def __init__(self, clock: Clock, name: str, lock_timeout: float) -> None:
        self.clock = clock
        self.name = name
        """The database's name in messages; never holds a password."""
        self.lock_timeout = lock_timeout
        self._has_seal = False
        self._turn = Semaphore()  # the writers of this process queue here, holding no connection

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A durable transaction that holds the log against other writers.

        Raises `Unavailable` if the log is locked, read-only, full or gone. If that
        happens while the transaction ends, its events may be on disk all the same;
        repeating the write through `insert_new` is safe.
        """
        if not self._turn.acquire(timeout=self.lock_timeout):
            raise locked(self.name, self.lock_timeout)
        try:
            with self._explained(), self._transaction() as cursor:
                yield cursor
        finally:
            self._turn.release()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor for reads; rows come as plain tuples. Raises `Unavailable`."""
        with self._explained(), self._snapshot() as cursor:
            yield cursor

    @abstractmethod
    def create_table(self) -> None:
        """Create the tables that are missing."""

    @abstractmethod
    def close(self) -> None:
        """Close every connection; the recorder cannot be used afterwards."""

    def unsampled(self, cursor: Cursor, table: str, *columns: str) -> None:
        """Keep what stands in these columns out of statistics, where it would outlive them."""

    @abstractmethod
    def scrub(self, tables: Sequence[str]) -> tuple[str, ...]:
        """Let the files forget what was deleted from these tables.

        Gives, as sentences, where it may still stand and what to do; raises nothing for
        that: what was deleted is so already. Others may have to wait meanwhile.
        """

    @property
    def has_chronicle(self) -> bool:
        """Whether the database holds a chronicle's event table at all."""
        return self.has_table(TABLE)

    @abstractmethod
    def has_table(self, name: str) -> bool:
        """Whether the database holds a table of this name."""

    @abstractmethod
    def constraints(self, cursor: Cursor) -> set[str]:
        """Which columns of the event table are unique, together: `KEPT_APART` if none is lost."""

    @abstractmethod
    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor:
        """Run `sql`, written with `?` for parameters, on this database."""

    @abstractmethod
    def spelled(self, cursor: Cursor, after: int, upto: int) -> list[tuple[str, bytes, bytes]]:
        """The events above a position, up to and with another, in order, as their leaves say them.

        Of each its envelope, the JSON of [position, stream, version, topic, recorded_at,
        replayed_at] by RFC 8785, its state, and the leaf hash beside it. Rows of other types
        than the chronicle writes are left out.
        """

    @abstractmethod
    def positions(
        self, cursor: Cursor, keys: Sequence[tuple[str, int]]
    ) -> Iterator[tuple[str, int, int]]:
        """Yield (stream, version, position) for those of `keys` that are in the log."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Cursor]:
        """A transaction that no other process can write beside, committed at its end."""

    @abstractmethod
    def _snapshot(self) -> AbstractContextManager[Cursor]:
        """A cursor that waits for no writer."""

    @abstractmethod
    def _insert(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        """Insert numbered rows; `IntegrityError` if a stream already has that version."""

    @abstractmethod
    def _explained(self) -> AbstractContextManager[None]:
        """Turn the driver's errors about the state of the database into `Unavailable`."""

    def insert_new(
        self,
        cursor: Cursor,
        events: Sequence[StoredEvent],
        replayed_at: int | None = None,
    ) -> list[Inserted]:
        """Insert those events whose stream lacks that version; say where each one stands.

        Runs inside `writing()`. The result is in the order of `events`. An event that
        is there already, or twice in `events`, is inserted once and not an error.
        """
        keys = [(str(e.originator_id), e.originator_version) for e in events]
        before = {
            (stream, version): position
            for stream, version, position in self.positions(cursor, keys)
        }
        fresh: dict[tuple[str, int], StoredEvent] = {}
        for key, event in zip(keys, events, strict=True):
            if key not in before:
                fresh.setdefault(key, event)
        new: dict[tuple[str, int], int] = {}
        if fresh:
            rows = self._append(cursor, fresh.values(), replayed_at)
            new = dict(zip(fresh, [row.position for row in rows], strict=True))
        if len(new) == len(keys):
            return [Inserted(position, True) for position in new.values()]
        places = []
        for key in keys:
            if (position := new.pop(key, None)) is not None:
                places.append(Inserted(position, True))
                before[key] = position
            else:
                places.append(Inserted(before[key], False))
        return places

    def insert_recorded(self, cursor: Cursor, rows: Sequence[Row]) -> None:
        """Append events of another log with all that was recorded of them, and seal them.

        Runs inside `writing()`; positions go on where the log ends. Raises `NotProven` if a
        stream has one of these versions already.
        """
        try:
            self._insert(cursor, rows)
        except self.DOUBLED as error:
            raise NotProven(
                f"Among events {rows[0].position} to {rows[-1].position} one is recorded twice: "
                "the same version of a stream, or the same time."
            ) from error
        self._seal(cursor, rows)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """eventsourcing's own way to write; `IntegrityError` for any that is there already."""
        with self.writing() as cursor:
            rows = self._append(cursor, stored_events)
        return [row.position for row in rows]

    def _append(
        self, cursor: Cursor, events: Iterable[StoredEvent], replayed_at: int | None = None
    ) -> list[Row]:
        """Number events, insert and seal them; what was written. Only inside `writing()`."""
        # where the log ends is asked once for both, which a server far away makes worth it
        head, frontier = self._end(cursor)
        rows = self._number(head, events, replayed_at)
        self._insert(cursor, rows)
        self._seal(cursor, rows, frontier)
        return rows

    def _number(
        self, head: Head, events: Iterable[StoredEvent], replayed_at: int | None = None
    ) -> list[Row]:
        """Give each event its position, time and leaf hash, behind the head of the log."""
        position, recorded_at = head
        now = self.clock()
        rows = []
        for event in events:
            position += 1
            recorded_at = max(recorded_at + 1, now)
            stream, version = str(event.originator_id), event.originator_version
            topic, state = event.topic, event.state
            hashed = leaf_hash(
                leaf(position, stream, version, topic, recorded_at, replayed_at, state)
            )
            rows.append(
                Row(position, stream, version, topic, state, recorded_at, replayed_at, hashed)
            )
        return rows

    def _seal(self, cursor: Cursor, rows: Sequence[Row], frontier: Frontier | None = None) -> None:
        """Add numbered rows to the tree. Only inside `writing()`, where `frontier` was read."""
        if rows:
            leaves = [row.leaf_hash for row in rows]
            self.sealing(cursor).append(rows[0].position - 1, leaves, frontier)

    def sealing(self, cursor: Cursor) -> Growing:
        """The tree's tables inside `writing()`, made if the chronicle is older than they are."""
        if not self._has_seal:
            self._has_seal = self.has_table(SEAL)  # as committed: a new one may be rolled back
        if not self._has_seal:
            for statement in SEAL_TABLES:
                self.execute(cursor, statement.format(blob=self.BLOB))
            for statement in self.SEAL_STORAGE:
                self.execute(cursor, statement)
        return Growing(partial(self.execute, cursor))

    def tiles(self, cursor: Cursor) -> Tiles:
        """The tree's tables to read, inside `reading()` or `writing()`."""
        return Tiles(partial(self.execute, cursor))

    def _end(self, cursor: Cursor) -> tuple[Head, Frontier | None]:
        """The end of the log, and the seal's frontier if this process has met the seal before."""
        if not self._has_seal:
            return self._head(cursor), None
        position, recorded_at, frontier = self.tiles(cursor).end()
        return Head(position, recorded_at), frontier

    def _head(self, cursor: Cursor) -> Head:
        sql = f"SELECT position, recorded_at FROM {TABLE} ORDER BY position DESC LIMIT 1"
        row = self.execute(cursor, sql).fetchone()
        return Head(*row) if row else Head(0, 0)

    def head(self) -> Head:
        """The end of the log as it stands now."""
        with self.reading() as cursor:
            return self._head(cursor)

    def position_at(self, recorded_at: int) -> int:
        """The last position recorded at or before that time; 0 if there is none."""
        sql = f"SELECT max(position) FROM {TABLE} WHERE recorded_at <= ?"
        with self.reading() as cursor:
            return self.execute(cursor, sql, [recorded_at]).fetchone()[0] or 0

    def read(self, after: int, limit: int) -> list[Row]:
        """Up to `limit` events with positions above `after`, in order."""
        sql = f"SELECT {COLUMNS} FROM {TABLE} WHERE position > ? ORDER BY position LIMIT ?"
        with self.reading() as cursor:
            return list(map(Row._make, self.execute(cursor, sql, [after, limit]).fetchall()))

    def rows(self, positions: Sequence[int]) -> list[Row]:
        """The events at these positions, in order; those that are not in the log are left out."""
        found: list[Row] = []
        with self.reading() as cursor:
            for at in range(0, len(positions), _AT_ONCE):
                some = positions[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                sql = f"SELECT {COLUMNS} FROM {TABLE} WHERE position IN ({marks})"
                found += map(Row._make, self.execute(cursor, sql, some).fetchall())
        return sorted(found)

    def read_stream(self, stream: str, cursor: Cursor | None = None) -> list[Row]:
        """All events of one stream, by version; inside a write if its cursor is given."""
        sql = f"SELECT {COLUMNS} FROM {TABLE} WHERE originator_id = ? ORDER BY originator_version"
        if cursor is not None:
            return list(map(Row._make, self.execute(cursor, sql, [stream]).fetchall()))
        with self.reading() as own:
            return list(map(Row._make, self.execute(own, sql, [stream]).fetchall()))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """eventsourcing's own way to read a stream; `read_stream` is the shorter one."""
        rows = [
            StoredEvent(row.stream, row.version, row.topic, row.state)
            for row in self.read_stream(str(originator_id))
            if (gt is None or row.version > gt) and (lte is None or row.version <= lte)
        ]
        return (rows[::-1] if desc else rows)[:limit]

    def max_notification_id(self) -> int | None:
        """The last position, or None for an empty log."""
        return self.head().position or None

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """eventsourcing's own way to read the log; `read` is the faster one."""
        where, params = ["1 = 1"], list[object]()
        if start is not None:
            where.append("position >= ?" if inclusive_of_start else "position > ?")
            params.append(start)
        if stop is not None:
            where.append("position <= ?")
            params.append(stop)
        if topics:
            where.append(f"topic IN ({','.join('?' * len(topics))})")
            params.extend(topics)
        sql = (
            "SELECT position, originator_id, originator_version, topic, state "
            f"FROM {TABLE} WHERE {' AND '.join(where)} ORDER BY position LIMIT ?"
        )
        with self.reading() as cursor:
            rows = self.execute(cursor, sql, [*params, limit]).fetchall()
        return [
            Notification(
                id=position, originator_id=stream, originator_version=version,
                topic=topic, state=bytes(state),
            )
            for position, stream, version, topic, state in rows
        ]  # fmt: skip


def locked(name: str, waited: float) -> Unavailable:
    """What a writer is told whose turn did not come."""
    return Unavailable(
        f"The chronicle {name} is locked by another writer; waited {waited:g} s for its turn. "
        "Nothing was written. Try again, or end the process that holds the lock."
    )
