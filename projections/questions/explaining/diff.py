"""Who stood differently: between two days, or between two positions of the log.

Invariant: the changes applied to the first roster give the second. A diff moves one
clock and holds the other; every cause is a turn or an event that is on file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.errors import InvalidInput
from projections.questions import answers
from projections.questions.asked import asked
from projections.questions.explaining import explanations
from projections.questions.explaining.causes import recorded_causes
from projections.questions.explaining.flips import Entries
from projections.questions.explaining.retelling import change_sentence
from projections.questions.explaining.turns import valid_causes
from projections.questions.standing import roster_of
from projections.questions.view import View, day_of

_STANDING = answers.Standing.__struct_fields__
_PINNED = answers.Pinned.__struct_fields__
Causes = Mapping[str, tuple[explanations.Cause, ...]]
"""By party."""


class Days(NamedTuple):
    """Two days as known at one position."""

    valid_from: str
    valid_to: str
    known_at: str | int | None


class Positions(NamedTuple):
    """One day as known at two positions."""

    valid_on: str
    known_from: str | int
    known_to: str | int | None


def clocks_of(
    valid_from: str | None,
    valid_to: str | None,
    known_at: str | int | None,
    valid_on: str | None,
    known_from: str | int | None,
    known_to: str | int | None,
) -> Days | Positions:
    """Which clock a diff moves. Raises `InvalidInput` for both, for neither and for half."""
    world = valid_from is not None or valid_to is not None
    record = known_from is not None or known_to is not None
    if world and record:
        raise InvalidInput(
            "A diff moves one clock and holds the other. Give two days and known_at, or "
            "valid_on and two positions; for both, ask two diffs one after the other.",
            field="known_from",
        )
    if world:
        if valid_from is None or valid_to is None:
            missing = "valid_from" if valid_from is None else "valid_to"
            raise InvalidInput(
                f"A diff between two days needs valid_from and valid_to; {missing} is missing.",
                field=missing,
            )
        if valid_on is not None:
            raise InvalidInput("Two days are given; leave out valid_on.", field="valid_on")
        return Days(valid_from, valid_to, known_at)
    if known_from is None or valid_on is None:
        missing = "valid_on" if record else "valid_from"
        raise InvalidInput(
            "A diff needs two days (valid_from and valid_to), or one day and two positions "
            "(valid_on, known_from and known_to).",
            field=missing,
        )
    if known_at is not None:
        raise InvalidInput("Two positions are given; leave out known_at.", field="known_at")
    return Positions(valid_on, known_from, known_to)


def diff(
    view: View,
    instrument: str,
    clocks: Days | Positions,
    aspect: str | None,
    sources: Sequence[str] | None,
) -> explanations.Diff:
    """See `Questions.diff`."""
    if isinstance(clocks, Days):
        first, last, known_at = clocks
        if day_of(first, "valid_from") > day_of(last, "valid_to"):
            raise InvalidInput(f"{first} comes after {last}.", field="valid_from")
        now = asked(view, instrument, last, known_at, aspect, sources)
        then = now._replace(valid_on=first, day=day_of(first))
    else:
        valid_on, known_from, known_to = clocks
        start, end = view.pin(known_from).position, view.pin(known_to).position
        if start > end:
            raise InvalidInput(
                f"Position {start} (known_from) comes after {end} (known_to).", field="known_from"
            )
        now = asked(view, instrument, valid_on, end, aspect, sources)
        # a source that came later has said nothing yet
        then = asked(view, instrument, valid_on, start, aspect)._replace(scope=now.scope)
    before, after = roster_of(view, then), roster_of(view, now)
    changes = _changes(before, after)
    if isinstance(clocks, Days):
        return _diff("valid", before, after, changes, valid_causes(view, then, now, changes))
    causes = recorded_causes(view, instrument, then, now, changes)
    return _diff("recorded", before, after, changes, causes)


def _changes(before: answers.Roster, after: answers.Roster) -> dict[str, Entries]:
    """By party, by name as known last: the two entries that differ in standing."""
    was = {entry.party: entry for entry in before.entries}
    now = {entry.party: entry for entry in after.entries}
    shown = sorted((was | now).values(), key=lambda entry: (entry.name.casefold(), entry.party))
    return {
        entry.party: (was.get(entry.party), now.get(entry.party))
        for entry in shown
        if _differing(was.get(entry.party), now.get(entry.party))
    }


def _differing(
    before: answers.RosterEntry | None, after: answers.RosterEntry | None
) -> tuple[str, ...]:
    if before is None or after is None:
        return () if before is after else _STANDING
    return tuple(name for name in _STANDING if getattr(before, name) != getattr(after, name))


def _diff(
    clock: str,
    before: answers.Roster,
    after: answers.Roster,
    changes: Mapping[str, Entries],
    causes: Causes,
) -> explanations.Diff:
    return explanations.Diff(
        instrument=after.instrument,
        instrument_name=after.instrument_name,
        aspect=after.aspect,
        sources=after.sources,
        clock=clock,
        before=_side(before),
        after=_side(after),
        changes=tuple(
            _change(was, now, causes.get(party, ())) for party, (was, now) in changes.items()
        ),
    )


def _change(
    was: answers.RosterEntry | None,
    now: answers.RosterEntry | None,
    causes: tuple[explanations.Cause, ...],
) -> explanations.Change:
    shown = now or was
    assert shown is not None
    return explanations.Change(
        party=shown.party,
        name=shown.name,
        kind=shown.kind,
        changed=_differing(was, now),
        sentence=change_sentence(
            shown.name,
            (was.answer, was.reason) if was else None,
            (now.answer, now.reason) if now else None,
        ),
        before=_standing(was),
        after=_standing(now),
        causes=causes,
    )


def _standing(entry: answers.RosterEntry | None) -> answers.Standing | None:
    if entry is None:
        return None
    return answers.Standing(**{name: getattr(entry, name) for name in _STANDING})


def _side(roster: answers.Roster) -> explanations.Side:
    return explanations.Side(**{name: getattr(roster, name) for name in _PINNED})
