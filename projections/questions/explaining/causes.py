"""Why an answer for one day differs between two positions: the events that turned it.

Invariant: every event in between after which the party's verdict was another is told, in
the order of recording, to and fro included; and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec
from sqlalchemy import select

from domain.standing import Verdict
from events import record
from events.log import Recorded
from events.report import Event
from projections.questions.asked import Asked, asked
from projections.questions.clocks import utc_text
from projections.questions.explaining import explanations
from projections.questions.explaining.filed import Filed, facts_by_id, facts_recorded_at
from projections.questions.explaining.flips import flips
from projections.questions.explaining.moments import Moments
from projections.questions.explaining.retelling import policy_sentence
from projections.questions.verdicts import Verdicts
from projections.questions.view import View
from projections.rows import FactRow

_CAUSES = {
    record.FactCorrected.TOPIC: "correction",
    record.FactRetracted.TOPIC: "retraction",
    record.ReportDropped.TOPIC: "dropped-report",
    record.FactRanked.TOPIC: "rank",
    record.PartiesMerged.TOPIC: "merge",
    record.MergeUndone.TOPIC: "unmerge",
}


def recorded_causes(
    view: View, name: str, before: Asked, after: Asked, changed: Iterable[str]
) -> dict[str, tuple[explanations.Cause, ...]]:
    """By party, all that was recorded between two positions that turned its answer for a day.

    `name` is the instrument as it was asked about: merges may make it another one's.
    """
    moments = Moments(view, after, before.position)

    @lru_cache(maxsize=256)  # changes of many parties share their positions
    def verdicts(position: int) -> Verdicts:
        then = asked(view, name, after.valid_on, position, after.aspect)
        return Verdicts(view, then._replace(scope=after.scope))

    def read(party: str, position: int) -> Verdict | None:
        return verdicts(position).on_roster(party, after.day)

    turned = {
        party: [flip.moment for flip in flips(read, party, before.position, moments.of(party))]
        for party in changed
    }
    told = _told(view, {p for found in turned.values() for p in found}, after)
    return {party: tuple(dict.fromkeys(told[p] for p in found)) for party, found in turned.items()}


def _told(view: View, positions: set[int], after: Asked) -> dict[int, explanations.Cause]:
    """The events at these positions as causes.

    A fact that was recorded only to replace another is told as its correction.
    """
    reports = {row.position: row for row in facts_recorded_at(view, positions)}
    corrections = _corrections(view, reports, after.position)
    others = [
        view.log.read(position - 1, 1)[0]
        for position in sorted((positions | set(corrections.values())) - reports.keys())
    ]
    about = {fact for event in others for fact in _facts_of(event.event)}
    filed = Filed(view, [*reports.values(), *facts_by_id(view, about)])
    same = view.identities(after.position).together(after.what.id)
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
