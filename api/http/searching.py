"""The path that searches.

Invariant: what it gives may hold words of sources, so no cache keeps it; a search writes
nothing but the index of words, which can be made anew.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api import tabular
from api.http.describing import answer, problems
from api.http.parameters import KnownAt
from api.http.sending import Format, shown, tabled
from api.http.state import Chronicled, reach, refuse_strange_parameters
from api.wiring import Service
from domain.errors import Unavailable
from projections.questions.search import SORTS, SearchResults

router = APIRouter(tags=["ask"], dependencies=[Depends(refuse_strange_parameters), Depends(reach)])


@router.get(
    "/search",
    summary="Find by words",
    responses=tabled(answer(SearchResults, "search")) | problems(422, 503),
)
def search(
    request: Request,
    service: Chronicled,
    q: Annotated[str, Query(description="Words; every one of them must fit.")],
    sort: Annotated[
        str | None, Query(description=f"Only one of {', '.join(SORTS)}; all, if left out.")
    ] = None,
    after: Annotated[
        int, Query(ge=0, le=2**63 - 1, description="Start behind there; see `more`.")
    ] = 0,
    limit: Annotated[int, Query(ge=1, le=100, description="How many of each at most.")] = 10,
    known_at: KnownAt = None,
    format: Format = None,
) -> Response:
    """Parties and instruments by their names, facts, and documents by their words.

    The most fitting come first, facts the newest first. A word may be the beginning of a
    longer one; of a text only the last may. `nearest` are names spelled alike, where nothing
    was found.
    """
    index_texts(service)
    sorts = SORTS if sort is None else (sort,)
    found = service.questions.search(q, known_at=known_at, sorts=sorts, after=after, limit=limit)
    return shown(request, found, tabular.found, format)


def index_texts(service: Service) -> None:
    """Let the archived texts be found, as far as the database lets the index be written."""
    with suppress(Unavailable):  # what is indexed already can be found all the same
        service.chronicle.text_index.catch_up()
