"""A step: what differs between the page that a browser shows and the one that it asks for.

Invariant: the page with the step applied is the page that the address gives. Rows hold no
clock, so under one order those that stay keep their order, and a changed row needs only its
place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from api.web.instrument.roster import View
from api.web.instrument.table import Row


class Placed(NamedTuple):
    """A row that is new or changed, and how many rows stand before it."""

    at: int
    row: Row
    known: bool
    """Whether the browser has its name and kind already, which then do not come again."""


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
        anew = tuple(Placed(at, row, False) for at, row in enumerate(wanted.rows))
        return Step(True, (), anew, changes)
    before = {row.party: row for row in shown.rows}
    changed = tuple(
        Placed(at, row, old is not None and old[:3] == row[:3])
        for at, row in enumerate(wanted.rows)
        if (old := before.get(row.party)) != row
    )
    gone = before.keys() - {row.party for row in wanted.rows}
    return Step(False, tuple(sorted(gone)), changed, changes)


def _order(view: View) -> tuple[str, str]:
    return view.asked.sort, view.asked.order
