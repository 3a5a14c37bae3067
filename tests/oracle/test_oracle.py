"""The chronicle gives the answers that the slow oracle gives.

`ORACLE_HISTORIES=2000 pytest tests/oracle` asks about 2,000 histories instead of 100.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import day
from projections.questions.answers import AskAnswer
from tests.given import World
from tests.oracle.histories import (
    History,
    Play,
    Policy,
    Question,
    histories,
    questions,
    without,
)
from tests.oracle.telling import Answer
from tests.oracle.weighing import Crowded

HISTORIES = int(os.environ.get("ORACLE_HISTORIES", "100"))
QUESTIONS_EACH = 40


class Tally:
    """What has been asked so far, told in the end."""

    def __init__(self) -> None:
        self.histories = 0
        self.agreed = 0
        self.crowded = 0

    def __str__(self) -> str:
        return (
            f"{self.histories:,} histories: {self.agreed:,} questions agreed, {self.crowded:,} "
            "not asked (too many acts in doubt for the oracle)"
        )


class Worlds:
    """One chronicle for all histories; those that change the policy have one of their own."""

    def __init__(self, directory: Path) -> None:
        self.tally = Tally()
        self._directory = directory
        self._number = count()
        self._shared = World(self._url())

    def close(self) -> None:
        """Close the chronicle of all."""
        self._shared.__exit__(None, None, None)

    def _url(self) -> str:
        return f"sqlite:///{self._directory / f'{next(self._number)}.db'}"

    @contextmanager
    def world_for(self, history: History) -> Iterator[World]:
        """The chronicle to play the history in."""
        if not any(isinstance(step, Policy) for step in history):
            yield self._shared
            return
        with World(self._url()) as world:
            yield world


@pytest.fixture(scope="module")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Worlds]:
    """Where histories are played; what agreed is told in the end."""
    worlds = Worlds(tmp_path_factory.mktemp("oracle"))
    yield worlds
    worlds.close()
    tell(request, f"{worlds.tally}")


def tell(request: pytest.FixtureRequest, line: str) -> None:
    """Print a line past the capture of output, if `make oracle` asks for it."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    if "ORACLE_HISTORIES" in os.environ and capture is not None:
        with capture.global_and_fixture_disabled():
            print(f"\n{line}", flush=True)


@settings(
    max_examples=HISTORIES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(history=histories(), random=st.randoms(use_true_random=True))
def test_answers_are_the_oracles(
    worlds: Worlds, request: pytest.FixtureRequest, history: History, random: Random
) -> None:
    """Whoever is asked about, on whichever day, as known at any position: the answers agree."""
    asked = questions(history, random, QUESTIONS_EACH)
    different = disagreements(worlds, history, asked)
    if different:
        question, _, _ = different[0]
        shortest = reduced(worlds, history, question)
        steps = "\n".join(map(str, shortest))
        end = question._replace(steps=len(shortest))
        ((_, found, expected),) = disagreements(worlds, shortest, [end])
        pytest.fail(f"{end}\nof\n{steps}\nis\n{found}\nand should be\n{expected}")
    worlds.tally.histories += 1
    if worlds.tally.histories % 200 == 0:
        tell(request, f"{worlds.tally} so far")


def disagreements(
    worlds: Worlds, history: History, asked: list[Question]
) -> list[tuple[Question, Answer, Answer]]:
    """Play the history, ask both; where they differ, the question and the two answers."""
    with worlds.world_for(history) as world:
        play = Play(world, history)
        play.project(Random(len(history)))
        files = {steps: play.on_file(steps) for steps in {q.steps for q in asked}}
        different = []
        for question in asked:
            party, instrument, aspect, on, steps = question
            try:
                expected = files[steps].ask(party, instrument, aspect, day(on))
            except Crowded:
                worlds.tally.crowded += 1
                continue
            who, what = play.name(party), play.name(instrument)
            found = comparable(world.questions.ask(who, what, on, play.position(steps), aspect))
            if found == expected:
                worlds.tally.agreed += 1
            else:
                different.append((question, found, expected))
    return different


def reduced(worlds: Worlds, history: History, question: Question) -> History:
    """The shortest history, step by step, that still gives two answers to the question."""
    history = history[: question.steps]
    for step in reversed(history):
        shorter = without(history, step)
        if not shorter:
            continue
        if disagreements(worlds, shorter, [question._replace(steps=len(shorter))]):
            history = shorter
    return history


def comparable(found: AskAnswer) -> Answer:
    """What the oracle answers too. The order in `because` is another test's matter."""
    return Answer(
        found.answer,
        found.reason,
        found.certainty,
        frozenset(found.because),
        frozenset(found.against),
        found.since,
        found.last_reported,
        found.rule,
    )
