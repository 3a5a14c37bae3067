"""Both sides of a comparison as controls: two days, or two moments of the record.

Invariant: every step is a link to a whole address, and every moment that is offered is one at
which something about the instrument was recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from api.web import addresses, words
from api.web.explaining.compare import Sides, View
from api.web.instrument import clocks
from api.web.instrument.clocks import Link, Slider
from api.web.instrument.roster import Aspect
from domain.dates import day, iso
from projections.questions import Questions
from projections.questions.answers import Recording

YEAR = 365
_MOST = 200
"""Moments that are offered by name, the last ones."""


class Day(NamedTuple):
    """A day, and the ones beside it on which something happened."""

    value: str
    earlier: Link | None
    later: Link | None


class Moment(NamedTuple):
    """A moment of the record, among those at which something was recorded."""

    value: str
    says: str
    slider: Slider | None


class Controls(NamedTuple):
    """What the page can be asked again by."""

    aspects: tuple[Aspect, ...]
    days: tuple[Day, Day]
    on: str
    moments: tuple[Moment, Moment]
    recorded: tuple[tuple[int, str], ...]
    """Positions to choose from, and what they are."""


def controls(questions: Questions, view: View, sides: Sides, aspect: str | None) -> Controls:
    """The controls of a comparison."""
    diff = view.diff
    life = questions.life(diff.instrument, diff.after.position, diff.aspect)
    recordings = questions.recordings(diff.instrument)
    on = sides.valid_on or sides.valid_to or ""
    first, last = sides.valid_from or _year_before(on), sides.valid_to or on
    moved = view.moved == "recorded"
    positions = (diff.before.position if moved else 0, diff.after.position)
    known_from, known_to = sides.known_from or "0", sides.known_to if moved else None

    def days(valid_from: str, valid_to: str) -> str:
        return _address(view, aspect, valid_from=valid_from, valid_to=valid_to,
                        known_at=sides.known_at)  # fmt: skip

    def records(known_from: str, known_to: str | None) -> str:
        return _address(view, aspect, valid_on=on, known_from=known_from, known_to=known_to)

    return Controls(
        aspects=tuple(
            Aspect(
                words.ASPECTS[each], _address(view, each, **sides._asdict()), each == life.aspect
            )
            for each in life.aspects
            if len(life.aspects) > 1
        ),
        days=(
            Day(first, *clocks.neighbours(life, first, lambda day: days(day, last))),
            Day(last, *clocks.neighbours(life, last, lambda day: days(first, day))),
        ),
        on=on,
        moments=(
            _moment(recordings, positions[0], known_from, lambda at: records(at, known_to)),
            _moment(recordings, positions[1], known_to or "", lambda at: records(known_from, at)),
        ),
        recorded=tuple((each.position, clocks.recorded(each)) for each in recordings[-_MOST:]),
    )


def _moment(
    recordings: Sequence[Recording], position: int, value: str, to: Callable[[str], str]
) -> Moment:
    known = [each for each in recordings if each.position <= position]
    says = f"Position {position}: "
    says += f"the last was recorded {words.day(known[-1].recorded_at[:10])}" if known else (
        "nothing about it was recorded"
    )  # fmt: skip
    return Moment(value, f"{says}.", clocks.record(recordings, position, to))


def _year_before(on: str) -> str:
    return iso(day(on) - YEAR)


def _address(view: View, aspect: str | None, **given: addresses.Given) -> str:
    return addresses.compare(view.diff.instrument, **given, aspect=addresses.said(aspect))
