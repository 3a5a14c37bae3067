"""The application: one open chronicle behind HTTP.

Invariant: while the application runs, answers follow the log, whoever writes to it;
every response is an answer, a receipt, a page of the description or a problem.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api.http import (
    asking,
    auditing,
    certifying,
    citing,
    correcting,
    explaining,
    health,
    metrics,
    recording,
    redacting,
    reviewing,
    searching,
    sessions,
    swagger,
)
from api.http.access import Identify, may_read
from api.http.describing import DESCRIPTION, TAGS, VERSION, completed
from api.http.limiting import LimitRate, LimitSize, items
from api.http.metrics import Measure, Metrics
from api.http.middleware import HeadLikeGet, LastResort, SafeHeaders
from api.http.problems import add_handlers
from api.http.settings import DEFAULTS, Settings
from api.web import site
from api.wiring import Service
from projections.runner import Follower

ANSWERING = (
    asking.router, auditing.router, explaining.router, certifying.router, citing.router,
    recording.router, correcting.router, redacting.router, reviewing.router,
    searching.router, metrics.router,
)  # fmt: skip
"""Whoever may not read gets nothing of these."""
OPEN = (health.router, sessions.router, swagger.router)
"""These show nothing that is on file."""


class ChronicleApp(FastAPI):
    """FastAPI, with the description made from our own shapes."""

    def openapi(self) -> dict[str, Any]:
        """The description, generated when first asked for."""
        if self.openapi_schema is None:
            spec = get_openapi(
                title="Chronicle",
                version=_version(),
                openapi_version=VERSION,
                description=DESCRIPTION,
                tags=TAGS,
                routes=self.routes,
            )
            self.openapi_schema = completed(spec)
        return self.openapi_schema


def create_app(service: Service, settings: Settings = DEFAULTS) -> FastAPI:
    """The application over an open chronicle, which stays the caller's to close.

    Answers follow other processes' writes from the start of the application to its end.
    Raises `InvalidInput` for a rate that is none.
    """
    app = ChronicleApp(
        docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_following, routes=_routes()
    )
    app.state.service = service
    app.state.follower = None
    app.state.settings = settings
    app.state.metrics = Metrics()
    routes = [route for router in (*ANSWERING, *OPEN) for route in router.routes]
    add_handlers(app, [route for route in routes if isinstance(route, APIRoute)])
    # The last one added is the first that a request meets.
    app.add_middleware(HeadLikeGet)
    app.add_middleware(LimitRate, rates=items(settings.rates))
    app.add_middleware(Identify, access=service.access)
    app.add_middleware(LimitSize, settings=settings)
    app.add_middleware(LastResort)
    site.add_to(app)
    app.add_middleware(Measure, metrics=app.state.metrics)
    app.add_middleware(SafeHeaders)
    return app


@cache
def _routes() -> list[BaseRoute]:
    """Who answers which path: the same for every application, so FastAPI works it out once."""
    router = APIRouter()
    for answering, open_to_all in ((ANSWERING, OPEN), (site.PAGES, site.OPEN)):
        for each in answering:
            router.include_router(each, dependencies=[Depends(may_read)])
        for each in open_to_all:
            router.include_router(each)
    return router.routes


def _version() -> str:
    try:
        return version("chronicle")
    except PackageNotFoundError:
        return "unknown"  # run from a checkout that is not installed


@asynccontextmanager
async def _following(app: FastAPI) -> AsyncIterator[None]:
    follower = Follower(app.state.service.projector)
    app.state.follower = follower
    follower.start()
    try:
        yield
    finally:
        await run_in_threadpool(follower.stop)
        app.state.follower = None
