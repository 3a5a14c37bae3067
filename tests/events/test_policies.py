"""Which version of the rules is in force, and how another is put there (ADR 4)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.errors import InvalidInput
from domain.policy import POLICIES
from events.record import PolicyChanged
from tests.events.conftest import Refused
from tests.given import BY, World

PATIENCE = 60


@pytest.fixture
def both(world_url: str) -> Iterator[World]:
    """An empty chronicle, once in each database."""
    with World(world_url) as world:
        yield world


def test_a_chronicle_starts_with_the_first_version(world: World) -> None:
    """Version 1 is in force from event 1 on; to put it in force again records nothing."""
    assert world.chronicle.policies.in_force() == 1
    noted = world.chronicle.policies.change(1, BY, "why not")
    assert (noted.policy, noted.position, noted.new) == (1, 1, False)
    assert world.position == 1


def test_a_change_is_an_event(world: World) -> None:
    """The version, who and why, at the position that the receipt names."""
    world.party("japan")
    noted = world.chronicle.policies.change(2, BY, "agreed")
    assert (noted.policy, noted.position, noted.new) == (2, world.position, True)
    assert world.log.stream("policy") == [PolicyChanged(policy=2, by=BY, reason="agreed")]
    assert world.chronicle.policies.in_force() == 2


def test_the_version_in_force_is_not_recorded_again(world: World) -> None:
    """Whoever asks and why: the receipt names the position since which it is in force."""
    first = world.chronicle.policies.change(2, BY, "agreed")
    world.party("japan")
    again = world.chronicle.policies.change(2, "another", "also agreed")
    assert again == first._replace(new=False)


def test_a_version_may_come_back(world: World) -> None:
    """1, 2, 1, 2 are three changes, each an event."""
    for version in (2, 1, 2):
        assert world.chronicle.policies.change(version, BY, "x").new
        assert world.chronicle.policies.in_force() == version
    assert len(world.log.stream("policy")) == 3


@pytest.mark.parametrize("version", [0, -1, 99, 2**70])
def test_an_unknown_version_is_refused(world: World, refused: Refused, version: int) -> None:
    """The refusal lists every version with what it means."""
    meanings = [f"{policy.version}: {policy.about}" for policy in POLICIES.values()]
    with refused(InvalidInput, "policy", f"There is no policy {version}", *meanings):
        world.chronicle.policies.change(version, BY, "x")


@pytest.mark.parametrize("reason", ["", "\t", "x" * 501])
def test_a_change_without_a_reason_is_refused(world: World, refused: Refused, reason: str) -> None:
    """Nobody changes the rules without saying why, not even to what they are."""
    for version in (1, 2):
        with refused(InvalidInput, "reason"):
            world.chronicle.policies.change(version, BY, reason)


def test_racing_changes_are_one(both: World) -> None:
    """Four threads put the same version in force: one of them did, and all are told where."""
    start = Barrier(4)

    def race(racer: int) -> tuple[int, bool]:
        start.wait(PATIENCE)
        noted = both.chronicle.policies.change(2, f"racer {racer}", "x")
        return noted.position, noted.new

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(race, range(4)))
    assert sorted(new for _, new in told) == [False, False, False, True]
    assert {position for position, _ in told} == {2}
    assert both.position == 2
