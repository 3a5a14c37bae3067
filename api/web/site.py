"""The site put on the application: pages, static files, problems as pages, compression.

Invariant: what programs got before they get still; only what a browser reads (HTML, the
stylesheet, the script, the map) is compressed, so that digests of data stay true.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http import swagger
from api.web import (
    answer,
    document,
    explaining,
    find,
    instrument,
    party,
    review,
    signing_in,
    start,
    static,
)
from api.web.problems import ProblemPages

_DATA = ("application/*", "text/csv", "text/plain")
PAGES: tuple[APIRouter, ...] = (
    start.router,
    instrument.router,
    answer.router,
    document.router,
    party.router,
    explaining.router,
    find.router,
    review.router,
)
"""Every router of pages. A page's path is in the singular, where its data are in the plural."""
OPEN: tuple[APIRouter, ...] = (signing_in.router, static.router)
"""What whoever may not read gets all the same."""


def add_to(app: FastAPI) -> None:
    """Add what the site does to answers, to an application that has its routes already."""
    app.add_middleware(ProblemPages)
    app.add_middleware(Compress, exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, *_DATA))


class Compress(GZipMiddleware):
    """Compresses what lies where pages are; data pass it by, as it would look at every header."""

    def __init__(self, app: ASGIApp, /, **options: Any) -> None:
        super().__init__(app, **options)
        pages = (*PAGES, *OPEN, swagger.router)
        routes = [route for router in pages for route in router.routes]
        self._first = {_first(route.path) for route in routes if isinstance(route, APIRoute)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, compressing what comes back if it is a page's."""
        if scope["type"] == "http" and _first(scope["path"]) in self._first:
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _first(path: str) -> str:
    """The first part of a path, by which pages and data differ."""
    return path.partition("/")[2].partition("/")[0]
