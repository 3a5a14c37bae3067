"""`ask` over HTTP beside an empty FastAPI endpoint on the same server, in the same run.

One uvicorn process of one worker on the loopback serves both: the application as
`chronicle serve` runs it, with rates that count but are never reached, and one more path that
does nothing and is reached past all that surrounds a request. Clients are threads of another
process, each with a connection that is kept; they ask both in turns, so that both meet the
same noise.
"""

from __future__ import annotations

import http.client
import multiprocessing
import socket
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from api.cli.running import SWITCH
from api.http.app import create_app
from api.http.settings import Rates, Settings
from api.wiring import service
from benchmarks.figures import Figure, at_least, at_most, percentile
from benchmarks.history import History
from benchmarks.invention import FIRST_DAY, LAST_DAY, SEED

SHARE = at_least(0.35)
SPREAD = at_most(5.0)
CLIENTS = 16
_TCP = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
# Named TCP, the socket sends small packets at once; otherwise each answer takes 40 ms.
_UNREACHED = Rates(reading="100000000/minute")
_START = 60
"""Seconds that the server may take to start."""


class Load(NamedTuple):
    """What came of so many requests by so many clients at once."""

    per_second: float
    seconds: list[float]


def measure(history: History, requests: int, rounds: int) -> list[Figure]:
    """Requests a second by one client and by sixteen, and how long the slowest took."""
    asked = _questions(history, requests)
    empty = ["/empty"] * requests
    figures = []
    with serving(history.path) as port:
        for clients in (1, CLIENTS):
            loads(port, asked[: len(asked) // 5], clients)
            pairs = [
                (loads(port, asked, clients), loads(port, empty, clients)) for _ in range(rounds)
            ]
            figures += _figures(clients, pairs)
    return figures


def _figures(clients: int, pairs: Sequence[tuple[Load, Load]]) -> list[Figure]:
    ours, raw = (median(load.per_second for load in side) for side in zip(*pairs, strict=True))
    share = median(ask.per_second / empty.per_second for ask, empty in pairs)
    who = "1 client" if clients == 1 else f"{clients} clients"
    seconds = [second for ask, _ in pairs for second in ask.seconds]
    middle, slow = percentile(seconds, 50), percentile(seconds, 99)
    return [
        Figure(
            f"ask over HTTP, {who}", f"{ours:,.0f} /s", f"{raw:,.0f} /s", share, SHARE,
            "empty endpoint",
        ),
        Figure(
            f"ask over HTTP, {who}: p99", f"{slow * 1000:.2f} ms", f"{middle * 1000:.2f} ms",
            slow / middle, SPREAD, "p50",
        ),
    ]  # fmt: skip


def _questions(history: History, count: int) -> list[str]:
    """Addresses that ask who had joined what, on days of the history, as known now."""
    random = Random(SEED)
    days = (LAST_DAY - FIRST_DAY).days
    return [
        "/ask?"
        + urlencode({
            "party": random.choice(history.parties),
            "instrument": random.choice(history.instruments),
            "valid_on": FIRST_DAY + timedelta(days=random.randrange(days)),
        })
        for _ in range(count)
    ]  # fmt: skip


def loads(port: int, paths: Sequence[str], clients: int) -> Load:
    """Ask for all of the paths, shared out among so many clients at once."""
    shares = [paths[n::clients] for n in range(clients)]
    start = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        took = list(pool.map(lambda share: _asked(port, share), shares))
    return Load(len(paths) / (perf_counter() - start), [each for one in took for each in one])


def _asked(port: int, paths: Sequence[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    took = []
    for path in paths:
        start = perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        took.append(perf_counter() - start)
        assert response.status == 200, body
    connection.close()
    return took


@contextmanager
def serving(path: Path) -> Iterator[int]:
    """A server process over a database; its port. Ended at the end."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(path, there), daemon=True)
    process.start()
    try:
        if not here.poll(_START):
            raise TimeoutError(f"The server did not start within {_START} s.")
        yield int(here.recv())
    finally:
        process.terminate()
        process.join(10)


def _serve(path: Path, ready: Connection) -> None:
    with service(str(path)) as opened, socket.socket(*_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        both = _Both(create_app(opened, Settings(rates=_UNREACHED)))
        sys.setswitchinterval(SWITCH)
        ready.send(listening.getsockname()[1])
        config = uvicorn.Config(both, log_level="error", server_header=False)
        uvicorn.Server(config).run([listening])


class _Both:
    """The application, and beside it a bare one with an endpoint that does nothing."""

    def __init__(self, ours: FastAPI) -> None:
        self._ours = ours
        self._bare = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

        @self._bare.get("/empty")
        async def empty() -> dict[str, str]:
            return {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """To the bare one only what asks for its path."""
        bare = scope.get("path") == "/empty"
        await (self._bare if bare else self._ours)(scope, receive, send)
