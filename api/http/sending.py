"""How an answer is sent: as JSON or CSV, for caches to keep, to ask about again, or neither.

Invariant: only an answer that a log position pins is sent as immutable, and nothing that
holds a quote comes through here; whatever does not is kept by no cache (`SafeHeaders`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from fastapi import Query, Request, Response

from api import tabular
from api.http.describing import Responses
from domain.errors import InvalidInput

JSON, CSV = "application/json", "text/csv"
_BY_NAME = {"json": JSON, "csv": CSV}
_FOR_EVER = "max-age=31536000, immutable"
Format = Annotated[
    str | None,
    Query(
        description="`json` or `csv`, which has a row a line. Otherwise the header `Accept` "
        "decides, and JSON is preferred."
    ),
]


def sent(
    request: Request,
    value: Any,
    *positions: str | None,
    table: Callable[[Any], tabular.Table] | None = None,
    format: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer: the bytes that the command line prints with --json, or its table as CSV.

    `positions` are all that the request says about the recorded clock: if each is the
    number of a position, the answer never changes. Raises `InvalidInput` for a format that
    the view does not have.
    """
    media_type = JSON if table is None else _chosen(request, format)
    if media_type == CSV and table is not None:
        body = tabular.csv_bytes(table(value))
    else:
        body = msgspec.json.encode(value)
    request.app.state.metrics.answered(request.scope["route"].path, value)
    kept = caching(request, hashlib.sha256(body).hexdigest()[:32], *positions)
    if table is not None:
        kept["Vary"] = "Accept"
    kept |= headers or {}
    if has_it(request, kept["ETag"]):
        return Response(None, 304, kept)
    return Response(body, 200, kept, f"{CSV}; charset=utf-8" if media_type == CSV else JSON)


def shown(
    request: Request,
    value: Any,
    table: Callable[[Any], tabular.Table],
    format: str | None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """What shows words of sources, as JSON or CSV: no cache is told that it may keep it."""
    kept = {"Vary": "Accept", **(headers or {})}
    if _chosen(request, format) == CSV:
        body = tabular.csv_bytes(table(value))
        return Response(body, 200, kept, f"{CSV}; charset=utf-8")
    return Response(msgspec.json.encode(value), 200, kept, JSON)


def caching(request: Request, hashed: str, *positions: str | None) -> dict[str, str]:
    """The headers that let caches keep a body with this hash, or make them ask again (RFC 9111)."""
    pinned = bool(positions) and all(map(_is_position, positions))
    whose = "public" if request.app.state.settings.reading == "open" else "private"
    how = _FOR_EVER if pinned else "no-cache"
    return {"ETag": f'"{hashed}"', "Cache-Control": f"{whose}, {how}"}


def has_it(request: Request, etag: str) -> bool:
    """Whether the client has it already, by the weak comparison (RFC 9110 §13.1.2)."""
    if_none_match = request.headers.get("if-none-match")
    if if_none_match is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or "*" in tags


def tabled(responses: Responses) -> Responses:
    """The responses of a path that also sends CSV."""
    responses[200]["content"][CSV] = {"schema": {"type": "string"}}
    return responses


def _is_position(known_at: str | None) -> bool:
    return known_at is not None and known_at.strip().isascii() and known_at.strip().isdigit()


def _chosen(request: Request, format_: str | None) -> str:
    if format_ is None:
        return preferred(request.headers.get("accept", ""), (JSON, CSV))
    if format_ not in _BY_NAME:
        raise InvalidInput(
            f"There is no format {format_!r} here; there is {' and '.join(_BY_NAME)}.",
            field="format",
        )
    return _BY_NAME[format_]


def preferred(accept: str, offers: tuple[str, ...]) -> str:
    """Which of the media types a client likes best (RFC 9110 §12.5.1).

    The first of those it likes equally; the first of all if it likes none, rather than 406.
    """
    if not accept or accept == "*/*":
        return offers[0]
    ranges = [_range(part) for part in accept.split(",")]

    def quality(offer: str) -> float:
        fitting = [(len(r.rstrip("*")), q) for r, q in ranges if _fits(r, offer)]
        return max(fitting)[1] if fitting else 0.0

    return max(offers, key=quality)


def _range(part: str) -> tuple[str, float]:
    media_range, *parameters = (word.strip() for word in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return media_range.lower(), float(quality)
    except ValueError:
        return media_range.lower(), 0.0


def _fits(media_range: str, offer: str) -> bool:
    return media_range in ("*/*", offer, f"{offer.partition('/')[0]}/*")
