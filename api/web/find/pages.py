"""The address of the page.

Invariant: it may show passages of texts, so no cache keeps it.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Depends, Request, Response

from api.http.asking import KnownAt
from api.http.searching import index_texts
from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses, words
from api.web.rendering import Frame, here, page, rows_as_data
from projections.questions.search import EntityFound, SearchResults

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])
_MOST = 20


class Hit(NamedTuple):
    """One thing that was found."""

    name: str
    href: str
    detail: str
    passage: str | None


class Section(NamedTuple):
    """What was found of one sort."""

    title: str
    hits: tuple[Hit, ...]
    more: bool


@router.get("/find")
def find(request: Request, service: Chronicled, q: str = "", known_at: KnownAt = None) -> Response:
    """What the words lead to; an empty form if there are none."""
    frame = Frame(title="Find", here=here(request))
    if not q.strip():
        return page("find/page.html", frame, query="", groups=(), nearest=())
    index_texts(service)
    found = service.questions.search(q, known_at=known_at or None, limit=_MOST)
    return page(
        "find/page.html",
        frame._replace(
            title=f"Find: {q}",
            alternates=rows_as_data("/search", q=q, known_at=known_at, limit=_MOST),
            pinned=found,
        ),
        query=q,
        groups=tuple(section for section in _sections(found) if section.hits),
        nearest=found.nearest,
    )


def _sections(found: SearchResults) -> tuple[Section, ...]:
    return (
        Section(
            "Instruments",
            tuple(_entity(one, addresses.instrument(one.id)) for one in found.instruments),
            "instrument" in found.more,
        ),
        Section(
            "Parties",
            tuple(_entity(one, addresses.party(one.id)) for one in found.parties),
            "party" in found.more,
        ),
        Section(
            "Facts",
            tuple(
                Hit(
                    fact.sentence,
                    addresses.passage(fact.document, fact.fact),
                    words.dated(fact.when) if fact.when else "undated",
                    None,
                )
                for fact in found.facts
            ),
            "fact" in found.more,
        ),
        Section(
            "Documents",
            tuple(
                Hit(
                    one.title or one.publisher or one.document,
                    addresses.document(one.document),
                    words.dated(one.published) if one.published else "",
                    one.passage,
                )
                for one in found.documents
            ),
            "document" in found.more,
        ),
    )


def _entity(one: EntityFound, href: str) -> Hit:
    also = "" if one.matched == one.name else f", also {one.matched}"
    return Hit(one.name, href, words.KINDS[one.kind] + also, None)
