"""The lines of an export, `chronicle-export/1` (docs/adr/0008-what-leaves-and-what-goes.md).

Invariant: a line is one JSON object, of these fields and no others; bytes are base64. The state
of an event is a string, so that a program that formats JSON anew does not change it.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

FORMAT = "chronicle-export/1"
LOG = "log.jsonl"
"""An opening, one line for each event in log order, a closing."""
TEXTS = "texts.jsonl"
"""One line for each document whose words go along, in the order of archiving."""

Number = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Microseconds = Annotated[int, Meta(ge=-62_135_596_800_000_000, le=253_402_300_799_999_999)]
"""Since 1970 UTC, in the years 1 to 9999, as dates have them."""
Name = Annotated[str, Meta(pattern=r"^[^\x00]*\Z")]
"""Without U+0000, which PostgreSQL could not hold."""


class Opening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line of the log: what this is, of which chronicle, and how much."""

    format: str
    chronicle: str
    """The id from event 1."""
    events: int


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One event: all that its leaf commits to; times are microseconds since 1970 UTC."""

    position: Number
    stream: Name
    version: Number
    topic: Name
    recorded_at: Microseconds
    replayed_at: Microseconds | None
    state: str
    """The state, byte for byte."""


class Closing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line of the log; a file that was cut short has none."""

    checkpoints: tuple[str, ...]
    """Signed notes by size; the last is of all events, and may be unsigned."""
    texts: int | None
    """How many lines the other file has; None if it was left out."""


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is kept of one document, with the salts that open its commitments."""

    document: Name
    source: Name
    """By which the document is known again: publisher, address, and the time of a snapshot."""
    title: Name | None
    original: bytes
    """The bytes as they were found."""
    salt: bytes
    text: Name
    content: Name
    text_salt: bytes


class Transferred(NamedTuple):
    """What was exported or imported; `texts` is None where they were left out."""

    chronicle: str
    events: int
    root: bytes
    texts: int | None
    signed_by: str | None
    """The id of the key that signed the last checkpoint; None if none did."""
