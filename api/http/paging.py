"""Lists a page at a time: where one ends is where the next begins, whatever is recorded between.

Invariant: a page has `limit` items at most, and each item of a list is on exactly one page.
What `after` holds is no promise: it is taken from `next` and given back.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request

from domain.errors import InvalidInput

DEFAULT, MOST = 100, 1000
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
After = Annotated[
    str | None, Query(description="Start behind the page before, as its `next` says.")
]


def key_of(after: str | None) -> str | None:
    """The key that a page starts behind. Raises `InvalidInput` for what no page has given."""
    if after is None:
        return None
    try:
        return base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode()
    except (binascii.Error, ValueError) as error:
        raise InvalidInput(
            "after is not what a page has given as its next; leave it out to start anew.",
            field="after",
        ) from error


def number_of(after: str | None) -> int:
    """The position that a page starts behind. Raises `InvalidInput` as `key_of`."""
    key = key_of(after)
    if key is None:
        return 0
    if not (key.isascii() and key.isdigit() and len(key) <= 18):
        raise InvalidInput("after is not what a page of this list has given.", field="after")
    return int(key)


def behind(key: str) -> str:
    """What `after` is for the page that starts behind a key."""
    return base64.urlsafe_b64encode(key.encode()).rstrip(b"=").decode()


def next_page(request: Request, key: str | int | None, **pins: object) -> str | None:
    """The address of the page behind `key`, if there is one; `pins` replace what was asked."""
    if key is None:
        return None
    given = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in ("after", "min_position", *pins)
    ]
    query = urlencode([*given, *pins.items(), ("after", behind(str(key)))])
    return f"{request.scope.get('root_path', '')}{request.url.path}?{query}"


def link(address: str | None) -> dict[str, str]:
    """The header that says where the next page is (RFC 8288)."""
    return {} if address is None else {"Link": f'<{address}>; rel="next"'}
