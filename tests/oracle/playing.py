"""A history put into a chronicle, and what is on file at each of its positions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

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
from tests.oracle.oracle import File
from tests.oracle.reports import Fact
from tests.oracle.steps import (
    GROUPS,
    INSTRUMENTS,
    OWNER,
    OWNERS_NAME,
    ROLES,
    STATES,
    Dropped,
    History,
    Merged,
    Policy,
    Ranked,
    Said,
    Withdrawn,
)

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
            numbers = sorted({self._document(said) for said in self.reports})
            self.world.append([made_up_document(number) for number in numbers])

    def _document(self, said: Said) -> int:
        """Its own, which says nothing of others, or one that it shares: a list of participants."""
        return self.number * 1000 + (said.number if said.page is None else said.page)

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
            closeness, page=self._document(said),
        )  # fmt: skip
