"""Archiving: a document's bytes and text go into the content store, the fact of it into the log.

Invariant: the same bytes from the same source are one document, archived once; bytes of
which nobody says the source are the one document on file that has them. A snapshot of a
source is a document of its own at each time it was taken. Ids derive from salted
commitments, so an id tells nothing about the text behind it. The canonical text of plain
text is its exact UTF-8 decoding: nothing is normalised, so offsets into the file are offsets
into the text. Of a page it is what an extractor took from the bytes, once; the event names
the extractor and its version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import NamedTuple, overload

from domain.citations import commitment
from domain.errors import Conflict, InvalidInput, NotFound
from events.dates import edtf, timestamp
from events.drafts import DocumentDraft
from events.log import Log, New, Write
from events.record import DocumentArchived
from events.report import Event
from events.store.content import ContentStore, Original, Text

MAX_BYTES = 20_000_000
"""The largest document that is archived: 20 MB is a book of 10,000 pages."""
EXTRACTOR = "utf-8@1"
_SALT = 32
_UNSAID = "\n"
"""The source of a document of which neither publisher nor address is given."""
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

        Bytes that are on file keep the text they were archived with, whatever extractor
        took it. Raises `InvalidInput` for bytes that are empty, too many, not UTF-8 or not
        text, and for impossible dates; `Conflict` if these bytes are on file from the
        same source with other dates or another language.
        """
        text = _canonical(draft)
        event = self._describe(draft, text)
        digest, source = sha256(draft.content).hexdigest(), _source(draft)
        with self._log.writing() as write:
            known = _known(self._content.by_source(write.cursor, digest), source)
            if known is not None:
                return _same(write, known, event, _read_from_it(draft))
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
        taken = draft.extraction
        return DocumentArchived(
            document="",
            text="",
            bytes_commitment="",
            text_commitment="",
            size=len(draft.content),
            length=len(text),
            media_type=_short(taken.media_type, "media_type") if taken else "text/plain",
            extractor=_short(taken.extractor, "extractor") if taken else EXTRACTOR,
            retrieved_at=retrieved,
            publisher=_short(draft.publisher, "publisher"),
            published=draft.published,
            author=_short(draft.author, "author"),
            language=_short(draft.language, "language"),
            url=_short(draft.url, "url"),
            syndication=_short(draft.syndication, "syndication"),
        )


def history_of(write: Write, document: str, field: str) -> list[Event]:
    """The stream of an archived document. Raises `NotFound`, of `field`, if there is none."""
    history = write.stream(document)
    if not history or not isinstance(history[0], DocumentArchived):
        raise NotFound(f"No archived document has the id {document!r}.", field=field)
    return history


def readable(content: bytes) -> str:
    """The canonical text of a plain-text document. Raises `InvalidInput` if it is none."""
    sized(content)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(
            f"The document is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}. "
            "Convert it first, for example with iconv -t UTF-8.",
            field="content",
        ) from error
    return _without_controls(text)


def sized(content: bytes) -> bytes:
    """The bytes of a document, if they are some and not too many; else `InvalidInput`."""
    if not content.strip():
        raise InvalidInput("The document is empty; there is nothing to quote.", field="content")
    if len(content) > MAX_BYTES:
        raise InvalidInput(
            f"The document has {len(content):,} bytes; at most {MAX_BYTES:,} are archived. "
            "Archive the part that the facts are drawn from.",
            field="content",
        )
    return content


def _canonical(draft: DocumentDraft) -> str:
    if draft.extraction is None:
        return readable(draft.content)
    sized(draft.content)
    text = draft.extraction.text
    if not text.strip():
        raise InvalidInput(
            f"{draft.extraction.extractor} took no text from the document; there is nothing "
            "to quote.",
            field="extraction",
        )
    return _without_controls(text)


def _without_controls(text: str) -> str:
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


def _read_from_it(draft: DocumentDraft) -> tuple[str, ...]:
    return draft.extraction.fields if draft.extraction else ()


def _same(
    write: Write, document: str, asked: DocumentArchived, read_from_it: tuple[str, ...]
) -> Archived:
    """The document as archived before; `Conflict` if it was described otherwise.

    What was read from the same bytes is no other description, whoever reads it now.
    """
    (event, *_) = write.stream(document)
    assert isinstance(event, DocumentArchived)
    for field in ("published", "language", "author"):
        before, now = getattr(event, field), getattr(asked, field)
        if now is not None and before != now and field not in read_from_it:
            raise Conflict(
                f"This document is on file as {document} with {field} {before!r}, not {now!r}. "
                "Leave the field out to use the one on file.",
                field=field,
            )
    (position,) = write.positions([(document, 1)])
    return Archived(event.document, event.text, position, False)


def _known(by_source: Mapping[str, str], source: str) -> str | None:
    """Which of the documents with the same bytes one from this source is."""
    if source == _UNSAID and len(by_source) == 1:
        return next(iter(by_source.values()))
    return by_source.get(source)


def _source(draft: DocumentDraft) -> str:
    taken = (draft.retrieved_at or "",) if draft.snapshot else ()
    return "\n".join((draft.publisher or "", draft.url or "", *taken))


@overload
def _short(value: str, field: str) -> str: ...
@overload
def _short(value: None, field: str) -> None: ...
@overload
def _short(value: str | None, field: str) -> str | None: ...
def _short(value: str | None, field: str) -> str | None:
    if value is not None and not 0 < len(value) <= 500:
        raise InvalidInput(f"{field} must have 1 to 500 characters.", field=field)
    return value
