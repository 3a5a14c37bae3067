"""Export and import of a whole log, beside its rows read and written by hand.

By hand: the same rows read through plain `sqlite3` and written as lines of JSON, synced; the
same lines decoded and inserted with `executemany` into a table of the same columns and
indexes, in one synced transaction. Nothing is hashed or compared there.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

import msgspec

from benchmarks import raw
from benchmarks.figures import Figure, at_least, in_turns, throughput
from benchmarks.history import History, ticking
from events.codec import Codec
from events.record import ChronicleOpened
from events.seal.seal import Seal
from events.store.connect import connect
from events.store.recorder import COLUMNS, TABLE
from events.store.sqlite import EVENT_TABLE
from events.transfer.exporting import export
from events.transfer.format import LOG, Line
from events.transfer.importing import import_folder

EXPORTED = at_least(0.33)
IMPORTED = at_least(0.33)
_PAGE = 2_000


def measure(history: History, directory: Path, rounds: int) -> list[Figure]:
    """A log out into a folder, and in again."""
    with tempfile.TemporaryDirectory(dir=directory) as place:
        folder = Path(place) / "export"
        _export(history, folder)
        out = in_turns(
            rounds,
            lambda: _fresh(place, lambda new: _export(history, new)),
            lambda: _fresh(place, lambda new: _export_by_hand(history, new)),
        )
        back = in_turns(
            rounds,
            lambda: _fresh(place, lambda new: _import(folder, new)),
            lambda: _fresh(place, lambda new: _import_by_hand(folder, new)),
        )
    what = f"of {history.events:,} events"
    return [
        throughput(f"export {what}", history.events, out, EXPORTED),
        throughput(f"import {what}", history.events, back, IMPORTED),
    ]


def _fresh(place: str, work: Callable[[Path], float]) -> float:
    """Do the work on a path where nothing is, and leave nothing there."""
    with tempfile.TemporaryDirectory(dir=place) as new:
        return work(Path(new) / "new")


def _export(history: History, folder: Path) -> float:
    with closing(connect(f"sqlite:///{history.path}", ticking())) as recorder:
        opened = Codec().decode(*recorder.read(0, 1)[0][3:5])
        assert isinstance(opened, ChronicleOpened)
        seal = Seal(recorder, opened.chronicle)
        start = perf_counter()
        told = export(seal, folder, lambda *_: None)
        seconds = perf_counter() - start
    if told.events != history.events:
        raise RuntimeError(f"{told.events} events were exported")
    return seconds


def _export_by_hand(history: History, folder: Path) -> float:
    lines = msgspec.json.Encoder().encode_lines
    columns = COLUMNS.removesuffix(", leaf_hash")
    with closing(sqlite3.connect(history.path)) as connection:
        start = perf_counter()
        folder.mkdir()
        with (folder / LOG).open("wb") as file:
            rows = connection.execute(f"SELECT {columns} FROM {TABLE} ORDER BY position")
            while page := rows.fetchmany(_PAGE):
                file.write(lines([[*row[:4], row[4].decode(), *row[5:]] for row in page]))
            file.flush()
            os.fsync(file.fileno())
        return perf_counter() - start


def _import(folder: Path, path: Path) -> float:
    with closing(connect(f"sqlite:///{path}", ticking(), create=True)) as recorder:
        start = perf_counter()
        import_folder(recorder, Codec(), folder, lambda *_: None)
        return perf_counter() - start


def _import_by_hand(folder: Path, path: Path) -> float:
    decode = msgspec.json.Decoder(Line).decode
    with closing(raw.connect(path, "FULL")) as connection:
        connection.execute(EVENT_TABLE)
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        with (folder / LOG).open("rb") as file:
            file.readline()
            page = []
            for text in file:
                if text.startswith(b'{"checkpoints"'):
                    break
                line = decode(text)
                page.append(
                    (line.position, line.stream, line.version, line.topic, line.state.encode(),
                     line.recorded_at, line.replayed_at, b"")
                )  # fmt: skip
                if len(page) == _PAGE:
                    raw.insert(connection, TABLE, page)
                    page = []
            raw.insert(connection, TABLE, page)
        connection.execute("COMMIT")
        return perf_counter() - start
