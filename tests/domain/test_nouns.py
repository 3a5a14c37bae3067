"""Nouns in sentences."""

from __future__ import annotations

from domain.nouns import an, counted


def test_an_article_before_a_vowel() -> None:
    """A state, an organization."""
    assert (an("state"), an("organization")) == ("a state", "an organization")


def test_a_number_with_its_noun() -> None:
    """One of them, and many, also where the plural is another word."""
    assert [counted(1, "state"), counted(0, "state")] == ["1 state", "0 states"]
    assert [counted(2, "company"), counted(1500, "person")] == [
        "2 companies", "1,500 people",
    ]  # fmt: skip
