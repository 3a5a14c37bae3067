"""A writer that the tests run as a process of its own, and may kill.

    python writing_process.py URL hold NAME COUNT    insert batches, say so, never commit
    python writing_process.py URL loop NAME COUNT    commit batch after batch, say so after each
    python writing_process.py URL race SEED COUNT    commit batches that others commit too

What was committed is told as one JSON line a batch: [[stream, version, position, new], …].
"""

from __future__ import annotations

import json
import random
import sys
import time

from eventsourcing.persistence import StoredEvent

from events.store.connect import connect
from events.store.recorder import ChronicleRecorder

RACED = 60
"""How many streams the racing processes share."""


def size_of(stream: str) -> int:
    """How many events a batch has, so that a reader can tell a whole one."""
    return 1 + sum(stream.encode()) % 30


def batch_of(stream: str) -> list[StoredEvent]:
    """The whole batch: all versions of one stream."""
    state = b'{"v":1,"padding":"' + b"x" * 600 + b'"}'
    return [StoredEvent(stream, n, "joined", state) for n in range(1, size_of(stream) + 1)]


def _tell(said: object) -> None:
    print(json.dumps(said), flush=True)


def _commit(recorder: ChronicleRecorder, events: list[StoredEvent]) -> None:
    with recorder.writing() as cursor:
        places = recorder.insert_new(cursor, events)
    _tell(
        [[e.originator_id, e.originator_version, *p] for e, p in zip(events, places, strict=True)]
    )


def main(url: str, what: str, name: str, count: str) -> None:
    recorder = connect(url, lambda: time.time_ns() // 1000, lock_timeout=30)
    try:
        if what == "hold":
            with recorder.writing() as cursor:
                for n in range(int(count)):
                    recorder.insert_new(cursor, batch_of(f"{name}-{n}"))
                _tell("inserted")
                sys.stdin.read()
        for n in range(int(count)):
            if what == "loop":
                _commit(recorder, batch_of(f"{name}-{n}"))
            elif what == "race":
                chosen = random.Random(f"{name}-{n}")
                streams = [f"f{chosen.randrange(RACED)}" for _ in range(5)]
                _commit(recorder, [event for stream in streams for event in batch_of(stream)])
    finally:
        recorder.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
