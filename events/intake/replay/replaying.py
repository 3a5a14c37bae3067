"""Replaying: histories become one chronicle, in the order of their times.

Invariant: what a history showed at a time is on file at that time, and not sooner than the
microseconds that its events take; the opening and a history's registrations come just before
its first. All events say when they were replayed. All of it is one write: a replay that fails
or is interrupted leaves no event behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec.structs import asdict

from domain.errors import InvalidInput
from events.chronicle import Chronicle
from events.drafts import DocumentDraft, PartyDraft
from events.intake.replay.moments import Moment
from events.intake.replay.planning import HistoryPlan, Named, Plan, RegisterPlan
from events.intake.replay.recorder import (
    Counts,
    HistoryRecorder,
    most_events,
    most_names,
)
from events.intake.replay.times import exact
from events.intake.replay.writing import Replay
from events.intake.tables.asides import Aside

Progress = Callable[[int, int, str], None]
"""Called after each moment with how many rows are done, of how many, of what (`rows`)."""


class SourceOutcome(NamedTuple):
    """What became of one source."""

    mapping: str
    rows: int
    snapshots: int
    """How many the history has; 0 for a register."""
    unchanged: int
    """Snapshots that showed nothing new; they are not archived again."""
    first: int | None
    """The first and the last time at which anything changed, microseconds since 1970 UTC."""
    last: int | None
    registered: int
    counts: Counts
    asides: list[Aside]
    """Rows skipped or refused, in the order of the file."""
    text: str
    """The file's text, which the offsets of `asides` point into."""


def replay_all(
    target: Replay, planned: Plan, by: str, progress: Progress | None = None
) -> list[SourceOutcome]:
    """Write the chronicle; what became of each source, registers first.

    Raises `Conflict` if the database holds a chronicle already, `InvalidInput` if two moments
    are too close for their events, and writes nothing.
    """
    _refuse_crowded(planned)
    done, total = 0, sum(len(history.table.rows) for history in planned.histories)
    with target.at_once(planned.first - _most_of_opening(planned)) as chronicle:
        outcomes = [
            _take_register(chronicle, register, by, target.replayed_at)
            for register in planned.registers
        ]
        recorders = [
            HistoryRecorder(chronicle, history, planned.entities, by)
            for history in planned.histories
        ]
        for time, together in groupby(_merged(recorders), key=lambda pair: pair[1].time):
            moments = list(together)
            target.clock.now = time - sum(most_events(r.plan, moment) for r, moment in moments)
            for recorder, moment in moments:
                if moment is recorder.plan.moments[0]:
                    recorder.counts.names += _register(chronicle, recorder.plan.named, by)
                recorder.record(moment)
                done += len(moment.new)
                if progress is not None:
                    progress(done, total, "rows")
    return [*outcomes, *map(_outcome, recorders)]


def _merged(recorders: Sequence[HistoryRecorder]) -> Iterator[tuple[HistoryRecorder, Moment]]:
    """The moments of all histories by time; at the same time, in the order of the histories."""
    merged = [(recorder, moment) for recorder in recorders for moment in recorder.plan.moments]
    yield from sorted(merged, key=lambda pair: pair[1].time)


def _refuse_crowded(planned: Plan) -> None:
    """Each event takes a microsecond, and none may be on file before its moment but those."""
    needed: dict[int, int] = {}
    for history in planned.histories:
        for moment in history.moments:
            needed[moment.time] = needed.get(moment.time, 0) + most_events(history, moment)
    for before, time in pairwise(sorted(needed)):
        if time - before < needed[time]:
            raise InvalidInput(
                f"The snapshots of {exact(before)} and {exact(time)} are too close: the second "
                f"may take {needed[time]:,} events, a microsecond each. Merge the two into one.",
                field="history",
            )


def _most_of_opening(planned: Plan) -> int:
    """At most so many events come before those of the first moment, or are its own."""
    named = [r.named for r in planned.registers] + [h.named for h in planned.histories]
    opening = 1 + len(planned.registers) + sum(map(most_names, named))
    return opening + sum(most_events(h, h.moments[0]) for h in planned.histories)


def _take_register(
    chronicle: Chronicle, register: RegisterPlan, by: str, replayed_at: int
) -> SourceOutcome:
    """Archive a register, read when it was replayed, and register whom it names."""
    about = asdict(register.mapping.document)
    retrieved_at = exact(replayed_at)
    chronicle.archive(DocumentDraft(content=register.content, retrieved_at=retrieved_at, **about))
    names = _register(chronicle, register.named, by)
    mapping = f"{register.mapping.name}/{register.mapping.version}"
    return SourceOutcome(
        mapping, register.rows, 0, 0, None, None, len(register.named.new),
        Counts(documents=1, names=names), register.asides, register.text,
    )  # fmt: skip


def _register(chronicle: Chronicle, named: Named, by: str) -> int:
    """Register whom a source names; how many who were on file got further names.

    Parties first: an instrument's owner must be on file before it.
    """
    chronicle.register(sorted(named.new, key=lambda d: not isinstance(d, PartyDraft)), by)
    return sum(inserted.new for inserted in chronicle.register(named.further, by))


def _outcome(recorder: HistoryRecorder) -> SourceOutcome:
    history: HistoryPlan = recorder.plan
    asides = sorted((*history.asides, *recorder.refused), key=lambda aside: aside.row.number)
    return SourceOutcome(
        mapping=history.mapping.name,
        rows=len(history.table.rows),
        snapshots=history.snapshots,
        unchanged=history.snapshots - len(history.moments),
        first=history.moments[0].time,
        last=history.moments[-1].time,
        registered=len(history.named.new),
        counts=recorder.counts,
        asides=asides,
        text=history.table.text,
    )
