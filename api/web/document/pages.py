"""The address of the page.

Invariant: it shows words, which may have to go one day, so no cache keeps it.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.http.paging import behind
from api.http.state import Chronicled, refuse_strange_parameters
from api.web.document import view as documents
from api.web.rendering import Crumb, Frame, here, page, rows_as_data

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])


@router.get("/document/{document}")
def document(
    request: Request, service: Chronicled, document: str, after: Annotated[int, Query(ge=0)] = 0
) -> Response:
    """Its text with every quote marked, the facts drawn from it, and what became of them."""
    view = documents.view(service.questions, document, after)
    frame = Frame(
        title=view.title,
        here=here(request),
        crumbs=(Crumb("Instruments", "/"),),
        alternates=rows_as_data(
            f"/documents/{document}",
            limit=documents.FACTS,
            after=behind(str(after)) if after else None,
        ),
    )
    return page("document/page.html", frame, view=view)
