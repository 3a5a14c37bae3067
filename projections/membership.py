"""Whether a party was in a group on the day of a report about the group.

Invariant: the report's day lies anywhere within its bounds, so only a membership
throughout them is certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from domain.instruments import Aspect
from domain.standing import LAST, Answer, Certainty


class Stay(NamedTuple):
    """A span of days in a party's standing towards a group; `end` exclusive."""

    start: int
    end: int
    aspect: str
    answer: str
    reason: str
    certainty: str


def inside(earliest: int, latest: int, stays: Iterable[Stay]) -> bool | None:
    """True if it was in throughout the bounds, False if it may have been, None if not."""
    covered, met, reach = True, False, earliest
    for stay in sorted(stays):
        if stay.aspect != Aspect.PARTICIPATION or stay.end <= earliest or stay.start > latest:
            continue
        if stay.answer == Answer.YES:
            met = True
            covered = covered and stay.start <= reach and stay.certainty == Certainty.DEFINITE
            reach = stay.end
        elif stay.reason == "date-uncertain":
            met = True
    if not met:
        return None
    return covered and reach >= min(latest + 1, LAST)
