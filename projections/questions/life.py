"""The life of an instrument: the days on which answers turn, and when its reports were recorded.

Invariant: between two neighbouring days of a life, every party's answer by reports stays the
same. (A list of participants that is declared complete speaks up to its own day; where it
ends, no report turns anything, so that day is not among them.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select, union_all

from domain.dates import iso
from domain.instruments import ASPECTS
from domain.standing import FIRST, LAST
from domain.standing.story import beginnings
from projections.questions import answers
from projections.questions.asked import aspect_of
from projections.questions.clocks import utc_text
from projections.questions.finding import find_instrument
from projections.questions.lookup import display_name, existence
from projections.questions.view import View


def life(
    view: View, instrument: str, known_at: str | int | None, aspect: str | None
) -> answers.Life:
    """See `Questions.life`."""
    clock = view.pin(known_at)
    what = find_instrument(view, instrument, clock.position)
    kind, asked = what.joined_as, aspect_of(what, aspect)
    assert kind is not None
    began = min((e.earliest for e in beginnings(existence(view, what.id, clock.position))),
                default=FIRST)  # fmt: skip
    table, entities = view.model.standing.c, view.model.entities.c
    query = (
        select(table.party, table.valid_from, table.valid_to, entities.kind)
        .join(view.model.entities, entities.id == table.party)
        .where(
            table.instrument == what.id,
            table.aspect == asked,
            table.known_from <= clock.position,
            table.known_to > clock.position,
        )
    )
    codes = _codes(view, query, clock.position)
    turns: set[tuple[int, str]] = set()
    parties: dict[str, answers.LifeParty] = {}
    for party, start, end, sort in view.connection.execute(query):
        if party not in parties:
            parties[party] = answers.LifeParty(party=party, kind=sort, codes=codes.get(party, {}))
        turns |= {(day, party) for day in (start, end) if began <= day < LAST and day != FIRST}
    days = Counter(day for day, _ in turns)
    if began != FIRST:
        days.setdefault(began, 1)
    last = max(days, default=LAST - 1)
    return answers.Life(
        instrument=what.id,
        instrument_name=display_name(view, what, last, clock.position),
        kind=str(kind),
        aspect=asked,
        aspects=tuple(str(each) for each in ASPECTS[kind]),
        began=None if began == FIRST else iso(began),
        days=tuple(answers.LifeDay(day=iso(day), turns=days[day]) for day in sorted(days)),
        parties=tuple(parties[party] for party in sorted(parties)),
        valid_on=None,
        **clock.fields(),
    )


def _codes(view: View, query: Select[Any], position: int) -> dict[str, dict[str, str]]:
    """The codes of those in the first column of a query that were on file at a position."""
    codes, parties = view.model.codes.c, query.subquery().c.party
    filed = select(codes.entity, codes.scheme, codes.code).where(
        codes.entity.in_(select(parties)), codes.known_from <= position
    )
    found: dict[str, dict[str, str]] = {}
    for entity, scheme, code in view.connection.execute(filed.order_by(codes.known_from)):
        found.setdefault(entity, {})[scheme] = code
    return found


def recordings(view: View, instrument: str) -> tuple[answers.Recording, ...]:
    """See `Questions.recordings`."""
    what = find_instrument(view, instrument, view.position)
    return tuple(_runs(view, view.identities(view.position).together(what.id)))


def _runs(view: View, instruments: tuple[str, ...]) -> Iterator[answers.Recording]:
    facts, notes = view.model.facts.c, view.model.fact_notes.c
    reports = select(facts.position, facts.document, facts.recorded_at).where(
        facts.instrument.in_(instruments)
    )
    said = (
        select(notes.position, notes.kind, notes.recorded_at)
        .join(view.model.facts, facts.fact == notes.fact)
        .where(facts.instrument.in_(instruments))
    )
    run: tuple[int, str, int, int] | None = None
    both = union_all(reports, said).order_by("position")
    for position, source, recorded_at in view.connection.execute(both):
        if run and run[1] != source:
            yield _recording(run)
            run = None
        run = (position, source, recorded_at, run[3] + 1 if run else 1)
    if run:
        yield _recording(run)


def _recording(run: tuple[int, str, int, int]) -> answers.Recording:
    position, _, recorded_at, events = run
    return answers.Recording(position=position, recorded_at=utc_text(recorded_at), events=events)
