"""Several threads at one event store. Every loop ends by itself; nothing is timed."""

from __future__ import annotations

import random
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

from events.store.recorder import ChronicleRecorder
from tests.events.store.conftest import RecorderFactory
from tests.events.store.logs import batch, everything, write

WRITERS, WRITES = 8, 12
RACERS, RACES, SHARED = 6, 10, 120
PATIENCE = 60
"""Seconds after which a thread that hangs fails the test."""


def test_a_tailing_reader_sees_every_position_once_in_order(
    store: ChronicleRecorder, recorder_factory: RecorderFactory
) -> None:
    """While eight threads write, a reader that always reads on misses nothing."""
    done = Event()
    tail = recorder_factory()

    def keep_reading() -> list[int]:
        seen, after = [], 0
        while True:
            finished = done.is_set()
            page = [row.position for row in tail.read(after, 50)]
            seen += page
            after = page[-1] if page else after
            if finished and not page:
                return seen

    def keep_writing(writer: int) -> int:
        chosen = random.Random(writer)
        written = 0
        for n in range(WRITES):
            size = chosen.randint(1, 20)
            write(store, batch(*(f"w{writer}-{n}-{at}" for at in range(size))))
            written += size
        return written

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        reader = threads.submit(keep_reading)
        writers = [threads.submit(keep_writing, writer) for writer in range(WRITERS)]
        try:
            total = sum(writer.result(PATIENCE) for writer in writers)
        finally:
            done.set()
        assert reader.result(PATIENCE) == list(range(1, total + 1))


def test_overlapping_batches_race_to_one_event_each(store: ChronicleRecorder) -> None:
    """Six threads insert overlapping batches: each event is kept once, and all are told where."""
    start = Barrier(RACERS)

    def race(racer: int) -> list[tuple[str, int, bool]]:
        chosen = random.Random(racer)
        told = []
        start.wait(PATIENCE)
        for _ in range(RACES):
            names = [f"f{chosen.randrange(SHARED)}" for _ in range(chosen.randint(1, 40))]
            places = write(store, batch(*names))
            told += [(name, *place) for name, place in zip(names, places, strict=True)]
        return told

    with ThreadPoolExecutor(RACERS) as threads:
        racers: list[Future[list[tuple[str, int, bool]]]] = [
            threads.submit(race, racer) for racer in range(RACERS)
        ]
        told = [answer for racer in racers for answer in racer.result(PATIENCE)]

    on_file = {row.stream: row.position for row in everything(store)}
    assert len(on_file) == len(everything(store))
    assert {name for name, _, _ in told} == set(on_file)
    assert all(on_file[name] == position for name, position, _ in told)
    assert sorted(name for name, _, new in told if new) == sorted(on_file)


def test_readers_do_not_wait_for_writers_that_queue(store: ChronicleRecorder) -> None:
    """While one thread writes and others wait for their turn, a reader is answered."""
    queued = Barrier(4)

    def wait_to_write(name: str) -> None:
        queued.wait(PATIENCE)
        write(store, batch(name))

    with ThreadPoolExecutor(3) as threads:
        with store.writing() as cursor:
            store.insert_new(cursor, batch("a"))
            waiting = [threads.submit(wait_to_write, name) for name in "bcd"]
            queued.wait(PATIENCE)
            for _ in range(20):
                assert store.head().position == 0
            assert not any(writer.done() for writer in waiting)
        for writer in waiting:
            writer.result(PATIENCE)
    assert {row.stream for row in everything(store)} == set("abcd")


def test_more_writers_than_connections_all_get_their_turn(store: ChronicleRecorder) -> None:
    """A write may read beside itself, however many other threads wait to write."""

    def write_and_read(name: str) -> None:
        with store.writing() as cursor:
            store.insert_new(cursor, batch(name))
            store.read_stream(name)

    names = [f"f{n}" for n in range(40)]
    with ThreadPoolExecutor(len(names)) as threads:
        for done in [threads.submit(write_and_read, name) for name in names]:
            done.result(PATIENCE)
    assert {row.stream for row in everything(store)} == set(names)
