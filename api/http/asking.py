"""Paths that ask. An answer is exactly `msgspec.json.encode` of what `Questions` gives.

Invariant: nothing here changes anything, and nothing here decides: every path puts
its parameters to one question and sends what comes back.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Response

from api.http.describing import answer, problems
from api.http.state import Chronicled, reach, refuse_strange_parameters
from projections.questions import answers

router = APIRouter(tags=["ask"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])

Party = Annotated[str, Query(description="A party: its id, its name or an alias.")]
Instrument = Annotated[
    str, Query(description="An instrument, or a group that can be joined: its id, name or alias.")
]
ValidOn = Annotated[
    str, Query(description="True in the world on that calendar day (YYYY-MM-DD), inclusive.")
]
KnownAt = Annotated[
    str | None,
    Query(
        description="On file at that log position, or at that time (2026-11-22T17:00:00Z). "
        "Now, if left out. A position pins the answer for ever."
    ),
]
AspectOf = Annotated[
    str | None,
    Query(
        description="For a treaty: `signature`, `consent` or `force`. "
        "Otherwise `participation`, the default."
    ),
]
Sources = Annotated[
    list[str] | None,
    Query(
        description="Only what this document (its id) or publisher (its name) says; "
        "may be given several times."
    ),
]


def sent(value: Any) -> Response:
    """The answer as JSON, the same bytes that the command line prints."""
    return Response(msgspec.json.encode(value), media_type="application/json")


@router.get(
    "/ask",
    summary="Had a party joined an instrument?",
    responses=answer(answers.AskAnswer, "ask") | problems(404, 409, 422, 503),
)
def ask(
    service: Chronicled,
    party: Party,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """Yes, no or unknown on that day, as known at that position, and always why.

    `because` lists the facts it rests on, `against` those that say otherwise; each
    can be audited at `/facts/{fact}`. Absence of reports is never a no.
    """
    return sent(service.questions.ask(party, instrument, valid_on, known_at, aspect, sources))


@router.get(
    "/roster",
    summary="Everybody, with their answer on one day",
    responses=answer(answers.Roster, "roster") | problems(404, 409, 422, 503),
)
def roster(
    service: Chronicled,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    aspect: AspectOf = None,
    sources: Sources = None,
) -> Response:
    """Every party that something is on file about for the instrument, by name."""
    return sent(service.questions.roster(instrument, valid_on, known_at, aspect, sources))


@router.get(
    "/timeline",
    summary="All facts about an instrument",
    responses=answer(answers.Timeline, "timeline") | problems(404, 409, 422, 503),
)
def timeline(
    service: Chronicled,
    instrument: Instrument,
    known_at: KnownAt = None,
    sources: Sources = None,
) -> Response:
    """Facts in the order of their days in the world."""
    return sent(service.questions.timeline(instrument, known_at, sources))


@router.get(
    "/counts",
    summary="How many take part",
    responses=answer(answers.CountLedger, "counts") | problems(404, 409, 422, 503),
)
def counts(
    service: Chronicled,
    instrument: Instrument,
    valid_on: ValidOn,
    known_at: KnownAt = None,
    sources: Sources = None,
) -> Response:
    """What sources count by that day, beside who is known by name and by group."""
    return sent(service.questions.counts(instrument, valid_on, known_at, sources))


@router.get(
    "/facts",
    summary="Facts in the order of recording",
    responses=answer(answers.FactList, "facts") | problems(404, 409, 422, 503),
)
def facts(
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
) -> Response:
    """Facts filtered by all that is given; all of them if nothing is."""
    found = service.questions.facts(
        document=document,
        party=party,
        instrument=instrument,
        kind=kind,
        known_at=known_at,
        sources=sources,
    )
    return sent(found)


@router.get(
    "/facts/{fact}",
    summary="Where a fact came from",
    responses=answer(answers.Audit, "audit") | problems(404, 422, 503),
)
def audit(
    service: Chronicled, fact: Annotated[str, Path(description="The id of a fact (`f1-…`).")]
) -> Response:
    """The audit: its quote in the archived text, the document, who recorded it, what rests on it.

    `quote.verified` says whether the words are still the ones that the log committed to.
    """
    return sent(service.questions.audit(fact))


@router.get(
    "/parties",
    summary="Every registered party",
    responses=answer(list[answers.EntityView], "list-parties") | problems(422, 503),
)
def parties(service: Chronicled) -> Response:
    """Parties by id, each with all the names it goes by."""
    return sent(service.questions.entities("party"))


@router.get(
    "/instruments",
    summary="Every registered instrument",
    responses=answer(list[answers.EntityView], "list-instruments") | problems(422, 503),
)
def instruments(service: Chronicled) -> Response:
    """Instruments by id, each with all the names it goes by."""
    return sent(service.questions.entities("instrument"))
