"""Everything a party joined, refused, left or was listed on: its spans over all instruments.

Invariant: a span says of each of its days what the party's line on the roster of that day
says, with the beginning of the instrument and the lists of participants in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import select

from domain.standing import LAST, Verdict
from projections.questions import answers
from projections.questions.asked import Asked
from projections.questions.clocks import Pin
from projections.questions.explaining.filed import facts_by_id
from projections.questions.finding import Found, find_party
from projections.questions.lookup import columns, display_name
from projections.questions.showing import bound_text, fact_view, names_of
from projections.questions.sources import Scope, scope_of
from projections.questions.spans import Held, folded, stored, told
from projections.questions.tables.snapshot import instruments
from projections.questions.view import View
from projections.rows import FactRow


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


class PublisherView(Struct, frozen=True, kw_only=True):
    """Who says something that bears on a party."""

    publisher: str
    """A name; of documents without one, the document's id. Either can be a source."""
    facts: int


class PartyHistory(answers.Pinned, frozen=True, kw_only=True):
    """A party with all its answers towards everything that something is on file about."""

    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    publishers: tuple[PublisherView, ...]
    """Who says what bears on it, whichever sources were asked; by name."""
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


def history(
    view: View, party: str, known_at: str | int | None, sources: Sequence[str] | None
) -> PartyHistory:
    """See `Questions.history`."""
    clock = view.pin(known_at)
    scope = scope_of(view, sources, clock.position)
    who = find_party(view, party, clock.position)
    everything = stored(view, who, clock.position)
    held = everything if scope.documents is None else folded(view, who, clock, scope)
    shown = tuple(_spans(view, who, clock, scope, held))
    wanted = _bearing(shown)
    behind = _bearing(verdict for some in everything.values() for _, _, verdict in some)
    filed = sorted(facts_by_id(view, wanted | behind), key=lambda row: row.position)
    rows = [row for row in filed if row.fact in wanted]
    names = names_of(view, rows)
    return PartyHistory(
        publishers=tuple(_publishers(view, [row for row in filed if row.fact in behind])),
        **scope.fields(),
        party=who.id,
        party_name=display_name(view, who, LAST - 1, clock.position),
        kind=who.kind,
        codes=_codes(view, who, clock.position),
        names=tuple(_names(view, who, clock.position)),
        existed_from=who.existence.since,
        existed_until=who.existence.until,
        same=tuple(_same(view, who, clock.position)),
        spans=shown,
        facts=tuple(fact_view(row, names, clock.position) for row in rows),
        valid_on=None,
        **clock.fields(),
    )


def _spans(view: View, who: Found, clock: Pin, scope: Scope, held: Held) -> Iterator[SpanView]:
    aspects: dict[str, list[str]] = {}
    for instrument, aspect in sorted(held):
        aspects.setdefault(instrument, []).append(aspect)
    for what in instruments(view, who.id, clock.position):
        if what.id not in aspects:
            continue
        name = display_name(view, what, LAST - 1, clock.position)
        for aspect in aspects[what.id]:
            question = Asked(what, aspect, "", LAST - 1, clock, scope)
            for start, end, verdict in told(view, question, who.id, held[what.id, aspect]):
                yield SpanView(
                    instrument=what.id,
                    instrument_name=name,
                    instrument_kind=str(what.joined_as),
                    aspect=aspect,
                    valid_from=bound_text(start),
                    valid_to=bound_text(end),
                    **columns(verdict),
                )


def _bearing(standings: Iterable[SpanView | Verdict]) -> set[str]:
    """The facts behind these answers and against them."""
    return {fact for each in standings for fact in (*each.because, *each.against)}


def _publishers(view: View, rows: Sequence[FactRow]) -> Iterator[PublisherView]:
    """Who says these facts, and how many of them."""
    documents = Counter(row.document for row in rows)
    table = view.model.documents.c
    query = select(table.document, table.publisher).where(table.document.in_(documents))
    found: Counter[str] = Counter()
    for document, publisher in view.connection.execute(query):
        found[publisher or document] += documents[document]
    for publisher in sorted(found, key=lambda name: (name.casefold(), name)):
        yield PublisherView(publisher=publisher, facts=found[publisher])


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
