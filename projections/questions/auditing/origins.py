"""Which documents are of one origin, so that twelve copies of a wire story are one.

Invariant: documents are one origin if a link on file makes them copies of one, or if they say
that they come from the same place, or one says that it comes from the publisher or the address
of another. What nothing connects is counted as independent, which is no proof that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import select

from domain.names import fold
from domain.nouns import counted
from projections.questions.auditing import trail
from projections.questions.view import View

_PORTION = 500


class _Document(NamedTuple):
    document: str
    publisher: str | None
    url: str | None
    syndication: str | None
    origin: str | None


def sources(view: View, documents: Iterable[str]) -> trail.Sources:
    """These documents by their origins, in the order given."""
    rows = _rows(view, list(dict.fromkeys(documents)))
    groups: list[tuple[set[str], list[_Document]]] = []
    for row in rows:
        marks = _marks(row, rows)
        same = [group for group in groups if group[0] & marks]
        joined = ({*marks, *(m for group in same for m in group[0])},
                  [d for group in same for d in group[1]] + [row])  # fmt: skip
        groups = [group for group in groups if group not in same] + [joined]
    place = {row.document: at for at, row in enumerate(rows)}
    groups.sort(key=lambda group: min(place[each.document] for each in group[1]))
    origins = tuple(
        trail.OriginView(documents=tuple(each.document for each in members), says=_says(members))
        for _, members in groups
    )
    return trail.Sources(
        documents=len(rows), independent=len(origins), sentence=_sentence(rows, origins),
        origins=origins,
    )  # fmt: skip


def _rows(view: View, documents: Sequence[str]) -> list[_Document]:
    table = view.model.documents.c
    columns = (table.document, table.publisher, table.url, table.syndication, table.origin)
    found: dict[str, _Document] = {}
    rest = iter(documents)
    while portion := list(islice(rest, _PORTION)):
        for row in view.connection.execute(select(*columns).where(table.document.in_(portion))):
            found[row.document] = _Document(*row)
    return [found[document] for document in documents if document in found]


def _marks(row: _Document, rows: Sequence[_Document]) -> set[str]:
    """What connects a document with others: two with one mark in common are of one origin."""
    marks = {f"document {row.origin or row.document}"}
    if row.syndication:
        stated = fold(row.syndication)
        marks.add(f"from {stated}")
    named = {fold(each.syndication) for each in rows if each.syndication}
    for own in (row.publisher, row.url):
        if own and fold(own) in named:
            marks.add(f"from {fold(own)}")
    return marks


def _says(members: Sequence[_Document]) -> str | None:
    """Why several documents are one origin; None for one that stands alone."""
    if len(members) == 1:
        only = members[0]
        return f"{only.document} is a copy of {only.origin}" if only.origin else None
    said = [f"{m.document} is a copy of {m.origin}" for m in members if m.origin]
    said += [
        f"{m.document} says that it comes from {m.syndication}"
        for m in members
        if m.syndication and not m.origin
    ]
    return "; ".join(said)


def _sentence(rows: Sequence[Any], origins: Sequence[trail.OriginView]) -> str:
    """`3 documents, 2 independent origins: … is a copy of …`."""
    both = f"{counted(len(rows), 'document')}, {counted(len(origins), 'independent origin')}"
    why = "; ".join(each.says for each in origins if each.says)
    return f"{both}: {why}" if why else both
