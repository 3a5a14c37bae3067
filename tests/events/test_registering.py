"""Registering: what may be added later, and what is a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from domain.errors import Conflict, InvalidInput
from events.drafts import InstrumentDraft, PartyDraft
from events.entities import entity_stream
from events.record import CodeAdded, DatedName
from tests.given import BY, World


def registered(world: World, **codes: str) -> PartyDraft:
    draft = PartyDraft(id="japan", kind="state", name="Japan", codes=codes)
    world.chronicle.register([draft], BY)
    return draft


def codes(world: World) -> dict[str, str]:
    """Japan's codes as they are listed."""
    world.projector.catch_up()
    (found,) = world.questions.entities("party")
    return found.codes


def test_a_code_that_was_found_later(world: World) -> None:
    """Registered again with a code in a further scheme, it has both; the event says by whom."""
    registered(world, iso3166="JP")
    registered(world, wikidata="Q17")
    assert codes(world) == {"iso3166": "JP", "wikidata": "Q17"}
    added = world.log.stream(entity_stream("japan"))[1:]
    assert added == [CodeAdded(entity="japan", scheme="wikidata", code="Q17", by=BY)]
    draft = world.questions.register()[0]
    assert draft.codes == {"iso3166": "JP", "wikidata": "Q17"}


def test_the_same_codes_again(world: World) -> None:
    """Codes that are on file, all of them or some, add nothing."""
    registered(world, iso3166="JP", wikidata="Q17")
    registered(world, reg="1")
    before = world.position
    registered(world, wikidata="Q17")
    registered(world, reg="1", iso3166="JP")
    assert world.position == before


@pytest.mark.parametrize("scheme", ["iso3166", "wikidata"])
def test_another_code_in_a_scheme(world: World, scheme: str) -> None:
    """One that is on file, whether registered or added, is not changed: nothing is written."""
    registered(world, iso3166="JP")
    registered(world, wikidata="Q17")
    before = world.position
    with pytest.raises(Conflict, match="is on file with codes") as refused:
        registered(world, **{scheme: "other", "further": "x"})
    assert refused.value.field == f"codes.{scheme}"
    assert world.position == before


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"names": (DatedName("Nippon", "1990", "1949"),)}, "names"),
        ({"existed_from": "1990", "existed_until": "1949"}, "existed_until"),
    ],
)
def test_what_ends_before_it_starts(world: World, more: dict[str, Any], field: str) -> None:
    """Names and existences that end before they start are refused, and nothing is written."""
    before = world.position
    with pytest.raises(InvalidInput, match="until 1949, before it began in 1990") as refused:
        world.chronicle.register([PartyDraft(id="x", kind="state", name="X", **more)], BY)
    assert refused.value.field == field
    assert world.position == before


def test_a_code_of_an_instrument(world: World) -> None:
    """Instruments get codes later as parties do, and all is there after a rebuild."""
    for known in ({}, {"untc": "IV-1"}):
        draft = InstrumentDraft(id="pact", kind="treaty", name="Pact", codes=known)
        world.chronicle.register([draft], BY)
    world.projector.catch_up()
    (found,) = world.questions.entities("instrument")
    assert found.codes == {"untc": "IV-1"}
    before = world.state()
    assert world.projector.rebuild().state_hash == before
