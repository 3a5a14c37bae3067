"""What a request may cost: its size, the time it takes to come, and how many come of one client.

Invariant: nobody is limited by what others send, a limit that is reached is a problem that
says when to try again, and whoever asks whether the server lives is never refused.
"""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.access import Reader
from api.http.problems import (
    HeadersTooLarge,
    TooLarge,
    TooLong,
    TooManyRequests,
    TooSlow,
    refusal,
)
from api.http.settings import Rates, Settings
from domain.errors import ChronicleError, InvalidInput

MAX_TARGET = 8_000
"""Bytes of path and query together (RFC 9110 §4.1 asks for 8,000 at least)."""
MAX_HEADERS = 24_000
"""Bytes of all headers together."""
_HEALTH = ("/healthz", "/readyz")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SIGN_IN = "/sign-in"
_PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_RATE = re.compile(rf"([1-9]\d{{0,8}})/({'|'.join(_PERIODS)})", re.ASCII)


class Rate(NamedTuple):
    """How many requests in how many seconds."""

    most: int
    period: int


class LimitSize:
    """Refuses what is too large, or comes too slowly, before it is held in memory."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._max_body = settings.max_body
        self._timeout = settings.body_timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        error = self._declared(scope)
        if error is not None:
            await refusal(scope, error)(scope, receive, send)
        elif scope["method"] in _SAFE:
            await self._app(scope, receive, send)
        else:
            await self._read_within(scope, receive, send)

    def _declared(self, scope: Scope) -> ChronicleError | None:
        """What is wrong by what the request says of itself."""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_TARGET:
            return TooLong(f"The address has more than {MAX_TARGET:,} bytes.")
        total, declared = 0, b""
        for name, value in scope["headers"]:
            total += len(name) + len(value)
            if name == b"content-length":
                declared = value
        if total > MAX_HEADERS:
            return HeadersTooLarge(f"The headers have more than {MAX_HEADERS:,} bytes together.")
        if declared.isdigit() and int(declared[:20]) > self._max_body:
            return self._too_large()
        return None

    def _too_large(self) -> TooLarge:
        return TooLarge(
            f"The body has more than {self._max_body:,} bytes. Send it in several requests."
        )

    async def _read_within(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; whatever is said about a body that was cut off, the limit is what is told."""
        size, whole, started = 0, False, False
        broken: ChronicleError | None = None

        async def limited() -> Message:
            nonlocal size, whole, broken
            if whole:  # what comes now is that the client left, whenever it does
                return await receive()
            try:
                async with asyncio.timeout(self._timeout):
                    message = await receive()
            except TimeoutError:
                broken = TooSlow(f"Nothing more of the body came within {self._timeout:g} s.")
                raise broken from None
            size += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if size > self._max_body:
                broken = self._too_large()
                raise broken
            return message

        async def told(message: Message) -> None:
            nonlocal started
            if broken is None or started:
                started = True
                await send(message)

        try:
            await self._app(scope, limited, told)
        except ChronicleError as error:
            if error is not broken:
                raise
        if broken is not None and not started:
            await refusal(scope, broken)(scope, receive, send)


class LimitRate:
    """Counts requests by whoever holds the token, else by address, and refuses too many.

    Says how many are left in `RateLimit` and `RateLimit-Policy`
    (draft-ietf-httpapi-ratelimit-headers). Counts are of this process and start at zero.
    """

    def __init__(self, app: ASGIApp, rates: Mapping[str, Rate]) -> None:
        self._app = app
        self._windows = {sort: _Window(sort, rate) for sort, rate in rates.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, then pass on or refuse."""
        if scope["type"] != "http" or scope["path"] in _HEALTH:
            await self._app(scope, receive, send)
            return
        window = self._windows.get(_sort(scope))
        if window is None:
            await self._app(scope, receive, send)
            return
        left, seconds = window.count(_client(scope))

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *window.headers(left, seconds)]
            await send(message)

        if left >= 0:
            await self._app(scope, receive, told)
            return
        error = TooManyRequests(
            f"More than {window.most} requests of this kind in {window.period} s; "
            f"ask again in {seconds} s.",
            retry_after=seconds,
        )
        await refusal(scope, error)(scope, receive, told)


class _Window:
    """How often each client has asked in the period that runs; it begins anew for all at once."""

    def __init__(self, sort: str, rate: Rate) -> None:
        self.most, self.period = rate
        self._policy = b"ratelimit-policy", f'"{sort}";q={self.most};w={self.period}'.encode()
        self._sort = sort
        self._counts = Counter[str]()
        self._ends = 0.0

    def count(self, client: str) -> tuple[int, int]:
        """How many more it may send, below zero if this is one too many, and for how long (s)."""
        now = time.monotonic()
        if now >= self._ends:
            self._counts.clear()
            self._ends = now + self.period
        self._counts[client] += 1
        return self.most - self._counts[client], math.ceil(self._ends - now)

    def headers(self, left: int, seconds: int) -> tuple[tuple[bytes, bytes], ...]:
        """What a client is told of it."""
        return self._policy, (b"ratelimit", f'"{self._sort}";r={max(0, left)};t={seconds}'.encode())


def items(rates: Rates) -> dict[str, Rate]:
    """The rates that are set, by sort of request. Raises `InvalidInput` for one that is none."""
    found = {}
    for sort in (field.name for field in fields(rates)):
        text: str | None = getattr(rates, sort)
        if text is None:
            continue
        if (said := _RATE.fullmatch(text)) is None:
            raise InvalidInput(
                f"{text!r} is no rate; write it like 600/minute, 20/second or 10000/hour.",
                field=f"rate-{sort.replace('_', '-')}",
            )
        found[sort] = Rate(int(said[1]), _PERIODS[said[2]])
    return found


def _sort(scope: Scope) -> str:
    if scope["method"] in _SAFE:
        return "reading"
    return "signing_in" if scope["path"] == _SIGN_IN else "writing"


def _client(scope: Scope) -> str:
    """Whoever holds the token; else the address, of IPv6 the network that one client has."""
    reader: Reader = scope["state"]["reader"]
    if reader.holder is not None:
        return f"token {reader.holder.token}"
    return _network(scope["client"][0] if scope.get("client") else "local")


@lru_cache(maxsize=1024)
def _network(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)
