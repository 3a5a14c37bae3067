"""A table of treaty acts, from the CSV to where it can be asked about.

Ours: an empty chronicle archives the table, reads it by the mapping `untc-2015`,
registers whom it names, passes every act through the gate with its exact quote, appends
the events with their hashes, and folds them into all read tables.

By hand: `csv.reader`, then as many rows as ours has in two tables with the columns and
indexes of `facts` and `standing`, in one durable transaction. A row of either is put
together from the cells: ids are counters, days `date.fromisoformat`, the report is the
line itself, and each standing says yes from its act's day on. Nothing is registered,
quoted, checked, hashed, logged or folded.

The table is the one of 31,134 acts where it lies beside the repository, else one made
up in its shape: as many acts, instruments and participants, and about as many pairs.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any, NamedTuple

from sqlalchemy import create_engine

from api.cli.tables import mapping_named
from benchmarks import raw
from benchmarks.figures import Both, Figure, at_most
from benchmarks.history import ticking
from benchmarks.invention import SEED
from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.intake.tables.importing import import_table
from events.intake.tables.names import Names
from events.log import Log
from events.store.connect import connect
from events.store.content import ContentStore
from projections.engine import read_engine
from projections.runner import Projector
from projections.schema import OPEN, read_model

IMPORT = at_most(8.00)
_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "untc-2015" / "untc_actions.csv"
_ACTS, _INSTRUMENTS, _PARTICIPANTS = 31_134, 322, 230
_KINDS = ("signature", "ratification", "accession", "acceptance")
_LAST = 10**15


class Spent(NamedTuple):
    """Seconds by the clock on the wall, and of the processor."""

    wall: float
    processor: float


def measure(directory: Path, rounds: int) -> list[Figure]:
    """Both imports in turns, by the clock on the wall and by the processor's time."""
    found = _SHARED.is_file()
    table = _SHARED.read_bytes() if found else invented()
    each = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(dir=directory) as place:
            ours, facts, standings = _ours(Path(place) / "ours.db", table)
            each.append((ours, _by_hand(Path(place) / "raw.db", table, facts, standings)))
    what = f"{facts:,} acts{'' if found else ' (made up)'} to {standings:,} standings"
    wall = Both.of((ours.wall, raw.wall) for ours, raw in each)
    processor = Both.of((ours.processor, raw.processor) for ours, raw in each)
    return [
        Figure(f"{what}: wall", _s(wall.ours), _s(wall.raw), wall.ratio),
        Figure(
            f"{what}: processor", _s(processor.ours), _s(processor.raw), processor.ratio, IMPORT
        ),
    ]


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


def spent(work: Callable[[], object]) -> Spent:
    """What it took to do the work once."""
    wall, processor = perf_counter(), process_time()
    work()
    return Spent(perf_counter() - wall, process_time() - processor)


def invented() -> bytes:
    """A table with the shape and size of the real one; the same on every run."""
    rng = Random(f"{SEED} table")
    lines = ["instrument,participant,kind,date,raw,column,source_line"]
    for number in range(_ACTS):
        signs, instrument = rng.random() < 0.3, rng.randrange(_INSTRUMENTS)
        day = date(1950, 1, 1) + timedelta(days=rng.randrange(23_000))
        lines.append(
            f"{1 + instrument % 29}-{instrument},Participant {rng.randrange(_PARTICIPANTS)},"
            f"{_KINDS[0] if signs else rng.choice(_KINDS[1:])},{day},{day:%-d %b %Y},"
            f'"Ratification, Acceptance(A), Accession(a)",{number % 197}'
        )
    return "\n".join(lines).encode()


def importing(path: Path, table: bytes) -> Iterator[Callable[[], object]]:
    """The steps of an import into a new chronicle, which is closed at the end."""
    url, rng, clock = f"sqlite:///{path}", Random(SEED), ticking()
    engine = read_engine(url)
    mapping = mapping_named("untc-2015")
    with closing(connect(url, clock, create=True)) as recorder:
        log = Log(recorder, Codec())
        open_chronicle(recorder, log, rng.randbytes)
        projector = Projector(engine, log)
        projector.prepare()
        content = ContentStore(recorder)
        chronicle = Chronicle(log, content, entropy=rng.randbytes, clock=clock)
        yield lambda: import_table(chronicle, table, mapping, Names(), "desk")
        yield projector.catch_up
    engine.dispose()


def _ours(path: Path, table: bytes) -> tuple[Spent, int, int]:
    """What the import took, and how many rows of `facts` and `standing` it made."""
    steps = [spent(step) for step in importing(path, table)]
    with closing(sqlite3.connect(path)) as connection:
        rows = [
            connection.execute(f"SELECT count(*) FROM {name}_g1").fetchone()[0]
            for name in ("facts", "standing")
        ]
    return Spent(sum(s.wall for s in steps), sum(s.processor for s in steps)), *rows


def _by_hand(path: Path, table: bytes, facts: int, standings: int) -> Spent:
    model = read_model(1)
    engine = create_engine(f"sqlite:///{path}")
    model.metadata.create_all(engine, [model.facts, model.standing])
    engine.dispose()
    with closing(raw.connect(path, "FULL")) as connection:

        def write() -> None:
            rows = list(csv.reader(io.StringIO(table.decode(), newline="")))[1:]
            connection.execute("BEGIN IMMEDIATE")
            raw.insert(connection, "facts_g1", _facts(rows, facts))
            raw.insert(connection, "standing_g1", _standings(rows, standings))
            connection.execute("COMMIT")

        return spent(write)


def _facts(rows: Sequence[Sequence[str]], count: int) -> list[tuple[Any, ...]]:
    """One row of `facts` for each of the first acts, in the order of its columns."""
    return [
        (
            n, f"f1-{n:032x}", kind, party, instrument, "d1", day, (at := ordinal(day)), at,
            False, False, False, True, None, 1, 2, None, False, n, None,
            f"{instrument},{party},{kind},{day},{said},{column}",
        )
        for n, (instrument, party, kind, day, said, column, *_) in enumerate(rows[:count])
    ]  # fmt: skip


def _standings(rows: Sequence[Sequence[str]], count: int) -> list[tuple[Any, ...]]:
    """As many rows of `standing`: each of the first acts says yes from its day on."""
    return [
        (
            instrument, party, kind, n, ordinal(day), _LAST, OPEN, "yes", "reported", kind, day,
            day, "definite", f'["f1-{n:032x}"]', "[]", "newest",
        )
        for n, (instrument, party, kind, day, *_) in enumerate(islice(cycle(rows), count))
    ]  # fmt: skip


def ordinal(day: str) -> int:
    """The day's number in the calendar."""
    return date.fromisoformat(day).toordinal()
