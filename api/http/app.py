"""The application: one open chronicle behind HTTP.

Invariant: while the application runs, answers follow the log, whoever writes to it;
every response is an answer, a receipt, a page of the description or a problem.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.http import asking, correcting, explaining, health, recording, reviewing, swagger
from api.http.describing import DESCRIPTION, TAGS, VERSION, completed
from api.http.middleware import HeadLikeGet, LastResort
from api.http.problems import add_handlers
from api.wiring import Service
from projections.runner import Follower

MAX_BODY = 25_000_000
"""Bytes of the largest body: a document of the largest size, and what is said about it."""
PATIENCE = 5.0
"""Seconds that a question waits for `min_position`."""


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


def create_app(
    service: Service, *, max_body: int = MAX_BODY, patience: float = PATIENCE
) -> FastAPI:
    """The application over an open chronicle, which stays the caller's to close.

    `max_body` is in bytes; `patience` is how many seconds a question waits for the
    position it asks for. Answers follow other processes' writes from the start of
    the application to its end.
    """
    app = ChronicleApp(docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_following)
    app.state.service = service
    app.state.follower = None
    app.state.max_body = max_body
    app.state.patience = patience
    routers = (
        asking.router,
        explaining.router,
        recording.router,
        correcting.router,
        reviewing.router,
        health.router,
        swagger.router,
    )
    for router in routers:
        app.include_router(router)
    routes = [route for router in routers for route in router.routes]
    add_handlers(app, [route for route in routes if isinstance(route, APIRoute)])
    app.add_middleware(HeadLikeGet)
    app.add_middleware(LastResort)
    return app


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
