"""Which documents a question may rest on, when it names its sources.

Invariant: a source is a document's id or a publisher's name; what it does not name
plays no part, group memberships and the instrument's beginning included.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from domain.errors import NotFound
from domain.names import fold
from projections.questions.view import View

Documents = frozenset[str]


def documents_of(view: View, sources: Sequence[str] | None, position: int) -> Documents | None:
    """The ids of the documents that these sources are, on file at a position; None for all.

    Raises `NotFound` for a source that is neither a document nor a publisher on file.
    """
    if not sources:
        return None
    table = view.model.documents.c
    known = view.connection.execute(
        select(table.document, table.publisher).where(table.position <= position)
    ).all()
    found: set[str] = set()
    for source in sources:
        wanted = fold(source)
        fitting = {
            row.document
            for row in known
            if row.document == source or (row.publisher and fold(row.publisher) == wanted)
        }
        if not fitting:
            raise NotFound(
                f"No document or publisher is on file as {source!r}; give a document's id "
                "or a publisher's name.",
                field="sources",
                nearest=sorted({row.publisher for row in known if row.publisher})[:5],
            )
        found |= fitting
    return frozenset(found)
