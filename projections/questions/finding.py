"""From what people type to ids: an id, a name or any alias.

Invariant: a name decides only if it fits exactly one. Spelling distance suggests,
and never decides: one letter lies between Niger and Nigeria.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, func, select

from domain.errors import Ambiguous, NotFound
from domain.instruments import JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import fold
from projections.schema import ReadModel

_SUGGESTED = 5
_NEAR = 60.0


class Found(NamedTuple):
    """A registered party or instrument."""

    id: str
    sort: str
    kind: str
    name: str

    @property
    def joined_as(self) -> InstrumentKind | None:
        """As which kind of instrument it is joined; None if it cannot be."""
        if self.sort == "instrument":
            return InstrumentKind(self.kind)
        return InstrumentKind.GROUP if PartyKind(self.kind) in JOINABLE_PARTIES else None


def find_party(connection: Connection, model: ReadModel, name: str, position: int) -> Found:
    """The party with this id, name or alias. Raises `NotFound` or `Ambiguous`."""
    fitting = [
        found for found in _candidates(connection, model, name, position) if found.sort == "party"
    ]
    return _only(connection, model, name, fitting, "party", {"party"}, position)


def find_instrument(connection: Connection, model: ReadModel, name: str, position: int) -> Found:
    """The instrument with this id, name or alias; else the group or organization.

    Raises `NotFound` or `Ambiguous`.
    """
    found = [f for f in _candidates(connection, model, name, position) if f.joined_as is not None]
    instruments = [f for f in found if f.sort == "instrument"]
    sorts = {"instrument", *JOINABLE_PARTIES}
    return _only(connection, model, name, instruments or found, "instrument", sorts, position)


def find_any(connection: Connection, model: ReadModel, name: str, position: int) -> Found:
    """The party or instrument with this id, name or alias. Raises `NotFound` or `Ambiguous`."""
    found = _candidates(connection, model, name, position)
    return _only(connection, model, name, found, "name", {"party", "instrument"}, position)


def _candidates(connection: Connection, model: ReadModel, name: str, position: int) -> list[Found]:
    """Whatever has this id or, failing that, goes by this name, as known at a position.

    What was named only later is still found, so that its absence then can be told.
    """
    entities, names = model.entities, model.names
    columns = (entities.c.id, entities.c.sort, entities.c.kind, entities.c.name)
    by_id = connection.execute(select(*columns).where(entities.c.id == name)).first()
    if by_id is not None:
        return [Found(*by_id)]
    query = (
        select(*columns, func.min(names.c.known_from))
        .join(names, names.c.entity == entities.c.id)
        .where(names.c.folded == fold(name))
        .group_by(*columns)
        .order_by(entities.c.id)
    )
    rows = connection.execute(query).all()
    then = [row for row in rows if row[-1] <= position]
    return [Found(*row[:-1]) for row in then or rows]


def _only(
    connection: Connection,
    model: ReadModel,
    name: str,
    found: list[Found],
    field: str,
    sorts: set[str],
    position: int,
) -> Found:
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{f.id} ({f.name})" for f in found)
        raise Ambiguous(
            f"{name!r} fits more than one: {listed}. Ask by id.",
            field=field,
            candidates=[f.id for f in found],
        )
    others = _candidates(connection, model, name, position)
    if others:
        raise NotFound(
            f"{name!r} is {_a(others[0])} ({others[0].id}); it cannot be the {field} here.",
            field=field,
        )
    nearest = _nearest(connection, model, name, sorts)
    hint = f" The nearest: {', '.join(nearest)}." if nearest else ""
    raise NotFound(f"Nothing is on file as {name!r}.{hint}", field=field, nearest=nearest)


def _a(found: Found) -> str:
    article = "an" if found.kind[0] in "aeiou" else "a"
    return f"{article} {found.kind}"


def _nearest(
    connection: Connection, model: ReadModel, name: str, sorts: Iterable[str]
) -> list[str]:
    entities, names = model.entities, model.names
    wanted = set(sorts)
    query = select(names.c.name, entities.c.id, entities.c.sort, entities.c.kind).join(
        entities, entities.c.id == names.c.entity
    )
    known = {
        f"{row[0]} ({row[1]})": fold(row[0])
        for row in connection.execute(query)
        if row[2] in wanted or row[3] in wanted
    }
    near = process.extract(
        fold(name), known, scorer=fuzz.WRatio, limit=_SUGGESTED, score_cutoff=_NEAR
    )
    return [label for _, _, label in near]
