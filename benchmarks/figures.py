"""A figure: what the chronicle does, the same by hand, and how far apart they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

Timed = Callable[[], float]
"""Does the work once; the seconds that its measured part took."""


class Target(NamedTuple):
    """A ratio that is meant to be reached: at least so much, or at most."""

    ratio: float
    at_least: bool

    def reached(self, ratio: float) -> bool:
        """Whether a measured ratio is on the good side."""
        return ratio >= self.ratio if self.at_least else ratio <= self.ratio

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.ratio:.2f}"


def at_least(ratio: float) -> Target:
    """Speed as a part of the raw version's speed."""
    return Target(ratio, True)


def at_most(ratio: float) -> Target:
    """Time or memory as a multiple of another."""
    return Target(ratio, False)


class Figure(NamedTuple):
    """One line of the table; `other` is the raw version, or whatever `against` names."""

    what: str
    ours: str
    other: str = ""
    ratio: float | None = None
    target: Target | None = None
    against: str = "by hand"


class Both(NamedTuple):
    """Medians in seconds, and the median of the rounds' own ratios ours / raw."""

    ours: float
    raw: float
    ratio: float

    @classmethod
    def of(cls, rounds: Iterable[tuple[float, float]]) -> Both:
        """From the seconds (ours, raw) of each round."""
        pairs = list(rounds)
        return cls(
            median(a for a, _ in pairs),
            median(b for _, b in pairs),
            median(a / b for a, b in pairs),
        )


def in_turns(rounds: int, ours: Timed, raw: Timed) -> Both:
    """Run both in turns, A B A B …, so that both meet the same noise."""
    return Both.of((ours(), raw()) for _ in range(rounds))


def throughput(
    what: str, count: int, both: Both, target: Target | None = None, unit: str = "events/s"
) -> Figure:
    """Speeds in things a second; the ratio is our share of the raw speed."""
    return Figure(
        what,
        f"{count / both.ours:,.0f} {unit}",
        f"{count / both.raw:,.0f} {unit}",
        1 / both.ratio,
        target,
    )


def percentile(times: Iterable[float], percent: int) -> float:
    """The time that `percent` of the calls stayed within."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def show(console: Console, title: str, figures: Sequence[Figure]) -> None:
    """Print figures as a table; its right half only if there is something to compare with."""
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column("Chronicle", justify="right", no_wrap=True)
    if not any(figure.other for figure in figures):
        for figure in figures:
            table.add_row(figure.what, figure.ours)
        console.print(table)
        return
    table.add_column("Beside it", justify="right", no_wrap=True)
    table.add_column("")
    table.add_column("Ratio", justify="right", no_wrap=True)
    table.add_column("Target", justify="right", no_wrap=True)
    table.add_column("")
    for figure in figures:
        table.add_row(
            figure.what,
            figure.ours,
            figure.other,
            figure.against if figure.other else "",
            f"{figure.ratio:.2f}" if figure.ratio is not None else "",
            str(figure.target or ""),
            _judged(figure),
        )
    console.print(table)


def _judged(figure: Figure) -> str:
    if figure.target is None or figure.ratio is None:
        return ""
    return "reached" if figure.target.reached(figure.ratio) else "[bold red]missed"
