"""A reported count is a range of numbers; ranges that do not meet contradict (model.md §7)."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.counts import Count, contradict

OPERATORS = ["eq", "gt", "ge", "lt", "le", "approx"]


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("eq", {3}),
        ("gt", {4, 5, 6}),
        ("ge", {3, 4, 5, 6}),
        ("lt", {0, 1, 2}),
        ("le", {0, 1, 2, 3}),
        ("approx", {0, 1, 2, 3, 4, 5, 6}),
    ],
)
def test_what_a_count_allows(word: str, allowed: set[int]) -> None:
    """Each operator allows its whole numbers, never a negative one; "about" rules out none."""
    low, high = Count(word, 3).bounds()
    assert {n for n in range(-3, 7) if low <= n <= high} == allowed


def test_over_50_beside_50() -> None:
    """Over 50 and 50 contradict: neither is averaged away."""
    assert contradict([Count("gt", 50), Count("eq", 50)])


@pytest.mark.parametrize(
    "counts",
    [
        [],
        [Count("eq", 50)],
        [Count("eq", 50), Count("eq", 50)],
        [Count("gt", 50), Count("eq", 51)],
        [Count("ge", 50), Count("le", 50)],
        [Count("eq", 50), Count("approx", 5000)],
    ],
)
def test_counts_that_agree(counts: list[Count]) -> None:
    """Counts that one number satisfies do not contradict."""
    assert not contradict(counts)


@pytest.mark.parametrize(
    "counts",
    [
        [Count("eq", 50), Count("eq", 51)],
        [Count("lt", 50), Count("ge", 50)],
        [Count("ge", 50), Count("approx", 50), Count("le", 49)],
        [Count("lt", 0)],
    ],
)
def test_counts_that_contradict(counts: list[Count]) -> None:
    """Counts that no one number satisfies contradict, among however many others."""
    assert contradict(counts)


COUNTS = st.lists(st.builds(Count, st.sampled_from(OPERATORS), st.integers(0, 12)), max_size=5)


@settings(derandomize=True, deadline=None, database=None)
@given(COUNTS)
def test_trying_every_number(counts: list[Count]) -> None:
    """They contradict exactly if no number from 0 up fits them all."""
    fits: dict[str, Callable[[int, int], bool]] = {
        "eq": operator.eq,
        "gt": operator.gt,
        "ge": operator.ge,
        "lt": operator.lt,
        "le": operator.le,
        "approx": lambda _n, _m: True,
    }
    possible = any(all(fits[c.operator](n, c.number) for c in counts) for n in range(30))
    assert contradict(counts) is not possible


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (Count("eq", 1200), "1,200"),
        (Count("gt", 50), "more than 50"),
        (Count("ge", 50), "at least 50"),
        (Count("lt", 50), "fewer than 50"),
        (Count("le", 50), "at most 50"),
        (Count("approx", 50), "about 50"),
    ],
)
def test_in_words(count: Count, text: str) -> None:
    """A count reads as it was reported."""
    assert str(count) == text
