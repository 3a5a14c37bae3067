"""Signing in and out: a form posts a token, and the browser gets a session.

Invariant: the token is neither kept by the browser nor repeated on a page, and nobody is sent
on to another site.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.http.access import CurrentReader, forget, refuse_forgery, refuse_other_sites, remember
from api.http.state import Chronicled

router = APIRouter(include_in_schema=False)


@router.post("/sign-in")
async def sign_in(
    request: Request,
    service: Chronicled,
    token: Annotated[str, Form(max_length=200)],
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Open a session for whoever holds the token, and go on to `next`.

    Raises `NotAuthenticated`.
    """
    refuse_other_sites(request)
    session = await run_in_threadpool(service.access.sign_in, token)
    response = RedirectResponse(on_this_site(next), 303)
    remember(request, response, session)
    return response


@router.post("/sign-out")
async def sign_out(request: Request, service: Chronicled, reader: CurrentReader) -> Response:
    """End the session, if there is one, and go to the start page."""
    response = RedirectResponse("/", 303)
    if reader.session is not None:
        await refuse_forgery(request, reader.session)
        await run_in_threadpool(service.access.sign_out, reader.session)
    forget(request, response)
    return response


def on_this_site(path: str) -> str:
    """A path to go on to; the start page in place of anything that leads elsewhere."""
    plain = path.isascii() and path.isprintable()
    return path if plain and path.startswith("/") and path[1:2] not in ("/", "\\") else "/"
