"""The count ledger: what sources count, grouped, and whether it can all be true."""

from __future__ import annotations

import msgspec

from domain.counts import Count, contradict
from projections import answers
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
