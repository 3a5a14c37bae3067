"""The address of the page."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from api.http.parameters import KnownAt, Sources
from api.http.state import Chronicled, refuse_strange_parameters
from api.web.addresses import Clocks
from api.web.party import view as parties
from api.web.rendering import Crumb, Frame, here, page, rows_as_data
from api.web.today import today

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])


@router.get("/party/{party}")
def party(
    request: Request,
    service: Chronicled,
    party: str,
    valid_on: str = "",
    known_at: KnownAt = None,
    sources: Sources = None,
) -> Response:
    """Everything a party joined, refused, left or was listed on, as known then."""
    clocks = Clocks(valid_on or today(), known_at or None)
    scope = tuple(source for source in sources or () if source)
    view = parties.view(service.questions, party, clocks, scope)
    return page("party/page.html", _frame(request, view), view=view, known_at=known_at or "")


def _frame(request: Request, view: parties.View) -> Frame:
    history = view.history
    return Frame(
        title=history.party_name,
        here=here(request),
        crumbs=(Crumb("Instruments", "/"),),
        alternates=rows_as_data(
            f"/parties/{history.party}", known_at=history.position, sources=history.sources
        ),
        pinned=history,
        permalink=view.pinned,
    )
