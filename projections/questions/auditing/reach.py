"""The spans of days whose answer, as known now, a fact bears on.

Invariant: what is found is what the read tables hold: a span names the fact for or against,
or names a report about a group that the fact makes its party a member of. Answers that a list
or the beginning of an instrument decides are no spans; `bears_on` says so in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from domain.instruments import EXISTENCE_KINDS
from projections.questions.auditing import trail
from projections.questions.lists import COMPLETE
from projections.questions.showing import bound_text
from projections.questions.view import View
from projections.rows import FactRow, fact_ids
from projections.schema import OPEN

_PORTION = 500
Uses = dict[str, list[trail.UseView]]


class _Stay(NamedTuple):
    """A span of a party's membership that a fact speaks for."""

    fact: str
    group: str
    party: str
    start: int
    end: int


def uses(view: View, facts: Sequence[FactRow]) -> Uses:
    """By fact: the spans it speaks for or against, and those that rest on its membership.

    By instrument, party, aspect and day; of memberships after the others.
    """
    canonical = view.identities(view.position).canonical
    named = [fact for fact in facts if fact.instrument is not None]
    found: Uses = {fact.fact: [] for fact in facts}
    stays = []
    for row, speaks, fact in _spans(view, named, canonical):
        found[fact].append(_use(row, speaks))
        if speaks == "for" and row.answer != "no":
            stays.append(_Stay(fact, row.instrument, row.party, row.valid_from, row.valid_to))
    seen = set[tuple[object, ...]]()
    while stays:
        stay = stays.pop()
        for row in _through(view, stay, canonical):
            key = (stay.fact, row.instrument, row.party, row.aspect, row.valid_from)
            if key not in seen:
                seen.add(key)
                found[stay.fact].append(_use(row, "membership"))
                stays.append(stay._replace(group=row.instrument, start=row.valid_from,
                                           end=row.valid_to))  # fmt: skip
    return found


def spans_resting_on(view: View, document: str) -> tuple[int, int]:
    """How many spans of days one or more facts of a document speak for, and against."""
    table = view.model.facts.c
    canonical = view.identities(view.position).canonical
    drawn = set[str]()
    instruments = set[str]()
    query = select(table.fact, table.instrument).where(table.document == document)
    for fact, instrument in view.connection.execute(query):
        drawn.add(fact)
        if instrument is not None:
            instruments.add(canonical(instrument))
    held = view.model.standing.c
    speaking = against = 0
    rest = iter(instruments)
    while portion := list(islice(rest, _PORTION)):
        where = held.instrument.in_(portion), held.known_to == OPEN
        # in no order, and of many rows only what is counted
        query = select(held.because, held.against).where(*where)
        for because, contrary in _streamed(view, query):
            speaking += not drawn.isdisjoint(fact_ids(because))
            against += not drawn.isdisjoint(fact_ids(contrary))
    return speaking, against


def bears_on(fact: FactRow, sentence: str) -> str | None:
    """How a fact bears on answers that are no spans; None if it does not."""
    if fact.kind in EXISTENCE_KINDS:
        return f"{sentence}: answers about days before that rest on it"
    if fact.kind == COMPLETE:
        return f"{sentence}: answers about whoever it leaves out may rest on it"
    return None


def _spans(
    view: View, facts: Sequence[FactRow], canonical: Callable[[str], str]
) -> Iterator[tuple[Any, str, str]]:
    """(row, speaks, fact) for each span that is held now and names one of these facts."""
    wanted = {fact.fact for fact in facts}
    instruments = sorted({canonical(fact.instrument or "") for fact in facts})
    alone = all(fact.party is not None and fact.quantifier is None for fact in facts)
    parties = sorted({canonical(fact.party or "") for fact in facts})
    for row in _held(view, instruments, parties if alone and len(parties) < _PORTION else None):
        for speaks, column in (("for", row.because), ("against", row.against)):
            for fact in wanted.intersection(fact_ids(column)):
                yield row, speaks, fact


def _held(view: View, instruments: Sequence[str], parties: Sequence[str] | None) -> Iterator[Any]:
    """The spans of these instruments that are held now, of these parties or of all."""
    table = view.model.standing
    rest = iter(instruments)
    while portion := list(islice(rest, _PORTION)):
        query = select(table).where(table.c.instrument.in_(portion), table.c.known_to == OPEN)
        if parties is not None:
            query = query.where(table.c.party.in_(parties))
        query = query.order_by(
            table.c.instrument, table.c.party, table.c.aspect, table.c.valid_from
        )
        yield from _streamed(view, query)


def _streamed(view: View, query: Select[Any]) -> Iterator[Any]:
    """The rows of a query that may have very many."""
    return iter(view.connection.execute(query, execution_options={"yield_per": 5_000}))


def _through(view: View, stay: _Stay, canonical: Callable[[str], str]) -> Iterator[Any]:
    """The spans of a member that rest on reports about its group, of days it was one."""
    claims = _claims(view, stay)
    if not claims:
        return
    instruments = sorted({canonical(claim.instrument or "") for claim in claims})
    of_group = {claim.fact for claim in claims}
    for row in _held(view, instruments, [stay.party]):
        if of_group.intersection((*fact_ids(row.because), *fact_ids(row.against))):
            yield row


def _claims(view: View, stay: _Stay) -> list[FactRow]:
    """The reports about all or a part of a group whose day may lie in a stay."""
    table = view.model.facts
    query = select(table).where(
        table.c.party.in_(view.identities(view.position).together(stay.group)),
        table.c.quantifier.is_not(None),
        table.c.withdrawn_at.is_(None),
        table.c.earliest < stay.end,
        table.c.latest >= stay.start,
    )
    return [FactRow(*row) for row in view.connection.execute(query)]


def _use(row: Any, speaks: str) -> trail.UseView:
    return trail.UseView(
        party=row.party,
        instrument=row.instrument,
        aspect=row.aspect,
        valid_from=bound_text(row.valid_from),
        valid_to=bound_text(row.valid_to),
        answer=row.answer,
        reason=row.reason,
        speaks=speaks,
    )
