"""The addresses of the page: itself, a step of its slider, and its table as CSV."""

from __future__ import annotations

import csv
import io
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.http.state import Chronicled
from api.web.instrument import roster
from api.web.instrument.asked import Asked, asked, read_query
from api.web.instrument.step import step as step_between
from api.web.map.places import shapes
from api.web.rendering import Crumb, Frame, chronicle_of, fragment, page
from api.web.today import today

router = APIRouter(include_in_schema=False)
Wanted = Annotated[Asked, Depends(asked)]
_COLUMNS = (
    "party", "name", "kind", "answer", "reason", "status", "since", "last_reported", "certainty",
)  # fmt: skip


@router.get("/instrument/{instrument}")
def instrument(request: Request, service: Chronicled, instrument: str, wanted: Wanted) -> Response:
    """The roster of an instrument on a day: sliders, facets, map and table."""
    now = today()
    view = roster.view(service.questions, instrument, wanted, now)
    return page(
        "instrument/page.html",
        _frame(request, view),
        view=view,
        shapes=shapes(),
        sliders=roster.sliders(service.questions, view, now),
    )


@router.get("/instrument/{instrument}/step")
def step(
    request: Request,
    service: Chronicled,
    instrument: str,
    query: Annotated[str, Query(description="The query of the page that is wanted.")],
    shown: Annotated[str, Query(description="The query of the page that is shown.")],
) -> Response:
    """What differs between two pages of one instrument, for the script to put in place."""
    now = today()
    wanted = roster.view(service.questions, instrument, read_query(query), now)
    old = roster.view(service.questions, instrument, read_query(shown), now)
    day_alone = old.asked.at(valid_on=None) == wanted.asked.at(valid_on=None)
    return fragment(
        "instrument/step.html",
        frame=_frame(request, wanted),
        view=wanted,
        step=step_between(old, wanted),
        anew=not day_alone or old.roster.position != wanted.roster.position,
        sliders=roster.sliders(service.questions, wanted, now),
    )


@router.get("/instrument/{instrument}/table.csv")
def table(service: Chronicled, instrument: str, wanted: Wanted) -> Response:
    """The table as it is shown, all its pages in one, with the clocks in each row."""
    view = roster.view(service.questions, instrument, wanted, today())
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow((*_COLUMNS, "valid_on", "position"))
    entries = {entry.party: entry for entry in view.roster.entries}
    clocks = view.roster.valid_on, view.roster.position
    for row in view.passing:
        entry = entries[row.party]
        lines.writerow((*(getattr(entry, column) for column in _COLUMNS), *clocks))
    name = f"{view.life.instrument}-{view.roster.valid_on}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _frame(request: Request, view: roster.View) -> Frame:
    return Frame(
        title=view.roster.instrument_name,
        chronicle=chronicle_of(request),
        crumbs=(Crumb("Instruments", "/"),),
        alternates=view.alternates,
        pinned=view.roster,
        permalink=view.permalink,
    )
