"""Happenings: the reports of one act, gathered.

Invariant: the day of a happening lies within the bounds of all its reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from domain.instruments import REVOCATION, WITHDRAWN, Effect
from domain.policy import FIRST_POLICY, Policy
from domain.standing.evidence import FIRST, LAST, Authority, Evidence, Support, authority

_TURN = {Effect.REVOKES: 0, Effect.ENTERS: 1, Effect.DENIES: 2, Effect.ENDS: 3, Effect.INTENDS: 3}
"""On one day a withdrawal is revoked, then one enters, is denied, leaves."""
TURNS = 4


class Happening(NamedTuple):
    """Reports of one act: its day lies in all their bounds at once."""

    effect: Effect
    earliest: int
    latest: int
    observed: bool
    reports: tuple[Evidence, ...]
    weight: Authority
    """That of its weightiest report."""
    turn: int
    """When it comes among happenings of the same day: revoked, enters, denied, leaves."""

    @property
    def kind(self) -> str:
        """The kind of fact that tells of it; all its reports are of one kind."""
        return self.reports[0].kind

    @property
    def derived(self) -> bool:
        """Whether it is about all of a group that the party was in."""
        return self.reports[0].support is not Support.DIRECT

    @property
    def revokes(self) -> bool:
        """Whether it takes back a withdrawal."""
        return self.turn == 0

    @property
    def revocable(self) -> bool:
        """Whether it is a withdrawal, which a revocation before it undoes."""
        return self.turn == _TURN[Effect.ENDS] and self.reports[0].status == WITHDRAWN


def happenings(reports: Sequence[Evidence], policy: Policy = FIRST_POLICY) -> list[Happening]:
    """Gather bounded reports of the same kind that share a day into happenings.

    The date of a happening is the intersection of its reports' bounds. A report
    that could belong to two, or has no bound, attaches to none and stands alone.
    """
    if len(reports) == 1:
        return [_happening(reports, policy)]
    by_kind: dict[tuple[str, Effect, bool, Support], list[Evidence]] = {}
    found: list[Happening] = []
    for report in reports:
        if report.earliest == FIRST or report.latest == LAST:
            found.append(_happening([report], policy))
        else:
            key = (report.kind, report.effect, report.observed, report.support)
            by_kind.setdefault(key, []).append(report)
    for alike in by_kind.values():
        found.extend(_happening(group, policy) for group in _sharing_a_day(alike))
    return found


def _happening(reports: Sequence[Evidence], policy: Policy) -> Happening:
    first = reports[0]
    turn = 0 if first.kind == REVOCATION else _TURN[first.effect]
    if len(reports) == 1:
        earliest, latest, weight = first.earliest, first.latest, authority(first, policy)
    else:
        earliest = max(r.earliest for r in reports)
        latest = min(r.latest for r in reports)
        weight = min(authority(r, policy) for r in reports)
    return Happening(first.effect, earliest, latest, first.observed, tuple(reports), weight, turn)


def _sharing_a_day(reports: list[Evidence]) -> Iterator[list[Evidence]]:
    """Split reports of one kind into groups whose bounds all meet, loners by themselves."""
    if len(reports) == 1:
        yield reports
        return
    for touching in _touching(reports):
        if touching[-1].earliest <= min(r.latest for r in touching):
            yield touching
        else:
            yield from _groups(touching)


def _touching(reports: list[Evidence]) -> Iterator[list[Evidence]]:
    """Runs of reports, in order of their first days, each of which meets one before it."""
    run: list[Evidence] = []
    reach = FIRST
    for report in sorted(reports, key=attrgetter("earliest")):
        if run and report.earliest > reach:
            yield run
            run = []
        run.append(report)
        reach = max(reach, report.latest)
    yield run


def _groups(reports: list[Evidence]) -> list[list[Evidence]]:
    """A run of reports that do not all meet: loners by themselves, the others as they meet."""
    loners = [r for r in reports if _bridges(r, reports)]
    groups: list[list[Evidence]] = [[r] for r in loners]
    reach = None
    for report in (r for r in reports if r not in loners):
        if reach is not None and report.earliest <= reach:
            groups[-1].append(report)
            reach = min(reach, report.latest)
        else:
            groups.append([report])
            reach = report.latest
    return groups


def _bridges(report: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether a report meets two others that cannot be of the same day."""
    met = [o for o in others if o.earliest <= report.latest and report.earliest <= o.latest]
    return max(o.earliest for o in met) > min(o.latest for o in met)


def overlap(one: Happening, other: Happening) -> bool:
    """Whether both may have been on one day."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def gives_way(act: Happening, acts: Sequence[Happening]) -> bool:
    """Whether a derived act gives way to a direct one, of other effect, that shares a day.

    Rank goes first: what is preferred gives way to nothing that is not.
    """
    return act.derived and any(
        max(other.turn, 1) != max(act.turn, 1)  # a revocation says: in, as an entry does
        and not other.derived
        and other.weight[0] <= act.weight[0]
        and overlap(act, other)
        for other in acts
    )
