"""What every path that records shares: who records, and a receipt that answers live up to.

Invariant: a receipt is sent once what it names is on disk and in the answers; where the
answers cannot follow, the problem says that it is on disk all the same.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import Depends, Header, Response

from api.http.describing import problems
from api.wiring import Service
from domain.errors import InvalidInput, Stopped, Unavailable

_MAX_BY = 500
REFUSALS = problems(404, 409, 413, 415, 422, 503)
"""The problems of a path that records."""


async def _recorder(
    x_recorded_by: Annotated[
        str,
        Header(
            alias="X-Recorded-By",
            description="Who records this: a person or a program, 1 to 500 characters in UTF-8. "
            "Facts, added names and all that is said about what is on file keep it.",
        ),
    ],
) -> str:
    """Who records. A header that no web page can send unasked, so that none can record."""
    try:
        by = x_recorded_by.encode("latin-1").decode().strip()
    except UnicodeError as error:
        raise InvalidInput("X-Recorded-By is not UTF-8.", field="X-Recorded-By") from error
    if not 0 < len(by) <= _MAX_BY:
        raise InvalidInput(
            f"X-Recorded-By has {len(by)} characters; give 1 to {_MAX_BY}.", field="X-Recorded-By"
        )
    return by


RecordedBy = Annotated[str, Depends(_recorder)]


def receipted(service: Service, said: Any, position: int, *, new: bool) -> Response:
    """Bring answers up to what was written, then say what that was: 201 if it is new."""
    on_disk = f"What was sent is recorded, up to position {position}, but answers do not show it: "
    try:
        service.projector.catch_up()
    except Stopped as stopped:
        raise Stopped(
            on_disk + stopped.detail, position=stopped.position, topic=stopped.topic
        ) from stopped
    except Unavailable as error:
        raise Unavailable(on_disk + error.detail) from error
    status = 201 if new else 200
    return Response(msgspec.json.encode(said), status, media_type="application/json")
