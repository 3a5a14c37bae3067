"""Ids mean nothing and never change; names fold to keys that find candidates (model.md §9)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.names import MAX_ID, fold, is_id

# --- Ids -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["japan", "paris-call", "g7", "2018", "a", "a" * MAX_ID])
def test_ids(text: str) -> None:
    """An id is lower-case ASCII letters and digits, in words joined by single hyphens."""
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Japan", "paris call", "paris_call", "-paris", "paris-", "paris--call", "paris.call",
        "françe", "café", "japan\n", " japan", "٢", "a" * (MAX_ID + 1), "ａ",
    ],
)  # fmt: skip
def test_not_ids(text: str) -> None:
    """Capitals, blanks, other marks, letters beyond ASCII and 81 characters make no id."""
    assert not is_id(text)


# --- Folding ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JAPAN", "Japan"),
        ("Türkiye", "Turkiye"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("São Tomé and Príncipe", "Sao Tome and Principe"),
        ("U.S.", "US"),
        ("The U.S.", "us"),
        ("the Netherlands", "Netherlands"),
        ("Timor-Leste", "Timor Leste"),
        ("Paris  Call", "Paris Call"),
        (" Paris Call\n", "Paris Call"),
        ("Paris\u00a0Call", "Paris Call"),
        ("Straße", "STRASSE"),
        ("Ｊａｐａｎ", "Japan"),
        ("e\u0301", "\u00e9"),
        ("snake_case", "snake case"),
        ("Intel Corp.", "Intel Corp"),
    ],
)
def test_the_same_key(one: str, other: str) -> None:
    """Case, accents, punctuation, white space and a leading "the" make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Republic of the Congo", "Republic of Congo"),
        ("Theranos", "ranos"),
        ("Austria", "Australia"),
        ("Korea, North", "Korea, South"),
        ("G7", "G20"),
        ("日本", "中国"),
    ],
)
def test_other_keys(one: str, other: str) -> None:
    """Letters, digits and words, other than a leading "the", make a difference."""
    assert fold(one) != fold(other)


def test_stops_vanish_and_marks_separate() -> None:
    """A full stop joins initials; any other mark stands for a blank."""
    assert fold("The U.S.") == "us"
    assert fold("Timor-Leste") == "timor leste"
    assert fold("AT&T") == "at t"


NAMES = st.text(
    st.sampled_from("abcxyzABCXYZäöüßÄÖÜéÉçÇøØłŁñÑ0189 .,-_'’()&/"), min_size=1, max_size=30
)
ON_NAMES = settings(derandomize=True, deadline=None, database=None)


@ON_NAMES
@given(NAMES)
def test_case_makes_no_difference(name: str) -> None:
    """A name in capitals, in small letters or as a title folds to the same key."""
    assert fold(name) == fold(name.upper()) == fold(name.lower()) == fold(name.title())


@ON_NAMES
@given(NAMES)
def test_keys_are_clean(name: str) -> None:
    """A key has words and single blanks between them, and nothing else."""
    key = fold(name)
    assert key == " ".join(key.split())
    assert not set(key) & set("._-,'’()&/")
    assert key == key.casefold()


@ON_NAMES
@given(NAMES.filter(lambda name: not fold(name).startswith("the ")))
def test_a_key_is_its_own_key(name: str) -> None:
    """Folding a key changes nothing."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(("one", "other"), [("Acme™", "ACMETM"), ("№ 5", "NO 5")])
def test_marks_that_stand_for_capitals(one: str, other: str) -> None:
    """Signs that decompose to capital letters fold like those letters."""
    assert fold(one) == fold(other)
