"""The stylesheet, the script and the map, each at an address that names its content.

Invariant: an address with `v` never means other bytes, so a browser keeps what it has.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter, Response

from domain.errors import NotFound

router = APIRouter(include_in_schema=False)
_TYPES = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "world.svg": "image/svg+xml",
    "icon.svg": "image/svg+xml",
}


class Asset(NamedTuple):
    """One static file."""

    body: bytes
    version: str
    media_type: str


@cache
def asset(name: str) -> Asset:
    """A static file by name. Raises `NotFound`."""
    if name not in _TYPES:
        raise NotFound(f"There is no file {name!r}.", field="name", nearest=[])
    body = (files("api.web") / "static" / name).read_bytes()
    return Asset(body, sha256(body).hexdigest()[:12], _TYPES[name])


def address(name: str) -> str:
    """Where a static file is, as it is now."""
    return f"/static/{name}?v={asset(name).version}"


@router.get("/static/{name}")
async def static(name: str, v: str = "") -> Response:
    """The file; to be kept for ever if it is asked for by its version."""
    found = asset(name)
    kept = "public, max-age=31536000, immutable" if v == found.version else "no-cache"
    return Response(found.body, media_type=found.media_type, headers={"Cache-Control": kept})
