"""What every path that records shares: who records, and a receipt that answers live up to.

Invariant: a receipt is sent once what it names is on disk and in the answers; where the
answers cannot follow, the problem says that it is on disk all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Response

from api.http.access import require
from api.http.describing import answer, body, problems
from api.wiring import Service
from domain.errors import Stopped, Unavailable

Route = TypeVar("Route", bound=Callable[..., Any])
REFUSALS = problems(401, 403, 404, 409, 413, 415, 422, 429, 503)
"""The problems of a path that records."""


RecordedBy = Annotated[str, Depends(require("record"))]
"""Who records: the name of the token."""
ReviewedBy = Annotated[str, Depends(require("review"))]
"""Who decides about proposals."""
AdministeredBy = Annotated[str, Depends(require("admin"))]
"""Who decides about the rules, and what must go."""


def posting(
    router: APIRouter, path: str, summary: str, sent: Any, receipt: Any, example: str, **more: Any
) -> Callable[[Route], Route]:
    """A path that records what is `sent` and answers with a receipt: 201 if anything was new.

    `example` names its example in `api.http.examples`; `more` is for `describing.body`.
    """
    return router.post(
        path,
        summary=summary,
        status_code=201,
        responses=answer(receipt, example, 201, 200) | REFUSALS,
        openapi_extra=body(sent, example, **more),
    )


def show(service: Service, position: int) -> None:
    """Bring answers up to what was written. Raises `Stopped` and `Unavailable`, which say that
    it is on disk all the same."""
    on_disk = f"What was sent is recorded, up to position {position}, but answers do not show it: "
    try:
        service.projector.catch_up()
    except Stopped as stopped:
        raise Stopped(
            on_disk + stopped.detail, position=stopped.position, topic=stopped.topic
        ) from stopped
    except Unavailable as error:
        raise Unavailable(on_disk + error.detail) from error


def receipted(service: Service, said: Any, position: int, *, new: bool) -> Response:
    """Bring answers up to what was written, then say what that was: 201 if it is new."""
    show(service, position)
    status = 201 if new else 200
    return Response(msgspec.json.encode(said), status, media_type="application/json")
