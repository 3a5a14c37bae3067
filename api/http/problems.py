"""Every refusal over HTTP is one JSON object: RFC 9457, `application/problem+json`.

Invariant: the class of an error decides its status, by the one table below; text of
an exception that is not of the `ChronicleError` family never leaves the process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from msgspec import Struct
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.access import NotAllowed, NotAuthenticated
from domain.errors import (
    Ambiguous,
    ChronicleError,
    Conflict,
    InvalidInput,
    NoKey,
    NotFound,
    NotProven,
    QuoteMismatch,
    Redacted,
    Stopped,
    Unavailable,
)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "1"
"""Seconds after which what is unavailable now may be asked again."""


class TooLarge(ChronicleError):
    """The body has more bytes than the server takes."""

    type = "too-large"
    title = "The body is too large"


class TooLong(ChronicleError):
    """The path and query have more bytes than the server takes."""

    type = "address-too-long"
    title = "The address is too long"


class HeadersTooLarge(ChronicleError):
    """The headers have more bytes than the server takes."""

    type = "headers-too-large"
    title = "The headers are too large"


class TooSlow(ChronicleError):
    """The rest of the body did not come in time."""

    type = "request-timeout"
    title = "The body did not come in time"


class TooManyRequests(ChronicleError):
    """The client has sent as many requests as it may for now."""

    type = "too-many-requests"
    title = "Too many requests"

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
        """Seconds."""


class UnsupportedType(ChronicleError):
    """The body is not said to be JSON."""

    type = "unsupported-media-type"
    title = "The body is of a type that is not read here"


class Behind(ChronicleError):
    """The answers did not reach the asked position in time."""

    type = "position-not-reached"
    title = "The answers have not reached this position"


STATUS: Mapping[type[ChronicleError], int] = {
    InvalidInput: 422,
    QuoteMismatch: 422,
    NotFound: 404,
    Ambiguous: 409,  # not 300: clients may treat that as a redirect, and no choice is a resource
    Conflict: 409,
    Redacted: 409,  # not 410: it is the document that is gone, not the path that was asked
    NoKey: 409,
    NotAuthenticated: 401,
    NotAllowed: 403,
    TooSlow: 408,
    TooLarge: 413,
    TooLong: 414,
    UnsupportedType: 415,
    TooManyRequests: 429,
    HeadersTooLarge: 431,
    Unavailable: 503,
    Behind: 503,
    Stopped: 503,
    NotProven: 500,  # the log does not fit its seal: nothing that a client could mend
}
"""The status of each class of error; everything else is 500."""
_MAY_PASS = (Unavailable, Behind)


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, as RFC 9457 §3 says it, with what helps to put it right."""

    type: str
    """`urn:chronicle:problem:` and a slug that never changes."""
    title: str
    status: int
    detail: str
    instance: str
    """The path and query that were asked."""
    field: str | None = None
    """The part of the input that is wrong: a parameter, or a path like `facts[3].when`."""
    nearest: tuple[str, ...] = ()
    """For an unknown name: what is on file under similar ones."""
    candidates: tuple[str, ...] = ()
    """For an ambiguous name: the ids that it fits."""
    position: int | None = None
    """For a projection that stopped: the event it stopped at."""
    topic: str | None = None
    """For a projection that stopped: the kind of that event."""


def add_handlers(app: FastAPI, routes: Sequence[APIRoute]) -> None:
    """Answer every error of `app` with a problem; `routes` are those to suggest."""

    async def refuse(request: Request, error: Exception) -> Response:
        assert isinstance(error, ChronicleError)
        return refusal(request.scope, error)

    async def refuse_parameters(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return refusal(request.scope, _invalid(error))

    async def busy(request: Request, _: Exception) -> Response:
        detail = "All connections to the database are in use. Try again."
        return refusal(request.scope, Unavailable(detail))

    async def framework(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _framework(request.scope, error, routes)

    app.add_exception_handler(ChronicleError, refuse)
    app.add_exception_handler(RequestValidationError, refuse_parameters)
    app.add_exception_handler(HTTPException, framework)
    app.add_exception_handler(NoConnection, busy)


def unexpected(scope: Scope) -> Response:
    """The problem for an error that nobody foresaw; it says nothing of what it was."""
    detail = "An unexpected error, which was logged. Repeating a request records nothing twice."
    return _respond(scope, 500, "internal-error", "The server failed", detail)


def status_of(error: ChronicleError) -> int:
    """The status of an error of the family."""
    return next((STATUS[cls] for cls in type(error).__mro__ if cls in STATUS), 500)


def refusal(scope: Scope, error: ChronicleError) -> Response:
    """The problem that an error of the family is."""
    return _respond(
        scope,
        status_of(error),
        error.type,
        error.title,
        error.detail,
        _headers(error),
        field=error.field,
        nearest=getattr(error, "nearest", ()),
        candidates=getattr(error, "candidates", ()),
        position=getattr(error, "position", None),
        topic=getattr(error, "topic", None),
    )


def _headers(error: ChronicleError) -> dict[str, str]:
    """What a client is told beside the problem: when to try again, what to show."""
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(error.retry_after)}
    if isinstance(error, NotAuthenticated):  # RFC 6750 §3
        why = ', error="invalid_token"' if error.field == "Authorization" else ""
        return {"WWW-Authenticate": f'Bearer realm="chronicle"{why}'}
    return {"Retry-After": RETRY_AFTER} if isinstance(error, _MAY_PASS) else {}


def _respond(
    scope: Scope,
    status: int,
    slug: str,
    title: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    problem = Problem(
        type=f"urn:chronicle:problem:{slug}",
        title=title,
        status=status,
        detail=detail,
        instance=_instance(scope),
        **more,
    )
    return Response(msgspec.json.encode(problem), status, headers, MEDIA_TYPE)


def _instance(scope: Scope) -> str:
    """The path and query as they were sent, so that they are a URI reference."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return (path + (b"?" + query if query else b"")).decode("latin-1")


def _invalid(error: RequestValidationError) -> InvalidInput:
    """What FastAPI found wrong with parameters: all of it, and the first as the field."""
    found = [(str(each["loc"][-1]), str(each["msg"])) for each in error.errors()]
    listed = "; ".join(f"{name}: {what[:1].lower()}{what[1:]}" for name, what in found)
    return InvalidInput(f"{listed}.", field=found[0][0])


def _framework(scope: Scope, error: HTTPException, routes: Sequence[APIRoute]) -> Response:
    path: str = scope["path"]
    if error.status_code == 404:
        known = sorted({route.path for route in routes})
        detail = f"There is nothing at {path}. What there is, is listed at /docs."
        near = tuple(get_close_matches(path, known, n=3))
        return _respond(scope, 404, "no-such-path", "There is no such path", detail, nearest=near)
    if error.status_code == 405:
        fitting = [route for route in routes if route.path_regex.match(path)]
        methods = {method for route in fitting for method in route.methods or ()}
        allow = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
        detail = f"{scope['method']} is not a method of {path}; it has {allow or 'GET, HEAD'}."
        title = "The path has no such method"
        headers = {"Allow": allow or "GET, HEAD"}
        return _respond(scope, 405, "method-not-allowed", title, detail, headers)
    phrase = HTTPStatus(error.status_code).phrase
    slug = phrase.lower().replace(" ", "-")
    return _respond(scope, error.status_code, slug, phrase, f"{phrase}.", error.headers)
