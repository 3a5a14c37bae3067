"""Every answer for one day as one table: the same bytes each time it is asked so pinned.

Invariant: one row for each pair and aspect on file, by instrument, aspect and party in
the order of code points; rows are read as they are sent, so memory does not grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from domain.errors import Ambiguous
from domain.instruments import JOINABLE_PARTIES
from domain.nouns import an
from projections.questions.clocks import Pin
from projections.questions.finding import Found, find_any, find_instrument, find_party
from projections.questions.sources import Scope, scope_of
from projections.questions.tables.scoped import ScopedStandings
from projections.questions.tables.standings import COLUMNS, Standings
from projections.questions.tables.streaming import Row, Written, written
from projections.questions.view import View, day_of
from projections.rows import json_text


class Asked(NamedTuple):
    """What a snapshot is of: one instrument, one party, both, or all where they are None."""

    valid_on: str
    clock: Pin
    instrument: Found | None
    party: Found | None
    scope: Scope


def asked(
    view: View,
    valid_on: str,
    instrument: str | None,
    party: str | None,
    known_at: str | int | None,
    about: str | None = None,
    sources: Sequence[str] | None = None,
) -> Asked:
    """Read the question. Raises as `Questions.ask` does.

    `about` names an instrument or a party; a group, which is both, is `Ambiguous`.
    """
    day_of(valid_on)
    clock = view.pin(known_at)
    if about is not None:
        found = find_any(view, about, clock.position)
        if found.sort == "party" and found.joined_as is not None:
            raise Ambiguous(
                f"{found.id} ({found.name}) is {an(found.kind)}: ask for it as the instrument, "
                "for who belongs to it, or as the party, for what it joined.",
                field="about",
                candidates=[found.id],
            )
        instrument, party = (found.id, None) if found.sort == "instrument" else (None, found.id)
    return Asked(
        valid_on,
        clock,
        None if instrument is None else find_instrument(view, instrument, clock.position),
        None if party is None else find_party(view, party, clock.position),
        scope_of(view, sources, clock.position),
    )


def snapshot(
    view: View, question: Asked, format_: str, advance: Callable[[int, int], None]
) -> Written:
    """The snapshot, to be read while the view is open; see `Questions.snapshot`."""
    sources = question.scope.sources
    about: dict[str, Any] = {"valid_on": question.valid_on, **question.clock.fields()}
    if format_ == "json":
        about |= {
            "instrument": question.instrument.id if question.instrument else None,
            "party": question.party.id if question.party else None,
        }
    if sources is not None:  # of everything, the bytes are those that they have always been
        about["sources"] = json_text(sources) if format_ == "csv" else sources
    return Written(written(format_, COLUMNS, all_rows(view, question, advance), about))


def all_rows(
    view: View, question: Asked, advance: Callable[[int, int], None]
) -> Iterator[list[Row]]:
    """The rows of a snapshot in portions, in the order of `COLUMNS`."""
    party = question.party.id if question.party else None
    position, day = question.clock.position, day_of(question.valid_on)
    standings: Standings | ScopedStandings
    if question.scope.documents is None:
        standings = Standings(view, day, position, party)
    else:
        standings = ScopedStandings(view, question.valid_on, question.clock, question.scope, party)
    found = [question.instrument] if question.instrument else instruments(view, party, position)
    for done, instrument in enumerate(found):
        advance(done, len(found))
        yield from standings.of(instrument)
    advance(len(found), len(found))


def instruments(view: View, party: str | None, position: int) -> list[Found]:
    """Everything that can be joined, by id; with `party` only what it has a standing in."""
    entities, spans = view.model.entities.c, view.model.standing.c
    query = select(entities.id, entities.sort, entities.kind, entities.name)
    if party is not None:
        on_file = select(spans.instrument).where(spans.party == party)
        query = query.where(entities.id.in_(on_file))
    kinds = [kind.value for kind in JOINABLE_PARTIES]
    query = query.where((entities.sort == "instrument") | entities.kind.in_(kinds))
    canonical = view.identities(position).canonical
    found = (Found(*row) for row in view.connection.execute(query))
    return sorted((one for one in found if canonical(one.id) == one.id), key=lambda one: one.id)
