"""What a report about a group says of its members (model.md §6)."""

from __future__ import annotations

import pytest
from msgspec import structs

from tests.given import World

CALL = "paris-call"


def union(world: World) -> World:
    """The European Union, with the United Kingdom in it until the end of January 2020."""
    world.party("eu", "group")
    world.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    world.fact("membership-ended", actor="uk", group="eu", when="2020-02-01")
    return world


@pytest.fixture
def eu(small: World) -> World:
    """The Union on SQLite."""
    return union(small)


def joined(world: World, when: str = "2018-11-12", quantifier: str | None = "all") -> str:
    """So much of the EU joined the Call."""
    more = {} if quantifier is None else {"quantifier": quantifier}
    return world.fact("joined", actor="eu", instrument=CALL, when=when, **more)


def test_the_eu_case(world: World) -> None:
    """All members joined while the United Kingdom was one: it had, and it has when it is none."""
    eu = union(world)
    fact = joined(eu)
    found = eu.ask("uk", CALL, "2018-11-20")
    assert (found.answer, found.reason, found.certainty) == ("yes", "member-of-group", "definite")
    assert (found.since, found.because) == ("2018-11-12", (fact,))
    assert eu.says("uk", CALL, "2021-06-01") == "yes, member-of-group"


def test_before_the_groups_day(eu: World) -> None:
    """Before all members joined, it had not joined yet."""
    joined(eu)
    assert eu.says("uk", CALL, "2018-11-11") == "no, not-yet"


def test_not_a_member_on_the_day(eu: World) -> None:
    """What all members do after it left says nothing of it; nor of those who were never in."""
    joined(eu, when="2020-06-01")
    eu.party("japan")
    assert eu.says("uk", CALL, "2020-07-01") == "unknown, never-reported"
    assert eu.says("japan", CALL, "2020-07-01") == "unknown, never-reported"


def test_the_first_day_after(eu: World) -> None:
    """An ending's day is the first on which it is no member."""
    joined(eu, when="2020-02-01")
    assert eu.says("uk", CALL, "2021-01-01") == "unknown, never-reported"


def test_the_last_day_inside(eu: World) -> None:
    """On the last day it is still a member."""
    joined(eu, when="2020-01-31")
    assert eu.says("uk", CALL, "2021-01-01") == "yes, member-of-group"


def test_the_first_day_inside(eu: World) -> None:
    """On the day of its admission it is a member."""
    joined(eu, when="1973-01-01")
    assert eu.says("uk", CALL, "2021-01-01") == "yes, member-of-group"


@pytest.mark.parametrize("quantifier", ["most", "many", "some", "unspecified"])
def test_part_of_a_group(eu: World, quantifier: str) -> None:
    """What most of a group did proves no single member; that it may be meant is said."""
    fact = joined(eu, quantifier=quantifier)
    found = eu.ask("uk", CALL, "2018-11-20")
    assert (found.answer, found.reason) == ("unknown", "group-unproven")
    assert found.because == (fact,)


def test_part_of_a_group_it_had_left(eu: World) -> None:
    """What most of a group did that it was not in says nothing at all."""
    joined(eu, when="2020-06-01", quantifier="most")
    assert eu.says("uk", CALL, "2020-07-01") == "unknown, never-reported"


def test_a_group_for_itself(eu: World) -> None:
    """Without a quantifier the Union acts for itself, and no member follows."""
    joined(eu, quantifier=None)
    assert eu.says("eu", CALL, "2018-11-20") == "yes, reported"
    assert eu.says("uk", CALL, "2018-11-20") == "unknown, never-reported"


@pytest.mark.parametrize("quantifier", ["most", "many", "some", "unspecified"])
def test_part_of_a_group_is_not_the_group(eu: World, quantifier: str) -> None:
    """That some members joined does not say that the Union did."""
    joined(eu, quantifier=quantifier)
    assert eu.says("eu", CALL, "2018-11-20") == "unknown, group-unproven"


def test_all_of_a_group_is_the_group(eu: World) -> None:
    """That all members joined is a fact about the Union."""
    joined(eu)
    assert eu.says("eu", CALL, "2018-11-20") == "yes, reported"


def test_all_declined(eu: World) -> None:
    """That none of a group signed is a no for its members."""
    eu.fact("declined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    assert eu.says("uk", CALL, "2018-11-20") == "no, declined"


def test_all_announced(eu: World) -> None:
    """That all of a group will join is an intention of each."""
    eu.fact(
        "announced-intent", actor="eu", instrument=CALL, act="join", when="2018-11-12",
        quantifier="all",
    )  # fmt: skip
    assert eu.says("uk", CALL, "2018-11-20") == "unknown, announced"


def test_named_beside_the_group(eu: World) -> None:
    """A report that names the member goes before what follows from its group."""
    derived = joined(eu)
    named = eu.fact("declined", actor="uk", instrument=CALL, when="2018-11-12")
    found = eu.ask("uk", CALL, "2018-11-20")
    assert (found.answer, found.reason) == ("no", "declined")
    assert (found.because, found.against) == ((named,), (derived,))


def test_a_deprecated_claim(eu: World) -> None:
    """A claim about a group that is known to be wrong decides for no member."""
    eu.rank(joined(eu), "deprecated")
    assert eu.says("uk", CALL, "2018-11-20") == "unknown, never-reported"


def test_a_retracted_claim(world: World) -> None:
    """A claim that should never have stood decides for no member from then on."""
    eu = union(world)
    fact = joined(eu)
    before = eu.position
    eu.retract(fact)
    assert eu.says("uk", CALL, "2018-11-20") == "unknown, never-reported"
    assert eu.says("uk", CALL, "2018-11-20", before) == "yes, member-of-group"


def test_a_report_of_membership_is_an_observation(small: World) -> None:
    """That it is a member on a day says nothing of since when, unless the source says so."""
    small.party("eu", "group")
    small.fact("membership-reported", actor="uk", group="eu", when="2018-11-12")
    assert small.says("uk", "eu", "2018-11-11") == "unknown, never-reported"
    assert small.ask("uk", "eu", "2018-11-12").since is None


# --- Membership that changes in recorded time ------------------------------------------------


def test_membership_recorded_after_the_claim(world: World) -> None:
    """A membership that comes to be known later makes the answer from then on."""
    world.party("eu", "group")
    world.party("uk")
    joined(world)
    before = world.position
    world.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    assert world.says("uk", CALL, "2018-11-20") == "yes, member-of-group"
    assert world.says("uk", CALL, "2018-11-20", before) == "unknown, never-reported"


def test_membership_corrected(world: World) -> None:
    """A correction of the membership changes the answer from then on, in recorded time only."""
    eu = union(world)
    joined(eu)
    eu.fact("member-admitted", actor="norway", group="eu", when="1995-01-01")
    wrong = eu.fact("membership-ended", actor="norway", group="eu", when="2019-01-01")
    assert eu.says("norway", CALL, "2018-11-20") == "yes, member-of-group"
    before = eu.position
    eu.correct(wrong, "membership-ended", actor="norway", group="eu", when="1995-01-02")
    assert eu.says("norway", CALL, "2018-11-20") == "unknown, never-reported"
    assert eu.says("norway", CALL, "2018-11-20", before) == "yes, member-of-group"


def test_membership_retracted(eu: World) -> None:
    """Without the membership nothing follows from the group, from then on."""
    joined(eu)
    wrong = eu.fact("member-admitted", actor="norway", group="eu", when="1995-01-01")
    assert eu.says("norway", CALL, "2018-11-20") == "yes, member-of-group"
    before = eu.position
    eu.retract(wrong)
    assert eu.says("norway", CALL, "2018-11-20") == "unknown, never-reported"
    assert eu.says("norway", CALL, "2018-11-20", before) == "yes, member-of-group"


def test_all_in_one_page(world: World) -> None:
    """Claim, membership and its correction may come in one page, in any order."""
    world.party("eu", "group")
    joined(world)
    wrong = world.fact("member-admitted", actor="uk", group="eu", when="2019-01-01")
    world.correct(wrong, "member-admitted", actor="uk", group="eu", when="1973-01-01")
    assert world.says("uk", CALL, "2018-11-20") == "yes, member-of-group"


def test_membership_recorded_after_a_restart(small: World) -> None:
    """A membership recorded in another process than the claim makes the answer all the same."""
    small.party("eu", "group")
    joined(small)
    small.projector.catch_up()
    small.restart()
    small.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    assert small.says("uk", CALL, "2018-11-20") == "yes, member-of-group"


# --- Uncertain days --------------------------------------------------------------------------


def test_a_member_throughout_the_bounds(eu: World) -> None:
    """It was a member on every day the claim may mean: the answer is definite."""
    joined(eu, when="2019")
    found = eu.ask("uk", CALL, "2021-01-01")
    assert (found.answer, found.reason, found.certainty) == ("yes", "member-of-group", "definite")


@pytest.mark.parametrize("when", ["2020", "1972/1973", "2020-01-31/2020-02-01", "2019-05/.."])
def test_a_member_on_some_days_of_the_bounds(eu: World, when: str) -> None:
    """It was a member on only some of the days the claim may mean: the answer is possible."""
    joined(eu, when=when)
    found = eu.ask("uk", CALL, "2021-01-01")
    if when.endswith(".."):
        assert (found.answer, found.reason) == ("unknown", "date-uncertain")
    else:
        assert (found.answer, found.reason) == ("yes", "member-of-group")
    assert found.certainty == "possible"


@pytest.mark.parametrize("when", ["2021", "1971", "2020-02/2020-03"])
def test_a_member_on_no_day_of_the_bounds(eu: World, when: str) -> None:
    """It was a member on no day the claim may mean: nothing follows."""
    joined(eu, when=when)
    assert eu.says("uk", CALL, "2022-01-01") == "unknown, never-reported"


@pytest.mark.parametrize("admitted", ["2018-11", "2018-11-12?", "../2018-12-31"])
def test_an_uncertain_membership(small: World, admitted: str) -> None:
    """Perhaps it was a member on the claim's day: the answer is possible."""
    small.party("eu", "group")
    small.fact("member-admitted", actor="uk", group="eu", when=admitted)
    joined(small)
    found = small.ask("uk", CALL, "2019-06-01")
    assert (found.answer, found.reason, found.certainty) == ("yes", "member-of-group", "possible")


def test_a_claim_in_doubt(eu: World) -> None:
    """A claim whose date is marked uncertain gives a possible answer."""
    joined(eu, when="2018-11-12?")
    assert eu.ask("uk", CALL, "2019-01-01").certainty == "possible"


def test_a_gap_in_membership(small: World) -> None:
    """It left and came back within the days the claim may mean: the answer is possible."""
    small.party("eu", "group")
    for kind, when in (
        ("member-admitted", "2018-01-01"),
        ("membership-ended", "2018-06-01"),
        ("member-admitted", "2018-07-01"),
    ):
        small.fact(kind, actor="uk", group="eu", when=when)
    joined(small, when="2018-05/2018-08")
    assert small.ask("uk", CALL, "2019-01-01").certainty == "possible"


def test_a_member_for_good(small: World) -> None:
    """All joined on some day from 2018 on, and it never left: not yet before, definitely."""
    small.party("eu", "group")
    small.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    joined(small, when="2018-11-12/..")
    assert small.ask("uk", CALL, "2018-11-01").certainty == "definite"


# --- More than one group ---------------------------------------------------------------------


def test_a_group_in_a_group(small: World) -> None:
    """If all of a group are members of another, what all of that one did, they did."""
    small.party("benelux", "group")
    small.party("eu", "group")
    small.fact("member-admitted", actor="belgium", group="benelux", when="1944-09-05")
    small.fact("member-admitted", actor="benelux", group="eu", when="1958-01-01", quantifier="all")
    joined(small)
    assert small.says("belgium", "eu", "2018-11-12") == "yes, member-of-group"
    assert small.says("belgium", CALL, "2018-11-20") == "yes, member-of-group"


def test_two_ways_into_a_claim(small: World) -> None:
    """A member of a group in a group, with claims about both: the later fold counts."""
    for group in ("benelux", "eu"):
        small.party(group, "group")
    small.instrument("a-pledge")
    small.fact(
        "joined", actor="benelux", instrument="a-pledge", when="2018-11-12", quantifier="some"
    )
    small.fact("joined", actor="eu", instrument="a-pledge", when="2018-11-12", quantifier="all")
    small.fact("member-admitted", actor="benelux", group="eu", when="1958-01-01", quantifier="all")
    small.fact("member-admitted", actor="belgium", group="benelux", when="1944-09-05")
    assert small.says("belgium", "eu", "2018-11-20") == "yes, member-of-group"
    assert small.says("belgium", "a-pledge", "2018-11-20") == "yes, member-of-group"


def test_two_groups_say_the_same(small: World) -> None:
    """Two groups that it belongs to may both have joined: one answer, both facts."""
    facts = []
    for group in ("eu", "g7"):
        small.party(group, "group")
        small.fact("member-admitted", actor="france", group=group, when="1975-11-15")
        facts.append(
            small.fact("joined", actor=group, instrument=CALL, when="2018-11-12", quantifier="all")
        )
    found = small.ask("france", CALL, "2018-11-20")
    assert found.reason == "member-of-group"
    assert set(found.because) == set(facts)


# --- groups that circle ----------------------------------------------------------------------


def circle(world: World) -> str:
    """Two groups, each all in the other, and one member of the first; its admission."""
    for group in ("g-1", "g-2"):
        world.party(group, "group")
    admitted = world.fact("member-admitted", actor="x", group="g-1", when="2018-01-10")
    world.fact("joined", actor="g-1", instrument="g-2", when="2018-01-10", quantifier="all")
    world.fact("joined", actor="g-2", instrument="g-1", when="2018-01-10", quantifier="all")
    world.fact("joined", actor="g-2", instrument="paris-call", when="2018-11-12", quantifier="all")
    return admitted


def test_no_membership_rests_on_itself(world: World) -> None:
    """In a circle of groups, a member whose only admission is retracted is in none of them."""
    admitted = circle(world)
    for target in ("g-1", "g-2", "paris-call"):
        assert world.ask("x", target, "2018-11-20").answer == "yes"
    world.retract(admitted)
    for target in ("g-1", "g-2", "paris-call"):
        assert world.says("x", target, "2018-11-20") == "unknown, never-reported"


def test_a_circle_asked_of_its_sources(world: World) -> None:
    """The same evidence folded when asked gives the same answer, and so does a rebuild."""
    circle(world)
    world.fact("membership-ended", actor="x", group="g-1", when="2018-02-01")
    world.projector.catch_up()
    before = world.state()
    everything = sorted({fact.document for fact in world.questions.facts().facts})
    for target in ("g-1", "g-2", "paris-call"):
        for day in ("2018-01-20", "2018-06-01", "2018-12-01"):
            scoped = world.questions.ask("x", target, day, sources=everything)
            assert structs.replace(scoped, sources=None) == world.questions.ask("x", target, day)
    world.projector.rebuild()
    assert world.state() == before


def test_a_group_all_in_itself(world: World) -> None:
    """A claim about all of a group on that very group gives nobody a membership."""
    world.party("g-1", "group")
    world.party("x")
    world.fact("joined", actor="g-1", instrument="g-1", when="2018-01-10", quantifier="all")
    assert world.says("x", "g-1", "2018-11-20") == "unknown, never-reported"
