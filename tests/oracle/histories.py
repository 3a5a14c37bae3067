"""Random histories: a small cast that joins, declines, leaves and belongs within three months.

What is said is corrected, retracted, dropped and ranked; parties are merged and unmerged, and
the policy changes.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.oracle.asking import Question, days_worth_asking, questions
from tests.oracle.playing import Play
from tests.oracle.steps import (
    ALIKE,
    ASPECTS,
    DAYS,
    GROUPS,
    INSTRUMENTS,
    KINDS,
    OWNER,
    RANKS,
    STATES,
    Dropped,
    History,
    Merged,
    Policy,
    Ranked,
    Said,
    Step,
    Withdrawn,
)

__all__ = [
    "ASPECTS", "Dropped", "History", "Play", "Policy", "Question", "Said", "Withdrawn",
    "days_worth_asking", "histories", "history", "questions", "without",
]  # fmt: skip


class _Chance:
    """What may happen in one history: few days, few acts, so that reports meet each other."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.states = random.choice([STATES[:1], STATES[:2], STATES])
        joinable = [name for name in INSTRUMENTS if name not in GROUPS]
        joined = random.sample(joinable, random.choice((1, 1, 1, 2)))
        groups = random.sample(GROUPS, random.choice((1, 2, 3)))
        self.targets = [*joined * 3, *groups]
        self.merges = random.random() < 0.3
        self.policies = random.random() < 0.15
        self.circles = random.random() < 0.3
        self.pages: dict[str, list[int]] | None = {} if random.random() < 0.3 else None
        """By instrument, the documents that list its participants; None if there are no lists."""
        self.days = sorted(random.sample(DAYS, random.randint(3, 9)))
        self.acts = {kind: random.choices(done, k=5) for kind, done in KINDS.items()}

    def once_in(self, times: int) -> bool:
        """True one time out of so many."""
        return self.random.randrange(times) == 0

    def report(self, number: int) -> Said:
        """A report of any kind that bears on a standing, or on when something began."""
        if self.once_in(5):
            return self._membership(number)
        instrument = self.random.choice(self.targets)
        report = self._on(number, instrument)
        if self.pages is None or self.once_in(3):
            return report
        pages = self.pages.setdefault(instrument, [])
        if not pages or self.once_in(4):
            pages.append(number)
        if number != pages[-1] and self.once_in(3):
            report = Said(
                number, "roster-declared-complete", None, instrument, self._when(),
                alleged=self.once_in(20),
            )  # fmt: skip
        return replace(report, page=self.random.choice(pages))

    def _on(self, number: int, instrument: str) -> Said:
        """A report on this one."""
        kind, by = INSTRUMENTS[instrument], self._speaker()
        if self.once_in(20):
            began = (
                "established" if kind == "group" else self.random.choice(["launched", "adopted"])
            )
            return Said(number, began, None, instrument, self._when(), by=by)
        party, quantifier = self._who(instrument)
        alleged = self.once_in(10)
        if self.once_in(10):
            act = self.random.choice(["join", "sign it", "withdraw", "meet"])
            return Said(
                number, "announced-intent", party, instrument, self._when(), alleged=alleged,
                quantifier=quantifier, act=act, by=by,
            )  # fmt: skip
        did = self.random.choice(self.acts[kind])
        if did == "issued":  # authors are named, not counted; and it is a beginning
            return Said(number, did, party, instrument, self._when(), by=by)
        holds = did != "membership-reported" or not self.once_in(3)
        observed = self.once_in(6)
        return Said(
            number, did, party, instrument, self._when(), observed, alleged, holds, quantifier,
            by=by,
        )  # fmt: skip

    def _membership(self, number: int) -> Said:
        """What makes claims about groups bear on members: an admission, or all of a group's."""
        day = self.random.choice([*self.days, "2017-12-01", "2017-12-01"])
        if self.once_in(4):
            return Said(number, "member-admitted", "club", "union", day, quantifier="all")
        party, group = self.random.choice(self.states), self.random.choice(GROUPS)
        return Said(number, "member-admitted", party, group, day)

    def _speaker(self) -> str | None:
        return self.random.choice([None, None, None, "Reuters", OWNER, "critics of it"])

    def _who(self, instrument: str) -> tuple[str, str | None]:
        """A state, or a group with a quantifier; groups in groups, in a circle only by chance."""
        groups: tuple[str, ...] = GROUPS
        if instrument in GROUPS and self.circles:
            groups = tuple(group for group in GROUPS if group != instrument)
        elif instrument in GROUPS:
            groups = ("club",) if instrument == "union" else ()
        party = self.random.choice((*self.states, *groups))
        if party in STATES:
            return party, None
        return party, self.random.choice(
            ["all"] * 4 + ["most", "many", "some", "unspecified", None]
        )

    def _when(self) -> str:
        """Mostly a day; also months, intervals, open ones, sets; days and months in doubt."""
        start, end = sorted(self.random.choices(self.days, k=2))
        coarse = [
            start[:7], "2018", f"{start}/{end}", f"{start}/{end}", f"{start}/{end}",
            f"{start}/..", f"../{end}", f"[{start},{end}]",
        ]  # fmt: skip
        when = self.random.choice(coarse) if self.once_in(3) else start
        if self.once_in(6) and "/" not in when and "[" not in when:
            return when + self.random.choice("?~%")
        return when


def history(random: Random) -> History:
    """Reports in any order of their days, some of them taken back, replaced, dropped or ranked."""
    chance = _Chance(random)
    steps: History = []
    standing: list[Said] = []
    merged: dict[str, str] = {}
    for number in range(random.randint(3, 24)):
        if number and chance.merges and chance.once_in(5):
            steps.append(_merge(random, merged))
        elif number and chance.policies and chance.once_in(6):
            versions = [step.version for step in steps if isinstance(step, Policy)]
            steps.append(Policy(3 - (versions or [1])[-1]))
        elif standing and chance.once_in(6):
            steps.append(_about(random, standing))
        else:
            report = chance.report(number)
            steps.append(report)
            standing.append(report)
    return steps


def _about(random: Random, standing: list[Said]) -> Withdrawn | Dropped | Ranked:
    """What is said about a report; nothing more once it was withdrawn or dropped."""
    about = random.choice(standing)
    if random.random() < 0.5:
        return Ranked(about, random.choice(RANKS))
    standing.remove(about)
    if random.random() < 0.4:
        return Dropped(about)
    return Withdrawn(about, random.choice([None, *standing]))


def _merge(random: Random, merged: dict[str, str]) -> Merged:
    """Somebody is merged into another who stands for himself, or stands for himself again."""
    if merged and random.random() < 0.4:
        party = random.choice(sorted(merged))
        return Merged(party, merged.pop(party), undone=True)
    alone = [[party for party in alike if party not in merged] for alike in ALIKE]
    some = [alike for alike in alone if len(alike) > 1]
    if not some:
        party = random.choice(sorted(merged))
        return Merged(party, merged.pop(party), undone=True)
    party, into = random.sample(random.choice(some), 2)
    merged[party] = into
    return Merged(party, into)


def without(history: History, step: Step) -> History:
    """The history as if a step had not been, nor anything said about it."""
    kept = [
        other
        for other in history
        if other is not step
        and getattr(other, "report", None) is not step
        and getattr(other, "replacement", None) is not step
    ]
    merged: dict[str, str] = {}
    return [other for other in kept if not isinstance(other, Merged) or _possible(other, merged)]


def _possible(step: Merged, merged: dict[str, str]) -> bool:
    """Whether a merge still makes sense after others were left out; note it if so."""
    if step.undone:
        return merged.pop(step.party, None) == step.into
    if step.party in merged or step.into in merged:
        return False
    merged[step.party] = step.into
    return True


def histories() -> st.SearchStrategy[History]:
    """Histories by chance alone: Hypothesis chooses seeds, and would choose too alike itself."""
    return st.randoms(use_true_random=True).map(history)
