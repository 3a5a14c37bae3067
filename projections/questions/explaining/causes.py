"""Why an answer for one day differs between two positions: the events that changed it.

Invariant: the spans of a pair are folded anew at the very position of each event that
bears on it, so where a span known on that day ends, its cause is the event there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select

from domain.standing import Rule
from events import record
from events.log import Recorded
from events.report import Event
from projections.questions import answers
from projections.questions.clocks import utc_text
from projections.questions.explaining import explanations
from projections.questions.explaining.filed import Filed, facts_at, facts_by_id
from projections.questions.explaining.flips import Entries, Flips
from projections.questions.explaining.retelling import policy_sentence
from projections.questions.standing import roster
from projections.questions.view import View, day_of
from projections.rows import FactRow

_CAUSES = {
    record.FactCorrected.TOPIC: "correction",
    record.FactRetracted.TOPIC: "retraction",
    record.ReportDropped.TOPIC: "dropped-report",
    record.FactRanked.TOPIC: "rank",
    record.PartiesMerged.TOPIC: "merge",
    record.MergeUndone.TOPIC: "unmerge",
}
_WHEN_ASKED = frozenset({Rule.ROSTER, Rule.EXISTENCE})
"""Rules that decide about whole instruments, when asked: no stored span turns with them."""


class Held(NamedTuple):
    """What was held from one position to another, not included."""

    known_from: int
    known_to: int
    verdict: tuple[Any, ...]


def recorded_causes(
    view: View,
    name: str,
    before: answers.Roster,
    after: answers.Roster,
    changed: Mapping[str, Entries],
) -> dict[str, tuple[explanations.Cause, ...]]:
    """By party, what was recorded between two rosters of one day that changed its answer.

    `name` is the instrument as it was asked about: merges may make it another one's.
    """
    if not changed:
        return {}
    on, first, last = after.valid_on or "", before.position, after.position
    held = _held(view, after, first, last) if before.instrument == after.instrument else {}
    flips = Flips(lambda position: roster(view, name, on, position, after.aspect))
    turned: dict[str, list[int]] = {}
    for party, entries in changed.items():
        whole = any(entry is not None and entry.rule in _WHEN_ASKED for entry in entries)
        turns = [] if whole else [p for p in _turns(held.get(party, ())) if first < p <= last]
        turned[party] = turns or flips.of(party, first, last)
    told = _told(view, {p for found in turned.values() for p in found}, after)
    return {party: tuple(dict.fromkeys(told[p] for p in found)) for party, found in turned.items()}


def _held(view: View, roster: answers.Roster, first: int, last: int) -> dict[str, list[Held]]:
    """By party, what was held about that day at any position from first to last."""
    assert roster.valid_on is not None
    day, table = day_of(roster.valid_on), view.model.standing.c
    verdict = [table[name] for name in answers.Standing.__struct_fields__]
    query = (
        select(table.party, table.known_from, table.known_to, *verdict)
        .where(
            table.instrument == roster.instrument,
            table.aspect == roster.aspect,
            table.valid_from <= day,
            table.valid_to > day,
            table.known_from <= last,
            table.known_to > first,
        )
        .order_by(table.party, table.known_from)
    )
    found: dict[str, list[Held]] = {}
    for party, known_from, known_to, *said in view.connection.execute(query):
        found.setdefault(party, []).append(Held(known_from, known_to, tuple(said)))
    return found


def _turns(held: Sequence[Held]) -> list[int]:
    """The positions at which what was held became something else, or began, or ended."""
    bounds = sorted({p for known in held for p in known[:2]})
    return [p for p in bounds if _at(p - 1, held) != _at(p, held)]


def _at(position: int, held: Sequence[Held]) -> tuple[Any, ...] | None:
    return next((h.verdict for h in held if h.known_from <= position < h.known_to), None)


def _told(view: View, positions: set[int], after: answers.Roster) -> dict[int, explanations.Cause]:
    """The events at these positions as causes.

    A fact that was recorded only to replace another is told as its correction.
    """
    reports = {row.position: row for row in facts_at(view, positions)}
    corrections = _corrections(view, reports, after.position)
    others = [
        view.log.read(position - 1, 1)[0]
        for position in sorted((positions | set(corrections.values())) - reports.keys())
    ]
    about = {fact for event in others for fact in _facts_of(event.event)}
    filed = Filed(view, [*reports.values(), *facts_by_id(view, about)])
    same = view.identities(after.position).together(after.instrument)
    told = {row.position: _report(row, row.instrument in same, filed) for row in reports.values()}
    told |= {event.position: _noted(event, filed) for event in others}
    return told | {new: told[noted] for new, noted in corrections.items()}


def _corrections(view: View, reports: Mapping[int, FactRow], last: int) -> dict[int, int]:
    """Of facts recorded together with a correction that they stand in for: its position."""
    notes = view.model.fact_notes.c
    query = select(notes.position, notes.detail).where(
        notes.kind == record.FactCorrected.TOPIC, notes.position <= last
    )
    return {
        position - 1: position
        for position, replacement in view.connection.execute(query)
        if position - 1 in reports and reports[position - 1].fact == replacement
    }


def _facts_of(event: Event) -> tuple[str, ...]:
    named = (getattr(event, "fact", None), getattr(event, "replacement", None))
    return tuple(fact for fact in named if fact is not None)


def _report(row: FactRow, late: bool, filed: Filed) -> explanations.Cause:
    """A report that came in: late news, or else about a group that was named before."""
    came = "a report came in" if late else "a report on a group came in"
    return explanations.Cause(
        cause="late-news" if late else "membership",
        sentence=f"{came}: {filed.sentence(row.fact)}",
        facts=(row.fact,),
        valid_on=None,
        position=row.position,
        recorded_at=utc_text(row.recorded_at),
        by=msgspec.json.decode(row.report)["origin"]["accepted_by"],
        reason=None,
    )


def _noted(recorded: Recorded, filed: Filed) -> explanations.Cause:
    event = recorded.event
    return explanations.Cause(
        cause=_CAUSES.get(recorded.topic, recorded.topic),
        sentence=_sentence(event, filed),
        facts=_facts_of(event),
        valid_on=None,
        position=recorded.position,
        recorded_at=utc_text(recorded.recorded_at),
        by=getattr(event, "by", None),
        reason=getattr(event, "reason", None),
    )


def _sentence(event: Event, filed: Filed) -> str:
    said = [filed.sentence(fact) for fact in _facts_of(event)]
    match event:
        case record.FactCorrected():
            return f"corrected: {said[0]}; instead: {said[1]}"
        case record.FactRetracted():
            return f"retracted: {said[0]}"
        case record.ReportDropped():
            return f"no longer shown by its source: {said[0]}"
        case record.FactRanked():
            return f"ranked {event.rank}: {said[0]}"
        case record.PartiesMerged():
            return f"{event.merged} is held to be {event.into}"
        case record.MergeUndone():
            return f"{event.merged} stands for itself again, apart from {event.into}"
        case record.PolicyChanged():
            return policy_sentence(event.policy)
    return event.TOPIC
