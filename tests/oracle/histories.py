"""Random histories: a small cast that joins, declines, leaves and belongs within three months.

What is said is corrected, retracted, dropped and ranked; parties are merged and unmerged, and
the policy changes.

A history is a list of steps; a step is one event of the log. `Play` puts a history into a
chronicle, under names of its own, and knows what is on file at each of its positions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, Literal, NamedTuple

from hypothesis import strategies as st

from domain.dates import day, iso, parse
from events.drafts import InstrumentDraft, PartyDraft
from events.entities import entity_stream
from events.log import New
from events.policies import STREAM as POLICY
from events.record import (
    FactCorrected,
    FactRanked,
    FactRetracted,
    MergeUndone,
    PartiesMerged,
    PolicyChanged,
    ReportDropped,
)
from events.report import Event
from tests.given import BY, World, made_up_document, made_up_fact
from tests.oracle.oracle import Fact, File

STATES = ("ann", "bob", "cat")
GROUPS = ("club", "union", "circle")
ALIKE = (STATES, ("club", "circle"))
"""Who may turn out to be the same. The club may belong to the union, so these two may not."""
INSTRUMENTS: dict[str, Any] = {
    "plea": "pledge",
    "pact": "treaty",
    "ban": "list",
    "note": "statement",
    "club": "group",
    "union": "group",
    "circle": "group",
}
ASPECTS = [
    (instrument, aspect)
    for instrument, kind in INSTRUMENTS.items()
    for aspect in (("signature", "consent", "force") if kind == "treaty" else ("participation",))
]
KINDS = {
    "pledge": [
        "joined", "joined", "joined", "declined", "declined", "withdrew", "expelled",
        "withdrawal-revoked",
    ],
    "treaty": [
        "signed", "signed-definitively", "ratified", "acceded", "entered-into-force-for",
        "declined", "withdrew", "denounced", "suspended", "expelled", "withdrawal-revoked",
        "ratified", "entered-into-force-for", "declined",
    ],
    "list": ["listed", "listed", "delisted", "declined"],
    "statement": ["issued", "joined", "joined", "declined", "withdrew"],
    "group": [
        "member-admitted", "member-admitted", "membership-reported", "membership-ended",
        "joined", "declined", "expelled",
    ],
}  # fmt: skip
ROLES = {
    "listed": ("party", "list"),
    "delisted": ("party", "list"),
    "member-admitted": ("actor", "group"),
    "membership-reported": ("actor", "group"),
    "membership-ended": ("actor", "group"),
}
OWNER = "keeper"
OWNERS_NAME = "The Keeper of Lists"
FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2018, 3, 31)
DAYS = [(FIRST_DAY + timedelta(n)).isoformat() for n in range((LAST_DAY - FIRST_DAY).days + 1)]
"""The days on which things happen."""

Rank = Literal["preferred", "normal", "deprecated"]
RANKS: tuple[Rank, ...] = ("preferred", "normal", "deprecated")


@dataclass(frozen=True)
class Said:
    """A report; `by` is who says it: the owner, a source, the article itself, a critic."""

    number: int
    kind: str
    party: str | None
    instrument: str
    when: str
    observed: bool = False
    alleged: bool = False
    holds: bool = True
    quantifier: str | None = None
    act: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Withdrawn:
    """A report was retracted or, with a replacement, corrected."""

    report: Said
    replacement: Said | None = None


@dataclass(frozen=True)
class Ranked:
    """A report was ranked."""

    report: Said
    rank: Rank


@dataclass(frozen=True)
class Dropped:
    """A later complete snapshot of the report's source does not show it."""

    report: Said


@dataclass(frozen=True)
class Merged:
    """One party is held to be the other, or stands for itself again."""

    party: str
    into: str
    undone: bool = False


@dataclass(frozen=True)
class Policy:
    """Another version of the rules decides."""

    version: int


Step = Said | Withdrawn | Ranked | Dropped | Merged | Policy
History = list[Step]


# --- what may happen -------------------------------------------------------------------------


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
        """A state, or a group with a quantifier; groups in groups only one way, no circles."""
        groups: tuple[str, ...] = GROUPS
        if instrument in GROUPS:
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


# --- playing a history -----------------------------------------------------------------------

_plays = count(1)


class Play:
    """A history in a chronicle, under names that no other play has."""

    def __init__(self, world: World, history: History) -> None:
        self.world = world
        self.history = history
        self.number = next(_plays)
        self.reports = [step for step in history if isinstance(step, Said)]
        self._enter_names()
        self.facts = {said.number: self._fact(said) for said in self.reports}
        self.before = world.position
        self.events = self._events()

    def _enter_names(self) -> None:
        drafts: list[PartyDraft | InstrumentDraft] = [
            PartyDraft(id=self.name(name), kind="state", name=name) for name in STATES
        ]
        owner = self.name(OWNER)
        drafts.append(PartyDraft(id=owner, kind="organization", name=OWNERS_NAME))
        for name, kind in INSTRUMENTS.items():
            made = {"id": self.name(name), "kind": kind, "name": name}
            if kind == "group":
                drafts.append(PartyDraft(**made))
            else:
                drafts.append(InstrumentDraft(**made, owner=owner))
        self.world.chronicle.register(drafts, BY)
        if self.reports:
            documents = [made_up_document(self._document(said)) for said in self.reports]
            self.world.append(documents)

    def _document(self, said: Said) -> int:
        """Each report is in a document of its own: that one leaves others out says nothing."""
        return self.number * 1000 + said.number

    def name(self, name: str) -> str:
        """The id under which this play registered somebody or something."""
        return f"{name}-{self.number}"

    def append(self, first: int = 0, last: int | None = None) -> None:
        """Record the steps [first, last) in one write."""
        if events := self.events[first:last]:
            self.world.append(events)

    def project(self, random: Random) -> None:
        """Record all steps and project them, a few at a time."""
        done = 0
        while done < len(self.events):
            more = random.randint(1, 6)
            self.append(done, done + more)
            if random.random() < 0.3:
                self.world.restart()
            self.world.projector.catch_up()
            done += more

    def position(self, steps: int) -> int:
        """The log's position after so many steps, if nothing else was recorded meanwhile."""
        return self.before + steps

    def _fact(self, said: Said) -> New:
        to, of = ROLES.get(said.kind, ("actor", "instrument"))
        values: dict[str, Any] = {of: self.name(said.instrument), "when": said.when}
        if said.party is not None:
            values[to] = self.name(said.party)
        if said.kind == "membership-reported":
            values["holds"] = said.holds
        if said.quantifier is not None:
            values["quantifier"] = said.quantifier
        if said.act is not None:
            values["act"] = said.act
        values["basis"] = "observation" if said.observed else "event"
        values["modality"] = "alleged" if said.alleged else "asserted"
        if said.by is not None:
            values["attributed_to"] = OWNERS_NAME if said.by == OWNER else said.by
        return made_up_fact(said.kind, self._document(said), said.number, **values)

    def _events(self) -> list[New]:
        events: list[New] = []
        versions = Counter(fact.stream for fact in self.facts.values())
        versions.update(entity_stream(self.name(party)) for party in (*STATES, *GROUPS))
        for step in self.history:
            if isinstance(step, Said):
                events.append(self.facts[step.number])
                continue
            stream, event = self._later(step)
            versions[stream] += 1
            events.append(New(stream, versions[stream], event))
        return events

    def _later(self, step: Withdrawn | Ranked | Dropped | Merged | Policy) -> tuple[str, Event]:
        """What follows on a stream that has begun; only the policy's has not."""
        if isinstance(step, Policy):
            return POLICY, PolicyChanged(policy=step.version, by=BY, reason="agreed")
        if isinstance(step, Merged):
            sort = MergeUndone if step.undone else PartiesMerged
            who, into = self.name(step.party), self.name(step.into)
            return entity_stream(who), sort(merged=who, into=into, by=BY, reason="found out")
        fact = self.facts[step.report.number].stream
        return fact, self._note(step, fact)

    def _note(self, step: Withdrawn | Ranked | Dropped, fact: str) -> Event:
        if isinstance(step, Dropped):
            snapshot = f"d1-{self._document(step.report):032x}"
            return ReportDropped(fact=fact, snapshot=snapshot, by=BY, reason="not in it")
        if isinstance(step, Ranked):
            return FactRanked(fact=fact, rank=step.rank, by=BY, reason="weighed")
        if step.replacement is None:
            return FactRetracted(fact=fact, by=BY, reason="never said")
        instead = self.facts[step.replacement.number].stream
        return FactCorrected(fact=fact, replacement=instead, by=BY, reason="misread")

    def on_file(self, steps: int) -> File:
        """What the oracle may know after so many steps: what stands, how it is ranked …"""
        file = File({}, INSTRUMENTS)
        for place, step in enumerate(self.history[:steps], start=1):
            if isinstance(step, Said):
                file.facts[step.number] = self._raw(self.before + place, step)
            elif isinstance(step, Merged) and step.undone:
                del file.merged[step.party]
            elif isinstance(step, Merged):
                file.merged[step.party] = step.into
            elif isinstance(step, Policy):
                file.policy = step.version
            elif isinstance(step, Withdrawn):
                del file.facts[step.report.number]
            else:
                fact = file.facts[step.report.number]
                file.facts[step.report.number] = (
                    replace(fact, rank=step.rank)
                    if isinstance(step, Ranked)
                    else replace(fact, dropped=True)
                )
        return file

    def _raw(self, position: int, said: Said) -> Fact:
        owned = INSTRUMENTS[said.instrument] != "group"
        closeness = {None: 2, "critics of it": 3, OWNER: 0 if owned else 1}.get(said.by, 1)
        return Fact(
            self.facts[said.number].stream, position, said.kind, said.party, said.instrument,
            said.when, said.observed, said.alleged, said.holds, said.quantifier, said.act,
            closeness,
        )  # fmt: skip


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
