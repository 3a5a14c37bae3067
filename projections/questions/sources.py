"""Which documents a question may rest on, when it names its sources.

Invariant: a source is a document's id or a publisher's name; what it does not name
plays no part, group memberships and the instrument's beginning included.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from domain.errors import NotFound
from domain.names import fold
from projections.questions.view import View

Documents = frozenset[str]


class Scope(NamedTuple):
    """The sources of a question as it named them, and the documents they are; None for all."""

    sources: tuple[str, ...] | None
    documents: Documents | None

    def fields(self) -> dict[str, Any]:
        """The scope as an answer echoes it."""
        return {"sources": self.sources}

    def holds(self, document: str) -> bool:
        """Whether what a document says counts."""
        return self.documents is None or document in self.documents


EVERYTHING = Scope(None, None)


def scope_of(view: View, sources: Sequence[str] | None, position: int) -> Scope:
    """The documents that these sources are, on file at a position; all if none is named.

    Raises `NotFound` for a source that is neither a document nor a publisher on file.
    """
    if not sources:
        return EVERYTHING
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
    return Scope(tuple(sources), frozenset(found))
