"""Recording drawn rows: a chunk at a time, in smaller ones where the gate refuses a row.

Invariant: all facts of a row are recorded together or none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from domain.errors import Ambiguous, Conflict, InvalidInput, NotFound, QuoteMismatch
from events.chronicle import Chronicle, FactRecorded
from events.drafts import FactDraft
from events.intake.recording import Tally
from events.intake.tables.asides import Aside
from events.intake.tables.drawing import DrawnRow

_ABOUT_INPUT = (InvalidInput, NotFound, QuoteMismatch, Conflict, Ambiguous)
"""Errors that speak of a row; a database that fails is no reason to refuse one."""


class RowRecorder:
    """Records rows that cite one document; gathers those that the gate refuses."""

    def __init__(
        self, target: Chronicle, rehearsed: Chronicle | None, document: str, by: str
    ) -> None:
        """`target` records; `rehearsed` is what it is a rehearsal of, if it is one."""
        self.refused: list[Aside] = []
        self.withdrawn: list[FactRecorded] = []
        """Facts that are on file and count no more."""
        self._target = target
        self._rehearsed = rehearsed
        self._document = document
        self._by = by

    def record(self, rows: Sequence[DrawnRow]) -> Tally:
        """Record the rows; how many facts were new, and how many on file."""
        drafts = [fact for drawn in rows for fact in self._citing(drawn)]
        try:
            return self._tally(self._target.record(drafts, self._by))
        except _ABOUT_INPUT as error:
            if len(rows) == 1:
                why = f"refused by the gate: {error.field or error.title}"
                self.refused.append(Aside("refused", rows[0].row, why, error.detail))
                return Tally(0, 0)
        middle = len(rows) // 2
        first, second = self.record(rows[:middle]), self.record(rows[middle:])
        return Tally(first.new + second.new, first.on_file + second.on_file)

    def _citing(self, drawn: DrawnRow) -> list[FactDraft]:
        """The facts of a row, citing the document."""
        if not drawn.facts:
            return []
        cited = replace(drawn.facts[0].citation, document=self._document)
        return [replace(fact, citation=cited) for fact in drawn.facts]

    def _tally(self, recorded: Sequence[FactRecorded]) -> Tally:
        if self._rehearsed is None:
            new = sum(fact.new for fact in recorded)
            self.withdrawn += [fact for fact in recorded if fact.withdrawn is not None]
        else:  # a rehearsal does not look whether a fact is on file
            recorder = self._rehearsed.log.recorder
            with recorder.reading() as cursor:
                keys = [(fact.fact, 1) for fact in recorded]
                new = len(recorded) - sum(1 for _ in recorder.positions(cursor, keys))
        return Tally(new, len(recorded) - new)
