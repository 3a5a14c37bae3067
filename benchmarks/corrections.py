"""How many standings the correction of one report touches: those of its own pair, no others."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from benchmarks.figures import Figure
from benchmarks.history import History, projected, ticking
from events.codec import Codec
from events.log import Log, New
from events.record import FactCorrected
from events.store.connect import connect

_ENTRY = """
SELECT position, fact FROM facts_g{g} AS f
WHERE kind = 'joined' AND quantifier IS NULL AND withdrawn_at IS NULL AND (
    SELECT count(*) FROM facts_g{g} AS o WHERE o.instrument = f.instrument AND o.party = f.party
) > 1 ORDER BY position LIMIT 1
"""
"""The first report that a party joined something that is not all that is on file of the two."""
_TOUCHED = """
SELECT count(*), count(DISTINCT instrument || ' ' || party) FROM standing_g{g}
WHERE known_from > :before OR known_to BETWEEN :before + 1 AND :after
"""


def measure(history: History) -> list[Figure]:
    """Rows of `standing` closed or opened when one report's date is corrected."""
    path = history.path.with_suffix(".corrected.db")
    shutil.copy(history.path, path)
    try:
        with projected(path) as (_, projector), closing(sqlite3.connect(path)) as connection:
            (generation,) = connection.execute(
                "SELECT generation FROM projection_generations WHERE active"
            ).fetchone()
            (all_rows,) = connection.execute(
                f"SELECT count(*) FROM standing_g{generation}"
            ).fetchone()
            at, fact = connection.execute(_ENTRY.format(g=generation)).fetchone()
            before, after = _correct(path, at, fact)
            projector.catch_up()
            rows, pairs = connection.execute(
                _TOUCHED.format(g=generation), {"before": before, "after": after}
            ).fetchone()
    finally:
        path.unlink()
    return [
        Figure(
            f"standings touched by a correction, {history.facts:,} facts",
            f"{rows} of {pairs} pair{'' if pairs == 1 else 's'}",
            f"{all_rows:,} of all pairs",
            against="on file",
        )
    ]


def _correct(path: Path, position: int, fact: str) -> tuple[int, int]:
    """Put another date in the place of a report's; the log's last positions before and after."""
    with closing(connect(f"sqlite:///{path}", ticking())) as recorder:
        log = Log(recorder, Codec())
        (recorded,) = log.read(position - 1, 1)
        before = log.head().position
        other = msgspec.structs.replace(recorded.event, when="2013-03-03")
        replacement = f"f1-{before:032x}"
        noted = FactCorrected(fact=fact, replacement=replacement, by="desk", reason="Misread.")
        with log.writing() as writing:
            writing.append([New(replacement, 1, other), New(fact, 2, noted)])
        return before, log.head().position
