"""A reported count is a range of numbers; ranges that do not meet contradict (model.md §7)."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.counts import (
    Count,
    DatedCount,
    Gap,
    Unit,
    alike,
    contradict,
    gap,
    in_conflict,
    unit_of,
)  # fmt: skip
from domain.instruments import PartyKind

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


# --- Counts of several days ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ((1, 1), (1, 1), True),
        ((1, 30), (12, 12), True),
        ((1, 12), (12, 30), True),
        ((1, 11), (12, 30), False),
        ((12, None), (12, 12), False),
        ((None, 12), (12, 12), False),
        ((None, None), (None, None), False),
    ],
)
def test_days_of_counts(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], conflict: bool
) -> None:
    """Only counts whose bounds share a day contradict; one without a bound is of no known day."""
    counts = DatedCount(Count("eq", 50), *one), DatedCount(Count("eq", 51), *other)
    found = frozenset(counts) if conflict else frozenset()
    assert in_conflict(counts) == found
    assert in_conflict(reversed(counts)) == found
    assert not in_conflict((counts[0], counts[0]))


def test_a_count_that_cannot_be() -> None:
    """Fewer than none contradicts itself, on whatever day."""
    assert in_conflict([DatedCount(Count("lt", 0), None, None)])


DAYS = st.integers(0, 5)
DATED = st.lists(
    st.builds(
        lambda count, day, length: DatedCount(count, day, day + length),
        st.builds(Count, st.sampled_from(OPERATORS), st.integers(0, 4)), DAYS, DAYS,
    ),
    max_size=6,
)  # fmt: skip


@settings(derandomize=True, deadline=None, database=None)
@given(DATED)
def test_trying_every_day(counts: list[DatedCount]) -> None:
    """There is a conflict exactly if on some day the counts that may be of it contradict."""
    on_day = (
        [c.said for c in counts if c.earliest is not None and c.earliest <= day <= (c.latest or 0)]
        for day in range(12)
    )
    assert bool(in_conflict(counts)) is any(contradict(same_day) for same_day in on_day)


# --- Units and gaps --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("states", Unit(PartyKind.STATE, True)),
        ("Countries", Unit(PartyKind.STATE, True)),
        ("EU member states", Unit(PartyKind.STATE, False)),
        ("technology companies", Unit(PartyKind.COMPANY, False)),
        ("NGOs", Unit(PartyKind.ORGANIZATION, True)),
        ("participants", Unit(None, True)),
        ("cities", Unit(None, False)),
        ("founding members", Unit(None, False)),
    ],
)
def test_units(words: str, unit: Unit) -> None:
    """A unit is a kind of party, some of a kind, everybody, or some of everybody."""
    assert unit_of(words) == unit


def test_units_that_count_the_same() -> None:
    """Countries and states are one; part of a kind, or two words for everybody, are not."""
    assert alike("States") == alike("countries")
    assert len({alike(unit) for unit in ("states", "member states", "members", "signatories")}) == 4


@pytest.mark.parametrize(
    ("count", "known", "left"),
    [
        (Count("gt", 50), 31, Gap(20, None, 0)),
        (Count("ge", 50), 31, Gap(19, None, 0)),
        (Count("eq", 50), 31, Gap(19, 19, 0)),
        (Count("eq", 50), 51, Gap(0, 0, 1)),
        (Count("lt", 50), 31, Gap(0, 18, 0)),
        (Count("le", 50), 60, Gap(0, 0, 10)),
        (Count("approx", 50), 31, Gap(0, None, 0)),
        (Count("gt", 50), 80, Gap(0, None, 0)),
    ],
)
def test_gaps(count: Count, known: int, left: Gap) -> None:
    """What a count leaves, at least and at most, when the known are taken off."""
    assert gap(count, known) == left


def test_the_gap_of_some() -> None:
    """Known companies may be none of the counted ones: at most, all of those are missing."""
    assert gap(Count("eq", 50), 31, whole=False) == Gap(19, 50, 0)
    assert gap(Count("eq", 50), 60, whole=False) == Gap(0, 50, 0)
