"""When instruments came to be, as reported: kept apart, because it bears on every answer.

Invariant: the open rows of `existence` are the reports that count now; a report that
counts differently from a position on has another row from there.
"""

from __future__ import annotations

from sqlalchemy import Connection

from domain.instruments import EXISTENCE_KINDS
from domain.standing import Rank
from projections import bulk
from projections.rows import FactRow
from projections.schema import OPEN, ReadModel
from projections.writes import Writes


def begin(writes: Writes, fact: FactRow, position: int) -> None:
    """From this position on, if it counts, the fact shows that its instrument existed."""
    counts = fact.withdrawn_at is None and fact.rank != Rank.DEPRECATED and not fact.alleged
    if fact.kind in EXISTENCE_KINDS and fact.instrument is not None and counts:
        writes.put(
            "existence",
            (
                fact.instrument, position, OPEN, fact.fact, fact.kind, fact.when,
                fact.earliest, fact.latest, fact.qualified, fact.rank, fact.directness,
            ),
        )  # fmt: skip


def end(
    writes: Writes, connection: Connection, model: ReadModel, fact: FactRow, position: int
) -> None:
    """Up to this position the fact showed that its instrument existed."""
    if fact.kind not in EXISTENCE_KINDS:
        return
    writes.flush("existence")  # it may be of this very page
    on = ["instrument", "fact", "known_to"]
    closed = (position, fact.instrument, fact.fact, OPEN)
    bulk.update(connection, model.existence, "known_to", on, [closed])
