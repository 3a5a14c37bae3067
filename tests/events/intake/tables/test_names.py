"""Names become ids only by being the same; a new name always gets the same id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import is_id
from events.intake.tables.names import Names, slug
from tests.events.intake.tables.small import Entry


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("United Kingdom", "united-kingdom"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("São Tomé & Príncipe", "sao-tome-principe"),
        ("Łódź / Ærø", "lodz-aero"),
    ],
)
def test_slugs(name: str, made: str) -> None:
    """An id is made of the words of the name, in ASCII."""
    assert slug(name) == made
    assert slug(name, "list") == f"list-{made}"


@given(st.text(max_size=120))
def test_every_name_gets_an_id(name: str) -> None:
    """Any name gives an id that may be one, and the same again."""
    assert is_id(slug(name))
    assert is_id(slug(name, "prefix"))
    assert slug(name) == slug(name)


def test_long_and_wordless_names_stay_apart() -> None:
    """Names that differ past the longest id, or have no letter of ours, get different ids."""
    assert slug("a" * 90) != slug("a" * 91)
    assert slug("华为") != slug("中兴")


def test_only_the_same_fits() -> None:
    """Ids, names, aliases and codes fit to the character, within parties or instruments."""
    names = Names([Entry("niger", "party", "Niger", ("the Niger",), {"iso3": "NER"})])
    assert names.find("party", "Niger") == names.find("party", "the Niger") == ["niger"]
    assert names.find("party", "niger") == names.find("party", "NER", "iso3") == ["niger"]
    for near in ("Nigeria", "NIGER", "NER", "Niger "):
        assert names.find("party", near) == []
    assert names.find("instrument", "Niger") == []
