"""The shape of a certificate, `chronicle-certificate/1`; docs/certificates.md describes it.

Invariant: the format is permanent. Another shape, or another meaning, is another format
name, and a checker refuses the names that it does not know.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Raw, Struct

from events.pinned import PinnedQuestion
from events.report import Hex

NAME = "certificate"
FORMAT: Literal["chronicle-certificate/1"] = "chronicle-certificate/1"
ABOUT = (
    "This certifies what a chronicle had on record, not what is so in the world: that the answer "
    "was read from the record at the position given, and that the facts under it are in its log, "
    "in the words quoted. A no or an unknown says what was not on record."
)
Position = Annotated[int, Meta(ge=1)]


class EnclosedEvent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event of the log: the columns of its leaf, its state as text, and that it is in the tree.

    Times are microseconds since 1970-01-01T00:00:00Z.
    """

    position: Position
    stream: str
    version: Position
    topic: str
    recorded_at: int
    replayed_at: int | None
    state: str
    proof: tuple[Hex, ...]
    """RFC 9162 §2.1.3.1, for the tree of the checkpoint; tree index is position - 1."""


class EnclosedQuote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words at a place of a text, and what opens their commitment and no other.

    Code points of the text, `end` exclusive. `key` is HMAC-SHA-256(salt, "start:end").
    """

    text: str
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=1)]
    exact: str
    key: Hex


class SnapshotHash(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The SHA-256 of every answer of a scope: what the answer was read from.

    Made again by `chronicle snapshot --format json --hash` with the same scope and clocks.
    """

    format: Literal["json"]
    valid_on: str
    known_at: int
    instrument: str | None
    party: str | None
    sources: tuple[str, ...] | None
    sha256: Hex


class Certificate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed. `events` come by position, `quotes` by text and place."""

    about: str
    answer: Raw
    """As every door gives it to the question."""
    checkpoint: str
    """A C2SP signed note of the log, at the answer's position or later."""
    events: tuple[EnclosedEvent, ...]
    facts: tuple[str, ...]
    """The facts that the answer names or was derived from, by position; each is an event."""
    format: str
    policy: int
    """The version of the rules that decided."""
    question: PinnedQuestion
    quotes: tuple[EnclosedQuote, ...]
    read_tables: int
    """The version of the read tables that the answer was read from."""
    snapshot: SnapshotHash


class CertificateFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file: what is signed, and the signature (`events.seal.signed`)."""

    certificate: Certificate
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
    """Ed25519 over the RFC 8785 bytes of `certificate`."""


class Line(Struct, frozen=True, kw_only=True):
    """What a checker reads of one standing in an answer; other fields may stand beside."""

    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    answer: str | None = None
    reason: str | None = None
    party: str | None = None


class Answered(Line, frozen=True, kw_only=True):
    """What a checker reads of an answer: its clocks, what it is about, and what it names."""

    valid_on: str
    position: int
    known_at: str | None
    replayed_at: str | None
    policy: int
    instrument: str | None = None
    aspect: str | None = None
    sources: tuple[str, ...] | None = None
    sentence: str | None = None
    entries: tuple[Line, ...] | None = None
    rows: tuple[Line, ...] | None = None

    @property
    def answers(self) -> set[str]:
        """The kinds of question that it is an answer to, by what is in it: one."""
        given = {"ask": self.answer, "roster": self.entries, "snapshot": self.rows}
        return {kind for kind, value in given.items() if value is not None}

    @property
    def lines(self) -> tuple[Line, ...]:
        """The standings in the answer: one, or one for each party."""
        listed = self.rows if self.entries is None else self.entries
        return (self,) if listed is None else listed

    def named(self) -> dict[str, None]:
        """The facts that the answer names, each once, in its order."""
        return dict.fromkeys(f for line in self.lines for f in (*line.because, *line.against))
