"""What the content store holds, read row by row as it is: nothing is refused, nothing is hidden.

Invariant: reads only. Questions and commands go through `events.store.content`, which gives no
text that was withheld; this is for holding what is stored against the log.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from events.spans.quotes import Spans
from events.store.recorder import TABLE
from events.store.unreadable import is_unreadable

IN_MEMORY = 16_000_000
"""Code points of texts that are kept at hand, unless a single one has more."""
_STRAYS = (
    ("originals", f"SELECT document FROM originals LEFT JOIN {TABLE} ON originator_id = document "
     "AND originator_version = 1 WHERE position IS NULL ORDER BY document"),
    ("texts", f"SELECT text FROM texts LEFT JOIN {TABLE} ON originator_id = document "
     "AND originator_version = 1 WHERE position IS NULL ORDER BY text"),
)  # fmt: skip
Execute = Callable[..., Any]
"""Runs SQL, written with `?`, and its parameters; gives a cursor."""


class Original(NamedTuple):
    """The row of a document's bytes; what is not there is None."""

    sha256: str
    source: str
    salt: bytes | None
    content: bytes | None
    title: str | None


class Text(NamedTuple):
    """The row of a text; what is not there is None."""

    document: str
    sha256: str
    salt: bytes | None
    content: bytes | None


class Stored:
    """The content store inside one read."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._spans: OrderedDict[str, Spans | None] = OrderedDict()
        self._held = 0

    def original(self, document: str) -> Original | None:
        """The row of a document's bytes."""
        sql = "SELECT sha256, source, salt, bytes, title FROM originals WHERE document = ?"
        row = self._row(sql, document)
        if row is None:
            return None
        return Original(str(row[0]), str(row[1]), _bytes(row[2]), _bytes(row[3]), row[4])

    def text(self, text: str) -> Text | None:
        """The row of a text."""
        sql = "SELECT document, sha256, salt, content FROM texts WHERE text = ?"
        row = self._row(sql, text)
        return Text(str(row[0]), str(row[1]), _bytes(row[2]), _bytes(row[3])) if row else None

    def doubled(self) -> frozenset[str]:
        """The documents under which several texts are filed."""
        sql = "SELECT document FROM texts GROUP BY document HAVING count(*) > 1"
        return frozenset(str(document) for (document,) in self._execute(sql).fetchall())

    def expected(self) -> frozenset[str]:
        """The documents whose words were in no export that they came from; see `expect`."""
        sql = (
            "SELECT originals.document FROM originals JOIN texts "
            "ON texts.document = originals.document WHERE originals.sha256 = originals.document "
            "AND texts.sha256 = originals.document AND originals.salt IS NULL "
            "AND bytes IS NULL AND title IS NULL AND texts.salt IS NULL AND content IS NULL"
        )
        return frozenset(str(document) for (document,) in self._execute(sql).fetchall())

    def texts_of(self, document: str) -> list[str]:
        """The ids of all texts that are filed under a document, sorted."""
        sql = "SELECT text FROM texts WHERE document = ? ORDER BY text"
        return [str(text) for (text,) in self._execute(sql, [document]).fetchall()]

    def _row(self, sql: str, key: str) -> Any:
        """One row; without anything in it if not even its columns can be read."""
        try:
            return self._execute(sql, [key]).fetchone()
        except Exception as error:
            if not is_unreadable(error):
                raise
            return ("", "", None, None, None)

    def spans(self, text: str) -> Spans | None:
        """The quotes of a text; None if it, or its salt, is gone. The last ones are at hand."""
        if text in self._spans:
            self._spans.move_to_end(text)
            return self._spans[text]
        spans = spans_of(self.text(text))
        self._spans[text] = spans
        self._held += len(spans.content) if spans else 0
        while self._held > IN_MEMORY and len(self._spans) > 1:
            _, oldest = self._spans.popitem(last=False)
            self._held -= len(oldest.content) if oldest else 0
        return spans

    def strays(self) -> Iterator[tuple[str, str]]:
        """(table, id) of each row that no archiving in the log knows of."""
        for table, sql in _STRAYS:
            try:
                for (found,) in self._execute(sql).fetchall():
                    yield table, str(found)
            except Exception as error:
                if not is_unreadable(error):
                    raise
                yield table, "a row whose id is no text"


def spans_of(row: Text | None) -> Spans | None:
    """The quotes of a text by its row; None if the text or its salt is gone."""
    if row is None or row.content is None or row.salt is None:
        return None
    # bytes that are no UTF-8 any more are a changed text, and no reason to stop
    return Spans(row.salt, row.content.decode(errors="replace"))


def _bytes(value: Any) -> bytes | None:
    if value is None:
        return None
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    return repr(value).encode()  # SQLite keeps a text, or a number, where bytes belong: others
