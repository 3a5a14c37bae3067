"""What a person, a file or a request hands in, before anything is checked.

Invariant: a draft has a shape and nothing more. Whether its ids are registered,
its dates possible and its quote exact is for `events.chronicle` to say.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from events.record import DatedName
from events.report import Basis, Origin


class Extraction(Struct, frozen=True, kw_only=True):
    """The text that was taken from a document's bytes, once, and what took it."""

    text: str
    media_type: str
    """Of the bytes: `text/html`."""
    extractor: str
    """With its version: `trafilatura@2.3.1+1`."""
    fields: tuple[str, ...] = ()
    """Which of the draft's fields were read from the bytes, not said by whoever archives them."""


class DocumentDraft(Struct, frozen=True, kw_only=True):
    """A document to archive: its bytes, and what is known about where they come from."""

    content: bytes
    extraction: Extraction | None = None
    """None for plain text: its text is its exact UTF-8 decoding."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF; the day the source published it."""
    retrieved_at: str | None = None
    """ISO 8601 with a zone; None for now."""
    author: str | None = None
    language: str | None = None
    url: str | None = None
    syndication: str | None = None
    snapshot: bool = False
    """Taken at `retrieved_at` of a source that changes: what it showed then is a document of
    its own, even if it had shown the same before."""


class PartyDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party to register under a permanent id."""

    id: str
    kind: Literal["state", "organization", "company", "group", "person"]
    name: str
    aliases: tuple[str, ...] = ()
    names: tuple[DatedName, ...] = ()
    codes: dict[str, str] = {}
    existed_from: str | None = None
    existed_until: str | None = None


class InstrumentDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An instrument to register under a permanent id."""

    id: str
    kind: Literal["treaty", "pledge", "statement", "list", "project", "law"]
    name: str
    aliases: tuple[str, ...] = ()
    names: tuple[DatedName, ...] = ()
    codes: dict[str, str] = {}
    owner: str | None = None


class CitationDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The exact words, and the document they stand in; `start` where they stand twice."""

    document: str
    quote: str
    start: int | None = None


class FactDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A news fact: which kind, who did what to what, when, and the words that say so.

    `gc=False`: a draft holds no cycles, and a table's thousands need not be searched for any.
    """

    kind: str
    roles: dict[str, str]
    when: str
    citation: CitationDraft
    values: dict[str, Any] = {}
    basis: Basis | None = None
    """None for the one that the kind has by itself (`Report.BASES`)."""
    modality: Literal["asserted", "alleged"] = "asserted"
    as_said: str | None = None
    named_as: dict[str, str] | None = None
    attributed_to: str | None = None
    anchor: str | None = None
    date_rule: str | None = None
    origin: Origin | None = None
