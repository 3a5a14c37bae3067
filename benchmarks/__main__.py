"""`python -m benchmarks [--quick] [--postgres] [names…]`: measure, and print tables."""

from __future__ import annotations

import os
import platform
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

import click
from rich.console import Console

from benchmarks import (
    append,
    certificates,
    core,
    corrections,
    dates,
    fold,
    gate,
    intake,
    pages,
    questions,
    reader,
    rebuild,
    seal,
    serving,
    snapshots,
    spans,
    tables,
    transfer,
)  # fmt: skip
from benchmarks.figures import Figure, show
from benchmarks.history import History, write
from benchmarks.invention import SEED
from benchmarks.peak import peak_of_rebuild


@dataclass
class Run:
    """One run: how large, where its databases are, and those that are made already."""

    quick: bool
    largest: int
    directory: Path
    console: Console
    _logs: dict[int, History] = field(default_factory=dict)
    _made: dict[int, History] = field(default_factory=dict)

    def log(self, facts: int) -> History:
        """A history with about that many facts, without read tables; made once a run."""
        if facts not in self._logs:
            start = perf_counter()
            made = write(self.directory / f"history-{facts}.db", facts)
            self._logs[facts] = made
            self._told(f"made {made.facts:,} facts, {made.events:,} events, "
                       f"{len(made.instruments):,} instruments", start)  # fmt: skip
        return self._logs[facts]

    def history(self, facts: int) -> History:
        """The same, its read tables in step; made once a run."""
        if facts not in self._made:
            log, start = self.log(facts), perf_counter()
            self._made[facts] = replace(log, peak=peak_of_rebuild(log.path))
            self._told(f"projected {log.facts:,} facts", start)
        return self._made[facts]

    def _told(self, what: str, start: float) -> None:
        self.console.print(f"[dim]{what} in {perf_counter() - start:,.0f} s[/]")

    @property
    def sizes(self) -> Sequence[int]:
        """Facts of the histories, the smallest first."""
        return (10_000, self.largest) if self.quick else (10_000, 100_000, self.largest)


def _append(run: Run) -> list[Figure]:
    events, rounds = (20_000, 5) if run.quick else (50_000, 9)
    return append.on_sqlite(run.directory, events, 500, rounds)


def _append_postgres(run: Run) -> list[Figure]:
    events, rounds = (20_000, 5) if run.quick else (50_000, 9)
    return append.on_postgres(events, 500, rounds)


def _seal(run: Run) -> list[Figure]:
    events, rounds = (20_000, 5) if run.quick else (50_000, 9)
    history = run.log(run.sizes[-1])
    return [
        *seal.append_on_sqlite(run.directory, events, rounds),
        *seal.proofs(history, 300 if run.quick else 1000),
        seal.verified(history, 9 if run.quick else 5),
    ]


def _seal_postgres(run: Run) -> list[Figure]:
    events, rounds = (20_000, 5) if run.quick else (50_000, 9)
    verified = seal.verified_on_postgres(run.largest if run.quick else 100_000, rounds)
    return [*seal.append_on_postgres(events, rounds), verified]


def _certificates(run: Run) -> list[Figure]:
    facts = 10_000 if run.quick else 100_000
    return certificates.measure(run.directory, facts, 15 if run.quick else 40)


def _documents(run: Run) -> list[Figure]:
    return [spans.measure(run.directory, 10_000 if run.quick else 100_000, 3)]


def _rebuild(run: Run) -> list[Figure]:
    small, large = (run.history(facts) for facts in run.sizes[-2:])
    figures = [rebuild.speed(large, 3 if run.quick else 1), rebuild.memory(small, large)]
    return figures if run.quick else [rebuild.speed(small, 3), *figures]


def _questions(run: Run) -> list[Figure]:
    histories = [run.history(facts) for facts in run.sizes]
    return questions.measure(histories, 300 if run.quick else 1000)


def _pages(run: Run) -> list[Figure]:
    return pages.measure(run.history(100_000), 120 if run.quick else 600)


def _core(run: Run) -> list[Figure]:
    return core.measure(run.history(run.sizes[-1]), 300 if run.quick else 1500)


def _http(run: Run) -> list[Figure]:
    return serving.measure(run.history(run.sizes[1]), 320, 9 if run.quick else 31)


def _snapshot(run: Run) -> list[Figure]:
    return [snapshots.measure(run.history(run.sizes[-1]), 3)]


def _correction(run: Run) -> list[Figure]:
    return corrections.measure(run.history(run.sizes[0]))


def _table(run: Run) -> list[Figure]:
    return tables.measure(run.directory, 2 if run.quick else 5)


def _transfer(run: Run) -> list[Figure]:
    return transfer.measure(run.history(run.sizes[1]), run.directory, 3 if run.quick else 5)


def _dates(run: Run) -> list[Figure]:
    return dates.measure(7 if run.quick else 15, 2)


def _fold(run: Run) -> list[Figure]:
    return fold.measure(1000, 5 if run.quick else 15)


def _gate(run: Run) -> list[Figure]:
    return [gate.measure(run.directory, 10 if run.quick else 40)]


def _reader(run: Run) -> list[Figure]:
    return reader.measure(10, 5 if run.quick else 15, 1_000_000 if run.quick else 10_000_000)


def _intake(run: Run) -> list[Figure]:
    return intake.measure(run.directory, 40 if run.quick else 200)


BENCHMARKS: Mapping[str, tuple[str, Callable[[Run], list[Figure]]]] = {
    "append": ("Durable append of built events, SQLite", _append),
    "append-postgres": ("Durable append of built events, PostgreSQL", _append_postgres),
    "seal": ("The seal, SQLite", _seal),
    "seal-postgres": ("The seal of appended events, PostgreSQL", _seal_postgres),
    "certificate": ("The certificate of a roster, SQLite", _certificates),
    "documents": ("Texts and quotes held against the log, SQLite", _documents),
    "rebuild": ("Rebuild of all read tables, SQLite", _rebuild),
    "questions": ("Questions, SQLite", _questions),
    "pages": ("The page of an instrument, SQLite", _pages),
    "core": ("ask beside its own statements, SQLite", _core),
    "http": ("ask over HTTP, one worker, SQLite", _http),
    "snapshot": ("A snapshot of everything, SQLite", _snapshot),
    "correction": ("The correction of one report, SQLite", _correction),
    "table": ("A table of treaty acts, from CSV to answers, SQLite", _table),
    "reader": ("The rules reader, 20,000 names registered", _reader),
    "intake": ("News pages taken in, 20,000 names registered, SQLite", _intake),
    "transfer": ("Export and import of a whole log, SQLite", _transfer),
    "dates": ("Reading dates", _dates),
    "fold": ("The fold alone", _fold),
    "gate": ("The gate, SQLite", _gate),
}


@click.command(name="python -m benchmarks")
@click.option("--quick", is_flag=True, help="Smaller logs and fewer rounds: about two minutes.")
@click.option("--postgres", is_flag=True, help="Measure PostgreSQL too; takes its wheel.")
@click.option(
    "--facts",
    type=click.IntRange(20_000),
    help="Facts of the largest log  [default: 1,000,000; 100,000 with --quick]",
)
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHMARKS)), metavar="[NAMES]...")
def main(quick: bool, postgres: bool, facts: int | None, names: tuple[str, ...]) -> None:
    """Print figures, each beside the same work by hand.

    NAMES are append, append-postgres, seal, seal-postgres, certificate, documents, rebuild,
    questions, pages, core, http, snapshot, correction, table, reader, intake, transfer, dates,
    fold and gate; without any, everything is measured. A full run takes twenty minutes and 10 GB
    in the directory for temporary files (TMPDIR).
    """
    console = Console(width=None if os.isatty(1) else 160)
    console.print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} CPUs, seed {SEED}. Medians of runs in turns; "
        "a ratio of speeds is our part of the speed by hand."
    )
    chosen = names or [n for n in BENCHMARKS if postgres or not n.endswith("-postgres")]
    with tempfile.TemporaryDirectory(prefix="chronicle-bench-") as directory:
        run = Run(quick, facts or (100_000 if quick else 1_000_000), Path(directory), console)
        for name in chosen:
            title, measure = BENCHMARKS[name]
            show(console, title, measure(run))


if __name__ == "__main__":
    main()
