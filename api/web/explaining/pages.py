"""The addresses of these pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.http.parameters import AspectOf, KnownAt
from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses
from api.web.explaining import compare as comparing
from api.web.explaining.sides import YEAR, controls
from api.web.rendering import Alternate, Crumb, Frame, here, page, rows_as_data
from api.web.today import today
from domain.dates import day, iso
from domain.nouns import counted

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])
_Day = Annotated[str, Query()]


@router.get("/instrument/{instrument}/compare")
def compare(
    request: Request,
    service: Chronicled,
    instrument: str,
    valid_from: _Day = "",
    valid_to: _Day = "",
    known_at: KnownAt = None,
    valid_on: _Day = "",
    known_from: KnownAt = None,
    known_to: KnownAt = None,
    aspect: AspectOf = None,
) -> Response:
    """Two days as known at one position, or one day as known at two."""
    if known_from or known_to or valid_on:
        sides = comparing.Sides(None, None, None, valid_on or today(), known_from or "0",
                                known_to or None)  # fmt: skip
    else:
        last = valid_to or today()
        first = valid_from or iso(day(last) - YEAR)
        sides = comparing.Sides(first, last, known_at or None, None, None, None)
    view = comparing.view(service.questions, instrument, sides, aspect or None)
    diff = view.diff
    pinned = comparing.pinned(diff, aspect or None)
    data = rows_as_data("/diff", instrument=diff.instrument, **pinned)
    frame = _frame(request, "Compared", diff.instrument, diff.instrument_name, data)
    permalink = addresses.compare(diff.instrument, **pinned)
    return page(
        "explaining/compare.html",
        frame._replace(pinned=diff.after, permalink=permalink),
        view=view,
        sides=sides,
        controls=controls(service.questions, view, sides, aspect or None),
        aspect=aspect or "",
    )


@router.get("/instrument/{instrument}/conflicts")
def conflicts(
    request: Request, service: Chronicled, instrument: str, known_at: KnownAt = None
) -> Response:
    """What contradicts itself about one instrument."""
    found = service.questions.conflicts(instrument, known_at or None)
    assert found.instrument is not None
    assert found.instrument_name is not None
    data = rows_as_data("/conflicts", instrument=found.instrument, known_at=found.position)
    frame = _frame(request, "Conflicts", found.instrument, found.instrument_name, data)
    permalink = addresses.conflicts(found.instrument, known_at=found.position)
    frame = frame._replace(pinned=found, permalink=permalink)
    return page("explaining/conflicts.html", frame, found=found, known_at=known_at or "")


@router.get("/conflict")
def all_conflicts(request: Request, service: Chronicled, known_at: KnownAt = None) -> Response:
    """What contradicts itself anywhere."""
    found = service.questions.conflicts(None, known_at or None)
    frame = Frame(
        title="Conflicts",
        here=here(request),
        alternates=rows_as_data("/conflicts", known_at=found.position),
        pinned=found,
        permalink=addresses.conflicts(known_at=found.position),
    )
    return page("explaining/conflicts.html", frame, found=found, known_at=known_at or "")


@router.get("/instrument/{instrument}/counts")
def counts(
    request: Request,
    service: Chronicled,
    instrument: str,
    valid_on: _Day = "",
    known_at: KnownAt = None,
) -> Response:
    """The count ledger of one instrument."""
    found = service.questions.counts(instrument, valid_on or today(), known_at or None)
    clocks = addresses.Clocks(found.valid_on, found.position)._asdict()
    data = rows_as_data("/counts", instrument=found.instrument, **clocks)
    frame = _frame(request, "Counts", found.instrument, found.instrument_name, data)
    return page(
        "explaining/counts.html",
        frame._replace(pinned=found, permalink=addresses.counts(found.instrument, **clocks)),
        found=found,
        known_at=known_at or "",
        known=[
            *(f"{counted(n, kind)} by name" for kind, n in found.named.items()),
            *(f"{counted(n, kind)} by group" for kind, n in found.by_group.items()),
        ],
    )


def _frame(
    request: Request, what: str, instrument: str, name: str, data: tuple[Alternate, ...]
) -> Frame:
    return Frame(
        title=f"{what}: {name}",
        here=here(request),
        crumbs=(Crumb("Instruments", "/"), Crumb(name, addresses.instrument(instrument))),
        alternates=data,
    )
