"""Sketches of texts, beside the log: by which texts may share words with another one.

Invariant: every text archived up to `progress` has its sketch here, but for those that are too
short, too long or redacted. A sketch goes in the write that erases its text
(`events.store.words`), and none is made of a text that is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from events.store.recorder import TABLE, ChronicleRecorder, Cursor

_TABLES = (
    "CREATE TABLE IF NOT EXISTS copy_sketches (position BIGINT PRIMARY KEY, "
    "document TEXT NOT NULL UNIQUE, runs BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS copy_runs (run BIGINT NOT NULL, position BIGINT NOT NULL, "
    "PRIMARY KEY (run, position))",
    "CREATE TABLE IF NOT EXISTS copy_progress (position BIGINT NOT NULL)",
)
_AT_ONCE = 400
"""Runs in one statement."""


class Sketch(NamedTuple):
    """What is kept of a text to find its near copies."""

    position: int
    """Where its document was archived."""
    document: str
    runs: int
    """How many runs of words the text has."""
    kept: tuple[int, ...]
    """Some of them."""


class Sketches:
    """Reads and writes the tables. Made when a text is first sketched."""

    def __init__(self, recorder: ChronicleRecorder) -> None:
        self._recorder = recorder
        self._ready = False

    def exist(self) -> bool:
        """Whether anything was ever sketched in this chronicle."""
        self._ready = self._ready or self._recorder.has_table("copy_progress")
        return self._ready

    def progress(self) -> int:
        """The position up to which all texts have their sketches."""
        if not self.exist():
            return 0
        with self._recorder.reading() as cursor:
            return _progress(self._recorder.execute, cursor)

    def archived_after(self, position: int, limit: int) -> list[tuple[int, str]]:
        """Positions and ids of up to `limit` documents archived after a position, in order."""
        sql = (
            f"SELECT position, originator_id FROM {TABLE} WHERE position > ? "
            "AND topic = 'document-archived' ORDER BY position LIMIT ?"
        )
        with self._recorder.reading() as cursor:
            found = self._recorder.execute(cursor, sql, [position, limit]).fetchall()
        return [(row[0], row[1]) for row in found]

    def keep(self, cursor: Cursor, sketches: Iterable[Sketch], upto: int) -> None:
        """Keep these, and that everything is sketched up to a position."""
        execute = self._recorder.execute
        if not self.exist():
            for statement in _TABLES:
                execute(cursor, statement)
        if upto <= (before := _progress(execute, cursor)):
            return  # another process was quicker
        for each in sketches:
            if each.position > before and self._is_on_file(cursor, each.document):
                sql = "INSERT INTO copy_sketches (position, document, runs) VALUES (?,?,?)"
                execute(cursor, sql, each[:3])
                for runs in _parts(each.kept):
                    rows = ",".join(["(?,?)"] * len(runs))
                    sql = f"INSERT INTO copy_runs (run, position) VALUES {rows}"
                    execute(cursor, sql, [v for run in runs for v in (run, each.position)])
        execute(cursor, "DELETE FROM copy_progress")
        execute(cursor, "INSERT INTO copy_progress (position) VALUES (?)", [upto])

    def position(self, document: str) -> int | None:
        """Where a document was archived, if its text is sketched."""
        sql = "SELECT position FROM copy_sketches WHERE document = ?"
        with self._recorder.reading() as cursor:
            row = self._recorder.execute(cursor, sql, [document]).fetchone()
        return row[0] if row else None

    def at(self, positions: Sequence[int]) -> list[tuple[int, str, int]]:
        """Position, document and number of runs of those archived at these positions."""
        if not positions:
            return []
        sql = (
            "SELECT position, document, runs FROM copy_sketches "
            f"WHERE position IN ({_marks(positions)})"
        )
        with self._recorder.reading() as cursor:
            found = self._recorder.execute(cursor, sql, positions).fetchall()
        return [(row[0], row[1], row[2]) for row in found]

    def sharing(self, kept: Sequence[int], before: int) -> Counter[int]:
        """How many of these runs each sketch holds, by position, of those before a position."""
        shared = Counter[int]()
        if not self.exist():
            return shared
        with self._recorder.reading() as cursor:
            for asked in _parts(kept):
                sql = (
                    f"SELECT position, count(*) FROM copy_runs WHERE run IN ({_marks(asked)}) "
                    "AND position < ? GROUP BY position"
                )
                found = self._recorder.execute(cursor, sql, [*asked, before]).fetchall()
                shared.update(dict(found))
        return shared

    def _is_on_file(self, cursor: Cursor, document: str) -> bool:
        sql = "SELECT 1 FROM texts WHERE document = ? AND content IS NOT NULL"
        return self._recorder.execute(cursor, sql, [document]).fetchone() is not None


def _progress(execute: Callable[..., Cursor], cursor: Cursor) -> int:
    row = execute(cursor, "SELECT position FROM copy_progress").fetchone()
    return row[0] if row else 0


def _parts(kept: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(kept), _AT_ONCE):
        yield kept[first : first + _AT_ONCE]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
