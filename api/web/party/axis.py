"""One scale of days for all lanes of a timeline; places in percent of its width.

Invariant: every day of the world has a place; what lies outside of the scale is at its edge,
so that a span without an end is drawn to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from api.web.instrument.clocks import Label, years
from domain.dates import day

_LEAST = 60
"""Days of a scale on which nothing but one day is known."""

_EDGE = 5.0


class Axis(NamedTuple):
    """From one day to another, ordinals."""

    first: int
    last: int

    def place(self, date: str | None, open_at: float) -> float:
        """Where a day is; `open_at` where there is none."""
        if date is None:
            return open_at
        share = (day(date) - self.first) / (self.last - self.first)
        return round(100 * min(max(share, 0.0), 1.0), 3)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Years, where they begin; none so near an edge that it would be cut."""
        wide = self.last - self.first
        places = [
            Label(round(100 * (number - self.first) / wide, 3), text)
            for number, text in years(self.first, self.last)
        ]
        return tuple(label for label in places if _EDGE < label.x < 100 - _EDGE)


def axis(days: Iterable[str]) -> Axis:
    """A scale with room around these days, of which there is one at least."""
    numbers = [day(date) for date in days]
    first, last = min(numbers), max(numbers)
    room = max(_LEAST // 2, (last - first) // 20)
    return Axis(first - room, last + room)
