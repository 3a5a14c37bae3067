"""The start page: what this is, what changed lately, and every instrument there is."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Depends, Request, Response

from api.http.state import Chronicled, refuse_strange_parameters
from api.web import addresses, words
from api.web.rendering import Frame, here, page, rows_as_data
from projections.questions import Questions

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])

_LATELY = 6
_EVENTS = 60
"""How far back in the log the page looks for them."""


class Listed(NamedTuple):
    """An instrument in the index."""

    name: str
    kind: str
    href: str


class Lately(NamedTuple):
    """A fact that was recorded not long ago."""

    sentence: str
    recorded: str
    href: str
    taken_back: bool
    """Whether it was retracted, corrected or dropped since, or its acceptance undone."""


def _lately(questions: Questions) -> list[Lately]:
    """The last facts recorded, the newest first, if any are among the last events."""
    last = questions.position()
    facts = questions.facts(known_at=last, after=max(0, last - _EVENTS)).facts[-_LATELY:]
    return [
        Lately(
            fact.sentence,
            fact.recorded_at[:10],
            addresses.passage(fact.document, fact.fact),
            fact.withdrawn_at is not None,
        )
        for fact in reversed(facts)
    ]


@router.get("/")
def start(request: Request, service: Chronicled) -> Response:
    """What was recorded lately, and every instrument, by name."""
    found = sorted(service.questions.entities("instrument"), key=lambda e: words.in_order(e.name))
    frame = Frame(
        title="Who had signed, as of which day",
        here=here(request),
        alternates=rows_as_data("/instruments"),
    )
    listed = [Listed(e.name, words.KINDS[e.kind], addresses.instrument(e.id)) for e in found]
    return page("start.html", frame, instruments=listed, lately=_lately(service.questions))
