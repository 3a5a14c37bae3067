"""The facts themselves, in the order of the world or of the record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Select, or_, select

from domain.errors import ChronicleError, InvalidInput, NotFound
from events.registry import FACT_KINDS
from projections.questions import answers
from projections.questions.clocks import Pin
from projections.questions.finding import find_any, find_instrument
from projections.questions.showing import fact_view, names_of
from projections.questions.sources import Scope, scope_of
from projections.questions.view import View
from projections.rows import FactRow


def timeline(
    view: View,
    instrument: str,
    known_at: str | int | None,
    sources: Sequence[str] | None = None,
) -> answers.Timeline:
    """See `Questions.timeline`."""
    clock = view.pin(known_at)
    scope = scope_of(view, sources, clock.position)
    what = find_instrument(view, instrument, clock.position)
    table = view.model.facts
    query = (
        select(table)
        .where(
            table.c.instrument.in_(view.identities(clock.position).together(what.id)),
            table.c.position <= clock.position,
        )
        .order_by(table.c.latest, table.c.earliest, table.c.position)
    )
    return answers.Timeline(
        instrument=what.id,
        instrument_name=what.name,
        facts=shown(view, query, clock, scope),
        valid_on=None,
        **scope.fields(),
        **clock.fields(),
    )


def facts(
    view: View,
    document: str | None,
    party: str | None,
    instrument: str | None,
    kind: str | None,
    known_at: str | int | None,
    sources: Sequence[str] | None = None,
    after: int = 0,
    limit: int | None = None,
) -> answers.FactList:
    """See `Questions.facts`."""
    table = view.model.facts
    clock = view.pin(known_at)
    scope = scope_of(view, sources, clock.position)
    query = select(table).where(table.c.position <= clock.position, table.c.position > after)
    if document is not None:
        _refuse_unknown_document(view, document)
        query = query.where(table.c.document == document)
    if party is not None:
        roles = view.model.fact_roles
        who = _player(view, party, clock.position)
        other = select(roles.c.position).where(roles.c.entity.in_(who))
        query = query.where(or_(table.c.party.in_(who), table.c.position.in_(other)))
    if instrument is not None:
        what = find_instrument(view, instrument, clock.position).id
        query = query.where(table.c.instrument.in_(view.identities(clock.position).together(what)))
    if kind is not None:
        if kind not in FACT_KINDS:
            raise InvalidInput(f"{kind!r} is not a kind of fact.", field="kind")
        query = query.where(table.c.kind == kind)
    return answers.FactList(
        facts=shown(view, query.order_by(table.c.position), clock, scope, limit),
        valid_on=None,
        **scope.fields(),
        **clock.fields(),
    )


def shown(
    view: View, query: Select[Any], clock: Pin, scope: Scope, limit: int | None = None
) -> tuple[answers.FactView, ...]:
    """The first `limit` facts of a query that are in the scope, as answers show them."""
    if scope.documents is None:
        query = query.limit(limit)
    found = (FactRow(*row) for row in view.connection.execute(query))
    rows = list(islice((row for row in found if scope.holds(row.document)), limit))
    names = names_of(view, rows)
    return tuple(fact_view(row, names, clock.position) for row in rows)


def _player(view: View, party: str, position: int) -> tuple[str, ...]:
    """The ids of whoever plays a role: a party, or an instrument (a list, say)."""
    try:
        return view.identities(position).together(find_any(view, party, position).id)
    except ChronicleError as error:
        error.field = "party"
        raise


def _refuse_unknown_document(view: View, document: str) -> None:
    table = view.model.documents
    query = select(table.c.document).where(table.c.document == document)
    if view.connection.execute(query).first() is None:
        raise NotFound(f"No archived document has the id {document!r}.", field="document")
