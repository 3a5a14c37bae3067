"""Evidence and verdict: what the fold takes in, and what it gives for a day.

Invariant: both are plain values. Of two pieces of evidence, `weight` says which
counts more: rank, then direct before derived, then how close the speaker is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from domain.instruments import Effect

FIRST = -(10**15)
"""Before every day: the lower end of a span that starts with time."""
LAST = 10**15
"""After every day: the upper end of a span that has no end."""


class Answer(StrEnum):
    """Three values; unknown is an answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """Definite: every date the bounds allow gives this answer. Possible: not so."""

    DEFINITE = "definite"
    POSSIBLE = "possible"


class Rank(IntEnum):
    """How much a report counts. Deprecated means known wrong, not ended."""

    PREFERRED = 0
    NORMAL = 1
    DEPRECATED = 2


class Directness(IntEnum):
    """Who says it, most direct first: decides when reports contradict each other."""

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for a day, with what it rests on. Fact ids are in order of weight."""

    answer: Answer
    reason: str
    status: str | None = None
    since: str | None = None
    last_reported: str | None = None
    certainty: Certainty = Certainty.DEFINITE
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


NEVER_REPORTED = Verdict(Answer.UNKNOWN, "never-reported")


class Span(NamedTuple):
    """One verdict from day `start`, inclusive, to day `end`, exclusive."""

    start: int
    end: int
    verdict: Verdict


def authority(report: Evidence) -> tuple[int, bool, int]:
    """What decides between reports that contradict each other; lower decides."""
    return report.rank, report.support is not Support.DIRECT, report.directness


def weight(report: Evidence) -> tuple[int, bool, int, int, int]:
    """The order in which reports are listed: authority, then newest, then first recorded."""
    return (*authority(report), -report.latest, report.position)


def ids(reports: Iterable[Evidence]) -> tuple[str, ...]:
    """The fact ids of reports, in order of weight, each once."""
    return tuple(dict.fromkeys(r.fact for r in sorted(reports, key=weight)))


def certainty(reports: Iterable[Evidence]) -> Certainty:
    """Possible only if every report that carries the answer is qualified."""
    return Certainty.POSSIBLE if all(r.qualified for r in reports) else Certainty.DEFINITE
