"""Random histories, each in a chronicle of its own: a policy holds for all of a log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

from tests.given import World
from tests.oracle.asking import days_worth_asking
from tests.oracle.histories import histories
from tests.oracle.playing import Play
from tests.oracle.steps import ASPECTS as POINTS
from tests.oracle.steps import History

__all__ = ["POINTS", "History", "days_worth_asking", "histories", "played"]

_numbers = count()


@contextmanager
def played(directory: Path, history: History, random: Random) -> Iterator[Play]:
    """The history, recorded and projected a few steps at a time."""
    with World(f"sqlite:///{directory / f'{next(_numbers)}.db'}") as world:
        play = Play(world, history)
        play.project(random)
        yield play
