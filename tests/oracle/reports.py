"""What is on file about one party, gathered into happenings (model.md §§1, 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from domain.dates import parse

LONG_AGO, FAR_OFF = -(10**9), 10**9


@dataclass(frozen=True)
class Fact:
    """A report as it is on file at some position: not retracted, not corrected."""

    id: str
    position: int
    kind: str
    party: str | None
    instrument: str
    when: str
    observed: bool = False
    alleged: bool = False
    holds: bool = True
    quantifier: str | None = None
    act: str | None = None
    closeness: int = 2
    """0 the owner's word, 1 a named source, 2 the article, 3 a critic."""
    rank: str = "normal"
    dropped: bool = False
    page: int = 0
    """Of which document it is."""

    @property
    def first(self) -> int:
        earliest = parse(self.when).earliest
        return LONG_AGO if earliest is None else earliest

    @property
    def last(self) -> int:
        latest = parse(self.when).latest
        return FAR_OFF if latest is None else latest


class Report(NamedTuple):
    """A fact as it bears on one party: it names it, or all of its group, or some of it."""

    fact: Fact
    effect: str
    status: str
    through: str
    doubtful: bool
    closeness: int
    """How close the speaker is; the same for everybody where the policy says so."""

    @property
    def weight(self) -> tuple[int, bool, int]:
        """Less is more: rank, then direct before derived, then who says it."""
        rank = ["preferred", "normal", "deprecated"].index(self.fact.rank)
        return rank, self.through != "itself", self.closeness


class Happening(NamedTuple):
    """Reports of one act, and the first and last day that all of them allow."""

    reports: tuple[Report, ...]
    first: int
    last: int

    @property
    def effect(self) -> str:
        return self.reports[0].effect

    @property
    def revokes(self) -> bool:
        return self.reports[0].fact.kind == "withdrawal-revoked"

    @property
    def turn(self) -> int:
        """On one day a withdrawal is revoked, then one enters, is denied, leaves."""
        return 0 if self.revokes else ["enters", "denies", "ends"].index(self.effect) + 1


def happenings(reports: list[Report]) -> list[Happening]:
    """§5: reports of one kind that share a day are one happening.

    A report that could belong to two, or has no bound, attaches to none.
    """

    def alike(a: Report, b: Report) -> bool:
        return (a.fact.kind, a.effect, a.fact.observed, a.through) == (
            b.fact.kind, b.effect, b.fact.observed, b.through,
        )  # fmt: skip

    def share_a_day(a: Report, b: Report) -> bool:
        return a.fact.first <= b.fact.last and b.fact.first <= a.fact.last

    def bounded(r: Report) -> bool:
        return r.fact.first != LONG_AGO and r.fact.last != FAR_OFF

    def met(r: Report) -> list[Report]:
        others = [o for o in reports if o is not r and bounded(o) and alike(o, r)]
        return [o for o in others if share_a_day(o, r)]

    def could_belong_to_two(r: Report) -> bool:
        return any(not share_a_day(a, b) for a, b in combinations(met(r), 2))

    alone = [r for r in reports if not bounded(r) or could_belong_to_two(r)]
    found = [[r] for r in alone]
    for report in reports:
        if report not in alone and not any(report in group for group in found):
            found.append([report, *(o for o in met(report) if o not in alone)])
    return [
        Happening(tuple(g), max(r.fact.first for r in g), min(r.fact.last for r in g))
        for g in found
    ]


def gives_way(act: Happening, acts: list[Happening]) -> bool:
    """§5: a direct fact goes before a derived one when their bounds overlap; rank goes first."""

    def rank(one: Happening) -> int:
        return min(r.weight[0] for r in one.reports)

    return act.reports[0].through != "itself" and any(
        other.reports[0].through == "itself"
        and max(other.turn, 1) != max(act.turn, 1)
        and rank(other) <= rank(act)
        and other.first <= act.last
        and act.first <= other.last
        for other in acts
    )


def reports_of(acts: Iterable[Happening]) -> list[Report]:
    return [r for act in acts for r in act.reports]


def names(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(f.id for f in facts)


def marked(fact: Fact) -> bool:
    """Whether the source itself marks the date as uncertain or approximate."""
    return any(mark in fact.when for mark in "?~%")


def doubt(doubts: Iterable[bool]) -> str:
    return "possible" if all(doubts) else "definite"
