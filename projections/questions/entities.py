"""What is registered: parties and instruments with every name they go by."""

from __future__ import annotations

from sqlalchemy import select

from projections.questions import answers
from projections.questions.view import View


def entities(
    view: View, sort: str | None, after: str = "", limit: int | None = None
) -> list[answers.EntityView]:
    """See `Questions.entities`."""
    table, names = view.model.entities, view.model.names
    query = select(table).where(table.c.id > after).order_by(table.c.id).limit(limit)
    if sort is not None:
        query = query.where(table.c.sort == sort)
    rows = view.connection.execute(query).all()
    named = select(names.c.entity, names.c.name).order_by(names.c.entity, names.c.name)
    if limit is not None:
        named = named.where(names.c.entity.in_([row.id for row in rows]))
    aliases: dict[str, list[str]] = {}
    for entity, name in view.connection.execute(named):
        aliases.setdefault(entity, []).append(name)
    codes = codes_of(view)
    return [
        answers.EntityView(
            id=row.id,
            sort=row.sort,
            kind=row.kind,
            name=row.name,
            aliases=tuple(a for a in aliases.get(row.id, ()) if a != row.name),
            owner=row.owner,
            codes=codes.get(row.id, {}),
            existed_from=row.existed_from,
            existed_until=row.existed_until,
        )
        for row in rows
    ]


def codes_of(view: View) -> dict[str, dict[str, str]]:
    """The identifiers elsewhere of everybody who has any, by id and scheme."""
    table = view.model.codes
    found: dict[str, dict[str, str]] = {}
    for entity, scheme, code, _ in view.connection.execute(
        select(table).order_by(table.c.entity, table.c.scheme)
    ):
        found.setdefault(entity, {})[scheme] = code
    return found
