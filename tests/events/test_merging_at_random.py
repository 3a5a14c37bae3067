"""Merges at random, alone and racing: the log never holds one that should have been refused."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from random import Random
from threading import Barrier

import pytest

from domain.errors import Conflict, InvalidInput
from events.record import MergeUndone, PartiesMerged
from tests.given import BY, World

PARTIES = ("a", "b", "c", "d", "e")
PATIENCE = 60


@pytest.fixture
def both(world_url: str) -> Iterator[World]:
    """Five states, once in each database."""
    with World(world_url) as world:
        for party in PARTIES:
            world.party(party)
        yield world


def expected(into: dict[str, str], merged: str, other: str | None) -> str:
    """What a merge (or, into None, its undoing) must come to, where `into` are the merges."""
    if other is None:
        return "recorded" if merged in into else "refused"
    if merged == other:
        return "refused"
    if into.get(merged) == other:
        return "on file"
    return "refused" if merged in into or other in into else "recorded"


def replayed(world: World) -> dict[str, str]:
    """The merges that the log amounts to; each was allowed when it was recorded."""
    into: dict[str, str] = {}
    for recorded in world.log.read():
        event = recorded.event
        if isinstance(event, PartiesMerged):
            assert expected(into, event.merged, event.into) == "recorded", recorded
            into[event.merged] = event.into
        elif isinstance(event, MergeUndone):
            assert into.pop(event.merged) == event.into, recorded
    for party in PARTIES:
        chain = [party]
        while chain[-1] in into:
            chain.append(into[chain[-1]])
            assert len(set(chain)) == len(chain), "a circle"
    return into


def attempt(world: World, random: Random, serial: int) -> tuple[str, str | None, str]:
    """One merge or undoing at random, and what came of it."""
    merged, other = random.choice(PARTIES), random.choice((*PARTIES, None, None))
    merging = world.chronicle.merging
    try:
        if other is None:
            noted = merging.unmerge(merged, BY, f"reason {serial}")
        else:
            noted = merging.merge(merged, other, BY, f"reason {serial}")
    except (Conflict, InvalidInput):
        return merged, other, "refused"
    return merged, other, "recorded" if noted.new else "on file"


@pytest.mark.parametrize("seed", range(4))
def test_one_after_the_other(both: World, seed: int) -> None:
    """Each is recorded, on file or refused as the rules say, and the log shows just that."""
    random, into, seen = Random(seed), dict[str, str](), set[str]()
    for serial in range(80):
        before = dict(into)
        merged, other, came = attempt(both, random, serial)
        assert came == expected(before, merged, other), (before, merged, other)
        seen.add(came)
        if came == "recorded" and other is not None:
            into[merged] = other
        elif came == "recorded":
            del into[merged]
    assert seen == {"recorded", "on file", "refused"}
    assert replayed(both) == into


@pytest.mark.parametrize("own_connections", [False, True], ids=["one chronicle", "one each"])
def test_racing(both: World, own_connections: bool) -> None:
    """Six threads merge the same parties at once: what each was told is what the log holds."""
    start, before = Barrier(6), both.position

    def race(racer: int, world: World) -> int:
        random, recorded = Random(racer), 0
        start.wait(PATIENCE)
        for n in range(25):
            recorded += attempt(world, random, 1000 * racer + n)[2] == "recorded"
        return recorded

    with ExitStack() as opened, ThreadPoolExecutor(6) as threads:
        worlds = [opened.enter_context(World(both.url)) if own_connections else both
                  for _ in range(6)]  # fmt: skip
        told = sum(threads.map(race, range(6), worlds))
    replayed(both)
    assert both.position == before + told


def test_two_that_race_into_each_other(both: World) -> None:
    """Of a into b and b into a only one is recorded, time and again."""
    for turn in range(20):
        start = Barrier(2)

        def race(merged: str, into: str, start: Barrier = start, turn: int = turn) -> bool:
            start.wait(PATIENCE)
            try:
                return both.chronicle.merging.merge(merged, into, BY, f"turn {turn}").new
            except Conflict:
                return False

        with ThreadPoolExecutor(2) as threads:
            assert sum(threads.map(race, ("a", "b"), ("b", "a"))) == 1
        ((merged, _),) = replayed(both).items()
        both.chronicle.merging.unmerge(merged, BY, f"turn {turn}")
