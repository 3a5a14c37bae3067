"""What to ask about a history: near what somebody said, and far off."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from domain.dates import day, iso, parse
from tests.oracle.steps import ASPECTS, GROUPS, STATES, History, Said


class Question(NamedTuple):
    """One point of the answers' space: who, what, which day, known after how many steps."""

    party: str
    instrument: str
    aspect: str
    on: str
    steps: int


def questions(history: History, random: Random, number: int) -> list[Question]:
    """Questions near what somebody said, most of them as known at the end or late."""
    reports = [step for step in history if isinstance(step, Said)]
    everybody = (*STATES, *GROUPS)
    ends = [len(history)] * 2 * len(history)
    asked = []
    for steps in random.choices([*range(len(history) + 1), *ends], k=number):
        about = random.choice(reports)
        instrument, aspect = random.choice([a for a in ASPECTS if a[0] == about.instrument])
        party = about.party or "ann"
        if random.random() < 0.4:
            party = random.choice(everybody)
        if party == instrument:
            party = random.choice(STATES)
        near = [r for r in reports if (r.instrument, r.party) == (instrument, about.party)]
        days = days_worth_asking(near if random.random() < 0.6 else reports)
        asked.append(Question(party, instrument, aspect, iso(random.choice(sorted(days))), steps))
    return asked


def days_worth_asking(reports: list[Said]) -> set[int]:
    """The days at which something may change, the days beside them, and two far ones."""
    found = {day("1900-01-01"), day("2050-12-31")}
    for report in reports:
        when = parse(report.when)
        for bound in (when.earliest, when.latest):
            if bound is not None:
                found |= {bound - 1, bound, bound + 1}
    return found
