"""Who looks at a page, and where signing in leads them back to.

Invariant: nobody is led to another site, and a token is asked for by one form alone.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from fastapi import Request

from api.http.access import ANYBODY, Reader
from api.http.sessions import on_this_site
from api.web.addresses import SIGN_IN


class Visitor(NamedTuple):
    """Whoever is signed in, with what their forms carry; nobody, if both are None."""

    name: str | None = None
    csrf: str | None = None


def visitor_of(request: Request) -> Visitor:
    """Who is signed in; nobody where the request was refused before that was looked up."""
    reader: Reader = getattr(request.state, "reader", ANYBODY)
    if reader.session is None:
        return Visitor()
    return Visitor(reader.session.holder.name, reader.session.csrf)


def way_back(request: Request) -> str:
    """Where to go on after signing in: `next`, the page itself, or the one that led here."""
    if request.url.path == SIGN_IN:
        if "next" in request.query_params:
            return on_this_site(request.query_params["next"])
    elif request.method == "GET":
        return on_this_site(_path(str(request.url)))
    came_from = request.headers.get("referer", "")
    if urlsplit(came_from).netloc != request.headers.get("host"):
        return "/"
    path = on_this_site(_path(came_from))
    return "/" if path.startswith(SIGN_IN) else path


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
