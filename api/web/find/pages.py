"""The address of the page.

Invariant: it may show passages of texts, so no cache keeps it.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Depends, Request, Response
from markupsafe import Markup

from api.http.parameters import KnownAt
from api.http.searching import index_texts
from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses, words
from api.web.rendering import Frame, here, page, rows_as_data
from api.wiring import Service
from domain.instruments import JOINABLE_PARTIES
from projections.questions.answers import EntityView
from projections.questions.search import EntityFound, SearchResults

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])
_MOST = 20
_OF_A_KIND = 400
"""Parties of a kind that are listed: all states of the world fit."""


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
    """What the words lead to; without words every party on file, by kind."""
    frame = Frame(title="Find", here=here(request))
    if not q.strip():
        frame = frame._replace(alternates=rows_as_data("/parties"))
        return page("find/page.html", frame, query="", groups=_parties(service), nearest=())
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


def _parties(service: Service) -> tuple[Section, ...]:
    """Every party, by kind and by name."""
    by_kind: dict[str, list[EntityView]] = {kind: [] for kind in words.PARTIES}
    for one in service.questions.entities("party"):
        by_kind[one.kind].append(one)
    found = []
    for kind, parties in by_kind.items():
        parties.sort(key=lambda one: words.in_order(one.name))
        hits = tuple(_party(one) for one in parties)
        title = f"{words.PARTIES[kind]}: {len(hits):,}"
        found.append(Section(title, hits[:_OF_A_KIND], len(hits) > _OF_A_KIND))
    return tuple(section for section in found if section.hits)


def _party(one: EntityView) -> Hit:
    """A party; beside one that can be belonged to, who belongs to it."""
    detail = ""
    if one.kind in JOINABLE_PARTIES:
        detail = Markup('<a href="{}">its members</a>').format(addresses.instrument(one.id))
    return Hit(one.name, addresses.party(one.id), detail, None)


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
