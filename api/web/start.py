"""The start page: what this is, and every instrument there is."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Depends, Request, Response

from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses, words
from api.web.rendering import Alternate, Frame, chronicle_of, page

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])


class Listed(NamedTuple):
    """An instrument in the index."""

    name: str
    kind: str
    href: str


@router.get("/")
def start(request: Request, service: Chronicled) -> Response:
    """Every instrument, by name."""
    found = sorted(service.questions.entities("instrument"), key=lambda e: e.name.casefold())
    frame = Frame(
        title="Who had signed, as of which day",
        chronicle=chronicle_of(request),
        alternates=(Alternate("JSON", "application/json", "/instruments"),),
    )
    listed = [Listed(e.name, words.KINDS[e.kind], addresses.instrument(e.id)) for e in found]
    return page("start.html", frame, instruments=listed)
