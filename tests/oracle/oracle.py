"""The slow, obvious oracle: model.md §§2-6 for one party, one instrument and one day.

Nothing is kept, indexed or cut into spans: each question goes through all reports that are
on file, through every day that a report about a group may mean, and through every order in
which the dates allow things to have come. Where the page leaves a choice, the oracle does
what the docstrings of `domain.standing` say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from domain.dates import parse

LONG_AGO, FAR_OFF = -(10**9), 10**9
CROWD = 6
"""Of more acts than this, in any order, the chronicle says less than the oracle could."""
MOST_WORLDS = 4000

BEGINNINGS = {
    "proposed", "initiated", "adopted", "launched", "established", "opened-for-signature", "issued"
}  # fmt: skip
CONSENT = {
    "ratified", "accepted", "approved", "formally-confirmed", "acceded", "succeeded",
    "consented-to-be-bound", "signed-definitively", "withdrawal-revoked",
}  # fmt: skip
WAYS_IN = {
    ("pledge", "participation"): {"joined", "withdrawal-revoked"},
    ("statement", "participation"): {"issued", "joined"},
    ("list", "participation"): {"listed"},
    ("group", "participation"): {
        "member-admitted", "membership-reported", "joined", "withdrawal-revoked"
    },
    ("treaty", "signature"): {"signed", "signed-definitively"},
    ("treaty", "consent"): CONSENT,
    ("treaty", "force"): {"provisionally-applied", "entered-into-force-for"},
}  # fmt: skip
PARTED = {"withdrew": "withdrew", "suspended": "suspended", "expelled": "expelled"}
LEFT = {"withdrew": "withdrew", "denounced": "withdrew"}
WAYS_OUT = {
    ("pledge", "participation"): PARTED,
    ("statement", "participation"): PARTED,
    ("list", "participation"): {"delisted": "delisted"},
    ("group", "participation"): {**PARTED, "membership-ended": "withdrew"},
    ("treaty", "signature"): dict[str, str](),
    ("treaty", "consent"): {**LEFT, "expelled": "expelled"},
    ("treaty", "force"): {**PARTED, **LEFT},
}  # fmt: skip
INTENTS_TO_ENTER = {"join", "sign", "support", "ratify", "accede", "list"}


@dataclass(frozen=True)
class Fact:
    """A report as it is on file at some position: not retracted, not corrected."""

    id: str
    position: int
    kind: str
    party: str | None
    instrument: str
    when: str
    observed: bool = False
    alleged: bool = False
    holds: bool = True
    quantifier: str | None = None
    act: str | None = None
    closeness: int = 2
    """0 the owner's word, 1 a named source, 2 the article, 3 a critic."""
    rank: str = "normal"
    dropped: bool = False

    @property
    def first(self) -> int:
        earliest = parse(self.when).earliest
        return LONG_AGO if earliest is None else earliest

    @property
    def last(self) -> int:
        latest = parse(self.when).latest
        return FAR_OFF if latest is None else latest


class Report(NamedTuple):
    """A fact as it bears on one party: it names it, or all of its group, or some of it."""

    fact: Fact
    effect: str
    status: str
    through: str
    doubtful: bool
    closeness: int
    """How close the speaker is; the same for everybody where the policy says so."""

    @property
    def weight(self) -> tuple[int, bool, int]:
        """Less is more: rank, then direct before derived, then who says it."""
        rank = ["preferred", "normal", "deprecated"].index(self.fact.rank)
        return rank, self.through != "itself", self.closeness


class Happening(NamedTuple):
    """Reports of one act, and the first and last day that all of them allow."""

    reports: tuple[Report, ...]
    first: int
    last: int

    @property
    def effect(self) -> str:
        return self.reports[0].effect

    @property
    def revokes(self) -> bool:
        return self.reports[0].fact.kind == "withdrawal-revoked"

    @property
    def turn(self) -> int:
        """On one day a withdrawal is revoked, then one enters, is denied, leaves."""
        return 0 if self.revokes else ["enters", "denies", "ends"].index(self.effect) + 1


class Crowded(Exception):
    """So many acts may have come in so many orders that the oracle does not know."""


class Answer(NamedTuple):
    """What must be the same as in the chronicle's answer."""

    answer: str
    reason: str
    certainty: str = "definite"
    because: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    since: str | None = None
    last_reported: str | None = None


NOTHING = Answer("unknown", "never-reported")


@dataclass
class File:
    """All facts on file at one position, and of which kind each instrument and group is."""

    facts: dict[int, Fact]
    """Those that were not retracted or corrected, by number."""
    kinds: dict[str, str]
    policy: int = 1
    merged: dict[str, str] = field(default_factory=dict)
    """Who is held to be whom."""
    asked: dict[tuple[str, str, str, int], Answer] = field(default_factory=dict)
    """Answers given before: the same file, so the same answers."""

    def canonical(self, party: str) -> str:
        """§9: who the party is, wherever the chain of merges ends."""
        while party in self.merged:
            party = self.merged[party]
        return party

    def ask(self, party: str, instrument: str, aspect: str, day: int) -> Answer:
        """§4: had the party joined on that day? Raises `Crowded`."""
        begun = [
            f
            for f in self.facts.values()
            if self.canonical(f.instrument) == self.canonical(instrument)
            and f.kind in BEGINNINGS
            and not f.alleged
            and not f.dropped
            and f.rank != "deprecated"
        ]
        if begun and all(day < f.first for f in begun):
            return Answer("no", "not-yet", _doubt(map(_marked, begun)), _names(begun))
        return self.standing(self.canonical(party), self.canonical(instrument), aspect, day)

    def standing(self, party: str, instrument: str, aspect: str, day: int) -> Answer:
        """What the reports about the party come to, whether or not the instrument existed."""
        question = party, instrument, aspect, day
        if question not in self.asked:
            self.asked[question] = _answer(self.reports(party, instrument, aspect), day)
        return self.asked[question]

    def reports(self, party: str, instrument: str, aspect: str) -> list[Report]:
        """All that bears on the party: what names it, and what names a group it was in.

        What is said of part of a group proves nothing of the group itself either (§6).
        """
        found = []
        for fact in self.facts.values():
            if self.canonical(fact.instrument) != instrument or fact.party is None:
                continue
            effect, status = _effect(fact, self.kinds[instrument], aspect)
            if effect is None:
                continue
            close = fact.closeness if self.policy == 1 else 0
            if self.canonical(fact.party) == party:
                through = "itself" if fact.quantifier in (None, "all") else "some"
                found.append(Report(fact, effect, status, through, _marked(fact), close))
            elif fact.quantifier is not None:
                belonged = self.belonged(party, fact)
                if belonged != "no":
                    through = "all" if fact.quantifier == "all" else "some"
                    doubtful = _marked(fact) or belonged == "maybe"
                    found.append(Report(fact, effect, status, through, doubtful, close))
        return found

    def belonged(self, party: str, claim: Fact) -> str:
        """§6: was the party in the claim's group on the claim's day, whichever that is?"""
        assert claim.party is not None
        days = self._days(claim)
        group = self.canonical(claim.party)
        told = [self.standing(party, group, "participation", day) for day in days]
        if all(a.answer == "yes" and a.certainty == "definite" for a in told):
            return "yes"
        if any(a.answer == "yes" or a.reason == "date-uncertain" for a in told):
            return "maybe"
        return "no"

    def _days(self, claim: Fact) -> Iterable[int]:
        """Every day the claim may mean; where it is open, up to where nothing changes any more."""
        bounds = [d for f in self.facts.values() for d in (f.first, f.last) if abs(d) != FAR_OFF]
        edge_before, edge_after = min(bounds, default=0) - 1, max(bounds, default=0) + 1
        return range(max(claim.first, edge_before), min(claim.last, edge_after) + 1)


def _effect(fact: Fact, kind: str, aspect: str) -> tuple[str | None, str]:
    """What the fact does to its party: enters, denies, ends, intends; None if nothing here."""
    question = kind, aspect
    if question not in WAYS_IN:
        return None, ""
    if not fact.holds or (fact.kind == "declined" and aspect != "force"):
        return "denies", "declined"
    if fact.kind == "announced-intent":
        meant = (fact.act or "").split()[0] in INTENTS_TO_ENTER and aspect != "force"
        return ("intends" if meant else None), "announced"
    if fact.kind == "withdrawal-revoked" and aspect == "force":
        return "revokes", ""
    if fact.kind in WAYS_IN[question]:
        return "enters", fact.kind
    if fact.kind in WAYS_OUT[question]:
        return "ends", WAYS_OUT[question][fact.kind]
    return None, ""


def _answer(reports: list[Report], day: int) -> Answer:
    wrong = [r for r in reports if r.fact.rank == "deprecated"]
    gone = [r for r in reports if r not in wrong and r.fact.dropped]
    good = [r for r in reports if r not in wrong and r not in gone]
    told_of = happenings(
        [r for r in good if r.effect != "intends" and not r.fact.alleged and r.through != "some"]
    )
    acts = [act for act in told_of if not _gives_way(act, told_of)]
    silenced = [r for act in told_of if act not in acts for r in act.reports]
    _refuse_a_crowd(acts)
    by_then = in_order(act for act in acts if act.last <= day)
    found = tell(by_then) or _still_open(good, gone, [a for a in acts if a not in by_then], day)
    if any(one != found.answer for one in _in_all_worlds(good, gone, acts, day)):
        since = _doubtful_since(good, gone, acts, day)
        begun = [a for a in acts if a.first <= day]
        found = Answer(
            "unknown",
            "date-uncertain",
            "possible",
            because=_names(r.fact for r in _reports(a for a in begun if a.last >= since)),
            against=_names(r.fact for r in _reports(a for a in begun if a.last < since)),
        )
    heard = [r.fact for r in good if r.fact.last <= day]
    newest = max(heard, key=lambda f: (f.last, f.position)).when if heard else None
    wrong += [r for r in silenced if r.fact.first <= day]
    against = found.against | _names(r.fact for r in wrong)
    return found._replace(last_reported=newest, against=against)


# --- worlds: whichever days things really were on ----------------------------------------------


def _in_all_worlds(
    good: list[Report], gone: list[Report], acts: list[Happening], day: int
) -> Iterator[str]:
    """The answer for the day in each world that the bounds allow."""
    for number, world in enumerate(_worlds(acts, day)):
        if number > MOST_WORLDS:
            raise Crowded
        later = [act for act in acts if act not in world]
        yield (tell(world) or _still_open(good, gone, later, day)).answer


def _worlds(acts: list[Happening], day: int) -> Iterator[list[Happening]]:
    """What may have come by the day, in each order in which it may have come."""
    over = [a for a in acts if a.last <= day]
    maybe = [a for a in acts if a.first <= day < a.last]
    for number in range(len(maybe) + 1):
        for some in combinations(maybe, number):
            yield from _orders([*over, *some], day, (LONG_AGO, 0))


def _orders(acts: list[Happening], day: int, since: tuple[int, int]) -> Iterator[list[Happening]]:
    """Every order in which acts can be given a day each, none before the one before it."""
    if not acts:
        yield []
    for act in acts:
        on = max(act.first, since[0])
        if (on, act.turn) < since:
            on += 1
        rest = [other for other in acts if other is not act]
        if on <= min(act.last, day) and all((on, act.turn) <= (r.last, r.turn) for r in rest):
            for order in _orders(rest, day, (on, act.turn)):
                yield [act, *order]


def _refuse_a_crowd(acts: list[Happening]) -> None:
    """Acts that overlap, or are bound together by others that do, must not be too many."""
    reach, crowd = LONG_AGO - 1, 0
    for act in sorted(acts, key=lambda a: a.first):
        crowd = crowd + 1 if act.first <= reach else 1
        reach = max(reach, act.last)
        if crowd > CROWD:
            raise Crowded


def _doubtful_since(good: list[Report], gone: list[Report], acts: list[Happening], day: int) -> int:
    """Going back from a day in doubt, the last one before which all worlds agree."""
    bounds = {d for a in acts for d in (a.first, a.last) if abs(d) != FAR_OFF}
    days = {d + more for d in bounds for more in range(-1, len(acts) + 1)}
    since = day
    for earlier in sorted((d for d in days if d <= day), reverse=True):
        if len(set(_in_all_worlds(good, gone, acts, earlier))) == 1:
            return since
        since = earlier
    return LONG_AGO


def _gives_way(act: Happening, acts: list[Happening]) -> bool:
    """§5: a direct fact goes before a derived one when their bounds overlap; rank goes first."""

    def rank(one: Happening) -> int:
        return min(r.weight[0] for r in one.reports)

    return act.reports[0].through != "itself" and any(
        other.reports[0].through == "itself"
        and max(other.turn, 1) != max(act.turn, 1)
        and rank(other) <= rank(act)
        and other.first <= act.last
        and act.first <= other.last
        for other in acts
    )


def _still_open(
    good: list[Report], gone: list[Report], to_come: list[Happening], day: int
) -> Answer:
    """Nothing has decided by that day: later entries, what is no longer shown, intentions …"""
    later = [
        r
        for act in to_come
        for r in act.reports
        if act.effect == "enters" and not r.fact.observed and not act.revokes
    ]
    if later:
        return Answer(
            "no", "not-yet", _doubt(r.doubtful for r in later), _names(r.fact for r in later)
        )
    came_in = [r for r in gone if r.effect == "enters" and not r.fact.alleged]
    whole = [r for r in good if r.through != "some"]
    for reason, kept in (
        ("no-longer-shown", [r for r in came_in if r.through != "some"]),
        ("announced", [r for r in whole if r.effect == "intends" and not r.fact.alleged]),
        ("alleged", [r for r in whole if r.fact.alleged]),
        ("group-unproven", [r for r in good if r.through == "some"]),
    ):
        heard = [r for r in kept if r.fact.first <= day]
        if heard:
            certainty = _doubt(r.doubtful or day < r.fact.last for r in heard)
            return Answer("unknown", reason, certainty, _names(r.fact for r in heard))
    return NOTHING


def happenings(reports: list[Report]) -> list[Happening]:
    """§5: reports of one kind that share a day are one happening.

    A report that could belong to two, or has no bound, attaches to none.
    """

    def alike(a: Report, b: Report) -> bool:
        return (a.fact.kind, a.effect, a.fact.observed, a.through) == (
            b.fact.kind, b.effect, b.fact.observed, b.through,
        )  # fmt: skip

    def share_a_day(a: Report, b: Report) -> bool:
        return a.fact.first <= b.fact.last and b.fact.first <= a.fact.last

    def bounded(r: Report) -> bool:
        return r.fact.first != LONG_AGO and r.fact.last != FAR_OFF

    def met(r: Report) -> list[Report]:
        others = [o for o in reports if o is not r and bounded(o) and alike(o, r)]
        return [o for o in others if share_a_day(o, r)]

    def could_belong_to_two(r: Report) -> bool:
        return any(not share_a_day(a, b) for a, b in combinations(met(r), 2))

    alone = [r for r in reports if not bounded(r) or could_belong_to_two(r)]
    found = [[r] for r in alone]
    for report in reports:
        if report not in alone and not any(report in group for group in found):
            found.append([report, *(o for o in met(report) if o not in alone)])
    return [
        Happening(tuple(g), max(r.fact.first for r in g), min(r.fact.last for r in g))
        for g in found
    ]


def in_order(acts: Iterable[Happening]) -> list[Happening]:
    """As if each had come on its last day; on one day revoked, entered, denied, left."""
    return sorted(acts, key=lambda a: (a.last, a.turn))


def tell(told: list[Happening]) -> Answer | None:
    """Where the story stands when these acts are over, in this order; None if nothing is."""
    void = _voided(told)
    acts = [act for act in told if act not in void and act.effect != "revokes"]
    if not acts:
        return None
    found = _told(acts)
    ends = [i for i, act in enumerate(told) if act.effect == "ends" and act not in void]
    since_the_end = told[ends[-1] + 1 :] if ends else told
    undone = _names(r.fact for r in _reports(a for a in since_the_end if a in void))
    found = found._replace(against=found.against | undone)
    if found.answer == "yes":
        entered = next(i for i, act in enumerate(since_the_end) if act.effect == "enters")
        spell = since_the_end[entered:] if ends else since_the_end
        kept = _names(r.fact for r in _reports(a for a in spell if a.effect == "revokes"))
        found = found._replace(because=found.because | kept)
    return found


def _voided(told: list[Happening]) -> list[Happening]:
    """VCLT art. 68: withdrawals that were revoked before they took effect.

    A revocation undoes the ending before it, if the party is out by one; else the next
    withdrawal. When it has undone an ending, more reports of a revocation undo nothing.
    """
    void = []
    out = waits = undone = False
    for act in told:
        if act.revokes and out:
            out, undone = act.effect == "revokes", act.effect != "revokes"
            waits = waits and out
        elif act.revokes:
            waits = waits or not undone
        elif act.effect == "enters":
            if out:
                waits = undone = False
            out = False
        elif act.effect == "ends" and waits and act.reports[0].status == "withdrew":
            void.append(act)
            waits = False
        elif act.effect == "ends":
            out = True
    return void


def _told(acts: list[Happening]) -> Answer:
    """Where the story stands after acts of which none is revoked."""
    ends = [i for i, act in enumerate(acts) if act.effect == "ends"]
    since_the_end = acts[ends[-1] + 1 :] if ends else acts
    entries = [i for i, act in enumerate(since_the_end) if act.effect == "enters"]
    if entries:
        spell = since_the_end[entries[0] :]
        return _spell(spell, back=bool(ends) and spell[0].revokes)
    if ends:
        came_in = [i for i, act in enumerate(acts) if act.effect == "enters"]
        parted = [a for a in acts[came_in[-1] + 1 if came_in else 0 :] if a.effect == "ends"]
        reports = _reports(parted)
        newest = min(reports, key=lambda r: (r.weight, -r.fact.last, r.fact.position))
        return _no(newest.status, reports)
    return _no("declined", _reports(acts))


def _spell(acts: list[Happening], back: bool) -> Answer:
    """From an entry on, with nothing but entries and denials after it.

    `back` if a revocation brought the party back; another one proves no start.
    """
    for n in range(1, len(acts) + 1):
        entered = [a for a in acts[:n] if a.effect == "enters"]
        denied = [a for a in acts[:n] if a.effect == "denies"]
        if acts[n - 1].effect == "denies" and _best(denied) < _best(entered):
            again = [i for i in range(n, len(acts)) if acts[i].effect == "enters"]
            if again:
                return _spell(acts[again[0] :], back)
            denied = [a for a in acts if a.effect == "denies"]
            return _no("declined", _reports(denied), against=_reports(entered))
    entered = [a for a in acts if a.effect == "enters"]
    denied = [a for a in acts if a.effect == "denies"]
    yes, no = _reports(entered), _reports(denied)
    because, against = _names(r.fact for r in yes), _names(r.fact for r in no)
    if acts[-1].effect == "denies" and _best(denied) == _best(entered):
        certainty = _doubt(r.doubtful for r in yes + no)
        return Answer("unknown", "disputed", certainty, because, against)
    reason = "reported" if any(r.through == "itself" for r in yes) else "member-of-group"
    begun = [a for a in entered if not a.reports[0].fact.observed and (back or not a.revokes)]
    since = None
    if begun:
        first = min((a.last, a.first) for a in begun)
        facts = [r.fact for r in _reports(a for a in begun if (a.last, a.first) == first)]
        since = min(facts, key=lambda f: (f.last - f.first, _marked(f), f.when)).when
    return Answer("yes", reason, _doubt(r.doubtful for r in yes), because, against, since)


def _no(reason: str, because: list[Report], against: Sequence[Report] = ()) -> Answer:
    """§1: an observation proves no start, so only events say since when."""
    happened = [r.fact for r in because if not r.fact.observed]
    first = min(happened, key=lambda f: (f.last, f.first, _marked(f), f.when), default=None)
    return Answer(
        "no",
        reason,
        _doubt(r.doubtful for r in because),
        _names(r.fact for r in because),
        _names(r.fact for r in against),
        since=first.when if first else None,
    )


def _best(acts: list[Happening]) -> tuple[int, bool, int]:
    return min(r.weight for r in _reports(acts))


def _reports(acts: Iterable[Happening]) -> list[Report]:
    return [r for act in acts for r in act.reports]


def _names(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(f.id for f in facts)


def _marked(fact: Fact) -> bool:
    """Whether the source itself marks the date as uncertain or approximate."""
    return any(mark in fact.when for mark in "?~%")


def _doubt(doubts: Iterable[bool]) -> str:
    return "possible" if all(doubts) else "definite"
