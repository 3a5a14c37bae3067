"""Evidence: what the fold takes in.

Invariant: plain values. Of two pieces of evidence, `weight` says which is listed first,
`authority` which decides: rank, then direct before derived, then how close the speaker is.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import NamedTuple

from domain.instruments import Effect
from domain.policy import FIRST_POLICY, Policy

FIRST = -(10**15)
"""Before every day: the lower end of a span that starts with time."""
LAST = 10**15
"""After every day: the upper end of a span that has no end."""


class Rank(IntEnum):
    """How much a report counts. Deprecated means known wrong, not ended."""

    PREFERRED = 0
    NORMAL = 1
    DEPRECATED = 2


class Directness(IntEnum):
    """Who says it, most direct first: may decide when reports contradict each other."""

    OWNER = 0
    NAMED_SOURCE = 1
    ARTICLE = 2
    CRITIC = 3


class Support(StrEnum):
    """How a report bears on the party."""

    DIRECT = "direct"
    """It names the party."""
    MEMBER = "member"
    """It says *all* of a group, and the party was in it on the day of the report."""
    UNPROVEN = "unproven"
    """It names a group the party was in, but not all of it."""


class Evidence(NamedTuple):
    """One report as the fold sees it; bounds inclusive, FIRST and LAST where open."""

    fact: str
    position: int
    kind: str
    effect: Effect
    status: str
    when: str
    earliest: int
    latest: int
    qualified: bool = False
    observed: bool = False
    alleged: bool = False
    rank: Rank = Rank.NORMAL
    directness: Directness = Directness.ARTICLE
    support: Support = Support.DIRECT
    dropped: bool = False
    """A later complete snapshot of its own source no longer shows it: it counts for no day."""


Authority = tuple[int, bool, int]
"""(rank, derived, directness): of two that contradict each other the lower decides."""


def authority(report: Evidence, policy: Policy = FIRST_POLICY) -> Authority:
    """How much a report decides; 0 for who says it, where the policy lets that decide nothing."""
    directness = report.directness if policy.directness_decides else 0
    return report.rank, report.support is not Support.DIRECT, directness


def weight(report: Evidence) -> tuple[int, bool, int, int, int]:
    """The order in which reports are listed: authority, then newest, then first recorded."""
    return (
        report.rank,
        report.support is not Support.DIRECT,
        report.directness,
        -report.latest,
        report.position,
    )


def ids(reports: Iterable[Evidence]) -> tuple[str, ...]:
    """The fact ids of reports, in order of weight, each once."""
    listed = list(reports)
    if len(listed) > 1:
        listed.sort(key=weight)
        return tuple(dict.fromkeys([r.fact for r in listed]))
    return (listed[0].fact,) if listed else ()
