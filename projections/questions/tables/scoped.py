"""Everybody's answers towards one instrument after another, by what some sources say.

Invariant: a row says what `ask` would with the same sources. All of it is folded anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.instruments import ASPECTS
from projections.questions.asked import Asked
from projections.questions.clocks import Pin
from projections.questions.finding import Found
from projections.questions.lookup import names_on
from projections.questions.sources import Scope
from projections.questions.stands import stands
from projections.questions.tables.streaming import Row
from projections.questions.verdicts import Verdicts
from projections.questions.view import View, day_of
from projections.rows import verdict_columns


class ScopedStandings:
    """The answers of one day as known at a position, within a scope."""

    def __init__(
        self, view: View, valid_on: str, clock: Pin, scope: Scope, party: str | None
    ) -> None:
        """`party`: only this one's rows."""
        self._view = view
        self._valid_on, self._day = valid_on, day_of(valid_on)
        self._clock = clock
        self._scope = scope
        self._party = party

    def of(self, instrument: Found) -> Iterator[list[Row]]:
        """The rows of one instrument, in the order of `standings.COLUMNS`."""
        kind, position = instrument.joined_as, self._clock.position
        assert kind is not None
        held = stands(self._view, instrument, position, self._scope)
        found = {(stand.aspect, stand.party) for stand in held}
        for aspect in sorted(aspect.value for aspect in ASPECTS[kind]):
            question = Asked(
                instrument, aspect, self._valid_on, self._day, self._clock, self._scope
            )
            verdicts = Verdicts(self._view, question)
            parties = [p for a, p in found if a == aspect and self._party in (None, p)]
            if not parties:
                continue
            names = names_on(self._view, parties, self._day, position)
            yield [
                (instrument.id, aspect, party, name, *self._columns(verdicts, party))
                for party, _, name in sorted(names)
            ]

    def _columns(self, verdicts: Verdicts, party: str) -> Row:
        return verdict_columns(verdicts.of(party, self._day))
