"""The gate: what a draft says nothing of, and what it may not say."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.errors import InvalidInput
from domain.facts import canonical_json, fact_id
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.gate import report_id
from events.registry import REPORTS
from events.report import OUTSIDE_FACT_ID, Origin, Report, as_plain
from tests.events.conftest import Refused
from tests.events.golden import example
from tests.given import BY, World

WORDS = "The United Kingdom is a member of the Union."


@pytest.fixture
def draft(world: World) -> FactDraft:
    """A source says that the United Kingdom is a member."""
    world.party("uk")
    world.party("eu", "group")
    cited = world.chronicle.archive(DocumentDraft(content=WORDS.encode()))
    return FactDraft(
        kind="membership-reported",
        roles={"actor": "uk", "group": "eu"},
        when="2018-11-12",
        citation=CitationDraft(document=cited.document, quote=WORDS),
    )


def recorded(world: World, draft: FactDraft) -> Report:
    """The fact as it was recorded last."""
    world.chronicle.record([draft], BY)
    (last,) = world.log.read(world.position - 1)
    assert isinstance(last.event, Report)
    return last.event


def test_a_membership_report_is_an_observation(world: World, draft: FactDraft) -> None:
    """Without a basis it is an observation: the same report as one that says so."""
    first = recorded(world, draft)
    assert first.basis == "observation"
    (again,) = world.chronicle.record([replace(draft, basis="observation")], BY)
    assert not again.new


def test_a_membership_report_is_no_event(world: World, draft: FactDraft, refused: Refused) -> None:
    """That it is a member did not happen on a day: as an event it is refused."""
    with refused(InvalidInput, "basis", "observation", "another kind"):
        world.chronicle.record([replace(draft, basis="event")], BY)


@pytest.mark.parametrize("basis", [None, "event"])
def test_other_kinds_are_events(world: World, draft: FactDraft, basis: None) -> None:
    """What happened is an event, whether the draft says so or not."""
    admitted = recorded(world, replace(draft, kind="member-admitted", basis=basis))
    assert admitted.basis == "event"


def test_an_origin_without_a_name(world: World, draft: FactDraft, refused: Refused) -> None:
    """Whoever proposed or accepted a fact has a name, of 500 characters at most."""
    for origin in (Origin("", BY), Origin(BY, "x" * 501)):
        with refused(InvalidInput, "origin", "length"):
            world.chronicle.record([replace(draft, origin=origin)], BY)


TEXT = st.text(max_size=30)


@pytest.mark.parametrize("cls", REPORTS, ids=lambda cls: cls.TOPIC)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(said=TEXT, named=st.dictionaries(st.text("abcdeZ-_", max_size=5), TEXT, max_size=4))
def test_ids_are_of_canonical_json(cls: type[Report], said: str, named: dict[str, str]) -> None:
    """The gate's own way to write RFC 8785 gives the bytes, and so the id, of the domain's."""
    event = msgspec.structs.replace(example(cls), as_said=said, named_as=named)
    assert isinstance(event, Report)
    report = {k: v for k, v in as_plain(event).items() if k not in OUTSIDE_FACT_ID}
    assert report_id(event) == fact_id(event.TOPIC, report, canonical_json)
