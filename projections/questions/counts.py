"""The count ledger: what sources count, grouped, and whether it can all be true."""

from __future__ import annotations

from collections import Counter

import msgspec
from sqlalchemy import or_, select

from domain.counts import Count, contradict
from domain.standing import Answer
from projections.questions import answers
from projections.questions.standing import roster
from projections.questions.view import View, day_of
from projections.rows import FactRow


def count_entries(rows: list[FactRow]) -> tuple[answers.CountEntry, ...]:
    """One entry for each number that sources give of each unit, with its facts."""
    grouped: dict[tuple[str, str, int, str], list[str]] = {}
    for row in rows:
        report = msgspec.json.decode(row.report)
        key = (report["unit"], report["counted"], report["number"], report["operator"])
        grouped.setdefault(key, []).append(row.fact)
    return tuple(
        answers.CountEntry(
            says=f"{Count(operator, number)} {unit}",
            number=number,
            operator=operator,
            unit=unit,
            counted=counted,
            facts=tuple(facts),
        )
        for (unit, counted, number, operator), facts in sorted(grouped.items())
    )


def count_conflicts(reported: tuple[answers.CountEntry, ...]) -> tuple[str, ...]:
    """The units whose reported counts no single number satisfies."""
    by_unit: dict[tuple[str, str], list[Count]] = {}
    for entry in reported:
        counts = by_unit.setdefault((entry.unit, entry.counted), [])
        counts.append(Count(entry.operator, entry.number))
    return tuple(
        unit if counted == "participants" else f"{unit} staying out"
        for (unit, counted), counts in sorted(by_unit.items())
        if contradict(counts)
    )


def counts(
    view: View, instrument: str, valid_on: str, known_at: str | int | None
) -> answers.CountLedger:
    """See `Questions.counts`."""
    known = roster(view, instrument, valid_on, known_at, None)
    table = view.model.facts
    query = (
        select(table)
        .where(
            table.c.instrument == known.instrument,
            table.c.kind == "count-reported",
            table.c.position <= known.position,
            table.c.earliest <= day_of(valid_on),
            or_(table.c.withdrawn_at.is_(None), table.c.withdrawn_at > known.position),
        )
        .order_by(table.c.position)
    )
    reported = count_entries([FactRow(*row) for row in view.connection.execute(query)])
    yes = [e for e in known.entries if e.answer == Answer.YES]
    return answers.CountLedger(
        instrument=known.instrument,
        instrument_name=known.instrument_name,
        reported=reported,
        conflicts=count_conflicts(reported),
        named=dict(Counter(e.kind for e in yes if e.reason == "reported")),
        by_group=dict(Counter(e.kind for e in yes if e.reason == "member-of-group")),
        valid_on=valid_on,
        known_at=known.known_at,
        position=known.position,
    )
