"""Several processes at one database, some of them killed with SIGKILL in the middle of a write."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from events.store.recorder import ChronicleRecorder, Inserted
from tests.events.store import writing_process
from tests.events.store.conftest import RecorderFactory
from tests.events.store.logs import batch, check_log, everything, streams, write

ROOT = Path(__file__).parents[3]
PATIENCE = 60
"""Seconds after which a process that hangs fails the test."""

Process = subprocess.Popen[str]
Told = list[tuple[str, int, int, bool]]


@contextmanager
def writer(url: str, *arguments: str) -> Iterator[Process]:
    """The writer as a process; killed, if it still runs, when the block ends."""
    with subprocess.Popen(
        [sys.executable, writing_process.__file__, url, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.wait(PATIENCE)


def heard(line: str) -> Any:
    """What the process told in a line; it must have told something."""
    assert line.endswith("\n"), "the writing process ended early; its error is on stderr"
    return json.loads(line)


def told(output: str) -> Told:
    """What a process told of its commits, up to the last whole line."""
    lines = output.splitlines(keepends=True)
    return [
        (stream, version, position, new)
        for line in lines
        if line.endswith("\n")
        for stream, version, position, new in heard(line)
    ]


def check_told(recorder: ChronicleRecorder, acknowledged: Told) -> None:
    """Every event that was acknowledged stands in the log where it was said to."""
    on_file = {(row.stream, row.version): row.position for row in everything(recorder)}
    assert all(on_file[stream, version] == at for stream, version, at, _ in acknowledged)


def check_whole(recorder: ChronicleRecorder) -> None:
    """Every batch of the log is complete."""
    sizes = Counter(streams(recorder))
    assert sizes == {stream: writing_process.size_of(stream) for stream in sizes}


@pytest.mark.parametrize("batches", [1, 500])
def test_a_process_killed_before_its_commit_leaves_nothing(
    store: ChronicleRecorder, database_url: str, batches: int
) -> None:
    """What it inserted is gone, though megabytes may have reached the disk; the lock is free."""
    write(store, batch("a"))
    with writer(database_url, "hold", "lost", str(batches)) as process:
        assert process.stdout is not None
        assert heard(process.stdout.readline()) == "inserted"
    assert write(store, batch("b")) == [Inserted(2, True)]
    assert streams(store) == ["a", "b"]


@pytest.mark.parametrize("commits", [1, 6, 17])
def test_a_process_killed_among_its_commits_loses_nothing_it_acknowledged(
    store: ChronicleRecorder, database_url: str, recorder_factory: RecorderFactory, commits: int
) -> None:
    """After a kill at any moment the log holds whole batches, and all that were acknowledged."""
    store.close()
    with writer(database_url, "loop", "batch", "100000") as process:
        assert process.stdout is not None
        output = "".join(process.stdout.readline() for _ in range(commits))
        heard(output.splitlines(keepends=True)[-1])
        process.kill()
        output += process.stdout.read()
    again = recorder_factory()
    check_log(again)
    check_whole(again)
    check_told(again, told(output))
    assert len(set(streams(again))) >= commits
    assert write(again, batch("next"))[0].position == len(everything(again))


def test_four_processes_write_one_log(store: ChronicleRecorder, database_url: str) -> None:
    """Processes that write overlapping batches keep each event once; all are told rightly."""
    outputs = []
    with (
        writer(database_url, "race", "1", "12") as one,
        writer(database_url, "race", "2", "12") as two,
        writer(database_url, "race", "3", "12") as three,
        writer(database_url, "race", "4", "12") as four,
    ):
        for process in (one, two, three, four):
            output, _ = process.communicate(timeout=PATIENCE)
            assert process.returncode == 0
            outputs.append(told(output))
    acknowledged = [answer for output in outputs for answer in output]
    check_whole(store)
    check_told(store, acknowledged)
    newly = Counter((stream, version) for stream, version, _, new in acknowledged if new)
    assert newly == Counter((row.stream, row.version) for row in everything(store))
