"""How answers look on a terminal. Tables are for reading; --json is for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from api.cli.layout import console, grid, tabled
from api.wording import spoken
from domain.nouns import counted

if TYPE_CHECKING:
    from events.chronicle import FactRecorded
    from projections.questions import answers

COLOURS = {"yes": "green", "no": "red", "unknown": "yellow"}
_FEW = 10
_ORDER = {"yes": 0, "no": 1, "unknown": 2}


def print_json(value: Any) -> None:
    """One JSON value on one line: the same bytes that HTTP answers with."""
    click.echo(msgspec.json.encode(value))


def print_answer(answer: answers.AskAnswer) -> None:
    """The sentence first, then what it rests on."""
    out = console()
    out.print(Text(spoken(answer.sentence), style=COLOURS[answer.answer]), soft_wrap=True)
    pairs = [
        ("reason", answer.reason),
        ("status", answer.status),
        ("since", answer.since),
        ("last reported", answer.last_reported),
        ("certainty", answer.certainty),
        ("note", answer.note),
        ("because", "\n".join(answer.because) or None),
        ("against", "\n".join(answer.against) or None),
        ("decided by", f"{answer.rule}, policy {answer.policy}"),
        ("sources", ", ".join(answer.sources or ()) or None),
        ("valid on", answer.valid_on),
        ("known at", known_at_text(answer.position, answer.known_at)),
        ("replayed at", answer.replayed_at),
    ]
    grid(out, pairs)


def print_roster(roster: answers.Roster) -> None:
    """One line a party, grouped by answer."""
    out = console()
    rows = [
        (
            entry.name,
            Text(entry.answer, style=COLOURS[entry.answer]),
            entry.reason,
            entry.status,
            entry.since,
            entry.last_reported,
            entry.certainty,
        )
        for entry in sorted(roster.entries, key=lambda e: _ORDER[e.answer])
    ]
    columns = ("party", "answer", "reason", "status", "since", "last reported", "certainty")
    table = tabled(f"{roster.instrument_name} on {roster.valid_on}", columns, rows, wrapping={0})
    out.print(table)
    counted = ", ".join(f"{n} {answer}" for answer, n in roster.counts.items())
    out.print(f"{counted}; known at {known_at_text(roster.position, roster.known_at)}")


def print_roster_brief(roster: answers.Roster) -> None:
    """One line an answer and reason, with the names."""
    out = console()
    out.print(Text(f"{roster.instrument_name} on {roster.valid_on}", style="bold"))
    named: dict[tuple[str, str], list[str]] = {}
    for entry in roster.entries:
        named.setdefault((entry.answer, entry.reason), []).append(entry.name)
    grid = Table.grid(padding=(0, 2))
    for style in ("", "dim", ""):
        grid.add_column(style=style, overflow="fold")
    for (answer, reason), names in sorted(named.items(), key=lambda item: _ORDER[item[0][0]]):
        shown = ", ".join(names)
        grid.add_row(Text(f"{answer} ({len(names)})", style=COLOURS[answer]), reason, shown)
    out.print(grid)


def print_facts(facts: tuple[answers.FactView, ...], title: str) -> None:
    """One line a fact, in the order given."""
    out = console()
    rows = [
        (fact.when, _said(fact), fact.as_said, fact.attributed_to, str(fact.position), fact.fact)
        for fact in facts
    ]
    columns = ("when", "what", "as said", "according to", "position", "fact")
    table = tabled(title, columns, rows, wrapping={1, 2, 3})
    out.print(table)
    out.print(counted(len(facts), "fact"))


def print_counts(ledger: answers.CountLedger) -> None:
    """What sources count and who says so, beside what is known by name."""
    out = console()
    rows = [
        (
            entry.says + (" (staying out)" if entry.counted == "abstainers" else ""),
            "newest of its unit" if entry.current else None,
            "\n".join(report.when for report in entry.reports),
            "\n".join(_counted_by(report) for report in entry.reports),
            "\n".join(entry.facts),
        )
        for entry in ledger.reported
    ]
    columns = ("reported", "", "when", "according to", "fact")
    title = f"{ledger.instrument_name} by {ledger.valid_on}"
    if rows:
        out.print(tabled(title, columns, rows, wrapping={0, 3}))
    else:
        out.print(f"{title}: no source gives a number", soft_wrap=True)
    for entry in ledger.reported:
        if entry.current:
            out.print(f"on {entry.beside.valid_on}: {entry.beside.says}", soft_wrap=True)
    for unit in ledger.conflicts:
        out.print(Text(f"The counts of {unit} contradict each other.", style="yellow"))
    for label, counts in (("known by name", ledger.named), ("by group only", ledger.by_group)):
        listed = ", ".join(counted(n, kind) for kind, n in sorted(counts.items())) or "none"
        out.print(f"{label} on {ledger.valid_on}: {listed}")
    if ledger.sources:
        out.print(f"sources: {', '.join(ledger.sources)}", soft_wrap=True)
    out.print(f"known at {known_at_text(ledger.position, ledger.known_at)}")


def _counted_by(report: answers.CountReport) -> str:
    said = " in ".join(who for who in (report.attributed_to, report.publisher) if who)
    return (said or report.document) + (" (alleged)" if report.modality == "alleged" else "")


def withdrawn_json(facts: Sequence[FactRecorded]) -> dict[str, Any]:
    """By fact id, why it counts no more."""
    return {fact.fact: fact.withdrawn._asdict() for fact in facts if fact.withdrawn}


def print_withdrawn(facts: Sequence[FactRecorded]) -> None:
    """A line for each of the first facts that were recorded again and stay taken back."""
    for fact in facts[:_FEW]:
        click.echo(f"{fact.fact} is on file and counts no more: {fact.withdrawn}")
    if len(facts) > _FEW:
        click.echo(f"So are {len(facts) - _FEW:,} more; --json lists them all.")


class Advance:
    """Moves a bar: `advance(done, total, what=label)`; `with advance.aside():` prints above it."""

    def __init__(self, bar: Progress, label: str) -> None:
        self._bar = bar
        self._label = label
        self._task = bar.add_task(label, total=None)

    def __call__(self, done: int, total: int, what: str | None = None) -> None:
        shown = what or self._label
        self._bar.update(self._task, completed=done, total=total, description=shown)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is printed."""
        if self._bar.disable:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextmanager
def progress(label: str, *, transient: bool = False) -> Iterator[Advance]:
    """A bar on a terminal, nothing elsewhere; a `transient` one leaves nothing behind."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=transient,
    )
    with bar:
        yield Advance(bar, label)


def _said(fact: answers.FactView) -> Text:
    marks = [" (alleged)"] if fact.modality == "alleged" else []
    if fact.withdrawn_at is not None:
        marks.append(f" (taken back at position {fact.withdrawn_at})")
    style = "dim" if fact.withdrawn_at is not None else ""
    return Text(fact.sentence + "".join(marks), style)


def known_at_text(position: int, known_at: str | None) -> str:
    """Both ways to say what an answer is pinned to."""
    return f"position {position}, {known_at or 'before the first event'}"
