"""The fold: what the reports about one party and one instrument amount to, day by day.

Invariant: the answer for a day follows from the evidence alone, in any order of
recording. Evidence is gathered into happenings (reports of one act), happenings
into a story along valid time, and the story is cut into spans with one answer
each. Absence is never a no: a day that no evidence reaches is `never-reported`.

Days are proleptic Gregorian ordinals (`date.toordinal()`), spans half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from itertools import pairwise
from operator import attrgetter
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
        return min(_authority(report) for report in self.reports)


def spans(evidence: Iterable[Evidence]) -> list[Span]:
    """The standing of one pair over all of valid time: gapless spans in order of days.

    Neighbouring spans differ in their verdict. No evidence gives no span.
    """
    reports = list(evidence)
    if not reports:
        return []
    story = _Story(reports)
    starts = [FIRST, *story.turns]
    found: list[Span] = []
    for start, end in zip(starts, [*story.turns, LAST], strict=True):
        verdict = story.verdict_on(start)
        if found and found[-1].verdict == verdict:
            found[-1] = Span(found[-1].start, end, verdict)
        else:
            found.append(Span(start, end, verdict))
    return found


def before_existence(day: int, existence: Sequence[Evidence]) -> Verdict | None:
    """`not-yet` if `day` comes before the instrument's first possible day, else None.

    `existence` are the reports that it was proposed, adopted, launched and the like.
    Nobody can have joined what did not exist, so this wins over everything else.
    """
    known = [e for e in existence if not e.alleged and e.rank is not Rank.DEPRECATED]
    if not known or any(e.earliest <= day for e in known):
        return None
    return Verdict(Answer.NO, "not-yet", certainty=_certainty(known), because=_ids(known))


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


class _Story:
    """The happenings of one pair, and the verdict they give on any day."""

    def __init__(self, reports: Sequence[Evidence]) -> None:
        self.reports = reports
        counted = [r for r in reports if r.rank is not Rank.DEPRECATED]
        proven = [r for r in counted if r.support is not Support.UNPROVEN]
        acts = happenings([r for r in proven if not r.alleged and r.effect != Effect.INTENDS])
        self.overruled = [r for act in acts if _overruled(act, acts) for r in act.reports]
        self.acts = [act for act in acts if not _overruled(act, acts)]
        self.deprecated = [r for r in reports if r.rank is Rank.DEPRECATED]
        self.intents = [r for r in proven if r.effect == Effect.INTENDS and not r.alleged]
        self.charges = [r for r in proven if r.alleged]
        self.unproven = [r for r in counted if r.support is Support.UNPROVEN]
        self.turns = self._turns()
        by_first_day = sorted(self.acts, key=_by_first_day)
        self.order_in_doubt = any(_overlap(*pair) for pair in pairwise(by_first_day))

    def _turns(self) -> list[int]:
        """The days on which the verdict may change, in order."""
        days = {r.earliest for r in self.reports} | {r.latest for r in self.reports}
        for act in self.acts:
            days.update((act.earliest, act.latest))
        return sorted(days - {FIRST, LAST})

    def verdict_on(self, day: int) -> Verdict:
        """The verdict in every world that the bounds allow, or `date-uncertain`.

        The worlds: of the acts that may have happened by that day none had, all had, or
        one alone; and acts came in the order of their last days, or of their first.
        """
        past = [act for act in self.acts if act.latest <= day]
        open_ = [act for act in self.acts if act.earliest <= day < act.latest]
        worlds = [past]
        if open_:
            worlds.append(past + open_)
        if len(open_) > 1:
            worlds += [[*past, act] for act in open_]
        told = [self._tell(sorted(world, key=_by_last_day), day) for world in worlds]
        if self.order_in_doubt:
            told += [self._tell(sorted(world, key=_by_first_day), day) for world in worlds]
        verdict = told[0]
        if any(other.answer is not verdict.answer for other in told):
            verdict = self._uncertain(past, open_)
        return self._dated(verdict, day)

    def _uncertain(self, past: Sequence[Happening], open_: Sequence[Happening]) -> Verdict:
        """The acts in doubt speak for it; where only their order is in doubt, all do."""
        because, against = (open_, past) if open_ else (past, ())
        return Verdict(
            Answer.UNKNOWN,
            "date-uncertain",
            certainty=Certainty.POSSIBLE,
            because=_ids(r for act in because for r in act.reports),
            against=_ids(r for act in against for r in act.reports),
        )

    def _tell(self, acts: Sequence[Happening], day: int) -> Verdict:
        """The verdict if exactly `acts` had happened by `day`, in this order."""
        state = _State()
        for act in acts:
            state.take(act)
        return state.verdict() or self._without_acts(day)

    def _without_acts(self, day: int) -> Verdict:
        """What remains to say where nothing has decided yet."""
        later = [
            act
            for act in self.acts
            if act.effect == Effect.ENTERS and not act.observed and act.earliest > day
        ]
        if later:
            reports = [r for act in later for r in act.reports]
            return Verdict(
                Answer.NO, "not-yet", certainty=_certainty(reports), because=_ids(reports)
            )
        for reason, reports in (
            ("announced", self.intents),
            ("alleged", self.charges),
            ("group-unproven", self.unproven),
        ):
            reached = [r for r in reports if r.earliest <= day]
            if reached:
                doubtful = all(r.qualified or day < r.latest for r in reached)
                certainty = Certainty.POSSIBLE if doubtful else Certainty.DEFINITE
                return Verdict(Answer.UNKNOWN, reason, certainty=certainty, because=_ids(reached))
        return NEVER_REPORTED

    def _dated(self, verdict: Verdict, day: int) -> Verdict:
        """Add the newest evidence at or before `day`, and what is known to be wrong."""
        told = [r for r in self.reports if r.latest <= day and r.rank is not Rank.DEPRECATED]
        newest = max(told, key=attrgetter("latest", "position")).when if told else None
        against = verdict.against
        wrong = self.deprecated + [r for r in self.overruled if r.earliest <= day]
        if wrong:
            against += tuple(f for f in _ids(wrong) if f not in against)
        if newest is None and against == verdict.against:
            return verdict
        return replace(verdict, last_reported=newest, against=against)


class _State:
    """Where the story stands after some happenings: in, out, denied or disputed."""

    def __init__(self) -> None:
        self.now: Effect | None = None
        self.disputed = False
        self.entries: list[Happening] = []
        self.denials: list[Happening] = []
        self.endings: list[Happening] = []

    def take(self, act: Happening) -> None:
        """Move the story on by one happening; happenings come in order of their days."""
        if act.effect == Effect.ENTERS:
            self._enter(act)
        elif act.effect == Effect.DENIES:
            self._deny(act)
        else:
            self._end(act)

    def _enter(self, act: Happening) -> None:
        if self.now != Effect.ENTERS:  # a denial or an ending before it contradicts nothing
            self.entries, self.denials, self.endings = [], [], []
        self.entries.append(act)
        self.now, self.disputed = Effect.ENTERS, False

    def _deny(self, act: Happening) -> None:
        self.denials.append(act)
        if self.now == Effect.ENTERS:
            self._weigh()
        elif self.now is None:
            self.now = Effect.DENIES

    def _end(self, act: Happening) -> None:
        self.endings.append(act)
        self.now, self.disputed = Effect.ENDS, False

    def _weigh(self) -> None:
        """A denial on or after an entry contradicts it: the weightier decides, or neither."""
        entered = min(act.weight for act in self.entries)
        denied = min(act.weight for act in self.denials)
        self.disputed = entered == denied
        if denied < entered:
            self.now = Effect.DENIES

    def verdict(self) -> Verdict | None:
        """The answer where the story stands; None while nothing has happened."""
        if self.now is None:
            return None
        entries = [r for act in self.entries for r in act.reports]
        denials = [r for act in self.denials for r in act.reports]
        if self.disputed:
            return Verdict(
                Answer.UNKNOWN,
                "disputed",
                certainty=_certainty(entries + denials),
                because=_ids(entries),
                against=_ids(denials),
            )
        if self.now == Effect.ENTERS:
            return self._inside(entries, denials)
        if self.now == Effect.DENIES:
            return _outside("declined", denials, entries)
        endings = [r for act in self.endings for r in act.reports]
        return _outside(min(endings, key=_weight).status, endings, ())

    def _inside(self, entries: list[Evidence], denials: list[Evidence]) -> Verdict:
        best = min(entries, key=_weight)
        direct = any(r.support is Support.DIRECT for r in entries)
        return Verdict(
            Answer.YES,
            "reported" if direct else "member-of-group",
            status=best.status,
            since=self._since(),
            certainty=_certainty(entries),
            because=_ids(entries),
            against=_ids(denials),
        )

    def _since(self) -> str | None:
        """The first entry of the spell, as sharply as it is dated; observations prove none."""
        events = [act for act in self.entries if not act.observed]
        if not events:
            return None
        begun = min((act.latest, act.earliest) for act in events)
        first = [r for act in events if (act.latest, act.earliest) == begun for r in act.reports]
        return min(first, key=lambda r: (r.latest - r.earliest, r.qualified, r.when)).when


def _outside(reason: str, because: Sequence[Evidence], against: Sequence[Evidence]) -> Verdict:
    happened = [r for r in because if not r.observed]
    first = min(happened, key=lambda r: (r.latest, r.earliest, r.qualified, r.when), default=None)
    return Verdict(
        Answer.NO,
        reason,
        since=first.when if first else None,
        certainty=_certainty(because),
        because=_ids(because),
        against=_ids(against),
    )


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


def _by_last_day(act: Happening) -> tuple[int, int, int]:
    """By the day it had surely happened; on the same day one enters, is denied, leaves."""
    return act.latest, act.earliest, _ORDER[act.effect]


def _by_first_day(act: Happening) -> tuple[int, int, int]:
    """By the day it may have happened; on the same day one enters, is denied, leaves."""
    return act.earliest, act.latest, _ORDER[act.effect]


def _overlap(one: Happening, other: Happening) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _overruled(act: Happening, acts: Sequence[Happening]) -> bool:
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
        and _overlap(act, other)
        for other in acts
    )


def _authority(report: Evidence) -> tuple[int, bool, int]:
    return report.rank, report.support is not Support.DIRECT, report.directness


def _weight(report: Evidence) -> tuple[int, bool, int, int, int]:
    return (*_authority(report), -report.latest, report.position)


def _ids(reports: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.fact for r in sorted(reports, key=_weight)))


def _certainty(reports: Iterable[Evidence]) -> Certainty:
    """Possible only if every report that carries the answer is qualified."""
    return Certainty.POSSIBLE if all(r.qualified for r in reports) else Certainty.DEFINITE
