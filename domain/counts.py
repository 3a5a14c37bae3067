"""Reported counts: each is a range of numbers, and ranges that do not meet contradict.

Invariant: nothing is averaged or rounded. "Over 50" beside "50" stays both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


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


def contradict(counts: Sequence[Count]) -> bool:
    """Whether no single number satisfies all of the counts."""
    bounds = [count.bounds() for count in counts]
    return bool(bounds) and max(low for low, _ in bounds) > min(high for _, high in bounds)
