"""Random histories: a small cast that joins, declines, leaves and belongs within three months.

A history is a list of steps; a step is one event of the log. `Play` puts a history into a
chronicle, under names of its own, and knows what is on file at each of its positions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, Literal, NamedTuple

from hypothesis import strategies as st

from domain.dates import day, iso, parse
from events.drafts import InstrumentDraft, PartyDraft
from events.log import New
from events.record import FactCorrected, FactRanked, FactRetracted
from tests.given import BY, World, made_up_document, made_up_fact
from tests.oracle.oracle import Fact, File

STATES = ("ann", "bob")
GROUPS = ("club", "union")
INSTRUMENTS: dict[str, Any] = {
    "plea": "pledge",
    "pact": "treaty",
    "ban": "list",
    "note": "statement",
    "club": "group",
    "union": "group",
}
ASPECTS = [
    (instrument, aspect)
    for instrument, kind in INSTRUMENTS.items()
    for aspect in (("signature", "consent", "force") if kind == "treaty" else ("participation",))
]
KINDS = {
    "pledge": ["joined", "joined", "declined", "withdrew", "expelled", "withdrawal-revoked"],
    "treaty": [
        "signed", "signed-definitively", "ratified", "acceded", "entered-into-force-for",
        "declined", "withdrew", "denounced", "suspended", "expelled", "withdrawal-revoked",
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


Step = Said | Withdrawn | Ranked
History = list[Step]


# --- what may happen -------------------------------------------------------------------------


class _Chance:
    """What may happen in one history: few days, few acts, so that reports meet each other."""

    def __init__(self, random: Random) -> None:
        self.random = random
        joinable = [name for name in INSTRUMENTS if name not in GROUPS]
        joined = random.sample(joinable, random.choice((1, 1, 1, 2)))
        self.targets = [*joined, *joined, *joined, *GROUPS]
        self.days = sorted(random.sample(DAYS, random.randint(3, 9)))
        self.acts = {kind: random.choices(done, k=4) for kind, done in KINDS.items()}

    def once_in(self, times: int) -> bool:
        """True one time out of so many."""
        return self.random.randrange(times) == 0

    def report(self, number: int) -> Said:
        """A report of any kind that bears on a standing, or on when something began."""
        if self.once_in(4):
            return self._membership(number)
        instrument = self.random.choice(self.targets)
        kind, by = INSTRUMENTS[instrument], self._speaker()
        if self.once_in(14):
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
        party, group = self.random.choice(STATES), self.random.choice(GROUPS)
        return Said(number, "member-admitted", party, group, day)

    def _speaker(self) -> str | None:
        return self.random.choice([None, None, None, "Reuters", OWNER, "critics of it"])

    def _who(self, instrument: str) -> tuple[str, str | None]:
        """A state, or a group with a quantifier; groups in groups only one way, no circles."""
        groups: tuple[str, ...] = GROUPS
        if instrument in GROUPS:
            groups = ("club",) if instrument == "union" else ()
        party = self.random.choice((*STATES, *groups))
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
    """Reports in any order of their days, some of them taken back, replaced or ranked."""
    chance = _Chance(random)
    steps: History = []
    standing: list[Said] = []
    for number in range(random.randint(2, 18)):
        if standing and chance.once_in(6):
            about = random.choice(standing)
            if chance.once_in(2):
                steps.append(Ranked(about, random.choice(RANKS)))
                continue
            standing.remove(about)  # what was withdrawn cannot be withdrawn again, nor ranked
            steps.append(Withdrawn(about, random.choice([None, *standing])))
            continue
        report = chance.report(number)
        steps.append(report)
        standing.append(report)
    return steps


def without(history: History, step: Step) -> History:
    """The history as if a step had not been, nor anything said about it."""
    return [
        other
        for other in history
        if other is not step
        and (isinstance(other, Said) or (other.report is not step))
        and not (isinstance(other, Withdrawn) and other.replacement is step)
    ]


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
        self._enter_names()
        self.reports = [step for step in history if isinstance(step, Said)]
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
        self.world.append([made_up_document(self.number)])

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
        return made_up_fact(said.kind, self.number, said.number, **values)

    def _events(self) -> list[New]:
        events: list[New] = []
        versions = {fact.stream: 1 for fact in self.facts.values()}
        for step in self.history:
            if isinstance(step, Said):
                events.append(self.facts[step.number])
                continue
            fact = self.facts[step.report.number].stream
            versions[fact] += 1
            events.append(New(fact, versions[fact], self._note(step, fact)))
        return events

    def _note(
        self, step: Withdrawn | Ranked, fact: str
    ) -> FactCorrected | FactRetracted | FactRanked:
        if isinstance(step, Ranked):
            return FactRanked(fact=fact, rank=step.rank, by=BY, reason="weighed")
        if step.replacement is None:
            return FactRetracted(fact=fact, by=BY, reason="never said")
        instead = self.facts[step.replacement.number].stream
        return FactCorrected(fact=fact, replacement=instead, by=BY, reason="misread")

    def on_file(self, steps: int) -> File:
        """What the oracle may know after so many steps: facts that stand, with their ranks."""
        standing: dict[int, Fact] = {}
        for place, step in enumerate(self.history[:steps], start=1):
            if isinstance(step, Said):
                standing[step.number] = self._raw(self.before + place, step)
            elif isinstance(step, Withdrawn):
                standing.pop(step.report.number, None)
            elif step.report.number in standing:
                ranked = replace(standing[step.report.number], rank=step.rank)
                standing[step.report.number] = ranked
        return File(list(standing.values()), INSTRUMENTS)

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
    """Questions about whatever something is on file of, half of them as known at the end."""
    days = sorted(days_worth_asking(history))
    instruments = {step.instrument for step in history if isinstance(step, Said)}
    points = [
        (party, instrument, aspect)
        for instrument, aspect in ASPECTS
        for party in (*STATES, *GROUPS)
        if party != instrument and instrument in instruments
    ]
    ends = [len(history)] * len(history)
    return [
        Question(*random.choice(points), iso(random.choice(days)), steps)
        for steps in random.choices([*range(len(history) + 1), *ends], k=number)
    ]


def days_worth_asking(history: History) -> set[int]:
    """The days at which something may change, the days beside them, and two far ones."""
    found = {day("1900-01-01"), day("2050-12-31")}
    for step in history:
        if isinstance(step, Said):
            when = parse(step.when)
            for bound in (when.earliest, when.latest):
                if bound is not None:
                    found |= {bound - 1, bound, bound + 1}
    return found
