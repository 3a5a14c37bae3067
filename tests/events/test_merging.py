"""Two parties held to be one, and no longer: what is recorded and what is refused (ADR 4)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from domain.errors import ChronicleError, Conflict, InvalidInput, NotFound
from events.drafts import PartyDraft
from events.entities import entity_stream
from events.record import AliasAdded, MergeUndone, PartiesMerged
from tests.events.conftest import Refused
from tests.given import BY, World

PARTIES = ("ceylon", "sri-lanka", "lanka", "serendib")


@pytest.fixture(autouse=True)
def registered(world: World) -> None:
    """Four states, a company, a group and an instrument."""
    for state in PARTIES:
        world.party(state)
    world.party("meta", "company")
    world.party("the-six", "group")
    world.instrument("paris-call")


def test_a_merge_is_an_event_of_the_merged(world: World) -> None:
    """The last of its stream, with who and why, at the position that the receipt names."""
    noted = world.chronicle.merging.merge("ceylon", "sri-lanka", BY, "renamed")
    assert noted == ("ceylon", "sri-lanka", world.position, True)
    merged = PartiesMerged(merged="ceylon", into="sri-lanka", by=BY, reason="renamed")
    assert world.log.stream(entity_stream("ceylon"))[1:] == [merged]
    assert len(world.log.stream(entity_stream("sri-lanka"))) == 1


def test_an_unmerge_is_an_event_of_the_merged(world: World) -> None:
    """It names what the party was merged into."""
    world.merge("ceylon", "sri-lanka")
    noted = world.chronicle.merging.unmerge("ceylon", BY, "misread")
    assert noted == ("ceylon", "sri-lanka", world.position, True)
    undone = MergeUndone(merged="ceylon", into="sri-lanka", by=BY, reason="misread")
    assert world.log.stream(entity_stream("ceylon"))[-1] == undone


def test_a_merge_that_stands_is_not_recorded_again(world: World) -> None:
    """Whoever asks and why; the receipt names the position of the one on file."""
    first = world.chronicle.merging.merge("ceylon", "sri-lanka", BY, "renamed")
    world.merge("sri-lanka", "lanka")
    again = world.chronicle.merging.merge("ceylon", "sri-lanka", "another", "as everybody knows")
    assert again == first._replace(new=False)
    assert world.position == first.position + 1


def test_the_same_unmerge_twice_is_recorded_once(world: World) -> None:
    """By the same and for the same reason, it is on file."""
    world.merge("ceylon", "sri-lanka")
    first = world.chronicle.merging.unmerge("ceylon", BY, "misread")
    again = world.chronicle.merging.unmerge("ceylon", BY, "misread")
    assert again == first._replace(new=False)
    assert world.position == first.position


def test_merged_unmerged_and_merged_again(world: World) -> None:
    """Each turn is an event, into the same or another, also with the same words as before."""
    for into in ("sri-lanka", "sri-lanka", "lanka"):
        assert world.chronicle.merging.merge("ceylon", into, BY, "x").new
        assert world.chronicle.merging.unmerge("ceylon", BY, "x").new
    assert len(world.log.stream(entity_stream("ceylon"))) == 7


def test_a_chain_may_grow_at_its_end(world: World) -> None:
    """A party that others are merged into may itself be merged."""
    world.merge("ceylon", "sri-lanka")
    assert world.chronicle.merging.merge("sri-lanka", "lanka", BY, "x").new


def test_two_may_be_merged_into_one(world: World) -> None:
    """Being merged into closes nothing."""
    world.merge("ceylon", "lanka")
    assert world.chronicle.merging.merge("sri-lanka", "lanka", BY, "x").new


@pytest.mark.parametrize(
    ("merged", "into", "error", "field", "words"),
    [
        ("taprobane", "lanka", NotFound, "merged", "No party has the id 'taprobane'"),
        ("lanka", "taprobane", NotFound, "into", "No party has the id 'taprobane'"),
        ("Sri Lanka", "lanka", NotFound, "merged", "No party has the id 'Sri Lanka'"),
        ("", "lanka", NotFound, "merged", "No party has the id ''"),
        ("paris-call", "lanka", InvalidInput, "merged", "an instrument, a pledge"),
        ("lanka", "paris-call", InvalidInput, "into", "an instrument, a pledge"),
        ("paris-call", "paris-call", InvalidInput, "merged", "an instrument"),
        ("lanka", "lanka", InvalidInput, "into", "itself"),
        ("lanka", "meta", InvalidInput, "into", "of another type"),
        ("the-six", "lanka", InvalidInput, "into", "of another type"),
    ],
)  # fmt: skip
def test_a_merge_that_cannot_be(
    world: World,
    refused: Refused,
    merged: str,
    into: str,
    error: type[ChronicleError],
    field: str,
    words: str,
) -> None:
    """Two registered parties of one type can be merged, and nothing else."""
    with refused(error, field, words):
        world.chronicle.merging.merge(merged, into, BY, "x")


def test_a_merged_party_is_not_merged_again(world: World, refused: Refused) -> None:
    """The refusal says into what it is merged, by whom and why."""
    world.merge("ceylon", "sri-lanka")
    with refused(Conflict, "merged", "into sri-lanka by a tester (two names of one)", "Unmerge"):
        world.chronicle.merging.merge("ceylon", "lanka", BY, "x")


def test_nothing_is_merged_into_a_merged_party(world: World, refused: Refused) -> None:
    """The refusal says into what instead: the end of the chain."""
    world.merge("ceylon", "sri-lanka")
    world.merge("sri-lanka", "lanka")
    with refused(Conflict, "into", "sri-lanka into lanka", "Merge serendib into lanka instead"):
        world.chronicle.merging.merge("serendib", "ceylon", BY, "x")


@pytest.mark.parametrize("length", [2, 3, 4])
def test_no_circle(world: World, refused: Refused, length: int) -> None:
    """The end of a chain is not merged into any party of the chain."""
    chain = PARTIES[:length]
    for merged, into in pairwise(chain):
        world.merge(merged, into)
    for party in chain[:-1]:
        with refused(Conflict, "into", "circle"):
            world.chronicle.merging.merge(chain[-1], party, BY, "x")


def test_the_way_out_of_a_circle(world: World) -> None:
    """What the refusal of a circle proposes can be done."""
    world.merge("ceylon", "sri-lanka")
    world.merge("sri-lanka", "lanka")
    with pytest.raises(Conflict, match="Unmerge sri-lanka first if ceylon is the one to keep"):
        world.chronicle.merging.merge("lanka", "ceylon", BY, "x")
    world.unmerge("sri-lanka")
    world.unmerge("ceylon")
    assert world.chronicle.merging.merge("lanka", "ceylon", BY, "x").new


@pytest.mark.parametrize("before", ["never merged", "unmerged", "merged into"])
def test_what_is_not_merged_is_not_unmerged(world: World, refused: Refused, before: str) -> None:
    """Neither a party that never was merged, nor one that is no longer, nor one merged into."""
    words = "not merged"
    if before == "unmerged":
        world.merge("lanka", "ceylon")
        world.unmerge("lanka")
        words = "merge into ceylon was undone by a tester (two after all)"
    elif before == "merged into":
        world.merge("ceylon", "lanka")
    with refused(Conflict, "merged", words):
        world.chronicle.merging.unmerge("lanka", BY, "x")


def test_what_is_no_party_is_not_unmerged(world: World, refused: Refused) -> None:
    """An unknown id, and an instrument."""
    with refused(NotFound, "merged", "No party has the id"):
        world.chronicle.merging.unmerge("taprobane", BY, "x")
    with refused(InvalidInput, "merged", "an instrument"):
        world.chronicle.merging.unmerge("paris-call", BY, "x")


def test_unmerging_leaves_the_rest_of_a_chain(world: World, refused: Refused) -> None:
    """From the middle of a chain: what was merged into the party stays merged into it."""
    world.merge("ceylon", "sri-lanka")
    world.merge("sri-lanka", "lanka")
    world.unmerge("sri-lanka")
    with refused(Conflict, "into", "Merge lanka into sri-lanka instead"):
        world.chronicle.merging.merge("lanka", "ceylon", BY, "x")


@pytest.mark.parametrize(("reason", "words"), [(" ", "Say why"), ("x" * 501, "501")])
def test_a_merge_without_a_reason(world: World, refused: Refused, reason: str, words: str) -> None:
    """Both ways need a reason that says something and can be read again."""
    with refused(InvalidInput, "reason", words):
        world.chronicle.merging.merge("ceylon", "sri-lanka", BY, reason)
    world.merge("ceylon", "sri-lanka")
    with refused(InvalidInput, "reason", words):
        world.chronicle.merging.unmerge("ceylon", BY, reason)


def test_a_merged_party_can_get_further_names(world: World) -> None:
    """Registering it again with an alias adds the alias after the merge, and only once."""
    world.merge("ceylon", "sri-lanka")
    again = PartyDraft(id="ceylon", kind="state", name="ceylon", aliases=("Ceilão",))
    assert [place.new for place in world.chronicle.register([again], BY)] == [True]
    assert [place.new for place in world.chronicle.register([again], BY)] == [False]
    kinds = [type(event) for event in world.log.stream(entity_stream("ceylon"))[1:]]
    assert kinds == [PartiesMerged, AliasAdded]
    world.unmerge("ceylon")
    assert world.chronicle.merging.merge("ceylon", "lanka", BY, "x").position == world.position


def test_a_fact_may_name_a_merged_party(world: World) -> None:
    """A source goes on using the name it always used."""
    world.merge("ceylon", "sri-lanka")
    fact = world.fact("joined", actor="ceylon", instrument="paris-call", when="1970-01-01")
    assert getattr(world.log.stream(fact)[0], "actor", None) == "ceylon"
