"""Problems as pages: what a program gets as RFC 9457 a person reads, with a way on.

Invariant: whatever refuses a request, a route or a middleware, a browser gets a page with the
same status and headers; who does not ask for HTML gets the problem untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import MEDIA_TYPE, Problem
from api.web import addresses
from api.web.rendering import Frame, Here, chronicle_of, host_of, page
from api.web.visitor import visitor_of, way_back
from domain.errors import ChronicleError

_LABEL = re.compile(r"(.+) \(([a-z0-9-]+)\)")
_TITLES = {
    404: "Nothing is here under this name",
    405: "This address cannot be asked that way",
    409: "This name fits more than one",
    422: "Something in this address is not right",
    429: "Too many requests",
    500: "The server failed",
    503: "The chronicle cannot answer now",
}


class Suggestion(NamedTuple):
    """What may have been meant; `href` is None where no page shows it."""

    name: str
    href: str | None


class ProblemPages:
    """Shows problems as pages to those who ask for HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; a problem that comes back is held until its body is whole, and is shown."""
        if scope["type"] != "http" or scope["method"] == "HEAD" or not wants_page(scope):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def shown(message: Message) -> None:
            if message["type"] == "http.response.start":
                if Headers(raw=message["headers"]).get("content-type") == MEDIA_TYPE:
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    await self._show(held, scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, shown)

    async def _show(self, held: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
        start, *parts = held
        body = b"".join(part.get("body", b"") for part in parts)
        problem = msgspec.json.decode(body, type=Problem)
        response = page_of(Request(scope), problem)
        kept = {"content-type", "content-length", "vary"}
        for name, value in Headers(raw=start["headers"]).items():
            if name not in kept:
                MutableHeaders(raw=response.raw_headers).append(name, value)
        await response(scope, receive, send)


def wants_page(scope: Scope) -> bool:
    """Whether a request asks for HTML in so many words, as browsers do and programs do not."""
    return "text/html" in Headers(scope=scope).get("accept", "")


def page_of(request: Request, problem: Problem) -> Response:
    """A problem as a page."""
    frame = Frame(
        title=_TITLES.get(problem.status, problem.title),
        here=Here(_chronicle(request), visitor_of(request), host_of(request)),
    )
    return page(
        "problem.html",
        frame,
        status=problem.status,
        problem=problem,
        back=way_back(request) if _lacks_token(problem) else None,
        suggestions=tuple(suggestions(problem)),
    )


def _lacks_token(problem: Problem) -> bool:
    """Whether another token would open it; a form that was refused for its csrf needs none."""
    return problem.status == 401 or (problem.status == 403 and problem.field is None)


def suggestions(problem: Problem) -> Iterable[Suggestion]:
    """Pages of what is close to an unknown name, or of those that an ambiguous one fits."""
    to = addresses.party if problem.field == "party" else addresses.instrument
    known = problem.field in ("party", "instrument")
    for candidate in problem.candidates:
        yield Suggestion(candidate, to(candidate) if known else None)
    for label in problem.nearest:
        found = _LABEL.fullmatch(label)
        if found and known:
            yield Suggestion(found[1], to(found[2]))
        elif label.startswith("/") and "{" not in label:
            yield Suggestion(label, label)


def _chronicle(request: Request) -> str | None:
    """The chronicle's id, unless the problem is that it cannot be read."""
    try:
        return chronicle_of(request)
    except ChronicleError:
        return None
