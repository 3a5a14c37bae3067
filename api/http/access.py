"""Who is asking, and whether they may: what paths and pages depend on.

Invariant: whoever changes anything has shown a token, in the header `Authorization: Bearer`
or when signing in; what a browser sends by itself (a cookie) is never enough to change
anything, the page's own `csrf` must come with it.
"""

from __future__ import annotations

import hmac
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Connection

from api.access import SESSION, Access, Holder, NotAllowed, NotAuthenticated, Scope, Session
from domain.errors import ChronicleError

CSRF_FIELD = "csrf"
"""The field of a form that carries `Session.csrf`."""
CSRF_HEADER = "X-CSRF-Token"
"""The header of a script's request that carries it."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_HOW = (
    "Make one with 'chronicle tokens new NAME --scope {}'; a program sends it as "
    "'Authorization: Bearer …', a browser signs in with it."
)


class Reader(NamedTuple):
    """Who is asking."""

    holder: Holder | None = None
    """Whoever showed a token; None for anybody."""
    session: Session | None = None
    """The session, if it was a browser that is signed in."""
    refused: ChronicleError | None = None
    """Why what was shown opens nothing; raised by paths that need it to."""

    def may(self, scope: Scope) -> bool:
        """Whether whoever asks holds a token for this."""
        return self.holder is not None and self.holder.may(scope)


ANYBODY = Reader()


class Identify:
    """Finds out who is asking, once for each request: `request.state.reader`."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Look the token or session up, if there is one, and pass on."""
        if scope["type"] == "http":
            scope.setdefault("state", {})["reader"] = await self._reader(scope)
        await self._app(scope, receive, send)

    async def _reader(self, scope: Connection) -> Reader:
        names = {name for name, _ in scope["headers"]}
        try:
            if b"authorization" in names:
                return await run_in_threadpool(self._bearer, scope)
            if b"cookie" in names:
                return await run_in_threadpool(self._signed_in, scope)
        except ChronicleError as error:
            return Reader(refused=error)
        return ANYBODY

    def _bearer(self, scope: Connection) -> Reader:
        said = HTTPConnection(scope).headers["authorization"]
        scheme, _, secret = said.partition(" ")
        holder = self._access.holder(secret.strip()) if scheme.lower() == "bearer" else None
        if holder is None:
            raise NotAuthenticated(
                "The token in Authorization is not known here, was revoked or has expired."
                if scheme.lower() == "bearer"
                else "Authorization holds no bearer token; send 'Authorization: Bearer …'.",
                field="Authorization",
            )
        return Reader(holder)

    def _signed_in(self, scope: Connection) -> Reader:
        secret = HTTPConnection(scope).cookies.get(cookie_name(scope["scheme"]))
        session = self._access.session(secret) if secret else None
        return ANYBODY if session is None else Reader(session.holder, session)


async def current_reader(request: Request) -> Reader:
    """Who is asking; anybody, if they showed nothing or nothing that still holds."""
    reader: Reader = request.state.reader
    return reader


CurrentReader = Annotated[Reader, Depends(current_reader)]


async def may_read(request: Request) -> None:
    """Raises `NotAuthenticated` where reading is closed to whoever has no token.

    Also where a token was shown that opens nothing: whoever shows one wants to know.
    """
    reader: Reader = request.state.reader
    if reader.refused is not None:
        raise reader.refused
    if reader.holder is None and request.app.state.settings.reading != "open":
        raise NotAuthenticated(f"Reading needs a token here. {_HOW.format('read')}")


class Require(SecurityBase):
    """A dependency: whoever asks holds a token for this, and meant to ask. Gives the name.

    Raises `NotAuthenticated` and `NotAllowed`.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope: Scope = scope
        self.model = HTTPBearer(
            description="A token from `chronicle tokens new NAME --scope …`; its name is kept "
            "as who records."
        )
        self.scheme_name = "token"

    async def __call__(self, request: Request) -> str:
        """Let the request pass, or say what it lacks."""
        reader: Reader = request.state.reader
        if reader.refused is not None:
            raise reader.refused
        if reader.holder is None:
            raise NotAuthenticated(
                f"This needs a token for '{self.scope}'. {_HOW.format(self.scope)}"
            )
        if not reader.holder.may(self.scope):
            raise NotAllowed(
                f"The token of {reader.holder.name!r} is for {_listed(reader.holder)}, not for "
                f"'{self.scope}'. {_HOW.format(self.scope)}"
            )
        if reader.session is not None and request.method not in _SAFE:
            await refuse_forgery(request, reader.session)
        return reader.holder.name


def require(scope: Scope) -> Require:
    """The dependency on a token for this; see `Require`."""
    return Require(scope)


async def refuse_forgery(request: Request, session: Session) -> None:
    """Raise `NotAllowed` unless a page of this session sent the request."""
    refuse_other_sites(request)
    given = request.headers.get(CSRF_HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORMS):
        field = (await request.form()).get(CSRF_FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise NotAllowed(
            "The form does not carry this session's csrf value: load the page again, then send "
            f"it. A script sends it in {CSRF_HEADER}.",
            field=CSRF_FIELD,
        )


def refuse_other_sites(request: Request) -> None:
    """Raise `NotAllowed` if a page of another site made the browser send this.

    By `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin`; a client that sends neither is no
    browser of these years.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
    if site not in ("same-origin", "none") or not ours:
        raise NotAllowed("A page of another site sent this; it is not done.")


def cookie_name(scheme: str) -> str:
    """The name of the session's cookie; over https one that no other host can set (RFC 6265bis)."""
    return "__Host-chronicle" if scheme == "https" else "chronicle"


def remember(request: Request, response: Response, session: Session) -> None:
    """Let the browser keep a session."""
    scheme = request.url.scheme
    response.set_cookie(
        cookie_name(scheme), session.secret, max_age=SESSION, path="/", httponly=True,
        samesite="lax", secure=scheme == "https",
    )  # fmt: skip


def forget(request: Request, response: Response) -> None:
    """Let the browser drop its session."""
    scheme = request.url.scheme
    response.delete_cookie(
        cookie_name(scheme), path="/", httponly=True, samesite="lax", secure=scheme == "https"
    )


def _listed(holder: Holder) -> str:
    return ", ".join(f"'{scope}'" for scope in sorted(holder.scopes))
