"""The story of one pair: what its happenings amount to on any day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from domain.instruments import Effect
from domain.standing.evidence import (
    FIRST,
    LAST,
    NEVER_REPORTED,
    Answer,
    Certainty,
    Evidence,
    Rank,
    Span,
    Support,
    Verdict,
    certainty,
    ids,
    weight,
)
from domain.standing.happenings import (
    Happening,
    by_first_day,
    by_last_day,
    gives_way,
    happenings,
    overlap,
)


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
    return Verdict(Answer.NO, "not-yet", certainty=certainty(known), because=ids(known))


class _Story:
    """The happenings of one pair, and the verdict they give on any day."""

    def __init__(self, reports: Sequence[Evidence]) -> None:
        self.reports = reports
        counted = [r for r in reports if r.rank is not Rank.DEPRECATED]
        proven = [r for r in counted if r.support is not Support.UNPROVEN]
        acts = happenings([r for r in proven if not r.alleged and r.effect != Effect.INTENDS])
        self.overruled = [r for act in acts if gives_way(act, acts) for r in act.reports]
        self.acts = [act for act in acts if not gives_way(act, acts)]
        self.deprecated = [r for r in reports if r.rank is Rank.DEPRECATED]
        self.intents = [r for r in proven if r.effect == Effect.INTENDS and not r.alleged]
        self.charges = [r for r in proven if r.alleged]
        self.unproven = [r for r in counted if r.support is Support.UNPROVEN]
        self.turns = self._turns()
        in_order = sorted(self.acts, key=by_first_day)
        self.order_in_doubt = any(overlap(*pair) for pair in pairwise(in_order))

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
        told = [self._tell(sorted(world, key=by_last_day), day) for world in worlds]
        if self.order_in_doubt:
            told += [self._tell(sorted(world, key=by_first_day), day) for world in worlds]
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
            because=ids(r for act in because for r in act.reports),
            against=ids(r for act in against for r in act.reports),
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
            return Verdict(Answer.NO, "not-yet", certainty=certainty(reports), because=ids(reports))
        for reason, reports in (
            ("announced", self.intents),
            ("alleged", self.charges),
            ("group-unproven", self.unproven),
        ):
            reached = [r for r in reports if r.earliest <= day]
            if reached:
                doubtful = all(r.qualified or day < r.latest for r in reached)
                doubt = Certainty.POSSIBLE if doubtful else Certainty.DEFINITE
                return Verdict(Answer.UNKNOWN, reason, certainty=doubt, because=ids(reached))
        return NEVER_REPORTED

    def _dated(self, verdict: Verdict, day: int) -> Verdict:
        """Add the newest evidence at or before `day`, and what is known to be wrong."""
        told = [r for r in self.reports if r.latest <= day and r.rank is not Rank.DEPRECATED]
        newest = max(told, key=attrgetter("latest", "position")).when if told else None
        against = verdict.against
        wrong = self.deprecated + [r for r in self.overruled if r.earliest <= day]
        if wrong:
            against += tuple(f for f in ids(wrong) if f not in against)
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
                certainty=certainty(entries + denials),
                because=ids(entries),
                against=ids(denials),
            )
        if self.now == Effect.ENTERS:
            return self._inside(entries, denials)
        if self.now == Effect.DENIES:
            return _outside("declined", denials, entries)
        endings = [r for act in self.endings for r in act.reports]
        return _outside(min(endings, key=weight).status, endings, ())

    def _inside(self, entries: list[Evidence], denials: list[Evidence]) -> Verdict:
        best = min(entries, key=weight)
        direct = any(r.support is Support.DIRECT for r in entries)
        return Verdict(
            Answer.YES,
            "reported" if direct else "member-of-group",
            status=best.status,
            since=self._since(),
            certainty=certainty(entries),
            because=ids(entries),
            against=ids(denials),
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
        certainty=certainty(because),
        because=ids(because),
        against=ids(against),
    )
