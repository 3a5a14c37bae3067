"""Everything a party joined, refused, left or was listed on: its spans over all instruments.

Invariant: a span says of each of its days what the party's line on the roster of that day
says, with the beginning of the instrument and the lists of participants in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from sqlalchemy import select

from domain.standing import FIRST, LAST, Verdict, contested
from projections.questions import answers
from projections.questions.asked import Asked
from projections.questions.clocks import Pin
from projections.questions.explaining.filed import facts_by_id
from projections.questions.explaining.flips import flips
from projections.questions.finding import Found, find_party
from projections.questions.lookup import columns, display_name
from projections.questions.showing import bound_text, fact_view, names_of
from projections.questions.sources import EVERYTHING
from projections.questions.tables.snapshot import instruments
from projections.questions.verdicts import Verdicts
from projections.questions.view import View
from projections.rows import verdict_of


class NameView(Struct, frozen=True, kw_only=True):
    """A name, and the days between which it was in use."""

    name: str
    valid_from: str | None
    """Its first day; None where it always was."""
    valid_to: str | None
    """The first day without it; None where it is in use."""


class SameView(Struct, frozen=True, kw_only=True):
    """Another registration that is held to be the same party."""

    party: str
    name: str
    existed_from: str | None
    existed_until: str | None
    into: str
    """The id that it was merged into."""
    position: int
    """Where that was recorded."""


class SpanView(answers.Standing, frozen=True, kw_only=True):
    """Days in a row with one answer towards one instrument in one aspect."""

    instrument: str
    instrument_name: str
    instrument_kind: str
    aspect: str
    valid_from: str | None
    """Its first day; None where it has no beginning."""
    valid_to: str | None
    """The first day after it; None where it has no end."""


class PartyHistory(answers.Pinned, frozen=True, kw_only=True):
    """A party with all its answers towards everything that something is on file about."""

    party: str
    party_name: str
    kind: str
    codes: dict[str, str]
    names: tuple[NameView, ...]
    """Its other names, by their first days."""
    existed_from: str | None
    """EDTF, as registered; None where it is not known."""
    existed_until: str | None
    """EDTF; the first day without it."""
    same: tuple[SameView, ...]
    """What is merged into it, by id."""
    spans: tuple[SpanView, ...]
    """By instrument, aspect and day; days of which nothing is on file are left out."""
    facts: tuple[answers.FactView, ...]
    """Those behind the spans and against them, in the order of recording."""


_Held = Mapping[tuple[str, str], list[tuple[int, int, Verdict]]]
"""The stored spans of a party, by instrument and aspect."""


def history(view: View, party: str, known_at: str | int | None) -> PartyHistory:
    """See `Questions.history`."""
    clock = view.pin(known_at)
    who = find_party(view, party, clock.position)
    spans = tuple(_spans(view, who, clock))
    wanted = {fact for span in spans for fact in (*span.because, *span.against)}
    rows = sorted(facts_by_id(view, wanted), key=lambda row: row.position)
    names = names_of(view, rows)
    return PartyHistory(
        party=who.id,
        party_name=display_name(view, who, LAST - 1, clock.position),
        kind=who.kind,
        codes=_codes(view, who, clock.position),
        names=tuple(_names(view, who, clock.position)),
        existed_from=who.existence.since,
        existed_until=who.existence.until,
        same=tuple(_same(view, who, clock.position)),
        spans=spans,
        facts=tuple(fact_view(row, names, clock.position) for row in rows),
        valid_on=None,
        **clock.fields(),
    )


def _spans(view: View, who: Found, clock: Pin) -> Iterator[SpanView]:
    held = _held(view, who, clock.position)
    for what in instruments(view, who.id, clock.position):
        name = display_name(view, what, LAST - 1, clock.position)
        for aspect in sorted(aspect for instrument, aspect in held if instrument == what.id):
            question = Asked(what, aspect, "", LAST - 1, clock, EVERYTHING)
            for start, end, verdict in _told(view, question, who.id, held[what.id, aspect]):
                yield SpanView(
                    instrument=what.id,
                    instrument_name=name,
                    instrument_kind=str(what.joined_as),
                    aspect=aspect,
                    valid_from=bound_text(start),
                    valid_to=bound_text(end),
                    **columns(verdict),
                )


def _told(
    view: View, question: Asked, party: str, held: list[tuple[int, int, Verdict]]
) -> Iterator[tuple[int, int, Verdict]]:
    """The stored spans, cut where the instrument began and where lists come to say less."""
    verdicts = Verdicts(view, question)
    cuts = {day for start, end, _ in held for day in (start, end)}
    cuts |= {evidence.earliest for evidence in verdicts.began}
    if verdicts.declared:
        cuts |= verdicts.lists.turns()

    def read(_: str, day: int) -> Verdict | None:
        found = next((said for start, end, said in held if start <= day < end), None)
        if found is None:
            return None
        early = verdicts.early(day)
        return verdicts.by_lists(party, day, found) if early is None else contested(early, found)

    start, now = FIRST, read(party, FIRST)
    for flip in flips(read, party, FIRST, (cut for cut in cuts if FIRST < cut < LAST)):
        if now is not None:
            yield start, flip.moment, now
        start, now = flip.moment, flip.after
    if now is not None:
        yield start, LAST, now


def _held(view: View, who: Found, position: int) -> _Held:
    table = view.model.standing.c
    query = (
        select(
            table.instrument, table.aspect, table.valid_from, table.valid_to, table.answer,
            table.reason, table.status, table.since, table.last_reported, table.certainty,
            table.because, table.against, table.rule,
        )
        .where(table.party == who.id, table.known_from <= position, table.known_to > position)
        .order_by(table.instrument, table.aspect, table.valid_from)
    )  # fmt: skip
    found: dict[tuple[str, str], list[tuple[int, int, Verdict]]] = {}
    for instrument, aspect, start, end, *verdict in view.connection.execute(query):
        found.setdefault((instrument, aspect), []).append((start, end, verdict_of(verdict)))
    return found


def _codes(view: View, who: Found, position: int) -> dict[str, str]:
    table = view.model.codes.c
    query = (
        select(table.scheme, table.code)
        .where(table.entity == who.id, table.known_from <= position)
        .order_by(table.scheme)
    )
    return {row.scheme: row.code for row in view.connection.execute(query)}


def _names(view: View, who: Found, position: int) -> Iterator[NameView]:
    """The names of all that it is held to be, but the one that it is registered under."""
    table, same = view.model.names.c, view.identities(position).together(who.id)
    query = (
        select(table.name, table.valid_from, table.valid_to)
        .where(table.entity.in_(same), table.known_from <= position, table.name != who.name)
        .distinct()
    )
    found = [tuple(row) for row in view.connection.execute(query)]
    for name, start, end in sorted(found, key=lambda row: (row[1], row[0], row[2])):
        yield NameView(name=name, valid_from=bound_text(start), valid_to=bound_text(end))


def _same(view: View, who: Found, position: int) -> Iterator[SameView]:
    table, entities = view.model.merges.c, view.model.entities.c
    together = view.identities(position).together(who.id)
    query = (
        select(
            table.merged, entities.name, entities.existed_from, entities.existed_until,
            table.into, table.known_from,
        )
        .join(view.model.entities, entities.id == table.merged)
        .where(
            table.merged.in_(together), table.known_from <= position, table.known_to > position
        )
        .order_by(table.merged)
    )  # fmt: skip
    for merged, name, since, until, into, recorded in view.connection.execute(query):
        yield SameView(
            party=merged,
            name=name,
            existed_from=since,
            existed_until=until,
            into=into,
            position=recorded,
        )
