"""Paths that ask. An answer is exactly `msgspec.json.encode` of what `Questions` gives.

Invariant: nothing here changes anything, and nothing here decides: every path puts
its parameters to one question and sends what comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api import tabular
from api.http.describing import answer, problems
from api.http.paging import DEFAULT, After, Limit, key_of, link, next_page, number_of
from api.http.parameters import AspectOf, Instrument, KnownAt, Party, Sources, ValidOn
from api.http.routing import QuestionRoute
from api.http.sending import Format, sent, tabled
from api.http.shapes import FactPage, InstrumentPage, PartyPage
from api.http.state import Chronicled, reach, refuse_strange_parameters
from api.wiring import Service
from projections.questions import answers
from projections.questions.history import PartyHistory

router = APIRouter(tags=["ask"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])


async def ask(
    request: Request,
    party: Party,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Yes, no or unknown on that day, as known at that position, and always why.

    `because` lists the facts it rests on, `against` those that say otherwise; each
    can be audited at `/facts/{fact}`. Absence of reports is never a no.
    """
    service: Service = request.app.state.service
    question = partial(
        service.questions.ask, party, instrument, valid_on, known_at, aspect, sources
    )
    # Half a millisecond of work of our own: a thread would cost as much again, and hold the
    # loop up all the same. Where the answer comes from elsewhere the loop must not wait for it.
    waits = service.questions.waits or sources
    found = await run_in_threadpool(question) if waits else question()
    return sent(request, found, known_at, table=tabular.ask, format=format)


router.add_api_route(
    "/ask",
    ask,
    methods=["GET"],
    route_class_override=QuestionRoute,
    summary="Had a party joined an instrument?",
    responses=tabled(answer(answers.AskAnswer, "ask")) | problems(404, 409, 422, 503),
)


@router.get(
    "/roster",
    summary="Everybody, with their answer on one day",
    responses=tabled(answer(answers.Roster, "roster")) | problems(404, 409, 422, 503),
)
def roster(
    request: Request,
    service: Chronicled,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Every party that something is on file about for the instrument, by name."""
    found = service.questions.roster(instrument, valid_on, known_at, aspect, sources)
    return sent(request, found, known_at, table=tabular.roster, format=format)


@router.get(
    "/timeline",
    summary="All facts about an instrument",
    responses=tabled(answer(answers.Timeline, "timeline")) | problems(404, 409, 422, 503),
)
def timeline(
    request: Request,
    service: Chronicled,
    instrument: Instrument,
    known_at: KnownAt = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Facts in the order of their days in the world."""
    found = service.questions.timeline(instrument, known_at, sources)
    return sent(request, found, known_at, table=tabular.facts, format=format)


@router.get(
    "/counts",
    summary="How many take part",
    responses=tabled(answer(answers.CountLedger, "counts")) | problems(404, 409, 422, 503),
)
def counts(
    request: Request,
    service: Chronicled,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """What sources count by that day, beside who is known by name and by group."""
    found = service.questions.counts(instrument, valid_on, known_at, sources)
    return sent(request, found, known_at, table=tabular.counts, format=format)


@router.get(
    "/facts",
    summary="Facts in the order of recording",
    responses=tabled(answer(FactPage, "facts")) | problems(404, 409, 422, 503),
)
def facts(
    request: Request,
    service: Chronicled,
    document: Annotated[
        str | None, Query(description="Only facts drawn from this document (`d1-…`).")
    ] = None,
    party: Annotated[
        str | None, Query(description="Only facts in which it plays a role: an id, name or alias.")
    ] = None,
    instrument: Annotated[
        str | None, Query(description="Only facts about it: an id, a name or an alias.")
    ] = None,
    kind: Annotated[
        str | None, Query(description="Only facts of this kind, like `joined` or `listed`.")
    ] = None,
    known_at: KnownAt = None,
    sources: Sources = None,
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """Facts filtered by all that is given; all of them if nothing is.

    `next`, also in the header `Link`, is the address of the page that follows, as known at
    the position of this one; null on the last.
    """
    found = service.questions.facts(
        document=document,
        party=party,
        instrument=instrument,
        kind=kind,
        known_at=known_at,
        sources=sources,
        after=number_of(after),
        limit=limit + 1,
    )
    first = found.facts[:limit]
    address = None
    if len(found.facts) > limit:
        address = next_page(request, first[-1].position, known_at=found.position)
    page = FactPage(**{**msgspec.structs.asdict(found), "facts": first, "next": address})
    return sent(request, page, known_at, table=tabular.facts, format=format, headers=link(address))


@router.get(
    "/parties",
    summary="Every registered party",
    responses=tabled(answer(PartyPage, "list-parties")) | problems(422, 503),
)
def parties(
    request: Request,
    service: Chronicled,
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """Parties by id, each with all the names it goes by; `next` as at `/facts`."""
    some, address = _registered(request, service, "party", after, limit)
    page = PartyPage(parties=some, next=address)
    return sent(request, page, table=_table(some), format=format, headers=link(address))


@router.get(
    "/parties/{party}",
    summary="Everything a party joined, refused, left or was listed on",
    responses=tabled(answer(PartyHistory, "party-history")) | problems(404, 409, 422, 503),
)
def party(
    request: Request,
    service: Chronicled,
    party: Annotated[str, Path(description="A party: its id, its name or an alias.")],
    known_at: KnownAt = None,
    sources: Sources = None,
    format: Format = None,
) -> Response:
    """Who it is, and its answers towards all instruments as spans of days, `valid_to` exclusive.

    By instrument, aspect and day. As a table, a row for each span.
    """
    found = service.questions.history(party, known_at, sources)
    return sent(request, found, known_at, table=tabular.history, format=format)


@router.get(
    "/instruments",
    summary="Every registered instrument",
    responses=tabled(answer(InstrumentPage, "list-instruments")) | problems(422, 503),
)
def instruments(
    request: Request,
    service: Chronicled,
    after: After = None,
    limit: Limit = DEFAULT,
    format: Format = None,
) -> Response:
    """Instruments by id, each with all the names it goes by; `next` as at `/facts`."""
    some, address = _registered(request, service, "instrument", after, limit)
    page = InstrumentPage(instruments=some, next=address)
    return sent(request, page, table=_table(some), format=format, headers=link(address))


def _table(some: tuple[answers.EntityView, ...]) -> Callable[[object], tabular.Table]:
    return lambda _: tabular.entities(some)


def _registered(
    request: Request, service: Service, sort: str, after: str | None, limit: int
) -> tuple[tuple[answers.EntityView, ...], str | None]:
    """A page of what is registered, and the address of the next one."""
    found = service.questions.entities(sort, after=key_of(after) or "", limit=limit + 1)
    some = tuple(found[:limit])
    return some, next_page(request, some[-1].id) if len(found) > limit else None
