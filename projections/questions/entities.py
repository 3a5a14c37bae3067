"""What is registered: parties and instruments with every name they go by."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from projections.questions import answers
from projections.questions.view import View


def entities(view: View, sort: str | None) -> list[answers.EntityView]:
    """See `Questions.entities`."""
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
            existed_from=row.existed_from,
            existed_until=row.existed_until,
        )
        for row in view.connection.execute(query)
    ]
