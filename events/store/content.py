"""The content store: source bytes and texts beside the log, in its transactions.

Invariant: source text is given by this class alone, and none that is withheld. Events
point into it and commit to it; what is erased here, salt and all, cannot be guessed back
from them. Plain SHA-256 hashes live here only, to find a document or text again; they go
with the text. Which other tables hold words, `events.store.words` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, NamedTuple, Protocol

from domain.errors import NotFound, NotProven, Redacted
from domain.redactions import Tombstone
from events.store.recorder import Cursor
from events.store.redactions import tombstone

CONTENT_TABLES = (
    "CREATE TABLE IF NOT EXISTS originals ("
    "document TEXT PRIMARY KEY, "
    "sha256 TEXT NOT NULL, "
    "source TEXT NOT NULL, "
    "salt {blob}, "
    "bytes {blob}, "
    "title TEXT, "
    "UNIQUE (sha256, source))",
    "CREATE TABLE IF NOT EXISTS texts ("
    "text TEXT PRIMARY KEY, "
    "document TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, "
    "salt {blob}, "
    "content {blob})",
    "CREATE INDEX IF NOT EXISTS ix_texts_document ON texts (document)",
)
_ONCE = "ON CONFLICT DO NOTHING"


class Original(NamedTuple):
    """A document's bytes as they were found, and the salt of the event's commitment."""

    document: str
    sha256: str
    source: str
    salt: bytes
    content: bytes
    title: str | None


class Text(NamedTuple):
    """A canonical text of a document, and the salt of the event's commitment."""

    text: str
    document: str
    sha256: str
    salt: bytes
    content: str


class _Recorder(Protocol):
    def reading(self) -> AbstractContextManager[Cursor]: ...
    def execute(self, cursor: Cursor, sql: str, params: Sequence[object] = ()) -> Cursor: ...


class ContentStore:
    """Reads and writes originals and texts. Writes run inside the log's own transaction."""

    def __init__(self, recorder: _Recorder) -> None:
        self._recorder = recorder

    def by_source(self, cursor: Cursor, sha256: str) -> dict[str, str]:
        """The ids of the documents with these bytes, by their sources."""
        sql = "SELECT source, document FROM originals WHERE sha256 = ?"
        return dict(self._recorder.execute(cursor, sql, [sha256]).fetchall())

    def from_source(self, source: str) -> list[str]:
        """The ids of all documents that were archived from this source, sorted."""
        sql = "SELECT document FROM originals WHERE source = ? ORDER BY document"
        with self._recorder.reading() as cursor:
            return [row[0] for row in self._recorder.execute(cursor, sql, [source]).fetchall()]

    def others(self, cursor: Cursor, document: str) -> list[str]:
        """The ids of other documents of the very same bytes, whose words may be given; sorted."""
        sql = (
            "SELECT other.document FROM originals AS one JOIN originals AS other "
            "ON other.sha256 = one.sha256 AND other.document <> one.document "
            "WHERE one.document = ? AND other.bytes IS NOT NULL ORDER BY other.document"
        )
        found = self._recorder.execute(cursor, sql, [document]).fetchall()
        return [other for (other,) in found if self.tombstone(cursor, other) is None]

    def put(self, cursor: Cursor, original: Original, text: Text) -> None:
        """Keep a document's bytes and its canonical text."""
        self._recorder.execute(
            cursor,
            "INSERT INTO originals (document, sha256, source, salt, bytes, title) "
            "VALUES (?,?,?,?,?,?)",
            original,
        )
        self._recorder.execute(
            cursor,
            "INSERT INTO texts (text, document, sha256, salt, content) VALUES (?,?,?,?,?)",
            [*text[:4], text.content.encode()],
        )

    def expect(self, cursor: Cursor, archived: Sequence[tuple[str, str, str]]) -> None:
        """Note (document, text, source) of documents whose words are not kept here, yet."""
        for document, text, source in archived:
            sql = "INSERT INTO originals (document, sha256, source) VALUES (?,?,?) " + _ONCE
            self._recorder.execute(cursor, sql, [document, document, source])
            sql = "INSERT INTO texts (text, document, sha256) VALUES (?,?,?) " + _ONCE
            self._recorder.execute(cursor, sql, [text, document, document])

    def fill(self, cursor: Cursor, original: Original, text: Text) -> bool:
        """Keep the words of a document that were expected; False if they are kept already."""
        if original.source in self.by_source(cursor, original.sha256):
            return False
        sql = (
            "UPDATE originals SET sha256 = ?, source = ?, salt = ?, bytes = ?, title = ? "
            "WHERE document = ? AND bytes IS NULL"
        )
        self._recorder.execute(cursor, sql, [*original[1:], original.document])
        sql = "UPDATE texts SET sha256 = ?, salt = ?, content = ? WHERE text = ?"
        self._recorder.execute(cursor, sql, [*text[2:4], text.content.encode(), text.text])
        return True

    def kept(self, document: str) -> tuple[Original, Text] | None:
        """All that is kept of a document; None where its words are redacted, or not kept."""
        sql = "SELECT sha256, source, salt, bytes, title FROM originals WHERE document = ?"
        with self._recorder.reading() as cursor:
            row = self._recorder.execute(cursor, sql, [document]).fetchone()
            text = self._text(cursor, "document", document)
            if row is None or row[3] is None or text is None or text[4] is None:
                return None
            if self.tombstone(cursor, document) is not None:
                return None
        sha256, source, salt, content, title = row
        original = _bytes(content, document)
        return Original(document, sha256, source, _bytes(salt, document), original, title), _kept(
            text
        )

    def text(self, text: str) -> Text:
        """A canonical text by its id.

        Raises `NotFound` for an unknown one, and for one that is not kept here; `Redacted`
        for one that was withheld or erased.
        """
        with self._recorder.reading() as cursor:
            row = self._text(cursor, "text", text)
            if row is None:
                raise NotFound(f"No archived text has the id {text!r}.", field="text")
            return self._given(cursor, row, "text")

    def text_of(self, document: str) -> Text:
        """The canonical text of a document. Raises as `text` does."""
        with self._recorder.reading() as cursor:
            row = self._text(cursor, "document", document)
            if row is None:
                raise NotFound(f"No archived document has the id {document!r}.", field="document")
            return self._given(cursor, row, "document")

    def about(self, document: str) -> tuple[str, str | None]:
        """The SHA-256 of a document's bytes, and its title if it has one. Raises as `text` does."""
        sql = "SELECT sha256, title, bytes IS NULL FROM originals WHERE document = ?"
        with self._recorder.reading() as cursor:
            row = self._recorder.execute(cursor, sql, [document]).fetchone()
            self.refuse_redacted(cursor, document, "document")
        if row is None or row[2]:
            raise NotFound(f"The bytes of {document!r} are not kept here.", field="document")
        return row[0], row[1]

    def tombstone(self, cursor: Cursor, document: str) -> Tombstone | None:
        """The redaction of a document that stands; None if its words may be given."""
        return tombstone(partial(self._recorder.execute, cursor), document)

    def refuse_redacted(self, cursor: Cursor, document: str, field: str) -> None:
        """Raise `Redacted` if a document's words are withheld or erased, as of this transaction."""
        found = self.tombstone(cursor, document)
        if found is not None:
            raise Redacted(found, field=field)

    def _text(self, cursor: Cursor, column: str, value: str) -> Any:
        sql = f"SELECT text, document, sha256, salt, content FROM texts WHERE {column} = ?"
        return self._recorder.execute(cursor, sql, [value]).fetchone()

    def _given(self, cursor: Cursor, row: Any, field: str) -> Text:
        self.refuse_redacted(cursor, row[1], field)  # after the row is read, so that none slips by
        if row[4] is None:
            raise NotFound(f"The words of {row[1]} are not kept in this chronicle.", field=field)
        return _kept(row)


def _kept(row: Any) -> Text:
    try:
        words = _bytes(row[4], row[1]).decode()
    except UnicodeDecodeError as error:
        raise _changed(row[1]) from error
    return Text(row[0], row[1], row[2], _bytes(row[3], row[1]), words)


def _bytes(stored: Any, document: str) -> bytes:
    """Bytes as a database gives them; SQLite keeps a text as well, where somebody put one."""
    if not isinstance(stored, bytes | bytearray | memoryview):
        raise _changed(document)
    return bytes(stored)


def _changed(document: str) -> NotProven:
    return NotProven(
        f"The words of {document} are not as they were archived: they were changed past the "
        "chronicle. Run 'chronicle verify documents'."
    )
