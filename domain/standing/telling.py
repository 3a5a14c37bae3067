"""Telling: where one pair stands after some happenings, told one after the other.

Invariant: `Stand` is all that decides the answer; what a telling keeps beside it only
says what the answer rests on. So two orders of the same happenings give different
answers only if they end in different stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from domain.instruments import Effect
from domain.policy import Policy
from domain.standing.evidence import Authority, Evidence, Support, authority, ids
from domain.standing.happenings import Happening
from domain.standing.verdict import Answer, Rule, Verdict, certainty


class Stand(NamedTuple):
    """In, out, denied or disputed, and what still weighs."""

    now: Effect | None = None
    """In (`ENTERS`), denied, out (`ENDS`); None while nothing has happened."""
    disputed: bool = False
    """A denial of the entry weighs the same as the entry, and nothing came after."""
    entered: Authority | None = None
    """While in: how much speaks for it."""
    denied: Authority | None = None
    """While in: how much has denied it since the spell began."""
    revoked: bool = False
    """A revocation waits for the withdrawal that it undoes."""
    reopened: bool = False
    """A revocation undid the last ending; further reports of one undo nothing more."""


NOTHING = Stand()


def answer_of(stand: Stand) -> Answer | None:
    """The answer where it stands; None while nothing has happened."""
    if stand.now is None:
        return None
    if stand.now is not Effect.ENTERS:
        return Answer.NO
    return Answer.UNKNOWN if stand.disputed else Answer.YES


def after(stand: Stand, act: Happening) -> Stand:
    """Where it stands when one more happening has come; they come in order of their days."""
    now, disputed, entered, denied, revoked, reopened = stand
    revokes = act.turn == 0
    if act.effect is Effect.ENTERS:
        if now is Effect.ENDS:
            return Stand(Effect.ENTERS, False, act.weight, None, False, revokes)
        waits = revoked or (revokes and not reopened)
        if entered is None:  # a denial before it contradicts nothing
            return Stand(Effect.ENTERS, False, act.weight, None, waits, reopened)
        return Stand(now, False, min(entered, act.weight), denied, waits, reopened)
    if act.effect is Effect.DENIES:
        if entered is None:
            return Stand(now or Effect.DENIES, False, None, None, revoked, reopened)
        denied = act.weight if denied is None else min(denied, act.weight)
        if denied < entered:
            return Stand(Effect.DENIES, False, None, None, revoked, reopened)
        return Stand(now, denied == entered, entered, denied, revoked, reopened)
    if act.effect is Effect.REVOKES:
        waits = revoked or (now is not Effect.ENDS and not reopened)
        return Stand(now, disputed, entered, denied, waits, reopened)
    if revoked and act.revocable:
        return Stand(now, disputed, entered, denied, False, reopened)
    return Stand(Effect.ENDS, False, None, None, revoked, reopened)


class Telling:
    """Happenings told in one order: the stand, and what it rests on."""

    def __init__(self, policy: Policy) -> None:
        self.stand = NOTHING
        self._policy = policy
        self.rule = Rule.TIMELINE
        """The one that decides where it stands."""
        self.revocations: list[Happening] = []
        self.voided: list[Happening] = []
        self._begin()

    def _begin(self) -> None:
        self.entries: list[Happening] = []
        self.denials: list[Happening] = []
        self.endings: list[Happening] = []

    def take(self, act: Happening) -> None:
        """Go on by one happening; happenings come in order of their days."""
        before, self.stand = self.stand, after(self.stand, act)
        if act.effect is Effect.ENTERS:
            if before.entered is None:
                self._begin()
            self.entries.append(act)
            self.rule = Rule.TIMELINE
        elif act.effect is Effect.DENIES:
            self.denials.append(act)
            if before.entered is not None:
                self.rule = self._settled()
        elif act.effect is Effect.REVOKES:
            if before.now is not Effect.ENDS:
                self.revocations.append(act)
        else:
            self._end(act, void=before.revoked and act.revocable)

    def _end(self, act: Happening, *, void: bool) -> None:
        if not void:
            self.endings.append(act)
            self.revocations, self.voided = [], []
            self.rule = Rule.TIMELINE
            return
        self.voided.append(act)
        if self.stand.entered is not None and not self.stand.disputed:
            self.rule = Rule.REVOCATION

    def _settled(self) -> Rule:
        """By what an entry and the denials of it differ in weight first."""
        entered = min(act.weight for act in self.entries)
        denied = min(act.weight for act in self.denials)
        for one, other, rule in zip(entered, denied, _BY_WEIGHT, strict=True):
            if one != other:
                return rule
        return Rule.EQUAL_WEIGHT

    def verdict(self) -> Verdict | None:
        """The verdict where it stands; None while nothing has happened."""
        now = self.stand.now
        if now is None:
            return None
        against = _reports(self.voided)
        if now is Effect.ENTERS:
            entries, denials = _reports(self.entries), _reports(self.denials)
            if self.stand.disputed:
                return Verdict(
                    Answer.UNKNOWN,
                    "disputed",
                    certainty=certainty(entries + denials),
                    because=ids(entries),
                    against=ids(denials + against),
                    rule=self.rule,
                )
            return self._inside(entries, denials + against)
        if now is Effect.DENIES:
            denials = _reports(self.denials)
            return self._outside("declined", denials, _reports(self.entries) + against)
        endings = _reports(self.endings)
        return self._outside(self._foremost(endings).status, endings, against)

    def _inside(self, entries: list[Evidence], against: list[Evidence]) -> Verdict:
        direct = any(r.support is Support.DIRECT for r in entries)
        return Verdict(
            Answer.YES,
            "reported" if direct else "member-of-group",
            self._foremost(entries).status,
            self._since(),
            None,
            certainty(entries),
            ids(entries + _reports(self.revocations)),
            ids(against),
            self.rule,
        )

    def _outside(
        self, reason: str, because: list[Evidence], against: Sequence[Evidence]
    ) -> Verdict:
        happened = [r for r in because if not r.observed]
        first = min(
            happened, key=lambda r: (r.latest, r.earliest, r.qualified, r.when), default=None
        )
        return Verdict(
            Answer.NO,
            reason,
            None,
            first.when if first else None,
            None,
            certainty(because),
            ids(because),
            ids(against),
            self.rule,
        )

    def _foremost(self, reports: list[Evidence]) -> Evidence:
        """The one that decides most, then the newest, then the first recorded: it gives status."""
        if len(reports) == 1:
            return reports[0]
        return min(reports, key=lambda r: (authority(r, self._policy), -r.latest, r.position))

    def _since(self) -> str | None:
        """The first entry of the spell, as sharply as it is dated.

        An observation proves none, nor does a revocation unless it brought the party back.
        """
        back = self.stand.reopened
        events = [a for a in self.entries if not a.observed and (back or not a.revokes)]
        if not events:
            return None
        if len(events) == 1 and len(events[0].reports) == 1:
            return events[0].reports[0].when
        begun = min((act.latest, act.earliest) for act in events)
        first = [r for act in events if (act.latest, act.earliest) == begun for r in act.reports]
        return min(first, key=lambda r: (r.latest - r.earliest, r.qualified, r.when)).when


_BY_WEIGHT = (Rule.RANK, Rule.DIRECT_OVER_DERIVED, Rule.DIRECTNESS)


def _reports(acts: Sequence[Happening]) -> list[Evidence]:
    return [r for act in acts for r in act.reports]
