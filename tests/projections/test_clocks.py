"""Recorded time: which events an answer may rest on (model.md §2)."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from tests.given import World, as_bytes

DAY = "2018-11-20"


def story(world: World) -> World:
    """Japan joined, as recorded first; it had withdrawn at once, as recorded later."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    world.fact("withdrew", actor="japan", instrument="paris-call", when="2018-11-13")
    world.projector.catch_up()
    return world


@pytest.fixture
def told(small: World) -> World:
    """The story on SQLite."""
    return story(small)


def moment(world: World, position: int, more: str = "") -> str:
    """When the event at a position was recorded."""
    known_at = world.questions.ask("japan", "paris-call", DAY, position).known_at
    assert known_at is not None
    return known_at.replace("Z", f"{more}Z")


def joined_at(world: World) -> int:
    """The position of the first report."""
    return world.position - 2  # a document lies between the two


def test_known_at_a_position(world: World) -> None:
    """As known before the second report: yes; as known now: no."""
    told = story(world)
    before = told.ask("japan", "paris-call", DAY, joined_at(told))
    assert (before.answer, before.position) == ("yes", joined_at(told))
    now = told.ask("japan", "paris-call", DAY)
    assert (now.answer, now.reason, now.position) == ("no", "withdrew", told.position)


def test_known_at_the_start(told: World) -> None:
    """At position 0 nothing was known, and no event was recorded."""
    found = told.ask("japan", "paris-call", DAY, 0)
    assert (found.answer, found.reason) == ("unknown", "never-reported")
    assert (found.position, found.known_at) == (0, None)


def test_positions_as_text(told: World) -> None:
    """A position may be a number or its digits."""
    at = joined_at(told)
    as_number = told.ask("japan", "paris-call", DAY, at)
    assert as_bytes(told.ask("japan", "paris-call", DAY, str(at))) == as_bytes(as_number)


def test_known_at_a_moment(world: World) -> None:
    """A timestamp stands for the last position recorded at or before it."""
    told = story(world)
    at = joined_at(told)
    assert told.ask("japan", "paris-call", DAY, moment(told, at)).position == at
    a_second_early = "2018-11-11T23:59:59Z"
    assert told.ask("japan", "paris-call", DAY, a_second_early).position == 0


def test_a_microsecond_decides(told: World) -> None:
    """A microsecond before an event was recorded it was not known."""
    at = joined_at(told)
    text = moment(told, at)
    assert text.endswith(".000000Z")
    second = int(text[17:19])
    early = f"{text[:17]}{second - 1:02d}.999999Z"
    assert told.ask("japan", "paris-call", DAY, early).position == at - 1


def test_zones(told: World) -> None:
    """A timestamp may be in any zone; it is one moment."""
    text = moment(told, joined_at(told))
    tokyo = text.replace("2018-11-12T00", "2018-11-12T09").replace("Z", "+09:00")
    assert told.ask("japan", "paris-call", DAY, tokyo).position == joined_at(told)


@pytest.mark.parametrize("known_at", ["2999-01-01T00:00:00Z", 10**9, "1000000", -1, "-1"])
def test_the_future(told: World, known_at: str | int) -> None:
    """What is not recorded yet, or never was, cannot be asked about."""
    with pytest.raises(InvalidInput) as refused:
        told.ask("japan", "paris-call", DAY, known_at)
    assert refused.value.field == "known_at"


@pytest.mark.parametrize("known_at", ["2018-11-12T00:00:00", "2018-11-12", "yesterday", "", "5.0"])
def test_no_moment(told: World, known_at: str) -> None:
    """A time without a zone, a bare day or a word is not one moment."""
    with pytest.raises(InvalidInput) as refused:
        told.ask("japan", "paris-call", DAY, known_at)
    assert refused.value.field == "known_at"


@pytest.mark.parametrize("known_at", ["--5", "²"])
def test_almost_digits(told: World, known_at: str) -> None:
    """What only looks like a number is refused like any other text."""
    with pytest.raises(InvalidInput):
        told.ask("japan", "paris-call", DAY, known_at)


def test_every_question_is_pinned(world: World) -> None:
    """Rosters, timelines, lists of facts and ledgers of an old position know nothing newer."""
    told = story(world)
    at = joined_at(told)
    assert {e.answer for e in told.questions.roster("paris-call", DAY, at).entries} == {"yes"}
    assert len(told.questions.timeline("paris-call", at).facts) == 1
    assert len(told.questions.facts(party="japan", known_at=at).facts) == 1
    assert told.questions.counts("paris-call", DAY, at).named == {"state": 1}
    assert told.questions.counts("paris-call", DAY).named == {}
