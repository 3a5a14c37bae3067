"""What is said about facts on file: corrected, retracted, dropped, disputed, confirmed, ranked.

Invariant: nothing is edited. Each is an event of its own, at the end of the fact's
stream, with who and why; answers known before stay as they were. A fact that was
retracted, corrected or dropped counts no more, and nothing further can be done to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from domain.errors import ChronicleError, Conflict, InvalidInput, NotFound
from events.documents import history_of
from events.drafts import FactDraft
from events.gate import Gate
from events.log import Log, New, Write
from events.record import (
    FactConfirmed,
    FactCorrected,
    FactDisputed,
    FactRanked,
    FactRetracted,
    ReportDropped,
)
from events.report import Event, Report
from events.saying import check_who, said

RankName = Literal["preferred", "normal", "deprecated"]
Closing = FactCorrected | FactRetracted | ReportDropped
"""After one of these a fact counts no more."""
Note = Closing | FactDisputed | FactConfirmed | FactRanked


class Noted(NamedTuple):
    """Where a note about a fact stands; `new` is false if it was on file already.

    `replacement` is the id of the fact that replaces a corrected one.
    """

    fact: str
    position: int
    new: bool
    replacement: str | None = None


class Withdrawn(NamedTuple):
    """Why a fact on file counts no more."""

    kind: str
    """`fact-corrected`, `fact-retracted` or `report-dropped`."""
    position: int
    by: str
    reason: str
    done: str
    """`retracted`, `corrected to f1-…`, `dropped, as left out of d1-…`."""

    def __str__(self) -> str:
        return f"{self.done} at position {self.position} by {self.by}: {self.reason}"


def withdrawn(log: Log, facts: Sequence[str]) -> dict[str, Withdrawn]:
    """Of facts on file, those that count no more, by id."""
    recorder = log.recorder
    with recorder.reading() as cursor:  # most have no second event, and no stream is read
        noted = [key[0] for key in recorder.positions(cursor, [(fact, 2) for fact in facts])]
    found = {}
    for fact in noted:
        for version, event in enumerate(log.stream(fact), start=1):
            if isinstance(event, Closing):
                with recorder.reading() as cursor:
                    ((_, _, position),) = recorder.positions(cursor, [(fact, version)])
                done = _done(event)
                found[fact] = Withdrawn(event.TOPIC, position, event.by, event.reason, done)
    return found


class Corrections:
    """The commands that say something about a fact on file."""

    def __init__(self, log: Log, gate: Gate) -> None:
        self._log = log
        self._gate = gate

    def correct(self, fact: str, replacement: FactDraft, by: str, reason: str) -> Noted:
        """Replace a fact by another; both the new fact and the note are recorded, or neither.

        Raises what recording the replacement would, with the field below `replacement`;
        `InvalidInput` if it says the same, or for a reason that is blank or longer than
        500 characters; `NotFound` for an unknown fact; `Conflict` if either of the two
        counts no more.
        """
        check_who(by)
        try:
            ((replacement_id, report),) = self._gate.pass_all([replacement], by)
        except ChronicleError as error:
            error.field = f"replacement.{error.field}" if error.field else "replacement"
            raise
        if replacement_id == fact:
            raise InvalidInput("The replacement says the same as the fact.", field="replacement")
        note = said(FactCorrected, by, reason, fact=fact, replacement=replacement_id)
        with self._log.writing() as write:
            self._gate.refuse_redacted(write, [report])
            noted = self._note(write, fact, note, [New(replacement_id, 1, report)])
        return noted._replace(replacement=replacement_id)

    def retract(self, fact: str, by: str, reason: str) -> Noted:
        """The fact should never have stood. Errors as for `correct`."""
        return self._say(fact, said(FactRetracted, by, reason, fact=fact))

    def drop(self, fact: str, snapshot: str, by: str, reason: str) -> Noted:
        """A later complete snapshot of the fact's own source leaves it out, and says no why.

        `snapshot` is the id of the archived document that leaves it out. Whether it is
        complete, and of the same source, is for the caller to know. Raises as `correct`
        does; `NotFound` for an unknown snapshot, and `InvalidInput` if it is the
        document that the fact cites.
        """
        note = said(ReportDropped, by, reason, fact=fact, snapshot=snapshot)
        with self._log.writing() as write:
            _check_snapshot(write, note)
            return self._note(write, fact, note)

    def dispute(self, fact: str, by: str, reason: str) -> Noted:
        """Somebody disputes the fact; it still counts. Errors as for `correct`."""
        return self._say(fact, said(FactDisputed, by, reason, fact=fact))

    def confirm(self, fact: str, by: str, reason: str) -> Noted:
        """Somebody checked the fact. Errors as for `correct`."""
        return self._say(fact, said(FactConfirmed, by, reason, fact=fact))

    def rank(self, fact: str, rank: RankName, by: str, reason: str) -> Noted:
        """Let the fact count more or less; deprecated means known wrong, not ended."""
        return self._say(fact, said(FactRanked, by, reason, fact=fact, rank=rank))

    def _say(self, fact: str, note: Note) -> Noted:
        with self._log.writing() as write:
            return self._note(write, fact, note)

    def _note(self, write: Write, fact: str, note: Note, first: list[New] | None = None) -> Noted:
        history = _history(write, fact)
        if _repeats(note, history):
            version = len(history) - history[::-1].index(note)
            return Noted(fact, write.positions([(fact, version)])[0], False)
        _refuse_closed(fact, history, "fact")
        for new in first or ():
            _refuse_closed(new.stream, write.stream(new.stream), "replacement")
        places = write.append([*(first or ()), New(fact, len(history) + 1, note)])
        return Noted(fact, places[-1].position, True)


def _history(write: Write, fact: str) -> list[Event]:
    history = write.stream(fact)
    if not history or not isinstance(history[0], Report):
        raise NotFound(f"No fact has the id {fact!r}.", field="fact")
    return history


def _check_snapshot(write: Write, note: ReportDropped) -> None:
    history_of(write, note.snapshot, "snapshot")
    report = _history(write, note.fact)[0]
    if isinstance(report, Report) and report.citation.document == note.snapshot:
        raise InvalidInput(
            f"{note.fact} stands in {note.snapshot} itself; name the later snapshot that "
            "leaves it out.",
            field="snapshot",
        )


def _repeats(note: Note, history: list[Event]) -> bool:
    """Whether the note says what was last said of its sort; an older one may be said anew."""
    checked = FactDisputed, FactConfirmed
    sort = checked if isinstance(note, checked) else type(note)
    alike = [event for event in history if isinstance(event, sort)]
    return bool(alike) and alike[-1] == note


def _refuse_closed(fact: str, history: list[Event], field: str) -> None:
    for event in history:
        if isinstance(event, Closing):
            raise Conflict(
                f"{fact} was {_done(event)} by {event.by} ({event.reason}); it counts no more. "
                "It cannot be brought back; record what stands from another passage.",
                field=field,
            )


def _done(event: Closing) -> str:
    if isinstance(event, FactCorrected):
        return f"corrected to {event.replacement}"
    if isinstance(event, ReportDropped):
        return f"dropped, as left out of {event.snapshot}"
    return "retracted"
