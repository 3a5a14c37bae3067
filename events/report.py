"""The shape that every event shares, and the shape that every news fact shares.

Invariant: an event is a frozen value whose JSON never holds source text. A
`Report` points at its evidence by document, text and offsets, and commits to the
quote; the words themselves live in the content store beside the log.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""The id of a registered party or instrument."""
Short = Annotated[str, Meta(min_length=1, max_length=500)]
"""A name, a status in the source's words, a reason: short, and never a passage of text."""
Hex = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hex."""
Quantifier = Literal["all", "most", "many", "some", "unspecified"]
"""How much of a group a report speaks of; absent, the actor acts for itself."""
Operator = Literal["eq", "gt", "ge", "lt", "le", "approx"]
Basis = Literal["event", "observation"]
"""It happened on that day, or it was so on that day."""


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something that was recorded. Topic and version name its shape for good.

    `gc=False`: events hold no cycles, and a page of them need not be searched for any.
    """

    TOPIC: ClassVar[str]
    VERSION: ClassVar[int] = 1


class Citation(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Where the quote stands: code points of an archived text, `end` exclusive.

    W3C Web Annotation Data Model §4.2.5, TextPositionSelector.
    """

    document: str
    text: str
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(gt=0)]


class Origin(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Who proposed the fact (a person, `rules@version`, `table-import@mapping`) and accepted it."""

    proposed_by: Short
    accepted_by: Short


class Report(Event, frozen=True, kw_only=True):
    """Document D says that X happened: what every kind of fact has besides its roles.

    `when` is EDTF (ISO 8601-2). `basis` is `event` (it happened on that day) or
    `observation` (it was so on that day). `as_said` keeps the source's own strength.
    `attributed_to` is who the text says said it, or None for its own voice.
    """

    ROLES: ClassVar[tuple[str, ...]]
    PAIR: ClassVar[tuple[str, str] | None] = None
    """The roles (party, instrument) whose standing the fact may decide."""
    BASES: ClassVar[tuple[Basis, ...]] = ("event", "observation")
    """What it may be based on; the first where a draft says nothing."""

    when: str
    citation: Citation
    quote_commitment: Hex
    origin: Origin
    basis: Basis = "event"
    modality: Literal["asserted", "alleged"] = "asserted"
    as_said: Short | None = None
    named_as: dict[str, Short] | None = None
    attributed_to: Short | None = None
    anchor: str | None = None
    """The day that a relative date ("on Monday") was resolved against."""
    date_rule: Short | None = None


OUTSIDE_FACT_ID = frozenset({"origin", "date_rule", "quote_commitment"})
"""Fields of a report that its id does not cover (see `domain.facts.fact_id`)."""


def as_plain(event: Event) -> dict[str, object]:
    """The event's fields as plain JSON values, nested structs as mappings."""
    plain: dict[str, object] = msgspec.to_builtins(event)
    return plain
