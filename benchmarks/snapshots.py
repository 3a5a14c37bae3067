"""Every answer of a log for one day as CSV, read to the end.

By hand: the spans that reach the day, with the names of their parties, from one SELECT
in the same order and columns, through `csv.writer` into a buffer that is emptied as
ours is. It knows no beginnings of instruments, no lists of participants and no dated
names, and counts no bytes.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from time import perf_counter

from benchmarks.figures import Figure, at_least, in_turns
from benchmarks.history import History, projected
from benchmarks.invention import LAST_DAY
from domain.dates import day
from projections.questions.tables.standings import VERDICT
from projections.schema import OPEN

SPEED = at_least(0.30)
_BUFFER = 1 << 16
_SELECT = """
SELECT s.instrument, s.aspect, s.party, e.name, {verdict}
FROM standing_g{g} AS s CROSS JOIN entities_g{g} AS e
WHERE e.id = s.party AND s.known_to = {open} AND s.valid_from <= :day AND s.valid_to > :day
ORDER BY s.instrument, s.aspect, s.party
"""


def measure(history: History, rounds: int) -> Figure:
    """Rows a second of a snapshot of everything on the last day of the history."""
    rows = 0
    with projected(history.path) as (questions, _), closing(_ByHand(history)) as by_hand:

        def ours() -> float:
            nonlocal rows
            start = perf_counter()
            with questions.snapshot(LAST_DAY.isoformat()) as written:
                rows = sum(portion.count(b"\n") for portion in written) - 1
            return (perf_counter() - start) / rows

        both = in_turns(rounds, ours, by_hand.write)
    return Figure(
        f"snapshot of {rows:,} standings, {history.facts:,} facts",
        f"{1 / both.ours:,.0f} rows/s",
        f"{1 / both.raw:,.0f} rows/s",
        1 / both.ratio,
        SPEED,
    )


class _ByHand:
    """The same table as somebody would write it who has the read tables."""

    def __init__(self, history: History) -> None:
        self._connection = sqlite3.connect(history.path, isolation_level=None)
        (generation,) = self._connection.execute(
            "SELECT generation FROM projection_generations WHERE active"
        ).fetchone()
        verdict = ", ".join(f"s.{column}" for column in VERDICT)
        self._sql = _SELECT.format(verdict=verdict, g=generation, open=OPEN)
        self._clocks = (LAST_DAY.isoformat(), "", history.events, None, 1)

    def close(self) -> None:
        self._connection.close()

    def write(self) -> float:
        """Seconds a row."""
        start = perf_counter()
        rows = sum(portion.count(b"\n") for portion in self._portions())
        return (perf_counter() - start) / rows

    def _portions(self) -> Iterator[bytes]:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        cursor = self._connection.execute(self._sql, {"day": day(LAST_DAY.isoformat())})
        while rows := cursor.fetchmany(2000):
            writer.writerows((*row, *self._clocks) for row in rows)
            if buffer.tell() > _BUFFER:
                yield buffer.getvalue().encode()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue().encode()
