"""The fold alone: from the evidence about one party and one instrument to its spans."""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure
from benchmarks.invention import SEED
from domain.instruments import InstrumentKind, acts_of
from domain.standing import Evidence, spans

_KINDS = ("joined", "joined", "joined", "withdrew", "declined", "announced-intent")


def measure(pairs: int, rounds: int) -> list[Figure]:
    """Microseconds a pair, by how many facts are on file about it."""
    return [_figure(facts, pairs, rounds) for facts in (1, 3, 10)]


def _figure(facts: int, pairs: int, rounds: int) -> Figure:
    rng = Random(f"{SEED} fold {facts}")
    invented = [[_evidence(rng, place) for place in range(facts)] for _ in range(pairs)]
    times = []
    for _ in range(rounds):
        start = perf_counter()
        for evidence in invented:
            spans(evidence)
        times.append((perf_counter() - start) / pairs)
    return Figure(f"fold of a pair with {facts} facts", f"{median(times) * 1e6:,.0f} µs")


def _evidence(rng: Random, place: int) -> Evidence:
    kind = rng.choice(_KINDS) if place else "joined"
    (act,) = acts_of(InstrumentKind.PLEDGE, kind, holds=True)
    earliest = 736_000 + rng.randrange(3000)
    latest = earliest + (30 if rng.random() < 0.1 else 0)
    return Evidence(
        f"f1-{rng.getrandbits(128):032x}", place + 1, kind, act.effect, act.status,
        "2018-11-12", earliest, latest,
    )  # fmt: skip
