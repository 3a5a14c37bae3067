"""The page of an instrument: what a browser loads of it, and what a step of its slider costs.

A step goes through the whole application, without a network; by hand is the roster of the same
day, asked in process. Of a party it is the whole page, beside its history. Sizes are those of
gzip, as a browser asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from random import Random
from statistics import median
from time import perf_counter
from typing import NamedTuple

from fastapi.testclient import TestClient
from httpx2 import Response

from api.http.app import create_app
from api.http.settings import Rates, Settings
from api.wiring import Service, service
from benchmarks.figures import Both, Figure, Target, at_most, in_turns
from benchmarks.history import History
from benchmarks.invention import SEED

PAGE, REQUESTS, STEP = 60_000, 5, 2_000
"""Bytes of a page with all that it loads, how many requests that takes, bytes of a step."""
SLOWER = at_most(5.0)
_ACCEPT = {"Accept": "text/html", "Accept-Encoding": "gzip"}
_RUN = 30
_ROUNDS = 7


class _Step(NamedTuple):
    ours: float
    raw: float
    size: int


def measure(history: History, steps: int) -> list[Figure]:
    """Figures of the page, of steps to the next day of a life, and of leaps within it."""
    rng = Random(f"{SEED} pages")
    with _open(history) as (opened, client):
        sizes = _loaded(client, f"/instrument/{rng.choice(history.instruments)}")
        next_days = list(_steps(opened, client, history, rng, steps, leaping=False))
        leaps = list(_steps(opened, client, history, rng, steps, leaping=True))
        party = _party(opened, client, rng.choice(history.parties))
    both = Both.of((step.ours, step.raw) for step in next_days)
    whole = sum(sizes)
    return [
        Figure(
            f"the page and the {len(sizes) - 1} files that it loads, gzip",
            f"{whole:,} bytes", f"{PAGE:,} bytes", whole / PAGE, at_most(1.0), "allowed",
        ),
        Figure(
            f"a step to the next day, {history.facts:,} facts: p50",
            f"{both.ours * 1e3:.2f} ms", f"{both.raw * 1e3:.2f} ms", both.ratio, SLOWER,
            "the roster",
        ),
        _size("a step to the next day", next_days, at_most(1.0)),
        _size("a leap to any other day", leaps, at_most(1.0)),
        *party,
    ]  # fmt: skip


def _party(opened: Service, client: TestClient, party: str) -> list[Figure]:
    """The page of a party that something is on file about towards nearly every instrument."""
    path, page = f"/party/{party}", client.get(f"/party/{party}", headers=_ACCEPT)
    both = in_turns(
        _ROUNDS,
        lambda: _timed(lambda: client.get(path, headers=_ACCEPT)),
        lambda: _timed(lambda: opened.questions.history(party)),
    )
    lanes = len({span.instrument for span in opened.questions.history(party).spans})
    return [
        Figure(
            f"the page of a party with {lanes} instruments, {_sent(page):,} bytes gzip: p50",
            f"{both.ours * 1e3:.0f} ms", f"{both.raw * 1e3:.0f} ms", both.ratio, None,
            "its history",
        ),
    ]  # fmt: skip


@contextmanager
def _open(history: History) -> Iterator[tuple[Service, TestClient]]:
    settings = Settings(rates=Rates(reading=None))
    with (
        service(f"sqlite:///{history.path}") as opened,
        TestClient(create_app(opened, settings)) as client,
    ):
        yield opened, client


def _loaded(client: TestClient, path: str) -> list[int]:
    """The bytes of a page, and of each file that it names."""
    page = client.get(path, headers=_ACCEPT)
    files = sorted(set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page.text)))
    sizes = [_sent(page), *(_sent(client.get(each, headers=_ACCEPT)) for each in files)]
    assert len(sizes) <= REQUESTS, files
    return sizes


def _sent(response: Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.headers["content-length"])


def _steps(
    opened: Service,
    client: TestClient,
    history: History,
    rng: Random,
    count: int,
    *,
    leaping: bool,
) -> Iterator[_Step]:
    """Steps as a slider makes them: some runs, each through the life of one instrument."""
    position = opened.questions.position()
    for _ in range(-(-count // _RUN)):
        instrument = rng.choice(history.instruments)
        days = [each.day for each in opened.questions.life(instrument).days]
        start = rng.randrange(max(1, len(days) - _RUN))
        run = rng.sample(days, min(len(days), _RUN)) if leaping else days[start : start + _RUN]
        client.get(f"/instrument/{instrument}", params={"valid_on": run[0]}, headers=_ACCEPT)
        for before, after in pairwise(run):
            began = perf_counter()
            opened.questions.roster(instrument, after)
            raw = perf_counter() - began
            queries = {
                "query": f"valid_on={after}",
                "shown": f"valid_on={before}&known_at={position}",
            }
            began = perf_counter()
            response = client.get(f"/instrument/{instrument}/step", params=queries, headers=_ACCEPT)
            yield _Step(perf_counter() - began, raw, _sent(response))


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _size(what: str, steps: list[_Step], target: Target) -> Figure:
    sizes = [step.size for step in steps]
    return Figure(
        f"{what}: p50 / largest, gzip",
        f"{median(sizes):,.0f} / {max(sizes):,} bytes",
        f"{STEP:,} bytes",
        max(sizes) / STEP,
        target,
        "allowed",
    )
