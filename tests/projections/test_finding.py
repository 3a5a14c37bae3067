"""From what people type to whom they mean, and the name shown for it (model.md §9)."""

from __future__ import annotations

import pytest

from domain.errors import Ambiguous, ChronicleError, NotFound
from events.record import DatedName
from tests.given import World, as_bytes

CALL = "paris-call"
DAY = "2018-11-20"


@pytest.fixture
def named(small: World) -> World:
    """A few parties with several names, and a pledge, with the United States in it."""
    return named_in(small)


def named_in(world: World) -> World:
    """The same names in any chronicle."""
    world.party("united-states", name="United States", aliases=("U.S.", "USA", "Washington"))
    world.party("georgia", name="Georgia")
    world.party("us-georgia", name="State of Georgia", aliases=("Georgia",))
    world.party("turkiye", name="Türkiye", aliases=("Turkey",))
    world.instrument(CALL, name="Paris Call for Trust and Security in Cyberspace",
                     aliases=("Paris Call",))  # fmt: skip
    world.fact("joined", actor="united-states", instrument=CALL, when="2018-11-12")
    return world


@pytest.mark.parametrize(
    "typed",
    [
        "united-states", "United States", "united states", "the United States", "U.S.", "US",
        "u.s", "USA", "U.S.A.", "washington",
    ],
)  # fmt: skip
def test_found(sqlite_url: str, typed: str) -> None:
    """An id, a name or an alias finds its party, however it is spelt."""
    with World(sqlite_url) as world:
        world.party("united-states", name="United States", aliases=("U.S.", "USA", "Washington"))
        world.fact("joined", actor="united-states", instrument=CALL, when="2018-11-12")
        found = world.ask(typed, "PARIS CALL", DAY)
        assert (found.party, found.party_name) == ("united-states", "United States")


def test_accents(named: World) -> None:
    """Accents make no difference."""
    assert named.ask("Turkiye", "paris call", DAY).party == "turkiye"
    assert named.ask("TÜRKIYE", CALL, DAY).party == "turkiye"


def test_ambiguous(world: World) -> None:
    """A name that fits two decides nothing and lists both; an id still decides."""
    named = named_in(world)
    with pytest.raises(Ambiguous) as refused:
        named.ask("Georgia", CALL, DAY)
    assert refused.value.candidates == ("georgia", "us-georgia")
    assert refused.value.field == "party"
    assert "georgia (Georgia), us-georgia (State of Georgia)" in refused.value.detail
    assert named.ask("georgia", CALL, DAY).party == "georgia"


def test_unknown(world: World) -> None:
    """A name that fits nobody is refused with the nearest, and never taken for one of them."""
    named = named_in(world)
    with pytest.raises(NotFound) as refused:
        named.ask("Untied States", CALL, DAY)
    assert "United States (united-states)" in refused.value.nearest
    assert refused.value.field == "party"


def test_equally_near(world: World) -> None:
    """Names that are spelled equally alike are suggested by id, whatever the database."""
    named = named_in(world)
    for party in ("stones-b", "stones-c", "stones-a"):
        named.party(party, name="Rolling Stones")
    with pytest.raises(NotFound) as refused:
        named.ask("Rolling Stone", CALL, DAY)
    assert refused.value.nearest[:3] == tuple(f"Rolling Stones (stones-{x})" for x in "abc")


def test_far_from_anything(named: World) -> None:
    """Where nothing is near, nothing is suggested."""
    with pytest.raises(NotFound) as refused:
        named.ask("Qqqqq", CALL, DAY)
    assert refused.value.nearest == ()


def test_one_letter_apart(named: World) -> None:
    """Niger is not Nigeria: spelling distance never decides."""
    named.party("nigeria", name="Nigeria")
    with pytest.raises(NotFound) as refused:
        named.ask("Niger", CALL, DAY)
    assert "Nigeria (nigeria)" in refused.value.nearest


def test_unknown_instruments(named: World) -> None:
    """For an instrument, instruments are suggested, and not parties."""
    with pytest.raises(NotFound) as refused:
        named.ask("united-states", "Pariss Call", DAY)
    assert refused.value.field == "instrument"
    assert any(CALL in name for name in refused.value.nearest)
    assert not any("united-states" in name for name in refused.value.nearest)


def test_states_are_not_joined(named: World) -> None:
    """A state is no instrument; a group can be asked about like one."""
    with pytest.raises(NotFound):
        named.ask("turkiye", "United States", DAY)
    named.party("nato", "organization", name="NATO")
    named.fact("member-admitted", actor="turkiye", group="nato", when="1952-02-18")
    assert named.says("Turkey", "NATO", DAY) == "yes, reported"


def test_instruments_go_first(named: World) -> None:
    """Where an instrument and a group share a name, the question is about the instrument."""
    named.party("paris-call-community", "group", name="Paris Call")
    assert named.ask("turkiye", "Paris Call", DAY).instrument == CALL


def test_a_further_name(named: World) -> None:
    """A name added later finds the party from then on."""
    with pytest.raises(NotFound):
        named.ask("Amerika", CALL, DAY)
    named.party("united-states", name="United States", aliases=("Amerika",))
    assert named.ask("Amerika", CALL, DAY).party == "united-states"


def test_a_pinned_question_by_name(small: World) -> None:
    """A question pinned to a position is answered alike when its name comes to fit another."""
    small.party("georgia", name="Georgia")
    small.fact("joined", actor="georgia", instrument=CALL, when="2018-11-12")
    at = small.position
    before = as_bytes(small.ask("Georgia", CALL, DAY, at))
    small.party("us-georgia", name="State of Georgia", aliases=("Georgia",))
    assert as_bytes(small.ask("Georgia", CALL, DAY, at)) == before


def test_a_pinned_question_by_what_became_an_id(small: World) -> None:
    """A question pinned to a position is answered alike when its name comes to be an id."""
    small.party("united-states", name="United States", aliases=("us",))
    small.fact("joined", actor="united-states", instrument=CALL, when="2018-11-12")
    at = small.position
    before = as_bytes(small.ask("us", CALL, DAY, at))
    small.party("us", "company", name="Uppsala Sport")
    assert as_bytes(small.ask("us", CALL, DAY, at)) == before


# --- Names in their time ---------------------------------------------------------------------


@pytest.fixture
def cabo_verde(world: World) -> World:
    """Cape Verde until 24 October 2013, Cabo Verde from then on."""
    world.party(
        "cabo-verde",
        name="Cabo Verde",
        names=(
            DatedName("Cape Verde", end="2013-10-24"),
            DatedName("Cabo Verde", start="2013-10-24"),
        ),
    )
    world.fact("joined", actor="cabo-verde", instrument=CALL, when="2010-01-01")
    return world


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2010-06-01", "Cape Verde"),
        ("2013-10-23", "Cape Verde"),
        ("2013-10-24", "Cabo Verde"),
        ("2018-11-20", "Cabo Verde"),
    ],
)
def test_the_name_of_the_day(cabo_verde: World, on: str, name: str) -> None:
    """A party is shown under the name it had on the day asked about."""
    assert cabo_verde.ask("cabo-verde", CALL, on).party_name == name
    (entry,) = cabo_verde.questions.roster(CALL, on).entries
    assert entry.name == name
    assert name in cabo_verde.ask("Cape Verde", CALL, on).sentence


def test_any_name_finds_it(cabo_verde: World) -> None:
    """Every name a party ever had finds it, on any day."""
    for typed in ("Cape Verde", "Cabo Verde"):
        assert cabo_verde.ask(typed, CALL, "2018-11-20").party == "cabo-verde"


def test_names_known_later(small: World) -> None:
    """A name that was recorded later is not shown in what was known before."""
    small.party("meta", "company", name="Facebook")
    small.fact("joined", actor="meta", instrument=CALL, when="2018-11-12")
    before = small.position
    small.party("meta", "company", name="Facebook", names=(DatedName("Meta", start="2021-10-28"),))
    assert small.ask("meta", CALL, "2022-01-01").party_name == "Meta"
    assert small.ask("meta", CALL, "2022-01-01", before).party_name == "Facebook"
    assert small.ask("meta", CALL, "2018-11-20").party_name == "Facebook"


def test_one_name_dated_twice(small: World) -> None:
    """The same name from "2013" and from "2013-01-01" on is one name; nothing stops."""
    small.party("x", names=(DatedName("Y", start="2013"), DatedName("Y", start="2013-01-01")))
    try:
        assert small.projector.catch_up() == small.position
    except ChronicleError:
        raise
    except Exception as error:
        pytest.fail(f"{type(error).__name__} is no answer")
