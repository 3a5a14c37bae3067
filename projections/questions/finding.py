"""From what people type to ids: an id, a name or any alias.

Invariant: a name decides only if it fits exactly one, as known at the position asked
about; what is registered later changes nothing there. Spelling distance suggests, and
never decides: one letter lies between Niger and Nigeria. What is merged is found as
what it is held to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import CompoundSelect, bindparam, func, select

from domain.errors import Ambiguous, NotFound
from domain.existence import UNKNOWN, Existence
from domain.instruments import JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import fold
from domain.nouns import an
from projections.questions.prepared import Prepared
from projections.questions.view import View
from projections.schema import ReadModel

_SUGGESTED = 5
_NEAR = 60.0


class Found(NamedTuple):
    """A registered party or instrument."""

    id: str
    sort: str
    kind: str
    name: str
    existence: Existence = UNKNOWN

    @property
    def joined_as(self) -> InstrumentKind | None:
        """As which kind of instrument it is joined; None if it cannot be."""
        if self.sort == "instrument":
            return InstrumentKind(self.kind)
        return InstrumentKind.GROUP if PartyKind(self.kind) in JOINABLE_PARTIES else None


def find_party(view: View, name: str, position: int) -> Found:
    """The party with this id, name or alias. Raises `NotFound` or `Ambiguous`."""
    fitting = [found for found in _candidates(view, name, position) if found.sort == "party"]
    return _only(view, name, fitting, "party", {"party"}, position)


def find_instrument(view: View, name: str, position: int) -> Found:
    """The instrument with this id, name or alias; else the group or organization.

    Raises `NotFound` or `Ambiguous`.
    """
    found = [f for f in _candidates(view, name, position) if f.joined_as is not None]
    instruments = [f for f in found if f.sort == "instrument"]
    sorts = {"instrument", *JOINABLE_PARTIES}
    return _only(view, name, instruments or found, "instrument", sorts, position)


def find_any(view: View, name: str, position: int, field: str = "name") -> Found:
    """The party or instrument with this id, name or alias. Raises `NotFound` or `Ambiguous`."""
    found = _candidates(view, name, position)
    return _only(view, name, found, field, {"party", "instrument"}, position)


def find_registered(view: View, name: str, field: str) -> Found:
    """The party with this id, name or alias, whatever it is merged into; known by now.

    An instrument if nothing else has the name: commands say what cannot be done with it.
    Raises `NotFound` or `Ambiguous`.
    """
    named = {one.found.id: one.found for one in _named(view, name)}
    fitting = [named[name]] if name in named else list(named.values())
    parties = [found for found in fitting if found.sort == "party"]
    return _only(view, name, parties or fitting, field, {"party"}, view.position)


def _candidates(view: View, name: str, position: int) -> list[Found]:
    """Whatever has this id or, failing that, goes by this name, as known at a position.

    What was named only later is still found, so that its absence then can be told: the
    one that was named so first, which nothing recorded later can change.
    """
    named = _named(view, name)
    known = [one for one in named if one.known_from <= position]
    if not known and named:
        first = min(one.known_from for one in named)
        known = [one for one in named if one.known_from == first]
    by_id = [one.found for one in known if one.found.id == name]
    canonical = view.identities(position).canonical
    fitting = {canonical(found.id): found for found in by_id or [one.found for one in known]}
    return [
        found if found.id == entity else _entity(view, entity)
        for entity, found in sorted(fitting.items())
    ]


class _Named(NamedTuple):
    """One that has a name, and the position it had it from."""

    found: Found
    known_from: int


def _named(view: View, name: str) -> list[_Named]:
    """Everybody who has this id or name by now; failing that, the id in capitals."""
    folded = fold(name)
    rows = _NAMED.rows(view, id=name, folded=folded)
    rows = rows or _NAMED.rows(view, id=name.lower(), folded=folded)
    return [_Named(_found(row), row[-1]) for row in rows]


def _entity(view: View, entity: str) -> Found:
    entities = view.model.entities.c
    query = select(*_columns(view.model)).where(entities.id == entity)
    return _found(view.connection.execute(query).one())


def _columns(model: ReadModel) -> tuple[Any, ...]:
    entities = model.entities.c
    return (
        entities.id, entities.sort, entities.kind, entities.name, entities.existed_from,
        entities.existed_until,
    )  # fmt: skip


def _found(row: Any) -> Found:
    entity, sort, kind, name, since, until, *_ = row
    return Found(entity, sort, kind, name, Existence(since, until))


def _named_query(model: ReadModel) -> CompoundSelect[Any]:
    entities, names = model.entities.c, model.names.c
    columns = _columns(model)
    by_id = select(*columns, entities.known_from).where(entities.id == bindparam("id"))
    by_name = (
        select(*columns, func.min(names.known_from).label("known_from"))
        .join(model.names, names.entity == entities.id)
        .where(names.folded == bindparam("folded"))
        .group_by(*columns)
    )
    return by_id.union_all(by_name)


_NAMED = Prepared(_named_query)
_NOBODY = (
    "No name on file is spelled alike; parties and instruments are registered by a bundle or by a "
    "table, states by the mapping country-codes."
)
"""What to do about a name that is missing."""


def _only(
    view: View,
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
    others = _candidates(view, name, position)
    if others:
        raise NotFound(
            f"{name!r} is {an(others[0].kind)} ({others[0].id}); it cannot be the {field} here.",
            field=field,
        )
    near = nearest(view, name, sorts)
    hint = f"The nearest: {', '.join(near)}." if near else _NOBODY
    raise NotFound(f"Nothing is on file as {name!r}. {hint}", field=field, nearest=near)


def nearest(view: View, name: str, sorts: Iterable[str]) -> list[str]:
    """Names on file that are spelled alike, each with its id, of these sorts or kinds.

    Those that are equally near come by id and name, whatever the database.
    """
    entities, names = view.model.entities, view.model.names
    wanted = set(sorts)
    query = select(names.c.name, entities.c.id, entities.c.sort, entities.c.kind).join(
        entities, entities.c.id == names.c.entity
    )
    known = {
        f"{row[0]} ({row[1]})": fold(row[0])
        for row in sorted(view.connection.execute(query), key=itemgetter(1, 0))
        if row[2] in wanted or row[3] in wanted
    }
    near = process.extract(
        fold(name), known, scorer=fuzz.WRatio, limit=_SUGGESTED, score_cutoff=_NEAR
    )
    return [label for _, _, label in near]
