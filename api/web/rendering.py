"""From a view model to a page. Templates lay out; what they show is worked out before.

Invariant: everything is escaped; a template that names what its view does not have fails.
"""

from __future__ import annotations

from typing import NamedTuple

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse

from api.visible import visible
from api.web import addresses, words
from api.web.static import address
from api.web.visitor import Visitor, visitor_of
from api.wiring import origin_of
from api.wording import reader, reckoned
from domain.nouns import counted
from projections.questions.answers import AskAnswer, Pinned

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("api.web"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


class Crumb(NamedTuple):
    """A page above this one."""

    name: str
    href: str


class Alternate(NamedTuple):
    """The same in another form, for programs and spreadsheets."""

    name: str
    media_type: str
    href: str


def rows_as_data(path: str, **given: addresses.Given) -> tuple[Alternate, ...]:
    """What a page shows as rows, in both forms that programs and spreadsheets take."""
    return (
        Alternate("JSON", "application/json", addresses.with_query(path, **given)),
        Alternate("CSV", "text/csv", addresses.with_query(path, **given, format="csv")),
    )


class Here(NamedTuple):
    """What every page is a part of: the chronicle, None if it cannot be read; and who looks."""

    chronicle: str | None
    visitor: Visitor
    host: str
    """The address of the server, for what is read on paper."""


class Frame(NamedTuple):
    """What surrounds every page: head, masthead, way back, and the footer that states the clocks.

    `pinned` is the answer that the page shows, None where it shows none; `permalink` is the
    address with both clocks fixed, under which the page stays what it is.
    """

    title: str
    here: Here
    language: str = "en"
    crumbs: tuple[Crumb, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    pinned: Pinned | AskAnswer | None = None
    permalink: str | None = None


SECTIONS = (
    Crumb("Instruments", "/"),
    Crumb("Conflicts", addresses.conflicts()),
    Crumb("Find", addresses.find()),
    Crumb("Review", addresses.review()),
)
"""What the masthead leads to."""
_TEMPLATES.globals.update(
    static=address,
    to=addresses,
    sections=SECTIONS,
    dated=words.dated,
    moment=words.moment,
    day=words.day,
    between=words.between,
    counted=counted,
    named=words.named,
    said=words.said,
    day_before=words.day_before,
    reckoned=reckoned,
)
_TEMPLATES.filters["spoken"] = words.spoken
_TEMPLATES.filters["by_whom"] = reader


def page(template: str, frame: Frame, *, status: int = 200, **view: object) -> HTMLResponse:
    """A template as a whole page; what it shows goes by the names in `view`."""
    html = _TEMPLATES.get_template(template).render(frame=frame, **view)
    return HTMLResponse(_shown(html), status, headers={"Vary": "Accept"})


def fragment(template: str, **view: object) -> HTMLResponse:
    """A template that is a part of a page, for the script to swap in."""
    return HTMLResponse(_shown(_TEMPLATES.get_template(template).render(**view)))


def _shown(html: str) -> str:
    """A page in which nothing recorded can reorder or hide what stands beside it."""
    return visible(html.replace("\r", ""))


def here(request: Request) -> Here:
    """Where a request has come to. Raises as reading the chronicle's id does."""
    return Here(chronicle_of(request), visitor_of(request), host_of(request))


def host_of(request: Request) -> str:
    """The address of the server, as whoever asks knows it."""
    return str(request.base_url).removesuffix("/")


def chronicle_of(request: Request) -> str:
    """The id of the chronicle that a request is about; read once, as it never changes."""
    state = request.app.state
    if not hasattr(state, "chronicle_id"):
        state.chronicle_id = origin_of(state.service.chronicle.log)
    known: str = state.chronicle_id
    return known
