"""The index of archived words, beside the log: which passages of which texts hold which words.

Invariant: every document archived or given again up to `progress` has its passages here, but
for those whose words are withheld or gone. They go in the write that erases the document
(`events.store.words`). SQLite keeps them as FTS5, PostgreSQL as tsvector.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from events.store.recorder import TABLE, ChronicleRecorder, Cursor

_FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5("
    "words, document UNINDEXED, starts UNINDEXED, ends UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 0')",
)
_TSVECTOR = (
    "CREATE TABLE IF NOT EXISTS passages ("
    "words tsvector NOT NULL, document TEXT NOT NULL, starts BIGINT, ends BIGINT)",
    "CREATE INDEX IF NOT EXISTS ix_passages_words ON passages USING gin (words)",
    "CREATE INDEX IF NOT EXISTS ix_passages_document ON passages (document)",
)
_PROGRESS = "CREATE TABLE IF NOT EXISTS passages_progress (position BIGINT NOT NULL)"
_TOPICS = ("document-archived", "redaction-lifted")


class Passage(NamedTuple):
    """A part of a text, or its document's title (`starts` is None), and the words in it."""

    document: str
    starts: int | None
    ends: int | None
    words: Sequence[str]


class Place(NamedTuple):
    """Where words were found: code points of the canonical text, or the title."""

    document: str
    starts: int | None
    ends: int | None


class Passages:
    """Reads and writes the tables. Made when words are first looked for."""

    def __init__(self, recorder: ChronicleRecorder) -> None:
        self._recorder = recorder
        self._ready = False
        self._fts5 = recorder.FULL_TEXT == "fts5"

    def exist(self) -> bool:
        """Whether anything was ever indexed in this chronicle."""
        self._ready = self._ready or self._recorder.has_table("passages_progress")
        return self._ready

    def progress(self) -> int:
        """The position up to which everything is indexed."""
        if not self.exist():
            return 0
        with self._recorder.reading() as cursor:
            return _progress(partial(self._recorder.execute, cursor))

    def documents_after(self, position: int, limit: int) -> list[tuple[int, str]]:
        """Positions and ids of up to `limit` documents archived or given again after a position."""
        sql = (
            f"SELECT position, originator_id FROM {TABLE} WHERE position > ? "
            "AND topic IN (?, ?) ORDER BY position LIMIT ?"
        )
        with self._recorder.reading() as cursor:
            return [
                (row[0], row[1])
                for row in self._recorder.execute(
                    cursor, sql, [position, *_TOPICS, limit]
                ).fetchall()
            ]

    def keep(
        self, cursor: Cursor, documents: Iterable[str], passages: Iterable[Passage], upto: int
    ) -> None:
        """Keep these passages in place of what there was of the documents."""
        execute = partial(self._recorder.execute, cursor)
        if not self.exist():
            for statement in (*(_FTS5 if self._fts5 else _TSVECTOR), _PROGRESS):
                execute(statement)
            if not self._fts5:
                self._recorder.unsampled(cursor, "passages", "words")
        if upto <= _progress(execute):
            return  # another process was quicker
        for document in documents:
            execute("DELETE FROM passages WHERE document = ?", [document])
        value = "?" if self._fts5 else "to_tsvector('simple', ?)"
        sql = f"INSERT INTO passages (words, document, starts, ends) VALUES ({value}, ?, ?, ?)"
        for each in passages:
            execute(sql, [" ".join(each.words), each.document, each.starts, each.ends])
        execute("DELETE FROM passages_progress")
        execute("INSERT INTO passages_progress (position) VALUES (?)", [upto])

    def found(self, words: Sequence[str], limit: int) -> list[Place]:
        """The places that hold all of the words, the most fitting first.

        The last word may be the beginning of a longer one.
        """
        if not words or not self.exist():
            return []
        with self._recorder.reading() as cursor:
            execute = partial(self._recorder.execute, cursor)
            rows = _fts5(execute, words, limit) if self._fts5 else _ts(execute, words, limit)
        return [Place(*row) for row in rows]


def _progress(execute: Callable[..., Cursor]) -> int:
    row = execute("SELECT position FROM passages_progress").fetchone()
    return row[0] if row else 0


def _fts5(
    execute: Callable[..., Cursor], words: Sequence[str], limit: int
) -> list[tuple[str, int | None, int | None]]:
    query = " ".join(f'"{word}"' for word in words) + "*"
    sql = (
        "SELECT document, starts, ends FROM passages WHERE passages MATCH ? "
        "ORDER BY rank, rowid LIMIT ?"
    )
    rows: list[tuple[str, int | None, int | None]] = execute(sql, [query, limit]).fetchall()
    return rows


def _ts(
    execute: Callable[..., Cursor], words: Sequence[str], limit: int
) -> list[tuple[str, int | None, int | None]]:
    query = " & ".join(f"'{word}'" for word in words) + ":*"
    sql = (
        "SELECT document, starts, ends FROM passages, to_tsquery('simple', ?) AS query "
        "WHERE words @@ query ORDER BY ts_rank(words, query, 1) DESC, document, starts LIMIT ?"
    )
    rows: list[tuple[str, int | None, int | None]] = execute(sql, [query, limit]).fetchall()
    return rows
