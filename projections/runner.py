"""The runner: keeps the read tables in step with the log, and rebuilds them beside the old.

Invariant: rows and position move in one transaction, by compare-and-set on the
position, so two runners never write one event twice; an event that cannot be
handled stops the runner at its position, with everything before it projected.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import psycopg
from sqlalchemy import Connection, Engine, Update, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.errors import Stopped, Unavailable
from events.log import Log, Recorded
from projections.engine import explained
from projections.page import Page
from projections.register import Register
from projections.schema import VERSION, control, generations, read_model
from projections.state import state_hash

PAGE = 1000
Progress = Callable[[int, int], None]
"""Called with (position reached, position to reach)."""


_UNFIT = (IntegrityError, psycopg.IntegrityError, psycopg.DataError, LookupError, ValueError)
"""What comes of an event that can be read and is not one that the chronicle would record."""


class Rebuilt(NamedTuple):
    """A finished rebuild: its generation, the last position in it, and its state hash."""

    generation: int
    position: int
    state_hash: str


class Projector:
    """Writes the read tables of one database. Safe to use from several threads."""

    def __init__(self, engine: Engine, log: Log) -> None:
        self._engine = engine
        self._log = log
        self._lock = threading.Lock()
        self._registers: dict[int, Register] = {}

    def prepare(self) -> None:
        """Create what is missing; rebuild if the tables are of another version."""
        with explained(self._engine):
            control.create_all(self._engine)
            with self._engine.connect() as connection:
                query = select(generations.c.version).where(generations.c.active)
                version = connection.execute(query).scalar()
            if version is None:
                self._start(1, active=True)
        if version not in (None, VERSION):
            self.rebuild()

    def catch_up(self, progress: Progress | None = None) -> int:
        """Project everything that is in the log by now; the position reached.

        Raises `Stopped` at an event that cannot be handled.
        """
        with self._lock, explained(self._engine):
            while True:
                active = self._active()
                position = self._advance(active, self._log.head().position, progress)
                if position is not None and self._active() == active:
                    return position  # else a rebuild elsewhere took over meanwhile

    def project_to(self, position: int, progress: Progress | None = None) -> None:
        """Project up to a position of the log and no further, into tables that nobody reads yet.

        Raises `Stopped` at an event that cannot be handled.
        """
        with self._lock, explained(self._engine):
            self._advance(self._active(), position, progress)

    def follow(self, reached: int) -> int:
        """Project what was recorded since position `reached`, if anything was; the new one.

        Told by the end of the log alone: another generation takes over only once it is not
        behind. Raises as `catch_up` does.
        """
        return reached if self._log.head().position == reached else self.catch_up()

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Fold the whole log into new tables, then answer from them.

        The old tables serve until one transaction switches, and stay until the next
        rebuild for whoever is still reading them. A rebuild that fails leaves them
        in use. The new ones take over only once they are not behind the old. Raises
        `Unavailable` if another rebuild, begun later, has dropped them meanwhile.
        """
        with self._lock, explained(self._engine):
            old = self._active()
            self._drop_unused(old)
            new = self._start(old + 1, active=False)
            while True:
                position = self._advance(new, self._log.head().position, progress)
                if position is None:
                    raise Unavailable("Another rebuild has begun meanwhile; this one gives way.")
                with self._engine.connect() as connection:
                    hashed = state_hash(connection, read_model(new))
                if self._switched(old, new):
                    return Rebuilt(new, position, hashed)

    def _active(self) -> int:
        with self._engine.connect() as connection:
            query = select(generations.c.generation).where(generations.c.active)
            return int(connection.execute(query).scalar_one())

    def _start(self, generation: int, *, active: bool) -> int:
        model = read_model(generation)
        with self._engine.begin() as connection:
            model.metadata.create_all(connection)
            connection.execute(
                insert(generations).values(
                    generation=generation, version=VERSION, position=0, active=active
                )
            )
        return generation

    def _switched(self, old: int, new: int) -> bool:
        """Let `new` answer; False, and nothing changed, if it is behind `old`."""
        with self._engine.begin() as connection:
            connection.execute(_set_active(old, False))
            reached = select(generations.c.position).where(generations.c.generation == old)
            caught_up = generations.c.position >= reached.scalar_subquery()
            if connection.execute(_set_active(new, True).where(caught_up)).rowcount == 1:
                return True
            connection.rollback()
            return False

    def _drop_unused(self, active: int) -> None:
        """Drop what earlier rebuilds, finished or not, left behind."""
        unused = generations.c.generation != active
        with self._engine.begin() as connection:
            for generation in connection.scalars(select(generations.c.generation).where(unused)):
                read_model(generation).metadata.drop_all(connection)
                self._registers.pop(generation, None)
            connection.execute(delete(generations).where(unused))

    def _advance(self, generation: int, head: int, progress: Progress | None) -> int | None:
        """Project up to `head`; the position reached, None if the generation has been dropped."""
        with self._engine.connect() as connection:
            position = _position(connection, generation)
        while position is not None and position < head:
            events = self._log.read(position, min(PAGE, head - position))
            position = self._project(generation, position, events)
            if progress is not None and position is not None:
                progress(position, max(head, position))
        return position

    def _project(self, generation: int, position: int, events: list[Recorded]) -> int | None:
        """Project events above `position`; the position reached, by us or by another runner."""
        try:
            return self._apply(generation, position, events)
        except Stopped as stopped:
            good = [event for event in events if event.position < stopped.position]
            if good:
                self._apply(generation, position, good)
            raise
        except _UNFIT as error:
            if len(events) == 1:
                raise _unfit(events[0]) from error
            half = len(events) // 2
            reached = self._project(generation, position, events[:half])
            if reached != events[half - 1].position:
                return reached
            return self._project(generation, reached, events[half:])

    def _apply(self, generation: int, position: int, events: list[Recorded]) -> int | None:
        model = read_model(generation)
        register = self._registers.pop(generation, None)  # kept only if this succeeds
        reached = events[-1].position
        with self._engine.begin() as connection:
            if not _moved(connection, generation, position, reached):
                return _position(connection, generation)
            if register is None or register.position != position:
                register = Register(connection, model, position)
            Page(connection, model, register).apply(events)
        register.position = reached
        self._registers[generation] = register
        return reached


def _position(connection: Connection, generation: int) -> int | None:
    """How far a generation has come; None if there is none any more."""
    query = select(generations.c.position).where(generations.c.generation == generation)
    return connection.execute(query).scalar()


def _set_active(generation: int, active: bool) -> Update:
    return update(generations).where(generations.c.generation == generation).values(active=active)


def _moved(connection: Connection, generation: int, before: int, after: int) -> bool:
    """Compare-and-set the position; False if another runner was faster."""
    moved = connection.execute(
        update(generations)
        .where(generations.c.generation == generation, generations.c.position == before)
        .values(position=after)
    )
    return moved.rowcount == 1


def _unfit(event: Recorded) -> Stopped:
    return Stopped(
        f"Event {event.position} ({event.topic}) cannot be projected: it does not fit what was "
        "recorded before, so the chronicle did not record it. Run 'chronicle verify log'.",
        position=event.position,
        topic=event.topic,
    )


class Follower:
    """A thread that keeps the read tables in step with writes of other processes.

    Looks every `tick` seconds. `failure` says what went wrong the last time: where the
    database could not be used it tries again, else the projection stands still.
    """

    def __init__(self, projector: Projector, tick: float = 0.05) -> None:
        self._projector = projector
        self._tick = tick
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="projections", daemon=True)
        self.failure: Exception | None = None

    def start(self) -> None:
        """Start to follow."""
        self._thread.start()

    def stop(self) -> None:
        """Stop and wait for the page in hand."""
        self._stop.set()
        with suppress(RuntimeError):
            self._thread.join()

    def _run(self) -> None:
        reached = 0
        while not self._stop.wait(self._tick):
            try:
                reached = self._projector.follow(reached)
                self.failure = None
            except Unavailable as error:  # another holds the lock, say: try again
                self.failure = error
            except Exception as error:  # shown by the health check, not lost
                self.failure = error
                return
