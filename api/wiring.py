"""The composition root: builds one chronicle from a database URL. Nothing else builds.

Real time and real randomness come in here and nowhere else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.access import Access
from domain.errors import Conflict, Unavailable
from events.chronicle import STREAM, Chronicle, open_chronicle
from events.codec import Codec, Undecodable
from events.intake.replay.writing import Replay, ReplayClock
from events.log import Log
from events.record import ChronicleOpened
from events.store.access import AccessStore
from events.store.connect import connect, made
from events.store.content import ContentStore
from events.store.recorder import ChronicleRecorder
from projections.engine import read_engine
from projections.questions import Questions
from projections.runner import Projector

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from events.seal.keys import Keys
    from events.seal.seal import Seal


@dataclass(frozen=True, slots=True)
class Service:
    """One open chronicle: its commands, its questions, what keeps them in step, and who may."""

    chronicle: Chronicle
    questions: Questions
    projector: Projector
    access: Access


@dataclass(frozen=True, slots=True)
class Sealing:
    """The seal of one chronicle, its keys and its log, beside no read tables."""

    seal: Seal
    keys: Keys
    log: Log


def clock() -> int:
    """Microseconds since 1970-01-01T00:00:00Z."""
    return time.time_ns() // 1000


def create(url: str) -> str:
    """Make a chronicle at `url`; its random id. Raises `Conflict` if there is one already."""
    recorder = connect(url, clock, create=True)
    try:
        log = Log(recorder, Codec())
        chronicle = open_chronicle(recorder, log, os.urandom)
        engine = read_engine(url)
        try:
            Projector(engine, log).prepare()
        finally:
            engine.dispose()
        return chronicle
    finally:
        recorder.close()


def refuse_chronicle(url: str) -> None:
    """Raise `Conflict` if there is a chronicle at `url`; nothing is created."""
    with suppress(Unavailable), closing(connect(url, clock)) as recorder:
        if recorder.has_chronicle and recorder.head().position:
            raise Conflict(
                f"{recorder.name} holds a chronicle already; nothing was changed. A replay makes "
                "a chronicle of its own: give a new --db."
            )


@contextmanager
def replaying(url: str) -> Iterator[Replay]:
    """A chronicle still to be written at `url`, by a clock that the histories set."""
    stopped = ReplayClock()
    recorder = connect(url, stopped, create=True)
    try:
        yield Replay(recorder, stopped, replayed_at=clock(), entropy=os.urandom)
    finally:
        recorder.close()


@contextmanager
def importing(url: str) -> Iterator[tuple[ChronicleRecorder, Projector]]:
    """A database at `url` for a chronicle that was recorded elsewhere, made if need be.

    With it, what writes its read tables once there is one. A file that was made for an import
    that is refused goes again.
    """
    with made(url, clock) as recorder:
        engine = read_engine(url)
        try:
            yield recorder, Projector(engine, Log(recorder, Codec()))
        finally:
            engine.dispose()


@contextmanager
def service(url: str, lock_timeout: float = 5.0) -> Iterator[Service]:
    """The chronicle at `url`, its read tables in step with its log.

    Raises `Unavailable` if the database cannot be used or holds no chronicle, and
    `Stopped` if it holds an event that cannot be projected.
    """
    recorder = connect(url, clock, lock_timeout=lock_timeout)
    try:
        _require_chronicle(
            recorder,
            "run 'chronicle --db … init', repeat a replay that was interrupted, or check the path.",
        )
        log, content = Log(recorder, Codec()), ContentStore(recorder)
        engine = read_engine(url, lock_timeout)
        try:
            projector = Projector(engine, log)
            projector.prepare()
            projector.catch_up()
            yield Service(
                Chronicle(log, content, entropy=os.urandom, clock=clock),
                Questions(engine, log, content),
                projector,
                Access(AccessStore(recorder), entropy=os.urandom, clock=clock),
            )
        finally:
            engine.dispose()
    finally:
        recorder.close()


@contextmanager
def access(url: str) -> Iterator[Access]:
    """The tokens of the chronicle at `url`, also of one whose events cannot be projected.

    Raises `Unavailable` if the database cannot be used or holds no chronicle.
    """
    with closing(connect(url, clock)) as recorder:
        _require_chronicle(recorder, "check the path.")
        yield Access(AccessStore(recorder), entropy=os.urandom, clock=clock)


@contextmanager
def sealing(url: str) -> Iterator[Sealing]:
    """The seal of the chronicle at `url`, also of one whose events cannot be projected.

    Raises `Unavailable` if the database cannot be used or holds no chronicle.
    """
    from events.seal.keys import Keys  # cryptography takes 40 ms to load
    from events.seal.seal import Seal

    with closing(connect(url, clock)) as recorder:
        _require_chronicle(recorder, "check the path.")
        log = Log(recorder, Codec())
        origin = origin_of(log)
        yield Sealing(Seal(recorder, origin), Keys(log, origin), log)


@contextmanager
def tables(url: str) -> Iterator[Engine]:
    """The database of the read tables at `url`, as they are: not brought in step with the log."""
    engine = read_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def sealing_of(service: Service) -> Sealing:
    """The seal and the keys of a chronicle that is open, over its own connections."""
    from events.seal.keys import Keys
    from events.seal.seal import Seal

    log, origin = service.chronicle.log, service.chronicle.chronicle_id()
    return Sealing(Seal(log.recorder, origin), Keys(log, origin), log)


def _require_chronicle(recorder: ChronicleRecorder, advice: str) -> None:
    if not recorder.has_chronicle or not recorder.head().position:
        raise Unavailable(f"{recorder.name} holds no chronicle; {advice}")


def origin_of(log: Log) -> str:
    """The chronicle's id, as far as event 1 can be read: `verify log` says if it cannot."""
    try:
        opened = log.stream(STREAM)
    except Undecodable:
        opened = []
    first = opened[0] if opened else None
    return first.chronicle if isinstance(first, ChronicleOpened) else "unreadable"
