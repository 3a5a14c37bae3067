"""Merging parties: one is held to be another from here on, or stands for itself again.

Invariant: at every position of the log a party is merged into at most one other, of its
own type and not merged itself when it was chosen, and no chain of merges ends where it
began. What is decided rests on the streams of both parties, read under the write lock,
so racing writers cannot break it.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.errors import Conflict, InvalidInput, NotFound
from domain.nouns import an
from events.entities import entity_stream
from events.log import Log, New, Write
from events.record import InstrumentRegistered, MergeUndone, PartiesMerged, PartyRegistered
from events.report import Event
from events.saying import said


class MergeNoted(NamedTuple):
    """Where a merge, or its undoing, stands; `new` is false if it was on file already."""

    merged: str
    into: str
    position: int
    new: bool


class _Party(NamedTuple):
    """A registered party as of a write, with all that its stream says."""

    id: str
    kind: str
    history: list[Event]

    @property
    def last(self) -> PartiesMerged | MergeUndone | None:
        """What was last said about it being another."""
        notes = [e for e in self.history if isinstance(e, PartiesMerged | MergeUndone)]
        return notes[-1] if notes else None

    @property
    def into(self) -> str | None:
        """What it is merged into; None if it stands for itself."""
        return self.last.into if isinstance(self.last, PartiesMerged) else None


class Merging:
    """The commands that merge parties and undo it. Nothing is edited; both are events."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def merge(self, merged: str, into: str, by: str, reason: str) -> MergeNoted:
        """From here on `merged` is held to be `into`; ids of two parties of one type.

        What is merged into `merged` comes along: the chain ends at `into`. A merge that
        stands already is not recorded again, whoever asks and why. Raises `NotFound` for
        an id that is none; `InvalidInput` for an instrument, a party and itself, two
        types, or a reason that is none; `Conflict` if either of the two is merged.
        """
        with self._log.writing() as write:
            party, target = _party(write, merged, "merged"), _party(write, into, "into")
            event = said(PartiesMerged, by, reason, merged=merged, into=into)
            _refuse_unlike(party, target)
            if party.into == into:
                return _on_file(write, party, into)
            _refuse_merged(party)
            _refuse_into_merged(write, party, target)
            return _append(write, party, event)

    def unmerge(self, merged: str, by: str, reason: str) -> MergeNoted:
        """From here on `merged` stands for itself again.

        The same said twice, by the same and for the same reason, is recorded once.
        Raises `NotFound` and `InvalidInput` as `merge` does, and `Conflict` if it is
        not merged.
        """
        with self._log.writing() as write:
            party = _party(write, merged, "merged")
            last = party.last
            if last is None:
                raise Conflict(f"{merged} is not merged into another party.", field="merged")
            event = said(MergeUndone, by, reason, merged=merged, into=last.into)
            if event == last:
                return _on_file(write, party, last.into)
            if isinstance(last, MergeUndone):
                raise Conflict(
                    f"{merged} stands for itself: its merge into {last.into} was undone by "
                    f"{last.by} ({last.reason}).",
                    field="merged",
                )
            return _append(write, party, event)


def _party(write: Write, party: str, field: str) -> _Party:
    history = write.stream(entity_stream(party))
    if not history or not isinstance(history[0], PartyRegistered | InstrumentRegistered):
        raise NotFound(f"No party has the id {party!r}; register it first.", field=field)
    if isinstance(history[0], InstrumentRegistered):
        raise InvalidInput(
            f"{party!r} is an instrument, {an(history[0].kind)}; only parties can be merged. "
            "Correct the facts of one of the two so that they name the other, and give that the "
            "name as an alias.",
            field=field,
        )
    return _Party(party, history[0].kind, history)


def _refuse_unlike(party: _Party, target: _Party) -> None:
    if party.id == target.id:
        raise InvalidInput(
            f"{party.id} is itself already; name the other party that it is.", field="into"
        )
    if party.kind != target.kind:
        raise InvalidInput(
            f"{party.id} is of the type {party.kind}, {target.id} of the type {target.kind}; "
            "a party cannot be merged into one of another type.",
            field="into",
        )


def _refuse_merged(party: _Party) -> None:
    last = party.last
    if isinstance(last, PartiesMerged):
        raise Conflict(
            f"{party.id} is merged into {last.into} by {last.by} ({last.reason}). "
            "Unmerge it first.",
            field="merged",
        )


def _refuse_into_merged(write: Write, party: _Party, target: _Party) -> None:
    """A chain may only grow at its end, so that nothing is ever two things or itself."""
    if target.into is None:
        return
    chain = [target.id]
    while (further := target.into) is not None:
        target = _party(write, further, "into")
        chain.append(further)
    way = " into ".join(chain[1:])
    if target.id == party.id:
        raise Conflict(
            f"{chain[0]} is merged into {way}; merged into {chain[0]}, {party.id} would be "
            f"itself in a circle. Unmerge {chain[-2]} first if {chain[0]} is the one to keep.",
            field="into",
        )
    raise Conflict(
        f"{chain[0]} is itself merged into {way}. Merge {party.id} into {target.id} instead.",
        field="into",
    )


def _on_file(write: Write, party: _Party, into: str) -> MergeNoted:
    """Where what was last said about the party stands."""
    assert party.last is not None
    version = len(party.history) - party.history[::-1].index(party.last)
    (position,) = write.positions([(entity_stream(party.id), version)])
    return MergeNoted(party.id, into, position, False)


def _append(write: Write, party: _Party, event: PartiesMerged | MergeUndone) -> MergeNoted:
    (place,) = write.append([New(entity_stream(party.id), len(party.history) + 1, event)])
    return MergeNoted(party.id, event.into, place.position, True)
