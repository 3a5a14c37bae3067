"""What a list of participants says about those whom it leaves out.

Invariant: a list speaks for the days up to its own and no further, and only where
nothing else decides: a report that names the party counts for more than its absence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from domain.standing import Answer, Certainty, Rule, Verdict

_DECIDES_NOTHING = frozenset(
    {"never-reported", "not-listed", "announced", "alleged", "group-unproven", "no-longer-shown"}
)


class ParticipantList(NamedTuple):
    """A document's list of participants that leaves a party out."""

    until: int
    """The last day that it surely speaks for, inclusive."""
    latest: int
    """The last day that it may speak for, inclusive."""
    complete: bool
    """Whether its source declares it complete."""
    qualified: bool
    """Whether its day is uncertain or approximate."""
    facts: tuple[str, ...]
    """The declaration if it is complete, else the entries that make it a list."""


def may_speak(reason: str, *, declared: bool) -> bool:
    """Whether lists may turn an answer: any one where silence decides, a declared one in doubt."""
    return reason == "never-reported" or (declared and reason in _DECIDES_NOTHING)


def left_out(verdict: Verdict, day: int, lists: Iterable[ParticipantList]) -> Verdict:
    """The verdict on a party whom `lists` leave out.

    A complete list makes it `no`, `roster-complete`, or `date-uncertain` where its own day
    may be before the one asked about; another one turns only `never-reported` into
    `not-listed`. The list closest to the day speaks.
    """
    reaching = sorted(
        (one for one in lists if day <= one.latest),
        key=lambda one: (day > one.until, not one.complete, one.qualified, one.until, one.facts),
    )
    if not reaching or verdict.reason not in _DECIDES_NOTHING:
        return verdict
    speaks = reaching[0]
    if day > speaks.until:
        return Verdict(
            Answer.UNKNOWN, "date-uncertain", last_reported=verdict.last_reported,
            certainty=Certainty.POSSIBLE, because=speaks.facts, against=verdict.because,
            rule=Rule.DATE_BOUNDS,
        )  # fmt: skip
    certainty = Certainty.POSSIBLE if speaks.qualified else Certainty.DEFINITE
    if speaks.complete:
        return Verdict(
            Answer.NO, "roster-complete", last_reported=verdict.last_reported,
            certainty=certainty, because=speaks.facts, against=verdict.because,
            rule=Rule.ROSTER,
        )  # fmt: skip
    if not may_speak(verdict.reason, declared=False):
        return verdict
    return Verdict(
        Answer.UNKNOWN, "not-listed", certainty=certainty, because=speaks.facts, rule=Rule.ROSTER
    )
