"""The model's names are looked up in the same register, by the same index, as the rules'."""

from __future__ import annotations

import pytest

from events.drafts import InstrumentDraft, PartyDraft
from events.intake.model.registered import names_of
from events.record import DatedName

NAMES = names_of(
    [
        PartyDraft(id="norway", kind="state", name="Norway", aliases=("Kingdom of Norway",)),
        PartyDraft(id="georgia", kind="state", name="Georgia"),
        PartyDraft(id="georgia-us", kind="organization", name="Georgia"),
        PartyDraft(
            id="harbour-corp",
            kind="company",
            name="Harbourline",
            names=(
                DatedName("Harbourline", None, "2020-01-01"),
                DatedName("Quayside", "2020-01-01", None),
            ),
        ),
        InstrumentDraft(id="open-harbours", kind="pledge", name="Open Harbours Pledge"),
    ]
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Norway", ["norway"]),
        ("the Kingdom of Norway", ["norway"]),
        ("Oslo", ["norway"]),
        ("The Open Harbours Pledge", ["open-harbours"]),
        ("Georgia", ["georgia", "georgia-us"]),
        ("Norway and Georgia", []),
        ("Norwayland", []),
        ("Norwy", []),
        ("", []),
        ("the", []),
    ],
)
def test_a_name_finds_who_goes_by_all_of_it(name: str, ids: list[str]) -> None:
    """Names, aliases and capitals; never a part of it, never one that is only alike."""
    assert list(NAMES("2019-05-17").find(name)) == ids


def test_the_kind_of_an_id_is_told() -> None:
    """And that nothing is registered under another."""
    names = NAMES(None)
    assert (names.kind("norway"), names.kind("open-harbours")) == ("state", "pledge")
    assert names.kind("sweden") is None
