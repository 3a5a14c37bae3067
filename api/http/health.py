"""Paths for whoever keeps the server running.

Invariant: `/healthz` needs nothing but the process; `/readyz` is 200 exactly while
the database answers and answers are kept in step with the log.
"""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request, Response

from api.http.describing import answer, problems
from api.http.shapes import Health, Readiness
from api.http.state import Chronicled, failure_of

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is the process up?", responses=answer(Health, "healthz"))
async def healthz() -> Response:
    """Yes, if there is an answer at all."""
    return Response(msgspec.json.encode(Health()), media_type="application/json")


@router.get(
    "/readyz",
    summary="Can it answer?",
    responses=answer(Readiness, "readyz") | problems(503),
)
def readyz(request: Request, service: Chronicled) -> Response:
    """The database answers, and the projection keeps up with the log.

    If the projection stopped, the problem says at which event: its `position` and `topic`.
    """
    head = service.chronicle.log.head().position
    readiness = Readiness(position=service.questions.position(), head=head)
    failure = failure_of(request.app.state.follower)
    if failure is not None:
        raise failure
    return Response(msgspec.json.encode(readiness), media_type="application/json")
