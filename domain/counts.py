"""Reported counts: each is a range of numbers on some day; what contradicts, what is left.

Invariant: nothing is averaged or rounded. "Over 50" beside "50" stays both, and only
counts whose bounds share a day can contradict each other: numbers grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

from domain.instruments import PartyKind
from domain.names import fold

_KINDS: Mapping[str, PartyKind] = {
    **dict.fromkeys(("state", "states", "country", "countries", "nation", "nations",
                     "government", "governments"), PartyKind.STATE),
    **dict.fromkeys(("company", "companies", "firm", "firms", "business", "businesses",
                     "corporation", "corporations", "enterprises"), PartyKind.COMPANY),
    **dict.fromkeys(("organization", "organizations", "organisation", "organisations", "ngo",
                     "ngos", "association", "associations", "institutions", "universities"),
                    PartyKind.ORGANIZATION),
    **dict.fromkeys(("person", "persons", "people", "individual", "individuals"),
                    PartyKind.PERSON),
}  # fmt: skip
_EVERYBODY = frozenset(
    {"participants", "members", "parties", "signatories", "supporters", "endorsers", "entities"}
)


class Count(NamedTuple):
    """`operator` `number`, as reported by some facts."""

    operator: str
    number: int

    def bounds(self) -> tuple[float, float]:
        """Lowest and highest number that the report allows, inclusive; approx allows any."""
        n = self.number
        return {
            "eq": (n, n),
            "gt": (n + 1, float("inf")),
            "ge": (n, float("inf")),
            "lt": (0, n - 1),
            "le": (0, n),
        }.get(self.operator, (0, float("inf")))

    def __str__(self) -> str:
        words = {
            "eq": "", "gt": "more than ", "ge": "at least ", "lt": "fewer than ",
            "le": "at most ", "approx": "about ",
        }  # fmt: skip
        return f"{words[self.operator]}{self.number:,}"


class DatedCount(NamedTuple):
    """A count and the days it may be of: ordinals, inclusive, None where there is no bound."""

    said: Count
    earliest: int | None
    latest: int | None


def contradict(counts: Sequence[Count]) -> bool:
    """Whether no single number satisfies all of the counts."""
    bounds = [count.bounds() for count in counts]
    return bool(bounds) and max(low for low, _ in bounds) > min(high for _, high in bounds)


def in_conflict(counts: Iterable[DatedCount]) -> frozenset[DatedCount]:
    """The counts that contradict another one that shares a day, or allow no number at all.

    Ranges of which any two meet all meet, so pairs are enough. A count without a bound
    may be of any day and contradicts no other.
    """
    return frozenset(
        count
        for pair in combinations_with_replacement(dict.fromkeys(counts), 2)
        if contradict([count.said for count in pair]) and _share_a_day(*pair)
        for count in pair
    )


def _share_a_day(one: DatedCount, other: DatedCount) -> bool:
    if one == other:
        return True
    if one.earliest is None or one.latest is None:
        return False
    if other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


class Unit(NamedTuple):
    """The kind of party that a unit counts; None for all kinds together."""

    kind: PartyKind | None
    whole: bool
    """Whether it counts every one of them; "technology companies" and "cities" are only some."""


def alike(words: str) -> str:
    """The same for units that count the same: "states" and "countries"."""
    unit = unit_of(words)
    return unit.kind.value if unit.whole and unit.kind is not None else fold(words)


def unit_of(words: str) -> Unit:
    """What is counted, by its words: "states", "member states", "supporters"."""
    folded = fold(words)
    if (kind := _KINDS.get(folded)) is not None:
        return Unit(kind, True)
    return Unit(_KINDS.get(folded.rpartition(" ")[2]), folded in _EVERYBODY)


class Gap(NamedTuple):
    """What a count leaves when those that are known are taken off."""

    at_least: int
    at_most: int | None
    """None if the count sets no upper end."""
    beyond: int
    """How many more are known than the count allows."""


def gap(count: Count, known: int, *, whole: bool = True) -> Gap:
    """The gap between a count and how many are known.

    Without `whole` some of the known may not be of the sort that is counted: at least
    so many are missing, but how many at most, or too many, cannot be told.
    """
    low, high = count.bounds()
    at_least = max(0, int(low) - known)
    if high == float("inf"):
        return Gap(at_least, None, 0)
    if not whole:
        return Gap(at_least, max(0, int(high)), 0)
    return Gap(at_least, max(0, int(high) - known), max(0, known - int(high)))
