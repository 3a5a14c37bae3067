"""Happenings: the reports of one act, gathered, and the order in which acts came.

Invariant: the day of a happening lies within the bounds of all its reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from domain.instruments import Effect
from domain.standing.evidence import FIRST, LAST, Evidence, Support, authority


class Happening(NamedTuple):
    """Reports of one act: its day lies in all their bounds at once."""

    effect: Effect
    earliest: int
    latest: int
    observed: bool
    reports: tuple[Evidence, ...]

    @property
    def weight(self) -> tuple[int, bool, int]:
        """Lower decides: rank, then direct before derived, then the more direct source."""
        return min(authority(report) for report in self.reports)


def happenings(reports: Sequence[Evidence]) -> list[Happening]:
    """Gather bounded reports of the same kind that share a day into happenings.

    The date of a happening is the intersection of its reports' bounds. A report
    that could belong to two, or has no bound, attaches to none and stands alone.
    """
    by_kind: dict[tuple[str, Effect, bool, Support], list[Evidence]] = {}
    found: list[Happening] = []
    for report in reports:
        if report.earliest == FIRST or report.latest == LAST:
            found.append(_happening([report]))
        else:
            key = (report.kind, report.effect, report.observed, report.support)
            by_kind.setdefault(key, []).append(report)
    for alike in by_kind.values():
        found.extend(_happening(group) for group in _sharing_a_day(alike))
    return found


def _happening(reports: Sequence[Evidence]) -> Happening:
    return Happening(
        effect=reports[0].effect,
        earliest=max(r.earliest for r in reports),
        latest=min(r.latest for r in reports),
        observed=reports[0].observed,
        reports=tuple(reports),
    )


def _sharing_a_day(reports: list[Evidence]) -> list[list[Evidence]]:
    """Split reports of one kind into groups whose bounds all meet, loners by themselves."""
    if len(reports) == 1:
        return [reports]
    loners = [r for r in reports if _bridges(r, reports)]
    groups: list[list[Evidence]] = [[r] for r in loners]
    reach = None
    for report in sorted((r for r in reports if r not in loners), key=attrgetter("earliest")):
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


_ORDER = {Effect.ENTERS: 0, Effect.DENIES: 1, Effect.ENDS: 2}


def by_last_day(act: Happening) -> tuple[int, int, int]:
    """By the day it had surely happened; on the same day one enters, is denied, leaves."""
    return act.latest, act.earliest, _ORDER[act.effect]


def by_first_day(act: Happening) -> tuple[int, int, int]:
    """By the day it may have happened; on the same day one enters, is denied, leaves."""
    return act.earliest, act.latest, _ORDER[act.effect]


def overlap(one: Happening, other: Happening) -> bool:
    """Whether both may have been on one day."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def gives_way(act: Happening, acts: Sequence[Happening]) -> bool:
    """Whether a derived act gives way to a direct one, of other effect, that shares a day.

    Rank goes first: what is preferred gives way to nothing that is not.
    """
    if act.reports[0].support is Support.DIRECT:
        return False
    rank = min(r.rank for r in act.reports)
    return any(
        other.effect != act.effect
        and other.reports[0].support is Support.DIRECT
        and min(r.rank for r in other.reports) <= rank
        and overlap(act, other)
        for other in acts
    )
