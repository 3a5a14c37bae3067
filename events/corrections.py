"""What is said about facts on file: corrected, retracted, disputed, confirmed, ranked.

Invariant: nothing is edited. Each is an event of its own, at the end of the fact's
stream, with who and why; answers known before stay as they were. A fact that was
retracted or corrected counts no more, and nothing further can be done to it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from domain.errors import Conflict, InvalidInput, NotFound
from events.drafts import FactDraft
from events.gate import Gate
from events.log import Log, New, Write
from events.record import (
    FactConfirmed,
    FactCorrected,
    FactDisputed,
    FactRanked,
    FactRetracted,
)
from events.report import Event, Report

RankName = Literal["preferred", "normal", "deprecated"]
Note = FactCorrected | FactRetracted | FactDisputed | FactConfirmed | FactRanked


class Noted(NamedTuple):
    """Where a note about a fact stands; `new` is false if it was on file already.

    `replacement` is the id of the fact that replaces a corrected one.
    """

    fact: str
    position: int
    new: bool
    replacement: str | None = None


class Corrections:
    """The commands that say something about a fact on file."""

    def __init__(self, log: Log, gate: Gate) -> None:
        self._log = log
        self._gate = gate

    def correct(self, fact: str, replacement: FactDraft, by: str, reason: str) -> Noted:
        """Replace a fact by another; both the new fact and the note are recorded, or neither.

        Raises what recording the replacement would, `NotFound` for an unknown fact, and
        `Conflict` if it was retracted or corrected before.
        """
        ((replacement_id, report),) = self._gate.pass_all([replacement], by)
        if replacement_id == fact:
            raise InvalidInput("The replacement says the same as the fact.", field="replacement")
        note = FactCorrected(fact=fact, replacement=replacement_id, by=by, reason=reason)
        with self._log.writing() as write:
            noted = self._note(write, fact, note, [New(replacement_id, 1, report)])
        return noted._replace(replacement=replacement_id)

    def retract(self, fact: str, by: str, reason: str) -> Noted:
        """The fact should never have stood. Errors as for `correct`."""
        return self._say(fact, FactRetracted(fact=fact, by=by, reason=reason))

    def dispute(self, fact: str, by: str, reason: str) -> Noted:
        """Somebody disputes the fact; it still counts. Errors as for `correct`."""
        return self._say(fact, FactDisputed(fact=fact, by=by, reason=reason))

    def confirm(self, fact: str, by: str, reason: str) -> Noted:
        """Somebody checked the fact. Errors as for `correct`."""
        return self._say(fact, FactConfirmed(fact=fact, by=by, reason=reason))

    def rank(self, fact: str, rank: RankName, by: str, reason: str) -> Noted:
        """Let the fact count more or less; deprecated means known wrong, not ended."""
        return self._say(fact, FactRanked(fact=fact, rank=rank, by=by, reason=reason))

    def _say(self, fact: str, note: Note) -> Noted:
        if not note.reason.strip():
            raise InvalidInput("Say why; a reason is kept with every change.", field="reason")
        with self._log.writing() as write:
            return self._note(write, fact, note)

    def _note(self, write: Write, fact: str, note: Note, first: list[New] | None = None) -> Noted:
        history = write.stream(fact)
        if not history or not isinstance(history[0], Report):
            raise NotFound(f"No fact has the id {fact!r}.", field="fact")
        if _repeats(note, history):
            version = len(history) - history[::-1].index(note)
            return Noted(fact, write.positions([(fact, version)])[0], False)
        _refuse_closed(fact, history)
        places = write.append([*(first or ()), New(fact, len(history) + 1, note)])
        return Noted(fact, places[-1].position, True)


def _repeats(note: Note, history: list[Event]) -> bool:
    """Whether the note says what was last said of its sort; an older one may be said anew."""
    sorts = (FactRanked,), (FactDisputed, FactConfirmed), (FactRetracted,), (FactCorrected,)
    (sort,) = (sort for sort in sorts if isinstance(note, sort))
    alike = [event for event in history if isinstance(event, sort)]
    return bool(alike) and alike[-1] == note


def _refuse_closed(fact: str, history: list[Event]) -> None:
    for event in history:
        if isinstance(event, FactRetracted | FactCorrected):
            done = "retracted" if isinstance(event, FactRetracted) else "corrected"
            raise Conflict(
                f"{fact} was {done} by {event.by} ({event.reason}); it counts no more. "
                "It cannot be brought back; record what stands from another passage.",
                field="fact",
            )
