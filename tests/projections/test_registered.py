"""The register as readers of texts get it: every name, with the days it was in use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from events.drafts import InstrumentDraft, PartyDraft
from events.record import DatedName
from tests.given import World


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


def test_names_come_with_their_days(world: World) -> None:
    """A name that always held is an alias; one that did not has the days between which it did."""
    world.party(
        "facebook", "company", name="Facebook", aliases=("FB",), codes={"wikidata": "Q380"},
        names=(DatedName("Facebook", None, "2021-10-28"), DatedName("Meta", "2021-10-28")),
    )  # fmt: skip
    world.projector.catch_up()
    (found,) = world.questions.register()
    assert found == PartyDraft(
        id="facebook", kind="company", name="Facebook", aliases=("FB",), codes={"wikidata": "Q380"},
        names=(DatedName("Facebook", None, "2021-10-28"), DatedName("Meta", "2021-10-28")),
    )  # fmt: skip


def test_instruments_come_with_their_owner(world: World) -> None:
    """By id, parties and instruments together; names that were added later too."""
    world.party("union", "organization")
    world.instrument("tax-list", "list", owner="union", name="Tax List")
    world.instrument("tax-list", "list", aliases=("the blacklist",), name="Tax List")
    world.projector.catch_up()
    first, second = world.questions.register()
    assert first == InstrumentDraft(
        id="tax-list", kind="list", name="Tax List", owner="union", aliases=("the blacklist",)
    )
    assert isinstance(second, PartyDraft)
    assert (second.id, second.name) == ("union", "union")


def test_a_document_without_copies_has_none(world: World) -> None:
    """Neither has one that is not on file."""
    world.fact("joined", actor="japan", instrument="call", when="2018")
    world.projector.catch_up()
    (fact,) = world.questions.facts().facts
    assert world.questions.copies(fact.document) == []
    assert world.questions.copies("d1-0") == []
