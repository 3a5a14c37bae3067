"""What became of events that are not as they were sealed.

Invariant: each suspect position gets one finding. A swap is called one only if the other
event, or its state, gives the very leaf hash that was sealed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from events.seal.findings import Finding, events, runs, verb
from events.seal.recomputing import Suspect, leaf_of, repositioned
from events.store.recorder import COLUMNS, TABLE, Row

COMPARED = 50
"""Suspects that are compared with each other; beyond, a swap is reported as two changes."""


def explain(
    suspects: Mapping[int, Suspect], sealed: Mapping[int, bytes], missing: Sequence[int]
) -> list[Finding]:
    """A finding for each suspect and each run of missing positions, in the order of the log."""
    found = [
        Finding(
            "missing", first, f"{events(first, last)} {verb(first, last, 'is', 'are')} missing."
        )
        for first, last in runs(missing)
    ]
    some = dict(list(suspects.items())[:COMPARED])
    for position, suspect in suspects.items():
        partner = _partner(suspect, sealed.get(position), some) if position in some else None
        if partner is not None:
            text = f"Event {position} was swapped: what stands there was recorded at {partner}."
            found.append(Finding("swapped", position, text))
        elif suspect.found == suspect.row.leaf_hash:
            text = (
                f"Event {position} was changed: it is not the one that was sealed, and the leaf "
                "hash beside it was rewritten too."
            )
            found.append(Finding("changed", position, text))
        else:
            text = f"Event {position} was changed: its columns do not give its leaf hash."
            found.append(Finding("changed", position, text))
    return sorted(found, key=lambda finding: finding.position or 0)


def _partner(suspect: Suspect, sealed: bytes | None, others: Mapping[int, Suspect]) -> int | None:
    """The position of the event that stands at a suspect's place now."""
    row = suspect.row
    for position, other in others.items():
        if position == row.position:
            continue
        moved = leaf_of(row._replace(position=position))
        if moved in (row.leaf_hash, other.row.leaf_hash):
            return position
        if {row.leaf_hash, sealed} & set(repositioned(row, other.row)):
            return position
    return None


def outside(execute: Any, last: int) -> list[Finding]:
    """A finding for rows that stand below position 1, or apart from the log's end.

    They are in no leaf, yet streams would show them. The first fifty are named.
    """
    each = f"SELECT position FROM {TABLE} WHERE position"  # by the index, one after another
    sql = f"{each} < 1 UNION ALL {each} > ? UNION ALL {each} IS NULL ORDER BY position LIMIT ?"
    return [
        Finding(
            "added",
            position if isinstance(position, int) else None,
            f"A row at position {position} was added: it is not where the log goes on.",
        )
        for (position,) in execute(sql, [last, COMPARED]).fetchall()
    ]


def added(execute: Any, after: int, last: int) -> list[Finding]:
    """A finding for the events above the last that was sealed; copies are named one by one."""
    rows = [
        Row._make(row)
        for row in execute(
            f"SELECT {COLUMNS} FROM {TABLE} WHERE position > ? AND position <= ? "
            "ORDER BY position LIMIT ?",
            [after, last, COMPARED],
        ).fetchall()
    ]
    found, others = [], []
    for row in rows:
        copied = execute(
            f"SELECT min(position) FROM {TABLE} "
            "WHERE topic = ? AND state = ? AND position BETWEEN 1 AND ? - 1",
            [row.topic, row.state, row.position],
        ).fetchone()[0]
        if copied is None:
            others.append(row.position)
        else:
            text = (
                f"Event {row.position} was added past the chronicle, and doubles event {copied}: "
                "it was never sealed."
            )
            found.append(Finding("doubled", row.position, text))
    others += range(after + 1 + len(rows), last + 1)
    for first, upto in runs(others):
        were = verb(first, upto, "was", "were")
        text = f"{events(first, upto)} {were} added past the chronicle, and never sealed."
        found.append(Finding("added", first, text))
    return sorted(found, key=lambda finding: finding.position or 0)
