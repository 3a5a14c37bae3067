"""A question with both clocks pinned: what a certificate answers, and what a citation keeps.

Invariant: names are resolved to ids and the recorded-time clock to a position, so that the
answer is the same for ever. The same question has the same id, whoever asks it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from events.report import Id, Short

CITATION_PREFIX = "a1-"
Kind = Literal["ask", "roster", "snapshot"]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

_canonical = msgspec.json.Encoder(order="sorted").encode


class PinnedQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Had `party` joined `instrument` on `valid_on`, as known at the position `known_at`?

    A roster has no party, and a snapshot may have either, both or none: everything.
    """

    kind: Kind
    valid_on: Day
    known_at: Annotated[int, Meta(ge=0)]
    instrument: Id | None = None
    party: Id | None = None
    aspect: Short | None = None
    """None for a snapshot, which has them all."""
    sources: tuple[Short, ...] | None = None
    """The only documents and publishers that were asked; None for all."""


def citation_id(question: PinnedQuestion) -> str:
    """`a1-` and the first 32 hex digits of SHA-256 over the question's RFC 8785 JSON.

    A field that is None says nothing and is left out.
    """
    fields = msgspec.to_builtins(question)
    said = {name: value for name, value in fields.items() if value is not None}
    return CITATION_PREFIX + sha256(_canonical(said)).hexdigest()[:32]
