"""What is asked about one instrument, with every name, clock and source resolved.

Invariant: what a question is resolved to depends on the events up to its position
alone, so a resolved question can be put at an earlier position again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from domain.errors import InvalidInput
from domain.instruments import ASPECTS, Aspect, default_aspect
from projections.questions.clocks import Pin
from projections.questions.finding import Found, find_instrument
from projections.questions.sources import Scope, scope_of
from projections.questions.view import View, day_of


class Asked(NamedTuple):
    """One question about one instrument."""

    what: Found
    aspect: str
    valid_on: str
    day: int
    clock: Pin
    scope: Scope

    @property
    def position(self) -> int:
        """The position asked about."""
        return self.clock.position


def asked(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None = None,
) -> Asked:
    """Resolve a question about an instrument. Errors as in `Questions.ask`."""
    day = day_of(valid_on)
    clock = view.pin(known_at)
    scope = scope_of(view, sources, clock.position)
    what = find_instrument(view, instrument, clock.position)
    return Asked(what, aspect_of(what, aspect), valid_on, day, clock, scope)


def aspect_of(what: Found, aspect: str | None) -> str:
    """The aspect asked about; the default one if none is named. Raises `InvalidInput`."""
    kind = what.joined_as
    assert kind is not None
    if aspect is None:
        return default_aspect(kind).value
    allowed = [str(a) for a in ASPECTS[kind]]
    if aspect not in allowed:
        raise InvalidInput(
            f"A {kind} has no aspect {aspect!r}; it has {', '.join(allowed) or 'none'}.",
            field="aspect",
        )
    return Aspect(aspect).value
