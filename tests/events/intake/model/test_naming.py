"""Whom a model names is on file, or new, or nobody."""

from __future__ import annotations

import pytest

from tests.events.intake.model.small import (
    dropped,
    joined,
    only,
)


def test_a_name_off_file_is_a_new_party() -> None:
    """Proposed for registration under an id made of its name, which nobody else has."""
    given = joined(
        quote="Fourteen companies, among them Brightsail Ltd, support the pledge",
        named=[
            {"role": "actor", "words": "Brightsail Ltd", "sort": "company"},
            {"role": "instrument", "words": "the pledge", "name": "Open Harbours Pledge"},
        ],
        when="",
        as_said="support",
    )
    proposal = only(given)
    assert proposal.roles == {"actor": "brightsail-ltd-2", "instrument": "open-harbours"}
    (new,) = proposal.new_parties
    assert (new.id, new.kind, new.name) == ("brightsail-ltd-2", "company", "Brightsail Ltd")
    assert "is a new name" in proposal.doubts[0]


def test_the_words_of_a_government_are_its_state() -> None:
    """The full name finds the id, the words of the sentence are kept."""
    given = joined(
        kind="declined",
        quote="The Southish government refused to sign the pledge",
        named=[
            {"role": "actor", "words": "The Southish government", "name": "Southland"},
            {"role": "instrument", "words": "the pledge", "name": "Open Harbours Pledge"},
        ],
        when="",
        as_said="refused",
        attributed_to="Daily Courier",
    )
    proposal = only(given)
    assert proposal.roles["actor"] == "southland"
    assert proposal.named_as == {"actor": "The Southish government", "instrument": "the pledge"}
    assert proposal.attributed_to == "Daily Courier"


def test_a_name_that_fits_two_is_nobody() -> None:
    """Nobody chooses; both are told."""
    given = joined(kind="statement-made", quote="Organisers count 40 countries so far", when="")
    given["named"] = [{"role": "actor", "words": "Organisers"}]
    assert "may be port-club, north-island" in dropped(given)[1]


def test_a_name_that_the_register_reads_otherwise_is_a_doubt() -> None:
    """The model's full name is taken, and the reviewer is told what the words are on file."""
    given = joined()
    given["named"][0] = {"role": "actor", "words": "Southish", "name": "Northland"}
    proposal = only(given)
    assert proposal.roles["actor"] == "northland"
    assert proposal.doubts == ("'Southish' is southland on file, the model says northland",)


@pytest.mark.parametrize(
    ("actor", "detail"),
    [
        ({"words": "Westland", "sort": "state"}, "is not named in the article"),
        ({"words": "its minister", "sort": "person"}, "is no name"),
        ({"words": "Daily Courier", "sort": "newspaper"}, "what sort"),
        ({"words": "", "sort": "state"}, "is not named in the article"),
        ({"words": "Northland wins", "sort": "state"}, "is not named in the article"),
    ],
)
def test_an_actor_that_is_nobody_drops_the_fact(actor: dict[str, str], detail: str) -> None:
    """Not in the article, in its noise only, a pronoun, of no sort."""
    named = [{"role": "actor", **actor}, joined()["named"][1]]
    assert detail in dropped(joined(named=named))[1]


def test_a_role_that_may_be_missing_is_left_out_with_a_doubt() -> None:
    """The fact stands without it."""
    given = joined(kind="launched")
    given["named"][0] = {"role": "actor", "words": "Westland", "sort": "state"}
    proposal = only(given)
    assert proposal.roles == {"instrument": "open-harbours"}
    assert proposal.doubts == ("actor is left out: 'Westland' is not named in the article",)
