"""The only way to ask. Every door puts its question here and shows what comes back.

Invariant: one answer is read in one snapshot of the database; it rests on events
up to its position and on no other. Before an instrument existed, `not-yet` wins;
where no row reaches, the answer is unknown, `never-reported`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Engine, Select, or_, select

from domain.citations import quote_at, quote_commitment
from domain.dates import ImpossibleDate
from domain.dates import day as day_number
from domain.errors import ChronicleError, InvalidInput, NotFound
from domain.instruments import ASPECTS, Aspect, default_aspect
from domain.standing import (
    Answer,
    before_existence,
)
from events.log import Log
from events.registry import FACT_KINDS
from events.store.content import ContentStore
from projections import answers
from projections.clocks import Pin, pin, utc_text
from projections.engine import explained, snapshots
from projections.finding import Found, find_any, find_instrument, find_party
from projections.ledger import count_conflicts, count_entries
from projections.lookup import (
    View,
    columns,
    display_name,
    entry,
    existence,
    roster_rows,
    standing_on,
)
from projections.rows import FactRow
from projections.schema import generations, read_model
from projections.showing import fact_view, names_of, notes, uses
from projections.wording import ask_sentence

_ACTIVE = select(generations.c.generation, generations.c.position).where(generations.c.active)


class Questions:
    """Questions on one chronicle. Safe to use from several threads."""

    def __init__(self, engine: Engine, log: Log, content: ContentStore) -> None:
        self._engine = snapshots(engine)
        self._log = log
        self._content = content

    def ask(
        self,
        party: str,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
    ) -> answers.AskAnswer:
        """Had `party` joined `instrument` on `valid_on`, as known at `known_at`?

        Names may be ids, names or aliases. `valid_on` is a calendar day, inclusive;
        `known_at` a log position or a UTC timestamp, None for now. `aspect` asks a
        treaty's `signature`, `consent` or `force`. Raises `InvalidInput` for dates
        and aspects that cannot be, `NotFound` and `Ambiguous` for names.
        """
        day = _day(valid_on)
        with self._view() as view:
            clock = self._pin(view, known_at)
            who = find_party(view.connection, view.model, party, clock.position)
            what = find_instrument(view.connection, view.model, instrument, clock.position)
            asked = _aspect(what, aspect)
            verdict = standing_on(view, what.id, who.id, asked, day, clock.position)
            who_name = display_name(view, who, day, clock.position)
            what_name = display_name(view, what, day, clock.position)
        sentence = ask_sentence(
            who_name, what_name, str(what.joined_as), asked, verdict.answer, verdict.reason,
            valid_on, verdict.last_reported,
        )  # fmt: skip
        return answers.AskAnswer(
            sentence=sentence,
            party=who.id,
            party_name=who_name,
            instrument=what.id,
            instrument_name=what_name,
            aspect=asked,
            valid_on=valid_on,
            known_at=clock.known_at,
            position=clock.position,
            **columns(verdict),
        )

    def roster(
        self,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
    ) -> answers.Roster:
        """Everybody that something is on file about, with their standing on that day.

        Entries come by name, then id; those of whom nothing reaches that day are
        left out. Arguments and errors as in `ask`.
        """
        day = _day(valid_on)
        with self._view() as view:
            clock = self._pin(view, known_at)
            what = find_instrument(view.connection, view.model, instrument, clock.position)
            asked = _aspect(what, aspect)
            early = before_existence(day, existence(view, what.id, clock.position))
            name = display_name(view, what, day, clock.position)
            rows = roster_rows(view, what.id, asked, day, clock.position)
        fixed = columns(early) if early is not None else None
        entries = [entry(row, fixed) for row in rows]
        entries.sort(key=lambda e: (e.name.casefold(), e.party))
        counts = Counter(e.answer for e in entries)
        return answers.Roster(
            instrument=what.id,
            instrument_name=name,
            aspect=asked,
            counts={answer.value: counts[answer.value] for answer in Answer},
            entries=tuple(entries),
            valid_on=valid_on,
            known_at=clock.known_at,
            position=clock.position,
        )

    def timeline(self, instrument: str, known_at: str | int | None = None) -> answers.Timeline:
        """All facts filed under an instrument, in the order of their days in the world."""
        with self._view() as view:
            clock = self._pin(view, known_at)
            what = find_instrument(view.connection, view.model, instrument, clock.position)
            facts = view.model.facts
            query = (
                select(facts)
                .where(facts.c.instrument == what.id, facts.c.position <= clock.position)
                .order_by(facts.c.latest, facts.c.earliest, facts.c.position)
            )
            found = self._facts(view, query, clock)
            return answers.Timeline(
                instrument=what.id,
                instrument_name=what.name,
                facts=found,
                valid_on=None,
                known_at=clock.known_at,
                position=clock.position,
            )

    def facts(
        self,
        *,
        document: str | None = None,
        party: str | None = None,
        instrument: str | None = None,
        kind: str | None = None,
        known_at: str | int | None = None,
    ) -> answers.FactList:
        """Facts in the order of recording, filtered by all that is given.

        `party` finds facts in which it plays any role. Raises `InvalidInput` for an
        unknown kind, `NotFound` for an unknown document or name.
        """
        with self._view() as view:
            table = view.model.facts
            clock = self._pin(view, known_at)
            query = select(table).where(table.c.position <= clock.position)
            if document is not None:
                _refuse_unknown_document(view, document)
                query = query.where(table.c.document == document)
            if party is not None:
                roles = view.model.fact_roles
                who = _player(view, party, clock.position)
                other = select(roles.c.position).where(roles.c.entity == who)
                query = query.where(or_(table.c.party == who, table.c.position.in_(other)))
            if instrument is not None:
                what = find_instrument(view.connection, view.model, instrument, clock.position).id
                query = query.where(table.c.instrument == what)
            if kind is not None:
                if kind not in FACT_KINDS:
                    raise InvalidInput(f"{kind!r} is not a kind of fact.", field="kind")
                query = query.where(table.c.kind == kind)
            found = self._facts(view, query.order_by(table.c.position), clock)
        return answers.FactList(
            facts=found, valid_on=None, known_at=clock.known_at, position=clock.position
        )

    def audit(self, fact: str) -> answers.Audit:
        """Where a fact came from, what was said about it, and which answers rest on it.

        Raises `NotFound` for an unknown fact id.
        """
        with self._view() as view:
            table = view.model.facts
            found = view.connection.execute(select(table).where(table.c.fact == fact)).first()
            if found is None:
                raise NotFound(f"No fact has the id {fact!r}.", field="fact")
            row = FactRow(*found)
            names = names_of(view, [row])
            clock = self._pin(view, None)
            report = msgspec.json.decode(row.report)
            return answers.Audit(
                fact=fact_view(row, names, clock.position),
                quote=self._quote(report),
                source=self._source(view, row.document),
                proposed_by=report["origin"]["proposed_by"],
                accepted_by=report["origin"]["accepted_by"],
                date_rule=report["date_rule"],
                anchor=report["anchor"],
                leaf_hash=self._log.leaf_hash(row.position).hex(),
                notes=notes(view, fact),
                uses=uses(view, row),
            )

    def counts(
        self, instrument: str, valid_on: str, known_at: str | int | None = None
    ) -> answers.CountLedger:
        """Counts reported by that day, beside the parties known by name and by group."""
        day = _day(valid_on)
        roster = self.roster(instrument, valid_on, known_at)
        with self._view() as view:
            table = view.model.facts
            query = (
                select(table)
                .where(
                    table.c.instrument == roster.instrument,
                    table.c.kind == "count-reported",
                    table.c.position <= roster.position,
                    table.c.earliest <= day,
                    _counts_at(table.c.withdrawn_at, roster.position),
                )
                .order_by(table.c.position)
            )
            rows = [FactRow(*row) for row in view.connection.execute(query)]
        reported = count_entries(rows)
        yes = [e for e in roster.entries if e.answer == Answer.YES]
        return answers.CountLedger(
            instrument=roster.instrument,
            instrument_name=roster.instrument_name,
            reported=reported,
            conflicts=count_conflicts(reported),
            named=dict(Counter(e.kind for e in yes if e.reason == "reported")),
            by_group=dict(Counter(e.kind for e in yes if e.reason == "member-of-group")),
            valid_on=valid_on,
            known_at=roster.known_at,
            position=roster.position,
        )

    def entities(self, sort: str | None = None) -> list[answers.EntityView]:
        """Every registered party and instrument by id, or only one `sort` of them."""
        with self._view() as view:
            table, names = view.model.entities, view.model.names
            query = select(table).order_by(table.c.id)
            if sort is not None:
                query = query.where(table.c.sort == sort)
            aliases: dict[str, list[str]] = {}
            for entity, name in view.connection.execute(
                select(names.c.entity, names.c.name).order_by(names.c.entity, names.c.name)
            ):
                aliases.setdefault(entity, []).append(name)
            return [
                answers.EntityView(
                    id=row.id,
                    sort=row.sort,
                    kind=row.kind,
                    name=row.name,
                    aliases=tuple(a for a in aliases.get(row.id, ()) if a != row.name),
                    owner=row.owner,
                    codes=msgspec.json.decode(row.codes),
                )
                for row in view.connection.execute(query)
            ]

    def position(self) -> int:
        """The last position that the read tables have in them."""
        with self._view() as view:
            return view.position

    @contextmanager
    def _view(self) -> Iterator[View]:
        with explained(self._engine), self._engine.connect() as connection:
            active = connection.execute(_ACTIVE).one()
            yield View(connection, read_model(active.generation), active.position)

    def _pin(self, view: View, known_at: str | int | None) -> Pin:
        return pin(self._log, view.position, known_at)

    def _facts(self, view: View, query: Select[Any], clock: Pin) -> tuple[answers.FactView, ...]:
        rows = [FactRow(*row) for row in view.connection.execute(query)]
        names = names_of(view, rows)
        return tuple(fact_view(row, names, clock.position) for row in rows)

    def _quote(self, report: dict[str, Any]) -> answers.QuoteView:
        citation = report["citation"]
        start, end = citation["start"], citation["end"]
        text = self._content.text(citation["text"])
        quote = quote_at(text.content, start, end)
        proof = quote_commitment(text.salt, start, end, quote.exact)
        return answers.QuoteView(
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            verified=proof == report["quote_commitment"],
        )

    def _source(self, view: View, document: str) -> answers.DocumentView:
        table = view.model.documents
        row = view.connection.execute(select(table).where(table.c.document == document)).one()
        sha256, title = self._content.about(document)
        return answers.DocumentView(
            document=row.document,
            title=title,
            publisher=row.publisher,
            published=row.published,
            author=row.author,
            language=row.language,
            url=row.url,
            syndication=row.syndication,
            retrieved_at=row.retrieved_at,
            sha256=sha256,
            size=row.size,
            extractor=row.extractor,
            position=row.position,
            recorded_at=utc_text(row.recorded_at),
        )


def _aspect(what: Found, aspect: str | None) -> str:
    kind = what.joined_as
    assert kind is not None
    if aspect is None:
        return default_aspect(kind).value
    allowed = [str(a) for a in ASPECTS[kind]]
    if aspect not in allowed:
        raise InvalidInput(
            f"A {kind} has no aspect {aspect!r}; it has {', '.join(allowed) or 'none'}.",
            field="aspect",
        )
    return Aspect(aspect).value


def _player(view: View, party: str, position: int) -> str:
    """The id of whoever plays a role: a party, or an instrument (a list, say)."""
    try:
        return find_any(view.connection, view.model, party, position).id
    except ChronicleError as error:
        error.field = "party"
        raise


def _day(text: str) -> int:
    try:
        return day_number(text)
    except ImpossibleDate as error:
        raise InvalidInput(str(error), field="valid_on") from error


def _counts_at(withdrawn_at: Any, position: int) -> Any:
    return or_(withdrawn_at.is_(None), withdrawn_at > position)


def _refuse_unknown_document(view: View, document: str) -> None:
    table = view.model.documents
    query = select(table.c.document).where(table.c.document == document)
    if view.connection.execute(query).first() is None:
        raise NotFound(f"No archived document has the id {document!r}.", field="document")
