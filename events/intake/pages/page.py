"""A page: bytes that somebody found, and the one text that was taken from them.

Invariant: `text` is the canonical text; every offset, those of `noise` too, counts its
code points, start inclusive, end exclusive. It is taken from the bytes once and
archived with them; nothing derives it again.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from events.documents import EXTRACTOR
from events.drafts import DocumentDraft, Extraction


class Span(NamedTuple):
    """A stretch of a text that is not the article, and what it is instead."""

    start: int
    end: int
    why: str
    """`photo credit`, `link to another page`, `counters` …"""


class Given(Struct, frozen=True, kw_only=True):
    """What the caller knows about a page; it goes before what the page says of itself."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF."""
    author: str | None = None
    language: str | None = None
    """A language tag, `en-GB`."""
    url: str | None = None
    retrieved_at: str | None = None
    """ISO 8601 with a zone."""
    syndication: str | None = None


class Page(Struct, frozen=True, kw_only=True):
    """One page, ready to be archived and read."""

    name: str
    """Where the bytes came from: a file, `standard input`, a WARC's target address."""
    content: bytes
    """The bytes as they were found; of a WARC record, the body of the response."""
    text: str
    media_type: str
    extractor: str
    noise: tuple[Span, ...] = ()
    """What must never be quoted, in the order of the text, without overlaps."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    """As declared or given; None where the text is not in the language its page declares."""
    url: str | None = None
    retrieved_at: str | None = None
    syndication: str | None = None
    said_by_page: tuple[str, ...] = ()
    """Which of the fields above the page says itself; the others were given."""
    unread: str | None = None
    """Why no fact should be looked for in it, as a sentence; None where it can be read."""
    remarks: tuple[str, ...] = ()
    """What a person should know: no publication day, two of them, a paywall. Sentences."""

    def draft(self) -> DocumentDraft:
        """The page as a document to archive: bytes, text and how it was taken."""
        plain = (self.media_type, self.extractor) == ("text/plain", EXTRACTOR)
        taken = Extraction(
            text=self.text,
            media_type=self.media_type,
            extractor=self.extractor,
            fields=self.said_by_page,
        )
        return DocumentDraft(
            content=self.content,
            extraction=None if plain else taken,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            author=self.author,
            language=self.language,
            url=self.url,
            retrieved_at=self.retrieved_at,
            syndication=self.syndication,
        )


class Unreadable(NamedTuple):
    """A file or record that gave no page, and why."""

    name: str
    why: str
