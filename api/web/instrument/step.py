"""A step: what differs between the page that a browser shows and the one that it asks for.

Invariant: the page with the step applied is the page that the address gives. Rows hold no
clock, so under one order those that do not change keep theirs, and a changed row needs only
its place, which under an order by name says also whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.web.instrument.roster import View
from api.web.instrument.table import Row


class Placed(NamedTuple):
    """A row that is new or changed."""

    at: int | None
    """How many rows stand before it; None where it follows the one that is placed before it."""
    row: Row
    known: bool
    """Whether the browser has its name and kind already, which then do not come again."""
    stays: bool
    """Whether it is known by its place, once those that go or come have left or taken theirs."""


class Step(NamedTuple):
    """How one table and map become another."""

    whole: bool
    """Whether the rows come all anew, because their order does."""
    gone: tuple[str, ...]
    rows: tuple[Placed, ...]
    looks: Mapping[str, str]
    """By shape, its new look; `none` where it has none any more."""


def step(shown: View, wanted: View) -> Step:
    """What changes from one view to another of the same instrument."""
    changes = {
        shape: str(wanted.drawn.looks.get(shape, "none"))
        for shape in sorted({*shown.drawn.looks, *wanted.drawn.looks})
        if shown.drawn.looks.get(shape) != wanted.drawn.looks.get(shape)
    }
    if _order(shown) != _order(wanted):
        anew = tuple(Placed(None, row, known=False, stays=False) for row in wanted.rows)
        return Step(True, (), anew, changes)
    before = {row.party: row for row in shown.rows}
    gone = before.keys() - {row.party for row in wanted.rows}
    return Step(False, tuple(sorted(gone)), tuple(_placed(before, wanted)), changes)


def _placed(before: Mapping[str, Row], wanted: View) -> Iterator[Placed]:
    """The rows that differ, in their order."""
    in_place = wanted.asked.sort in ("name", "kind")  # by others a changed row moves
    last = -1
    for at, row in enumerate(wanted.rows):
        old = before.get(row.party)
        if old != row:
            known = old is not None and old[:3] == row[:3]
            yield Placed(None if at == last + 1 else at, row, known, known and in_place)
            last = at


def _order(view: View) -> tuple[str, str]:
    return view.asked.sort, view.asked.order
