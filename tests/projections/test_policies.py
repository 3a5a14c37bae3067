"""A change of the policy decides anew from its position on (model.md §5)."""

from __future__ import annotations

import pytest

from tests.given import World, as_bytes

CALL = "paris-call"
DAY = "2018-11-20"


@pytest.fixture
def contradicted(world: World) -> World:
    """A ministry denies what an article says; the ministry is named, the article speaks itself."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.fact("declined", actor="japan", instrument=CALL, when="2018-11-13",
               attributed_to="The Ministry")  # fmt: skip
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-12")
    return world


def test_decided_anew(contradicted: World) -> None:
    """Under the second policy nobody's voice weighs more, so the same reports are disputed."""
    assert contradicted.says("japan", CALL, DAY) == "no, declined"
    contradicted.policy(2)
    answer = contradicted.ask("japan", CALL, DAY)
    assert (answer.reason, answer.rule, answer.policy) == ("disputed", "equal-weight", 2)
    contradicted.policy(1)
    assert contradicted.says("japan", CALL, DAY) == "no, declined"


def test_known_before(contradicted: World) -> None:
    """Answers known under the first policy stay, and say so."""
    at = contradicted.position
    before = as_bytes(contradicted.ask("japan", CALL, DAY, at))
    contradicted.policy(2)
    assert as_bytes(contradicted.ask("japan", CALL, DAY, at)) == before
    assert contradicted.ask("japan", CALL, DAY, at).policy == 1


def test_what_agrees_stays(contradicted: World) -> None:
    """A pair without a contradiction keeps its spans."""
    contradicted.projector.catch_up()
    before = contradicted.questions.ask("chile", CALL, DAY)
    contradicted.policy(2)
    assert contradicted.ask("chile", CALL, DAY).because == before.because


def test_rebuilt(contradicted: World) -> None:
    """A rebuild passes the change at its place in the log."""
    contradicted.policy(2)
    contradicted.fact("joined", actor="peru", instrument=CALL, when="2018-11-12")
    contradicted.projector.catch_up()
    before = contradicted.state()
    contradicted.projector.rebuild()
    assert contradicted.state() == before
