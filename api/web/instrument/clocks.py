"""The two clocks as controls: a day in the world, and a moment of the record.

Invariant: every place a slider can be in is also the value of a plain field and the aim of a
link, so that nothing needs the slider.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log1p
from typing import NamedTuple

from api.web import words
from domain.dates import day, iso
from projections.questions.answers import Life, Recording

_EPOCH = 719_163
"""The number of 1970-01-01, from where browsers count days."""
_LABELS = 8
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)


_number = lru_cache(maxsize=2**16)(day)
"""Of a calendar day; the days of an instrument are read again with each step."""


class Tick(NamedTuple):
    """A day on which something happened; places and heights in percent."""

    x: float
    height: float


class Label(NamedTuple):
    """A year under the slider."""

    x: float
    text: str


class Link(NamedTuple):
    """A step to another place, and where that is in words."""

    href: str
    text: str


class Slider(NamedTuple):
    """A range with the places in it at which to stop; `earlier` and `later` lead to the next."""

    least: int
    most: int
    value: int
    stops: tuple[int, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    earlier: Link | None
    later: Link | None

    @property
    def here(self) -> float:
        """Where it is, in percent."""
        return round(100 * (self.value - self.least) / max(self.most - self.least, 1), 2)


To = Callable[[str], str]
"""The address of the page at a day, or at a position."""


def days(life: Life, valid_on: str, today: str, to: To) -> Slider:
    """The life of an instrument, from a little before its first day up to today."""
    now, stops = _number(valid_on), [_number(each.day) for each in life.days]
    first, last = min([*stops, now]), max([*stops, now, day(today)])
    least, most = first - max(30, (last - first) // 25), last
    wide = most - least

    def place(number: int) -> float:
        return round(100 * (number - least) / wide, 2)

    most_turns = max((each.turns for each in life.days), default=1)
    ticks = tuple(
        Tick(place(_number(each.day)), round(20 + 80 * log1p(each.turns) / log1p(most_turns)))
        for each in life.days
    )
    return Slider(
        least - _EPOCH, most - _EPOCH, now - _EPOCH, tuple(stop - _EPOCH for stop in stops),
        ticks, tuple(Label(place(number), text) for number, text in years(least, most)),
        *neighbours(life, valid_on, to),
    )  # fmt: skip


def neighbours(life: Life, valid_on: str, to: To) -> tuple[Link | None, Link | None]:
    """The last day before, and the first day after, on which something happened."""
    stops, now = [_number(each.day) for each in life.days], _number(valid_on)

    def link(index: int) -> Link | None:
        if not 0 <= index < len(stops):
            return None
        there = life.days[index].day
        return Link(to(there), words.day(there))

    return link(bisect_left(stops, now) - 1), link(bisect_right(stops, now))


def years(least: int, most: int) -> list[tuple[int, str]]:
    """The days on which years begin, as many as labels fit, with their numbers."""
    start, end = (min(max(int(iso(n)[:-6].lstrip("Y")), 0), 9999) for n in (least, most))
    step = next(s for s in _STEPS if (end - start) / s <= _LABELS)
    years = range(start + step - start % step if start % step else start, end + 1, step)
    places = [(day(f"{year:04d}-01-01"), str(year)) for year in years]
    return [(number, text) for number, text in places if least <= number <= most]


def recorded(there: Recording) -> str:
    """A place of the record in words."""
    return f"position {there.position}, recorded {words.day(there.recorded_at[:10])}"


def record(recordings: Sequence[Recording], position: int, to: To) -> Slider | None:
    """The record of an instrument, one place for each run of events; None if there is none."""
    if not recordings:
        return None
    stops = [each.position for each in recordings]
    now = bisect_right(stops, position) - 1

    def link(index: int) -> Link | None:
        if not 0 <= index < len(stops):
            return None
        there = recordings[index]
        return Link(to(str(there.position)), recorded(there))

    wide, most = max(len(stops) - 1, 1), max(each.events for each in recordings)
    ticks = tuple(
        Tick(round(100 * n / wide, 2), round(20 + 80 * log1p(each.events) / log1p(most)))
        for n, each in enumerate(recordings)
    )
    return Slider(
        0, len(stops) - 1, max(now, 0), tuple(stops), ticks, (),
        link(now - 1), link(now + 1),
    )  # fmt: skip
