"""The spans of a party as lanes: bars for what is answered, marks for what was reported.

Invariant: a bar and its row in the table are made of one span; a report whose day is not
certain is drawn over all the days that it may be of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from api.web import addresses, words
from api.web.addresses import Clocks
from api.web.instrument.clocks import Label
from api.web.party.axis import Axis, axis
from api.web.words import Word
from domain.dates import day
from projections.questions.answers import FactView
from projections.questions.history import PartyHistory, SpanView


class Bar(NamedTuple):
    """One span: where it is drawn, and what its row says."""

    x: float
    width: float
    word: Word
    first: str | None
    """The first day; None where it has no beginning."""
    last: str | None
    """The last day, inclusive; None where it has no end."""
    last_reported: str | None
    certainty: str
    href: str
    reached: bool
    """Whether it holds on the day that the page is about."""
    says: str


class Mark(NamedTuple):
    """One report: on a day, or over the days that it may be of."""

    x: float
    end: float
    exact: bool
    against: bool
    says: str


class Lane(NamedTuple):
    """One instrument in one aspect."""

    number: int
    name: str
    kind: str
    aspect: str | None
    href: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class Timeline(NamedTuple):
    """All lanes on one scale, with the place of the day that the page is about."""

    lanes: tuple[Lane, ...]
    labels: tuple[Label, ...]
    now: float


def timeline(history: PartyHistory, clocks: Clocks) -> Timeline:
    """The lanes of a party: instruments first, then the groups it belonged to."""
    assert clocks.valid_on is not None
    facts = {fact.fact: fact for fact in history.facts}
    scale = axis(_days(history, clocks.valid_on))
    spans = sorted(history.spans, key=_order)
    lanes = tuple(
        _lane(number, history.party, list(group), facts, scale, clocks, history.sources)
        for number, (_, group) in enumerate(
            groupby(spans, key=lambda span: (span.instrument, span.aspect))
        )
    )
    return Timeline(lanes, scale.labels, scale.place(clocks.valid_on, 100.0))


def _order(span: SpanView) -> tuple[bool, list[str | int], str, int]:
    """By lane; the spans of each come in the order of their days already."""
    aspect = list(words.ASPECTS).index(span.aspect)
    is_group = span.instrument_kind == "group"
    return (is_group, words.in_order(span.instrument_name), span.instrument, aspect)


def _days(history: PartyHistory, valid_on: str) -> list[str]:
    """Every day that has a place of its own."""
    bounds = [date for span in history.spans for date in (span.valid_from, span.valid_to)]
    bounds += [date for fact in history.facts for date in (fact.earliest, fact.latest)]
    return [valid_on, *(date for date in bounds if date is not None)]


def _lane(
    number: int,
    party: str,
    spans: list[SpanView],
    facts: Mapping[str, FactView],
    scale: Axis,
    clocks: Clocks,
    sources: tuple[str, ...] | None,
) -> Lane:
    one = spans[0]
    aspect = addresses.said(one.aspect)
    return Lane(
        number,
        one.instrument_name,
        words.KINDS.get(one.instrument_kind, one.instrument_kind),
        words.ASPECTS.get(aspect, aspect) if aspect else None,
        addresses.instrument(one.instrument, clocks, aspect=aspect, sources=sources),
        tuple(_bar(party, span, scale, clocks, sources) for span in spans),
        tuple(_marks(spans, facts, scale)),
    )


def _bar(
    party: str, span: SpanView, scale: Axis, clocks: Clocks, sources: tuple[str, ...] | None
) -> Bar:
    first, last = span.valid_from, words.day_before(span.valid_to)
    word = words.word_of(span)
    start, end = scale.place(first, 0.0), scale.place(span.valid_to, 100.0)
    assert clocks.valid_on is not None
    reached = _holds(span, day(clocks.valid_on))
    on = clocks.valid_on if reached else first or last
    said = " ".join(part for part in (word.word, word.detail and f"({word.detail})") if part)
    return Bar(
        start,
        round(end - start, 3),
        word,
        first,
        last,
        span.last_reported,
        span.certainty,
        addresses.answer(
            party,
            span.instrument,
            Clocks(on, clocks.known_at),
            addresses.said(span.aspect),
            sources=sources,
        ),
        reached,
        f"{span.instrument_name}: {said}, {words.between(first, last)}",
    )


def _holds(span: SpanView, number: int) -> bool:
    """Whether a span holds on a day, an ordinal."""
    begun = span.valid_from is None or day(span.valid_from) <= number
    return begun and (span.valid_to is None or number < day(span.valid_to))


def _marks(spans: Iterable[SpanView], facts: Mapping[str, FactView], scale: Axis) -> Iterable[Mark]:
    """The reports behind the bars of a lane, and those against them, each once."""
    behind = {fact for span in spans for fact in span.because}
    against = {fact for span in spans for fact in span.against} - behind
    told = [facts[each] for each in behind | against if each in facts]
    for fact in sorted(told, key=lambda each: each.position):
        yield Mark(
            scale.place(fact.earliest, 0.0),
            scale.place(fact.latest, 100.0),
            fact.earliest == fact.latest and fact.earliest is not None,
            fact.fact in against,
            f"{fact.sentence}, {words.day(fact.when)}",
        )
