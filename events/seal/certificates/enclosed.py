"""What a certificate encloses, proven: events in the tree, facts by their ids, words by keys.

Invariant: a fact is proven with the archiving of its document, and with its words, or with
the event that says why they are gone, or as one whose words are not available.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from domain.citations import opens
from domain.errors import NotProven
from domain.facts import fact_id
from domain.merkle import verify_inclusion
from events.report import OUTSIDE_FACT_ID, Citation, Hex
from events.seal.certificates.shape import Answered, Certificate, EnclosedEvent, EnclosedQuote
from events.seal.notes import Checkpoint
from events.seal.signed import canonical
from events.store.leaf import leaf, leaf_hash

ARCHIVED = "document-archived"
REDACTED = "text-redacted"
_decode = msgspec.json.decode
State = Mapping[str, Any]
Place = tuple[str, int, int]
"""A text, and code points of it: the first, and the one after the last."""


class Noted(NamedTuple):
    """An event that says something about a fact or a document."""

    event: EnclosedEvent
    state: State


class ProvenFact(NamedTuple):
    """A fact of the log, what was said about it, its document, and its words."""

    event: EnclosedEvent
    state: State
    archived: State
    place: Place
    words: str | None
    """None where they are not available."""
    notes: tuple[Noted, ...]
    """What was said about it by the answer's position, in the order of the log."""
    redacted: Noted | None
    """Who withheld or erased the words, and why; None for words that are there."""

    @property
    def fact(self) -> str:
        """Its id."""
        return self.event.stream


class Proven(NamedTuple):
    """All that a certificate encloses: events by position, and the facts among them by id."""

    events: Mapping[int, EnclosedEvent]
    states: Mapping[int, State]
    facts: Mapping[str, ProvenFact]


class _Cited(Struct):
    """What is needed of a report to prove its words; it has more fields."""

    citation: Citation
    quote_commitment: Hex

    @property
    def place(self) -> Place:
        return self.citation.text, self.citation.start, self.citation.end


def prove(certificate: Certificate, answer: Answered, checkpoint: Checkpoint) -> Proven:
    """Prove what is enclosed. Raises `NotProven` with the first thing that does not hold."""
    events, states = dict[int, EnclosedEvent](), dict[int, State]()
    last = 0
    for event in certificate.events:
        if event.position <= last:
            raise NotProven(f"Event {event.position} is not enclosed in the order of the log.")
        last = event.position
        _prove_event(event, checkpoint)
        events[last], states[last] = event, _state(event)
    quotes = _by_place(certificate)
    said = _Said(events, states)
    reports = {event.stream: event for event in events.values() if event.version == 1}
    facts = dict[str, ProvenFact]()
    last = 0
    for fact in certificate.facts:
        if fact not in reports:
            raise NotProven(f"The fact {fact} is not enclosed.")
        report = reports[fact]
        if report.position <= last:
            raise NotProven(f"The fact {fact} is not told in the order of the log.")
        last = report.position
        facts[fact] = _prove_fact(report, states[report.position], said, quotes)
    _check_named(answer, facts, events)
    cited = {fact.place for fact in facts.values()}
    for place in quotes:
        if place not in cited:
            raise NotProven(f"No enclosed fact cites the words at {place[1:]} of {place[0]}.")
    return Proven(events, states, facts)


class _Said:
    """What enclosed events say of documents and facts, by the id of those."""

    def __init__(self, events: Mapping[int, EnclosedEvent], states: Mapping[int, State]) -> None:
        self.archived = dict[str, State]()
        self.redacted = dict[str, Noted]()
        self.notes = dict[str, list[Noted]]()
        for at, event in events.items():
            noted = Noted(event, states[at])
            if event.topic == ARCHIVED:
                self.archived[event.stream] = noted.state
            elif event.topic == REDACTED:
                self.redacted[str(noted.state.get("document"))] = noted
            elif event.version > 1:
                self.notes.setdefault(event.stream, []).append(noted)


def _prove_event(event: EnclosedEvent, checkpoint: Checkpoint) -> None:
    hashed = leaf_hash(
        leaf(
            event.position, event.stream, event.version, event.topic, event.recorded_at,
            event.replayed_at, event.state.encode(),
        )
    )  # fmt: skip
    proof = [bytes.fromhex(step) for step in event.proof]
    try:
        verify_inclusion(hashed, event.position - 1, checkpoint.size, proof, checkpoint.root)
    except NotProven as error:
        raise NotProven(
            f"Event {event.position} is not proven to be in the log: {error.detail}"
        ) from error


def _state(event: EnclosedEvent) -> State:
    try:
        state = _decode(event.state)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise NotProven(f"The state of event {event.position} is no JSON: {error}.") from error
    if not isinstance(state, dict):
        raise NotProven(f"The state of event {event.position} is no JSON object.")
    return state


def _by_place(certificate: Certificate) -> dict[Place, EnclosedQuote]:
    found = dict[Place, EnclosedQuote]()
    last: Place = ("", 0, 0)
    for quote in certificate.quotes:
        place = (quote.text, quote.start, quote.end)
        if place <= last:
            raise NotProven(f"The words at {place[1:]} of {place[0]} are not enclosed in order.")
        found[place] = quote
        last = place
    return found


def _prove_fact(
    event: EnclosedEvent,
    state: State,
    said: _Said,
    quotes: Mapping[Place, EnclosedQuote],
) -> ProvenFact:
    report = {n: v for n, v in state.items() if n != "v" and n not in OUTSIDE_FACT_ID}
    if fact_id(event.topic, report, canonical) != event.stream:
        raise NotProven(f"Event {event.position} is not the fact {event.stream}: its id differs.")
    cited = _cited(event, state)
    document = cited.citation.document
    if document not in said.archived:
        raise NotProven(f"{event.stream} cites {document}, whose archiving is not enclosed.")
    quote = quotes.get(cited.place)
    if quote and not opens(cited.quote_commitment, bytes.fromhex(quote.key), quote.exact):
        raise NotProven(
            f"The words {quote.exact!r} do not open what {event.stream} committed to: they, "
            "or their key, are others."
        )
    return ProvenFact(
        event,
        state,
        said.archived[document],
        cited.place,
        quote.exact if quote else None,
        tuple(said.notes.get(event.stream, ())),
        said.redacted.get(document) if quote is None else None,
    )


def _cited(event: EnclosedEvent, state: State) -> _Cited:
    try:
        return msgspec.convert(state, _Cited)
    except msgspec.ValidationError as error:
        raise NotProven(f"{event.stream} cites nothing: {error}.") from error


def _check_named(
    answer: Answered, facts: Mapping[str, ProvenFact], events: Mapping[int, EnclosedEvent]
) -> None:
    for fact in answer.named():
        if fact not in facts:
            raise NotProven(f"The answer names {fact}, which is not among its facts.")
    for position, event in events.items():
        if position > answer.position and event.topic != REDACTED:
            raise NotProven(
                f"Event {position} was recorded after position {answer.position}, which the "
                "answer is pinned to."
            )
