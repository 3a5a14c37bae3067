"""Aside: the reports that decide nothing by themselves, and what is left to say by them.

Invariant: every report either tells of a happening or is set aside for exactly one cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from domain.instruments import Effect
from domain.standing.evidence import Evidence, Rank, Support, ids
from domain.standing.verdict import NEVER_REPORTED, Answer, Certainty, Rule, Verdict


class Aside(StrEnum):
    """Why a report decides nothing; where several causes hold, the first of them."""

    DEPRECATED = "deprecated"
    """It is known to be wrong."""
    DROPPED = "dropped"
    """A later complete snapshot of its own source no longer shows it."""
    UNPROVEN = "unproven"
    """It speaks of a part of a group."""
    ALLEGED = "alleged"
    """It is a charge."""
    INTENTION = "intention"
    """It announces what is to come."""


def aside(report: Evidence) -> Aside | None:
    """Why a report decides nothing; None if it tells of a happening."""
    if report.rank is Rank.DEPRECATED:
        return Aside.DEPRECATED
    if report.dropped:
        return Aside.DROPPED
    if report.support is Support.UNPROVEN:
        return Aside.UNPROVEN
    if report.alleged:
        return Aside.ALLEGED
    if report.effect is Effect.INTENDS:
        return Aside.INTENTION
    return None


def decides_otherwise(report: Evidence) -> bool:
    """Whether a report would tell of a happening if it were neither deprecated nor dropped."""
    return aside(report._replace(rank=Rank.NORMAL, dropped=False)) is None


_LEFT = (
    (Aside.DROPPED, "no-longer-shown", Rule.SNAPSHOT),
    (Aside.INTENTION, "announced", Rule.SILENCE),
    (Aside.ALLEGED, "alleged", Rule.SILENCE),
    (Aside.UNPROVEN, "group-unproven", Rule.SILENCE),
)


def left_to_say(reports: dict[Aside, list[Evidence]], day: int) -> Verdict:
    """The verdict for a day on which nothing else decides: unknown, and why.

    Of what was dropped only entries count, and those as possible ones: it was said to be in.
    """
    for cause, reason, rule in _LEFT:
        reached = [r for r in reports.get(cause, ()) if r.earliest <= day]
        if cause is Aside.DROPPED:
            reached = [r for r in reached if _came_in(r)]
        if reached:
            return Verdict(
                Answer.UNKNOWN,
                reason,
                certainty=_doubt(reached, day),
                because=ids(reached),
                rule=rule,
            )
    return NEVER_REPORTED


def _came_in(report: Evidence) -> bool:
    return report.effect is Effect.ENTERS and decides_otherwise(report)


def _doubt(reports: Sequence[Evidence], day: int) -> Certainty:
    """Possible if each of them may be of a later day, or is marked as uncertain."""
    if all(r.qualified or day < r.latest for r in reports):
        return Certainty.POSSIBLE
    return Certainty.DEFINITE
