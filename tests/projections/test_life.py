"""The life of an instrument: the days on which answers turn, and when reports were recorded."""

from __future__ import annotations

import pytest

from domain.dates import day, iso
from domain.errors import InvalidInput
from tests.given import World

CALL = "paris-call"


def told(world: World) -> None:
    """The Call is launched; one joins, one joins within days and leaves, one only intends to."""
    world.fact("launched", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-14")
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-16/2018-11-18")
    world.fact("withdrew", actor="chile", instrument=CALL, when="2018-11-25")
    world.fact("announced-intent", actor="india", instrument=CALL, when="2018-11-20", act="join")
    world.projector.catch_up()


def test_answers_turn_on_its_days_and_on_no_other(world: World) -> None:
    """From each day to the next the roster changes where the life has a day, and only there."""
    told(world)
    days = {each.day for each in world.questions.life(CALL).days}
    first, last = day("2018-11-08"), day("2018-11-30")
    rosters = [world.questions.roster(CALL, iso(n)).entries for n in range(first, last)]
    changed = {
        iso(first + n) for n in range(1, len(rosters)) if rosters[n] != rosters[n - 1]
    }  # fmt: skip
    assert days == changed
    assert len(days) == 6


def test_it_begins_with_the_instrument(small: World) -> None:
    """What is reported of the days before is no turn: nobody was in what did not exist."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-10")
    small.fact("launched", instrument=CALL, when="2018-11-12")
    small.projector.catch_up()
    life = small.questions.life(CALL)
    assert (life.began, [each.day for each in life.days]) == ("2018-11-12", ["2018-11-12"])


def test_it_is_pinned(small: World) -> None:
    """As known before, a life has the days that were known then."""
    told(small)
    before = small.questions.life(CALL)
    small.party("peru", codes={"iso3166": "PE"})
    small.fact("joined", actor="peru", instrument=CALL, when="2020-01-01")
    small.projector.catch_up()
    assert small.questions.life(CALL, before.position) == before
    now = small.questions.life(CALL)
    assert now.days[-1].day == "2020-01-01"
    assert {each.party: each.codes for each in now.parties}["peru"] == {"iso3166": "PE"}


def test_a_treaty_has_a_life_in_each_aspect(small: World) -> None:
    """Signatures turn one roster, ratifications another."""
    small.instrument("pact", "treaty")
    small.fact("signed", actor="japan", instrument="pact", when="2000-01-01")
    small.fact("ratified", actor="japan", instrument="pact", when="2001-01-01")
    small.projector.catch_up()
    life = small.questions.life("pact")
    assert life.aspects == ("signature", "consent", "force")
    assert [each.day for each in life.days] == ["2001-01-01"]
    (signed,) = small.questions.life("pact", aspect="signature").days
    assert (signed.day, signed.turns) == ("2000-01-01", 1)
    with pytest.raises(InvalidInput):
        small.questions.life("pact", aspect="participation")


def test_recordings_are_runs_of_one_source(small: World) -> None:
    """A place to look back to for each document's reports, and for what was said of them."""
    told(small)
    fact = small.fact("joined", actor="peru", instrument=CALL, when="2020-01-01")
    small.retract(fact)
    small.projector.catch_up()
    found = small.questions.recordings(CALL)
    assert [each.events for each in found] == [1] * len(found)
    assert len(found) == 7
    assert found[-1].position == small.position
    before, now = (small.questions.roster(CALL, "2021-01-01", p.position) for p in found[-2:])
    assert {e.party for e in before.entries} - {e.party for e in now.entries} == {"peru"}
