"""The page with the form to sign in with; whoever may not read yet has to see it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from api.http.state import refuse_strange_parameters
from api.web.addresses import SIGN_IN
from api.web.rendering import Frame, here, page
from api.web.visitor import way_back

router = APIRouter(include_in_schema=False, dependencies=[Depends(refuse_strange_parameters)])


@router.get(SIGN_IN)
def sign_in(request: Request, next: str = "") -> Response:  # noqa: ARG001 (see `way_back`)
    """The form that a token is given to; see `api.http.sessions`."""
    return page(
        "sign_in.html",
        Frame(title="Sign in", here=here(request)),
        back=way_back(request),
        closed=request.app.state.settings.reading != "open",
    )
