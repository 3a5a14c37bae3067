"""Archiving: a document's bytes and text go into the content store, the fact of it into the log.

Invariant: the same bytes from the same source are one document, archived once; a
snapshot of a source is a document of its own at each time it was taken. Ids derive
from salted commitments, so an id tells nothing about the text behind it.
The canonical text of plain text is its exact UTF-8 decoding: nothing is
normalised, so offsets into the file are offsets into the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from domain.citations import commitment
from domain.errors import Conflict, InvalidInput
from events.dates import edtf, timestamp
from events.drafts import DocumentDraft
from events.log import Log, New, Write
from events.record import DocumentArchived
from events.store.content import ContentStore, Original, Text

MAX_BYTES = 20_000_000
"""The largest document that is archived: 20 MB is a book of 10,000 pages."""
EXTRACTOR = "utf-8@1"
_SALT = 32
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")  # tab, line feed, form feed, return may stand


class Archived(NamedTuple):
    """Where a document stands; `new` is false if it had been archived before."""

    document: str
    text: str
    position: int
    new: bool


class Archive:
    """The command that archives documents."""

    def __init__(
        self,
        log: Log,
        content: ContentStore,
        entropy: Callable[[int], bytes],
        now: Callable[[], str],
    ) -> None:
        self._log = log
        self._content = content
        self._entropy = entropy
        self._now = now

    def archive(self, draft: DocumentDraft) -> Archived:
        """Keep the document; durable on return.

        Raises `InvalidInput` for bytes that are empty, too many, not UTF-8 or not
        text, and for impossible dates; `Conflict` if these bytes are on file from the
        same source with other dates or another language.
        """
        text = readable(draft.content)
        event = self._describe(draft, text)
        digest, source = sha256(draft.content).hexdigest(), _source(draft)
        with self._log.writing() as write:
            known = self._content.find(write.cursor, digest, source)
            if known is not None:
                return _same(write, known, event)
            salt, text_salt = self._entropy(_SALT), self._entropy(_SALT)
            event = _identified(event, draft.content, salt, text.encode(), text_salt)
            self._content.put(
                write.cursor,
                Original(event.document, digest, source, salt, draft.content, draft.title),
                Text(event.text, event.document, digest, text_salt, text),
            )
            (inserted,) = write.append([New(event.document, 1, event)])
        return Archived(event.document, event.text, *inserted)

    def of_source(self, draft: DocumentDraft) -> list[str]:
        """The ids of all documents from the source of this one, sorted."""
        return self._content.from_source(_source(draft))

    def _describe(self, draft: DocumentDraft, text: str) -> DocumentArchived:
        if draft.published is not None:
            edtf(draft.published, "published")
        retrieved = (
            timestamp(draft.retrieved_at, "retrieved_at") if draft.retrieved_at else self._now()
        )
        return DocumentArchived(
            document="",
            text="",
            bytes_commitment="",
            text_commitment="",
            size=len(draft.content),
            length=len(text),
            media_type="text/plain",
            extractor=EXTRACTOR,
            retrieved_at=retrieved,
            publisher=_short(draft.publisher, "publisher"),
            published=draft.published,
            author=_short(draft.author, "author"),
            language=_short(draft.language, "language"),
            url=_short(draft.url, "url"),
            syndication=_short(draft.syndication, "syndication"),
        )


def readable(content: bytes) -> str:
    """The canonical text of a plain-text document. Raises `InvalidInput` if it is none."""
    if not content.strip():
        raise InvalidInput("The document is empty; there is nothing to quote.", field="content")
    if len(content) > MAX_BYTES:
        raise InvalidInput(
            f"The document has {len(content):,} bytes; at most {MAX_BYTES:,} are archived. "
            "Archive the part that the facts are drawn from.",
            field="content",
        )
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(
            f"The document is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}. "
            "Convert it first, for example with iconv -t UTF-8.",
            field="content",
        ) from error
    if control := _CONTROL.search(text):
        raise InvalidInput(
            f"The document is not text: a control character U+{ord(control.group()):04X} "
            f"stands at {control.start()}.",
            field="content",
        )
    return text


def _identified(
    event: DocumentArchived, content: bytes, salt: bytes, text: bytes, text_salt: bytes
) -> DocumentArchived:
    of_bytes, of_text = commitment(salt, content), commitment(text_salt, text)
    fields = {name: getattr(event, name) for name in event.__struct_fields__}
    return DocumentArchived(
        **{
            **fields,
            "document": f"d1-{of_bytes[:32]}",
            "text": f"t1-{of_text[:32]}",
            "bytes_commitment": of_bytes,
            "text_commitment": of_text,
        }
    )


def _same(write: Write, document: str, asked: DocumentArchived) -> Archived:
    """The document as archived before; `Conflict` if it was described otherwise."""
    (event, *_) = write.stream(document)
    assert isinstance(event, DocumentArchived)
    for field in ("published", "language", "author"):
        before, now = getattr(event, field), getattr(asked, field)
        if now is not None and before != now:
            raise Conflict(
                f"This document is on file as {document} with {field} {before!r}, not {now!r}. "
                "Leave the field out to use the one on file.",
                field=field,
            )
    (position,) = write.positions([(document, 1)])
    return Archived(event.document, event.text, position, False)


def _source(draft: DocumentDraft) -> str:
    taken = (draft.retrieved_at or "",) if draft.snapshot else ()
    return "\n".join((draft.publisher or "", draft.url or "", *taken))


def _short(value: str | None, field: str) -> str | None:
    if value is not None and not 0 < len(value) <= 500:
        raise InvalidInput(f"{field} must have 1 to 500 characters.", field=field)
    return value
