"""The addresses of the page: itself, and a step of its sliders."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.http.state import Chronicled
from api.web.instrument.asked import Asked, asked, read_query
from api.web.instrument.remembered import Views
from api.web.instrument.roster import View, sliders
from api.web.instrument.step import step as step_between
from api.web.map.places import shapes
from api.web.rendering import Frame, fragment, here, page
from api.web.today import today

router = APIRouter(include_in_schema=False)
Wanted = Annotated[Asked, Depends(asked)]


async def _views(request: Request) -> Views:
    state = request.app.state
    if not hasattr(state, "views"):
        state.views = Views(state.service.questions)
    views: Views = state.views
    return views


Viewed = Annotated[Views, Depends(_views)]
"""The views of the open chronicle."""


@router.get("/instrument/{instrument}")
def instrument(
    request: Request, service: Chronicled, views: Viewed, instrument: str, wanted: Wanted
) -> Response:
    """The roster of an instrument on a day: sliders, facets, map and table."""
    now = today()
    view = views.view(instrument, wanted, now)
    return page(
        "instrument/page.html",
        _frame(request, view),
        view=view,
        shapes=shapes(),
        sliders=sliders(service.questions, view, now),
    )


@router.get("/instrument/{instrument}/step")
def step(
    request: Request,
    service: Chronicled,
    views: Viewed,
    instrument: str,
    query: Annotated[str, Query(description="The query of the page that is wanted.")],
    shown: Annotated[str, Query(description="The query of the page that is shown, pinned.")],
) -> Response:
    """What differs between two pages of one instrument, for the script to put in place."""
    now = today()
    wanted = views.view(instrument, read_query(query), now)
    old = views.view(instrument, read_query(shown), now)
    same = {"valid_on": None, "known_at": None}
    anew = (
        old.asked.at(**same) != wanted.asked.at(**same)
        or old.roster.position != wanted.roster.position
    )
    return fragment(
        "instrument/step.html",
        frame=_frame(request, wanted),
        view=wanted,
        step=step_between(old, wanted),
        sliders=sliders(service.questions, wanted, now) if anew else None,
    )


def _frame(request: Request, view: View) -> Frame:
    return Frame(
        title=view.roster.instrument_name,
        here=here(request),
        alternates=view.alternates,
        pinned=view.roster,
        permalink=view.permalink,
    )
