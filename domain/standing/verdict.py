"""Verdict: what the fold gives for a day, and which rule decided.

Invariant: plain values. Two verdicts are the same answer for the same reasons, by the
same rule, or they differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from domain.standing.evidence import Evidence


class Answer(StrEnum):
    """Three values; unknown is an answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """Definite: every date the bounds allow gives this answer. Possible: not so."""

    DEFINITE = "definite"
    POSSIBLE = "possible"


class Rule(StrEnum):
    """The rule that decided a verdict."""

    TIMELINE = "timeline"
    """The last happening by that day decides, or the first entry is later (`not-yet`)."""
    RANK = "rank"
    """What says otherwise lost, because it ranks lower or is known to be wrong."""
    DIRECT_OVER_DERIVED = "direct-over-derived"
    """What is said of the party itself decides against what is said of all of its group."""
    DIRECTNESS = "directness"
    """Of an entry and a denial of it, the one from the more direct source decides."""
    EQUAL_WEIGHT = "equal-weight"
    """An entry and a denial of it weigh the same, so neither decides (`disputed`)."""
    REVOCATION = "revocation"
    """A withdrawal was taken back before it took effect, so it ended nothing (VCLT art. 68)."""
    DATE_BOUNDS = "date-bounds"
    """The bounds of the dates allow different answers on that day (`date-uncertain`)."""
    EXISTENCE = "existence"
    """The instrument did not exist yet, whatever else is reported (`not-yet`)."""
    SNAPSHOT = "snapshot"
    """A later complete snapshot dropped what alone said that it came in (`no-longer-shown`)."""
    ROSTER = "roster"
    """A document names the participants and not the party: for questions, which know of lists."""
    SILENCE = "silence"
    """Nothing on file can decide: no report, or an intention, a charge, a part of a group."""


class Verdict(NamedTuple):
    """The answer for a day, with what it rests on. Fact ids are in order of weight."""

    answer: Answer
    reason: str
    status: str | None = None
    since: str | None = None
    last_reported: str | None = None
    certainty: Certainty = Certainty.DEFINITE
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    rule: Rule = Rule.TIMELINE


NEVER_REPORTED = Verdict(Answer.UNKNOWN, "never-reported", rule=Rule.SILENCE)


class Span(NamedTuple):
    """One verdict from day `start`, inclusive, to day `end`, exclusive."""

    start: int
    end: int
    verdict: Verdict


def certainty(reports: Iterable[Evidence]) -> Certainty:
    """Possible only if every report that carries the answer is qualified."""
    for report in reports:
        if not report.qualified:
            return Certainty.DEFINITE
    return Certainty.POSSIBLE
