"""One document held against the event that archived it: bytes, text, salts, plain hashes.

Invariant: each part that does not fit is told once, by itself. A title is committed to by
nothing, so nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from domain.citations import commitment
from events.record import DocumentArchived
from events.spans.findings import Finding, Found, Kind
from events.spans.stored import Original, Stored, Text

Tell = Callable[[Kind, str], None]


class DocumentCheck:
    """Holds documents against the store, and tells what does not fit."""

    def __init__(self, stored: Stored, found: Found) -> None:
        self._stored = stored
        self._found = found
        self._doubled = stored.doubled()
        self.expected = stored.expected()
        """Documents, redacted ones among them, whose words never came here."""
        self._absent = 0

    def check(self, event: DocumentArchived, position: int, *, erased: bool) -> None:
        """Tell all that is wrong with a document; `erased` if an event of the log says so."""
        original, text = self._stored.original(event.document), self._stored.text(event.text)

        def tell(kind: Kind, said: str) -> None:
            where = f"Document {event.document} (event {position}): {said}"
            self._found(Finding(kind, event.document, None, position, where))

        if event.document in self._doubled:
            for other in self._stored.texts_of(event.document):
                if other != event.text:
                    tell("added", f"the text {other} is filed under it, and no event archived it.")
        if erased:
            _remains(original, text, tell)
        elif event.document in self.expected:
            self._absent += 1
        else:
            _original(event, original, tell)
            _text(event, text, original, tell)

    def absent(self, quotes: int) -> None:
        """Tell once of all documents whose words never came, and of the quotes in them."""
        if self._absent:
            text = (
                f"The words of {self._absent} documents are not kept here, as after the import of "
                f"an export without texts: neither they nor the {quotes} quotes in them can be "
                "checked. Import an export with texts to check them."
            )
            self._found(Finding("missing", None, None, None, text))

    def strays(self) -> None:
        """Tell of rows that no archiving in the log knows of."""
        for table, found in self._stored.strays():
            text = f"{found} in the table {table} was archived by no event: it was added."
            self._found(Finding("added", found, None, None, text))


def _remains(original: Original | None, text: Text | None, tell: Tell) -> None:
    parts: list[tuple[str, object]] = []
    if original is not None:
        parts += [("bytes", original.content), ("title", original.title), ("salt", original.salt)]
        parts += [("plain SHA-256", original.sha256 if _is_hash(original.sha256) else None)]
    if text is not None:
        parts += [("text", text.content), ("salt of the text", text.salt)]
    left = [name for name, value in parts if value is not None]
    if left:
        tell("remains", f"it was erased, but its {', '.join(left)} can still be read.")


def _is_hash(text: str) -> bool:
    """Whether it may be a hash of the words; in its place an erasure puts the document's id."""
    return "-" not in text


def _original(event: DocumentArchived, row: Original | None, tell: Tell) -> None:
    if row is None or row.content is None or row.salt is None:
        tell("missing", "its original bytes, or their salt, are gone, and no event erased them.")
        return
    plain = sha256(row.content).hexdigest()
    if commitment(row.salt, row.content) != event.bytes_commitment:
        what = "their salt was" if plain == row.sha256 else "they, or their salt, were"
        tell("changed", f"its original bytes do not open their commitment: {what} changed.")
    elif plain != row.sha256:
        tell("changed", "the plain SHA-256 beside its bytes was changed; the bytes hold.")
    if row.source.split("\n")[:2] != [event.publisher or "", event.url or ""]:
        tell("changed", "the source that it is found again by was changed.")


def _text(event: DocumentArchived, row: Text | None, original: Original | None, tell: Tell) -> None:
    if row is None or row.content is None or row.salt is None:
        tell(
            "missing", f"its text {event.text}, or the salt of it, is gone, and no event erased it."
        )
        return
    if commitment(row.salt, row.content) != event.text_commitment:
        tell("changed", f"its text {event.text} does not open its commitment: "
             "it, or its salt, was changed.")  # fmt: skip
    if row.document != event.document:
        tell("changed", f"its text {event.text} was filed under another document, {row.document}.")
    if original is not None and row.sha256 != original.sha256:
        tell("changed", f"the plain SHA-256 beside its text {event.text} was changed.")
