"""Merged parties: one pair from there on, two again after an unmerge (docs/adr/0004)."""

from __future__ import annotations

import pytest

from tests.given import World, as_bytes

CALL = "paris-call"
DAY = "2018-11-20"


@pytest.fixture
def facebook(world: World) -> World:
    """Facebook joined in 2018 under one id, and left in 2020 under another."""
    world.party("facebook", "company", name="Facebook")
    world.party("meta", "company", name="Meta")
    world.fact("joined", actor="facebook", instrument=CALL, when="2018-11-12")
    world.fact("withdrew", actor="meta", instrument=CALL, when="2020-01-01")
    return world


def test_one_story(facebook: World) -> None:
    """After a merge the facts of both are one story, under the id merged into."""
    facebook.merge("facebook", "meta")
    assert facebook.says("meta", CALL, DAY) == "yes, reported"
    assert facebook.says("meta", CALL, "2020-06-01") == "no, withdrew"


def test_either_name_asks_for_it(facebook: World) -> None:
    """A question about the merged party is answered for the one it is held to be."""
    facebook.merge("facebook", "meta")
    for name in ("facebook", "Facebook", "meta", "Meta"):
        answer = facebook.ask(name, CALL, DAY)
        assert (answer.party, answer.party_name, answer.answer) == ("meta", "Meta", "yes")


def test_one_entry(facebook: World) -> None:
    """The roster names them once."""
    facebook.merge("facebook", "meta")
    facebook.projector.catch_up()
    (entry,) = facebook.questions.roster(CALL, DAY).entries
    assert entry.party == "meta"


def test_known_before(facebook: World) -> None:
    """Answers known before a merge stay, byte for byte."""
    at = facebook.position
    asked = [("facebook", DAY), ("meta", DAY), ("meta", "2020-06-01")]
    before = [as_bytes(facebook.ask(who, CALL, day, at)) for who, day in asked]
    roster = as_bytes(facebook.questions.roster(CALL, DAY, at))
    facebook.merge("facebook", "meta")
    assert [as_bytes(facebook.ask(who, CALL, day, at)) for who, day in asked] == before
    assert as_bytes(facebook.questions.roster(CALL, DAY, at)) == roster
    facebook.unmerge("facebook")
    assert [as_bytes(facebook.ask(who, CALL, day, at)) for who, day in asked] == before


def test_unmerged(facebook: World) -> None:
    """After an unmerge each has its own facts again; what was known between stays."""
    facebook.merge("facebook", "meta")
    merged = facebook.position
    assert facebook.says("meta", CALL, DAY) == "yes, reported"
    facebook.unmerge("facebook")
    assert facebook.says("facebook", CALL, "2020-06-01") == "yes, reported"
    assert facebook.says("meta", CALL, DAY) == "unknown, never-reported"
    assert facebook.ask("meta", CALL, DAY, merged).answer == "yes"
    assert facebook.ask("facebook", CALL, DAY, merged).party == "meta"


def test_facts_recorded_after(facebook: World) -> None:
    """A fact that names the merged id after the merge belongs to the other's story."""
    facebook.merge("facebook", "meta")
    facebook.fact("joined", actor="facebook", instrument=CALL, when="2021-01-01")
    assert facebook.says("meta", CALL, "2021-06-01") == "yes, reported"


def test_a_chain(facebook: World) -> None:
    """A merge into a party that is merged later ends where the chain ends."""
    facebook.party("meta-platforms", "company")
    facebook.merge("facebook", "meta")
    facebook.merge("meta", "meta-platforms")
    assert facebook.ask("facebook", CALL, DAY).party == "meta-platforms"
    facebook.unmerge("meta")
    assert facebook.ask("facebook", CALL, DAY).party == "meta"
    assert facebook.says("meta-platforms", CALL, DAY) == "unknown, never-reported"


def test_a_claim_recorded_while_merged(world: World) -> None:
    """What was said of a group while it was another reaches its members once it is itself again."""
    for group in ("circle", "club", "union"):
        world.party(group, "group")
    world.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    world.merge("circle", "club")
    world.fact("member-admitted", actor="union", group="circle", when="1990-01-01",
               quantifier="all")  # fmt: skip
    assert world.says("france", "club", DAY) == "yes, member-of-group"
    world.unmerge("circle")
    assert world.says("france", "circle", DAY) == "yes, member-of-group"
    assert world.says("france", "club", DAY) == "unknown, never-reported"


def test_merged_groups(world: World) -> None:
    """What is said of all of a merged group reaches the members of the one it is."""
    world.party("eec", "group")
    world.party("eu", "group")
    world.fact("member-admitted", actor="france", group="eu", when="1958-01-01")
    world.fact("joined", actor="eec", instrument=CALL, when="2018-11-12", quantifier="all")
    assert world.says("france", CALL, DAY) == "unknown, never-reported"
    world.merge("eec", "eu")
    assert world.says("france", CALL, DAY) == "yes, member-of-group"
    assert world.says("france", "eec", DAY) == "yes, reported"
    world.unmerge("eec")
    assert world.says("france", CALL, DAY) == "unknown, never-reported"


def test_a_merged_member(world: World) -> None:
    """A member that turns out to be another party takes what is derived along."""
    world.party("eu", "group")
    world.fact("member-admitted", actor="holland", group="eu", when="1958-01-01")
    world.fact("joined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    world.party("netherlands")
    world.merge("holland", "netherlands")
    assert world.says("netherlands", CALL, DAY) == "yes, member-of-group"
    assert [e.party for e in world.questions.roster(CALL, DAY).entries] == ["eu", "netherlands"]


def test_its_facts_are_listed(facebook: World) -> None:
    """The facts of a party are those of all ids that stand for it."""
    facebook.merge("facebook", "meta")
    facebook.projector.catch_up()
    found = facebook.questions.facts(party="meta").facts
    assert {fact.roles["actor"] for fact in found} == {"facebook", "meta"}


def test_a_group_began_with_either(world: World) -> None:
    """What a merged group was founded as counts for the one it is."""
    world.party("gifct-forum", "organization")
    world.party("gifct", "organization")
    world.fact("launched", instrument="gifct-forum", when="2017-06-26")
    world.fact("joined", actor="twitter", instrument="gifct", when="2017-06-26")
    world.merge("gifct-forum", "gifct")
    assert world.says("twitter", "gifct", "2017-01-01") == "no, not-yet"
