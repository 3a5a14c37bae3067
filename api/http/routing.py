"""The route of the question that is asked most, past machinery that it seldom needs.

Invariant: what is refused, waited for or scoped to sources goes FastAPI's own way, so there is
one place that says why; only an ordinary request is passed to the endpoint at once, and
whoever may not read is refused on either way.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.http.access import may_read
from api.http.state import LONGEST, reach, refuse_strange_parameters

_KNOWN = (may_read, refuse_strange_parameters, reach)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class QuestionRoute(APIRoute):
    """FastAPI's route and description; an ordinary request does not pay for what it has not.

    For an endpoint that takes the request and strings by name. Solving the dependencies
    anew for each request took a third of its time.
    """

    def get_route_handler(self) -> Handler:
        """The handler of FastAPI, behind one that knows an ordinary request."""
        standard = super().get_route_handler()
        endpoint: Callable[..., Awaitable[Response]] = self.endpoint
        params = self.dependant.query_params
        plain = {p.alias for p in params if p.field_info.annotation in (str, str | None)}
        needed = {p.alias for p in params if p.field_info.is_required()}
        if not _only_known(self.dependant):
            return standard

        async def handle(request: Request) -> Response:
            query: bytes = request.scope["query_string"]
            given = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            asked = dict(given)
            ordinary = (
                len(asked) == len(given)
                and needed <= asked.keys() <= plain
                and not any("\0" in value or len(value) > LONGEST for value in asked.values())
            )
            if not ordinary:
                return await standard(request)
            await may_read(request)
            return await endpoint(request, **asked)

        return handle


def _only_known(dependant: Dependant) -> bool:
    """Whether nothing has to be asked but what an ordinary request fulfils or `handle` asks."""
    return all(each.call in _KNOWN for each in dependant.dependencies)
