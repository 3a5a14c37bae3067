"""A history in a database of its own: written straight through the log, then asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.invention import PARTIES, SEED, instrument_id, instruments_for, invent, party_id
from events.chronicle import open_chronicle
from events.codec import Codec
from events.log import Log
from events.registry import FACT_KINDS
from events.store.connect import connect
from events.store.content import ContentStore
from events.store.recorder import ChronicleRecorder, Clock
from projections.engine import read_engine
from projections.questions import Questions
from projections.runner import Projector

Thing = TypeVar("Thing")
BATCH = 1000


@dataclass(frozen=True, slots=True)
class History:
    """What was written: how much, and whom and what to ask about."""

    path: Path
    facts: int
    events: int
    parties: tuple[str, ...]
    instruments: tuple[str, ...]
    peak: int = 0
    """The most memory, in KiB, of the process that made its read tables."""


def write(path: Path, facts: int) -> History:
    """Write a history into a new SQLite file."""
    with closing(connect(f"sqlite:///{path}", ticking(), create=True)) as recorder:
        told = fill(recorder, facts)
        return History(
            path,
            told,
            recorder.head().position,
            tuple(party_id(n) for n in range(PARTIES)),
            tuple(instrument_id(n) for n in range(instruments_for(facts))),
        )


def fill(recorder: ChronicleRecorder, facts: int) -> int:
    """Open a chronicle in an empty database and write a history into it; how many facts."""
    log = Log(recorder, Codec())
    open_chronicle(recorder, log, Random(SEED).randbytes)
    told = 0
    for batch in batches(invent(facts)):
        with log.writing() as writing:
            writing.append(batch)
        told += sum(new.event.TOPIC in FACT_KINDS for new in batch)
    return told


def batches(things: Iterable[Thing], size: int = BATCH) -> Iterator[list[Thing]]:
    """Things in lists of `size`; the last may be shorter."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def ticking() -> Clock:
    """A clock for the log that is a second later each time it is read."""
    now = int(datetime(2019, 1, 1, tzinfo=UTC).timestamp() * 1e6)

    def clock() -> int:
        nonlocal now
        now += 1_000_000
        return now

    return clock


@contextmanager
def projected(path: Path) -> Iterator[tuple[Questions, Projector]]:
    """Questions about a history, and the projector that makes its read tables."""
    url = f"sqlite:///{path}"
    recorder, engine = connect(url, ticking()), read_engine(url)
    try:
        log = Log(recorder, Codec())
        projector = Projector(engine, log)
        projector.prepare()
        yield Questions(engine, log, ContentStore(recorder)), projector
    finally:
        engine.dispose()
        recorder.close()
