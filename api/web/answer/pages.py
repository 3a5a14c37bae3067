"""The address of the page.

Invariant: it shows words, which may have to go one day, so no cache keeps it.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from api.http.parameters import AspectOf, KnownAt, Sources
from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses
from api.web.addresses import Clocks
from api.web.answer import view as answers
from api.web.rendering import Alternate, Crumb, Frame, here, page, rows_as_data
from api.web.today import today

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])


@router.get("/answer/{party}/{instrument}")
def answer(
    request: Request,
    service: Chronicled,
    party: str,
    instrument: str,
    valid_on: str = "",
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """Had it joined on that day, as known then, and why."""
    clocks = Clocks(valid_on or today(), known_at or None)
    scope = tuple(sources) if sources else None
    view = answers.view(service.questions, party, instrument, clocks, aspect or None, scope)
    frame = _frame(request, view)
    signs = request.app.state.settings.key is not None
    return page(
        "answer/page.html",
        frame,
        view=view,
        known_at=known_at or "",
        aspect=aspect or "",
        certificate=addresses.with_query("/certificates/ask", **_about(view)) if signs else "",
    )


def _about(view: answers.View) -> dict[str, addresses.Given]:
    """The question as the paths for programs take it, pinned."""
    said = view.answer
    return {
        "party": said.party,
        "instrument": said.instrument,
        "valid_on": said.valid_on,
        "known_at": said.position,
        "aspect": addresses.said(said.aspect),
        "sources": said.sources,
    }


def _frame(request: Request, view: answers.View) -> Frame:
    said = view.answer
    clocks = Clocks(said.valid_on, said.position)
    about = _about(view)
    return Frame(
        title=f"{said.party_name} and {said.instrument_name} – {view.headline}",
        here=here(request),
        crumbs=(
            Crumb("Instruments", "/"),
            Crumb(said.instrument_name, addresses.instrument(said.instrument, clocks)),
            Crumb(said.party_name, addresses.party(said.party, clocks)),
        ),
        alternates=(
            *rows_as_data("/ask", **about),
            Alternate("Derivation", "application/json", addresses.with_query("/why", **about)),
        ),
        pinned=said,
        permalink=view.pinned,
    )
