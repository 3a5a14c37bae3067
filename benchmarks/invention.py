"""The events of an invented history: they look like the news, and are the same on every run.

Each instrument has 200 parties and 212 facts in four documents; the documents of many
instruments lie between one another, by the day they were published. The citations
are made up: these events have not passed the gate.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Literal, NamedTuple

from events.entities import entity_stream
from events.log import New
from events.record import (
    DatedName,
    DocumentArchived,
    FactRetracted,
    InstrumentRegistered,
    PartyRegistered,
)
from events.registry import FACT_KINDS
from events.report import Citation, Event, Origin

SEED = 20181112
PARTIES = 200
DOCUMENTS = 4
"""Documents of one instrument; a document is one of its quarters."""
FIRST_DAY = date(2012, 1, 1)
LAST_DAY = date(2025, 12, 31)


class Words(NamedTuple):
    """How a kind of instrument is started, entered, refused and left, in fact kinds."""

    start: str
    enter: str
    decline: str
    leave: str
    intent: str


Kind = Literal["pledge", "statement", "treaty", "list"]
KINDS: dict[Kind, Words] = {
    "pledge": Words("launched", "joined", "declined", "withdrew", "join"),
    "statement": Words("issued", "joined", "declined", "withdrew", "join"),
    "treaty": Words("adopted", "ratified", "declined", "denounced", "ratify"),
    "list": Words("established", "listed", "declined", "delisted", "list"),
}
_PERCENT = (60, 15, 15, 10)

COURSES = {
    "joins": 168,
    "joins in a month": 8,
    "joins in a year": 4,
    "declines": 8,
    "announces": 4,
    "announces and joins": 2,
    "joins and withdraws": 2,
    "joins, withdraws and joins again": 3,
    "is seen to take part": 1,
}
"""How many of an instrument's 200 parties take which course."""
FACTS = 212
"""Facts of an instrument that no group has joined."""
GROUPS = {"union": 27, "seven": 7, "alliance": 12, "forum": 20, "bloc": 5}
_GROUP_CLAIMS = {0: "all", 7: "all", 13: "some"}
"""In every 20 instruments, these are claimed for a group."""


class Told(NamedTuple):
    """A fact before it becomes an event."""

    day: date
    """The day it is told under."""
    kind: str
    when: str
    party: str | None
    instrument: str
    values: dict[str, Any] = {}


def party_id(number: int) -> str:
    return f"party-{number:03d}"


def instrument_id(number: int) -> str:
    return f"instrument-{number:05d}"


def instruments_for(facts: int) -> int:
    """How many instruments it takes for about that many facts."""
    return max(1, round(facts / FACTS))


def invent(facts: int) -> Iterator[New]:
    """The events of a history with about `facts` facts, without the opening event."""
    count = instruments_for(facts)
    kinds = _kinds(count)
    yield from _registrations(kinds)
    yield from _memberships()
    yield from _documents(kinds)


def _kinds(count: int) -> list[Kind]:
    return Random(f"{SEED} kinds").choices(list(KINDS), _PERCENT, k=count)


def _registrations(kinds: list[Kind]) -> Iterator[New]:
    for number in range(PARTIES):
        party = party_id(number)
        yield _registered(
            party,
            PartyRegistered(
                party=party,
                kind="state" if number < 140 else "company",
                name=f"Party No. {number}",
                aliases=(f"The Republic of {number}", f"P{number}"),
                names=(DatedName(f"Old Party {number}", None, "2016-05-01"),)
                if number % 20 == 0
                else (),
                codes={"iso3166": f"P{number}"},
            ),
        )
    for group in GROUPS:
        yield _registered(group, PartyRegistered(party=group, kind="group", name=group.title()))
    for number, kind in enumerate(kinds):
        instrument = instrument_id(number)
        name = f"{kind.title()} for Cause {number}"
        yield _registered(
            instrument,
            InstrumentRegistered(
                instrument=instrument, kind=kind, name=name,
                aliases=(f"Cause {number}",), owner=party_id(number % PARTIES),
            ),
        )  # fmt: skip


def _registered(entity: str, event: Event) -> New:
    return New(entity_stream(entity), 1, event)


def _memberships() -> Iterator[New]:
    rng = Random(f"{SEED} groups")
    document, text, archived = _document(rng, date(2012, 1, 1), "Party No. 0")
    yield archived
    for group, size in GROUPS.items():
        for number in rng.sample(range(PARTIES), size):
            admitted = FIRST_DAY + timedelta(days=rng.randrange(700))
            told = Told(admitted, "member-admitted", admitted.isoformat(), party_id(number), group)
            yield _fact(rng, told, document, text, 0)


def _documents(kinds: list[Kind]) -> Iterator[New]:
    """All documents with their facts, in the order in which they were published."""
    starts = [_start(number) for number in range(len(kinds))]
    life = timedelta(days=1000) / DOCUMENTS
    order = sorted(
        (start + life * quarter, number, quarter)
        for number, start in enumerate(starts)
        for quarter in range(1, DOCUMENTS + 1)
    )
    unpublished: dict[int, _Instrument] = {}
    for published, number, quarter in order:
        if quarter == 1:
            unpublished[number] = _Instrument(number, kinds[number], starts[number])
        yield from unpublished[number].document(quarter, published)
        if quarter == DOCUMENTS:
            del unpublished[number]


def _start(number: int) -> date:
    return FIRST_DAY + timedelta(days=Random(f"{SEED} start {number}").randrange(3650))


class _Instrument:
    """One instrument's facts, told in the order of their days, a quarter in each document."""

    def __init__(self, number: int, kind: Kind, start: date) -> None:
        self._rng = Random(f"{SEED} instrument {number}")
        self._instrument = instrument_id(number)
        self._words = KINDS[kind]
        self._owner = f"Party No. {number % PARTIES}"
        self._told = sorted(self._tell(start, number), key=lambda told: told.day)
        self._facts: list[str] = []

    def document(self, quarter: int, published: date) -> Iterator[New]:
        """The events that one document gives rise to."""
        rng = self._rng
        publisher = self._owner if quarter == 1 else f"Paper {rng.randrange(40)}"
        document, text, archived = _document(rng, published, publisher)
        yield archived
        each = -(-len(self._told) // DOCUMENTS)
        for place, told in enumerate(self._told[(quarter - 1) * each : quarter * each]):
            fact = _fact(rng, told, document, text, place)
            self._facts.append(fact.stream)
            yield fact
        if rng.random() < 0.1:
            fact_id = rng.choice(self._facts)
            self._facts.remove(fact_id)
            yield New(
                fact_id, 2, FactRetracted(fact=fact_id, by="desk", reason="The source withdrew it.")
            )

    def _tell(self, start: date, number: int) -> Iterator[Told]:
        words, instrument = self._words, self._instrument
        yield Told(start, words.start, start.isoformat(), None, instrument)
        counted = {"number": 150, "operator": "gt", "unit": "parties"}
        day = self._later(start)
        yield Told(day, "count-reported", day.isoformat(), None, instrument, counted)
        if (quantifier := _GROUP_CLAIMS.get(number % 20)) is not None:
            group, day = self._rng.choice(list(GROUPS)), self._later(start)
            claim = {"quantifier": quantifier}
            yield Told(day, words.enter, day.isoformat(), group, instrument, claim)
        courses = [course for course, count in COURSES.items() for _ in range(count)]
        self._rng.shuffle(courses)
        for party, course in enumerate(courses):
            yield from self._follow(course, start, party_id(party))

    def _follow(self, course: str, start: date, party: str) -> Iterator[Told]:
        words = self._words
        first = self._later(start)
        second, third = first + timedelta(days=200), first + timedelta(days=400)
        entry = Told(first, words.enter, first.isoformat(), party, self._instrument)
        intent = entry._replace(kind="announced-intent", values={"act": words.intent})
        match course:
            case "joins in a month":
                yield entry._replace(when=f"{first:%Y-%m}")
            case "joins in a year":
                yield entry._replace(when=f"{first:%Y}")
            case "declines":
                yield entry._replace(kind=words.decline)
            case "announces":
                yield intent
            case "announces and joins":
                yield intent
                yield entry._replace(day=second, when=second.isoformat())
            case "is seen to take part":
                yield entry._replace(values={"basis": "observation"})
            case _:
                yield entry
        if "withdraws" in course:
            yield entry._replace(day=second, kind=words.leave, when=second.isoformat())
        if "again" in course:
            yield entry._replace(day=third, when=third.isoformat())

    def _later(self, start: date) -> date:
        return start + timedelta(days=self._rng.randrange(600))


def _document(rng: Random, published: date, publisher: str) -> tuple[str, str, New]:
    """A made-up document: its id, its text's id, and the event that it was archived."""
    document, text = f"d1-{rng.getrandbits(128):032x}", f"t1-{rng.getrandbits(128):032x}"
    event = DocumentArchived(
        document=document,
        text=text,
        bytes_commitment=f"{rng.getrandbits(256):064x}",
        text_commitment=f"{rng.getrandbits(256):064x}",
        size=4000,
        length=4000,
        media_type="text/plain",
        extractor="utf-8@1",
        retrieved_at=f"{published.isoformat()}T12:00:00Z",
        publisher=publisher,
        published=published.isoformat(),
        language="en",
        url=f"https://news.example/{document}",
    )
    return document, text, New(document, 1, event)


def _fact(rng: Random, told: Told, document: str, text: str, place: int) -> New:
    """A report as the gate would have built it, with a made-up id and commitment."""
    cls = FACT_KINDS[told.kind]
    party, instrument = cls.PAIR or ("actor", "instrument")
    roles: dict[str, Any] = {instrument: told.instrument}
    if told.party is not None:
        roles[party] = told.party
    event = cls(
        when=told.when,
        citation=Citation(document, text, place * 70, place * 70 + 62),
        quote_commitment=f"{rng.getrandbits(256):064x}",
        origin=Origin("rules@1", "desk"),
        attributed_to="a spokesman" if place % 10 == 0 else None,
        **roles,
        **told.values,
    )
    return New(f"f1-{rng.getrandbits(128):032x}", 1, event)
