"""The chronicle gives the answers that the slow oracle gives.

`ORACLE_HISTORIES=2000 pytest tests/oracle` asks about 2,000 histories instead of 100.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import day
from projections.questions.answers import AskAnswer
from tests.given import World
from tests.oracle.histories import History, Play, Question, histories, questions, without
from tests.oracle.oracle import Answer

HISTORIES = int(os.environ.get("ORACLE_HISTORIES", "100"))
QUESTIONS_EACH = 40


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One chronicle for all histories; each has names of its own in it."""
    with World(f"sqlite:///{tmp_path_factory.mktemp('oracle') / 'chronicle.db'}") as world:
        yield world


@settings(
    max_examples=HISTORIES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(histories(), st.randoms(use_true_random=True))
def test_answers_are_the_oracles(world: World, history: History, random: Random) -> None:
    """Whoever is asked about, on whichever day, as known at any position: the answers agree."""
    different = disagreements(world, history, questions(history, random, QUESTIONS_EACH))
    if different:
        question, _, _ = different[0]
        shortest = reduced(world, history, question)
        steps = "\n".join(map(str, shortest))
        end = question._replace(steps=len(shortest))
        ((_, found, expected),) = disagreements(world, shortest, [end])
        pytest.fail(f"{end}\nof\n{steps}\nis\n{found}\nand should be\n{expected}")


def disagreements(
    world: World, history: History, asked: list[Question]
) -> list[tuple[Question, Answer, Answer]]:
    """Play the history, ask both; where they differ, the question and the two answers."""
    play = Play(world, history)
    play.project(Random(len(history)))
    files = {steps: play.on_file(steps) for steps in {q.steps for q in asked}}
    different = []
    for question in asked:
        party, instrument, aspect, on, steps = question
        expected = files[steps].ask(party, instrument, aspect, day(on))
        who, what = play.name(party), play.name(instrument)
        found = comparable(world.questions.ask(who, what, on, play.position(steps), aspect))
        if found != expected:
            different.append((question, found, expected))
    return different


def reduced(world: World, history: History, question: Question) -> History:
    """The shortest history, step by step, that still gives two answers to the question."""
    history = history[: question.steps]
    for step in reversed(history):
        shorter = without(history, step)
        if disagreements(world, shorter, [question._replace(steps=len(shorter))]):
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
    )
