"""The story of one pair: what its happenings amount to on any day.

Invariant: an answer is definite only if every world gives it. What is shown with it is
what holds in the world in which each happening came on the last day that it may have.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from domain.instruments import Effect
from domain.policy import FIRST_POLICY, Policy
from domain.standing.aside import Aside, aside, decides_otherwise, left_to_say
from domain.standing.evidence import FIRST, LAST, Evidence, Rank, ids
from domain.standing.happenings import Happening, gives_way, happenings
from domain.standing.telling import NOTHING, Telling, answer_of
from domain.standing.verdict import (
    NEVER_REPORTED,
    Answer,
    Certainty,
    Rule,
    Span,
    Verdict,
    certainty,
)
from domain.standing.worlds import Stands, last_slot, phases


def spans(evidence: Iterable[Evidence], policy: Policy = FIRST_POLICY) -> list[Span]:
    """The standing of one pair over all of valid time: gapless spans in order of days.

    Neighbouring spans differ in their verdict. No evidence gives no span. `policy` says how
    reports that contradict each other are weighed.
    """
    reports = list(evidence)
    return Story(reports, policy).spans() if reports else []


def before_existence(day: int, existence: Sequence[Evidence]) -> Verdict | None:
    """`not-yet` if `day` comes before the instrument's first possible day, else None.

    `existence` are the reports that it was proposed, adopted, launched and the like.
    Nobody can have joined what did not exist, so this wins over everything else.
    """
    known = beginnings(existence)
    if not known or any(e.earliest <= day for e in known):
        return None
    return _not_yet(known, Rule.EXISTENCE)


def contested(early: Verdict, otherwise: Verdict) -> Verdict:
    """`not-yet` on the instrument's account; against it what puts the party in all the same."""
    if otherwise.answer is not Answer.YES:
        return early
    return early._replace(against=otherwise.because)


def beginnings(existence: Sequence[Evidence]) -> list[Evidence]:
    """Of the reports of an instrument's beginning, those that count.

    One without a first day, "by November", takes nothing from those that have one and begin
    by then: it is true of the same beginning.
    """
    counted = [e for e in existence if not (e.alleged or e.dropped or e.rank is Rank.DEPRECATED)]
    days = [e.earliest for e in counted if e.earliest > FIRST]
    return [e for e in counted if not days or e.earliest > FIRST or e.latest < min(days)]


def _not_yet(reports: Sequence[Evidence], rule: Rule) -> Verdict:
    doubt = certainty(reports)
    return Verdict(Answer.NO, "not-yet", certainty=doubt, because=ids(reports), rule=rule)


class Story:
    """The happenings of one pair, what is set aside, and the verdict from any turn on."""

    def __init__(self, reports: Sequence[Evidence], policy: Policy) -> None:
        self.policy = policy
        self.aside: dict[Aside, list[Evidence]] = {}
        deciding = self._set_aside(reports)
        told = happenings(deciding, policy)
        self.overruled = [act for act in told if gives_way(act, told)]
        self.acts = [act for act in told if act not in self.overruled] if self.overruled else told
        """In the order of their last days, which is the order they are told in."""
        self.acts.sort(key=last_slot)
        self.phases = phases(self.acts)
        days = {r.earliest for r in reports}
        days.update([r.latest for r in reports], [phase.start for phase in self.phases])
        self._turns = sorted(days - {FIRST, LAST})

    def _set_aside(self, reports: Sequence[Evidence]) -> list[Evidence]:
        """Put aside what decides nothing; the others."""
        deciding = []
        heard = []
        for report in reports:
            cause = aside(report)
            if cause is None:
                deciding.append(report)
            else:
                self.aside.setdefault(cause, []).append(report)
            if cause is not Aside.DEPRECATED and cause is not Aside.DROPPED:
                heard.append(report)
        self._heard = sorted(heard, key=attrgetter("latest", "position"))
        return deciding

    def spans(self) -> list[Span]:
        """Gapless spans in order of days; neighbours differ."""
        found: list[Span] = []
        start, held = FIRST, NEVER_REPORTED
        for day, verdict in self._verdicts():
            if verdict != held:
                if day > start:
                    found.append(Span(start, day, held))
                start, held = day, verdict
        found.append(Span(start, LAST, held))
        return found

    def _verdicts(self) -> Iterator[tuple[int, Verdict]]:
        """The verdict from the beginning of time, then from each turn on."""
        told = Telling(self.policy)
        stands: Stands = frozenset((NOTHING,))
        acts, moves, heard = deque(self.acts), deque(self.phases), deque(self._heard)
        newest: str | None = None
        doubt: int | None = None
        for day in (FIRST, *self._turns):
            while acts and acts[0].latest <= day:
                told.take(acts.popleft())
            while moves and moves[0].start <= day:
                stands = moves.popleft().stands
            while heard and heard[0].latest <= day:
                newest = heard.popleft().when
            verdict = told.verdict() or self._without_acts(day)
            if len(stands) == 1 or self._answers(stands, day) == {verdict.answer}:
                doubt = None
            else:
                doubt = day if doubt is None else doubt
                verdict = self._uncertain(doubt, day)
            yield day, self._finished(verdict, told, day, newest)

    def answers_on(self, day: int) -> tuple[Answer, ...]:
        """The different answers that the worlds give on a day, sorted."""
        stands: Stands = frozenset((NOTHING,))
        for phase in self.phases:
            if phase.start <= day:
                stands = phase.stands
        return tuple(sorted(self._answers(stands, day)))

    def _answers(self, stands: Stands, day: int) -> set[Answer]:
        """What the worlds that end in these stands answer."""
        return {answer_of(stand) or self._without_acts(day).answer for stand in stands}

    def _without_acts(self, day: int) -> Verdict:
        """What there is to say while nothing has happened: a later entry is a no until then."""
        later = [
            report
            for act in self.acts
            if act.effect is Effect.ENTERS and act.earliest > day
            if not act.observed and not act.revokes
            for report in act.reports
        ]
        return _not_yet(later, Rule.TIMELINE) if later else left_to_say(self.aside, day)

    def _uncertain(self, since: int, day: int) -> Verdict:
        """What came, or may have, since the worlds last agreed speaks for it; against, the rest."""
        begun = [act for act in self.acts if act.earliest <= day]
        return Verdict(
            Answer.UNKNOWN,
            "date-uncertain",
            certainty=Certainty.POSSIBLE,
            because=ids([r for act in begun if act.latest >= since for r in act.reports]),
            against=ids([r for act in begun if act.latest < since for r in act.reports]),
            rule=Rule.DATE_BOUNDS,
        )

    def _finished(self, verdict: Verdict, told: Telling, day: int, newest: str | None) -> Verdict:
        """With the newest evidence by that day, what is wrong or overruled, and the rule."""
        against, rule = verdict.against, verdict.rule
        wrong = self.aside.get(Aside.DEPRECATED, [])
        if wrong or self.overruled:
            derived = [r for a in self.overruled for r in a.reports if r.earliest <= day]
            against += tuple(f for f in ids([*wrong, *derived]) if f not in against)
            rule = _outvoted(verdict, told, wrong, derived, day)
        elif newest is None:
            return verdict
        return Verdict(
            verdict.answer, verdict.reason, verdict.status, verdict.since, newest,
            verdict.certainty, verdict.because, against, rule,
        )  # fmt: skip


def _outvoted(
    verdict: Verdict,
    told: Telling,
    wrong: Sequence[Evidence],
    derived: Sequence[Evidence],
    day: int,
) -> Rule:
    """The rule by which what says otherwise was left out, if that decided the verdict."""
    if verdict.rule not in (Rule.TIMELINE, Rule.SILENCE, Rule.SNAPSHOT):
        return verdict.rule
    if any(decides_otherwise(r) and _speaks_otherwise(r, verdict, told, day) for r in wrong):
        return Rule.RANK
    if any(_speaks_otherwise(r, verdict, told, day) for r in derived):
        return Rule.DIRECT_OVER_DERIVED
    return verdict.rule


def _speaks_otherwise(report: Evidence, verdict: Verdict, told: Telling, day: int) -> bool:
    """Whether a report that was left out gives another answer, and is not overtaken since.

    An entry overtakes a denial or an ending before it, an ending whatever was before it.
    """
    if report.earliest > day or report.effect not in _SAYS:
        return False
    now = told.stand.now
    settled: list[Happening] = []
    if now is Effect.ENTERS:
        settled = told.entries
    elif now is Effect.ENDS:
        settled = told.endings
    newer = all(report.latest >= act.earliest for act in settled)
    return newer and _SAYS[report.effect] is not verdict.answer


_SAYS = {Effect.ENTERS: Answer.YES, Effect.DENIES: Answer.NO, Effect.ENDS: Answer.NO}
