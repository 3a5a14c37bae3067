"""A proposal: a fact that a reader found in a text, before anybody has decided on it.

Invariant: its quote is the exact slice of the text at its offsets; whoever it names is
registered, or stands among the new ones, to be registered if it is accepted, or is a choice
between registered ones, which somebody has to make first. A proposal is no event: only decisions
about proposals are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from domain.names import MAX_ID
from events.drafts import InstrumentDraft, PartyDraft


def either(ids: Iterable[str]) -> str:
    """What stands in a role until one of these ids is chosen: `delta-1-or-delta-2`."""
    return "-or-".join(sorted(ids))[:MAX_ID].strip("-")


def is_new(name: str) -> str:
    """The doubt about a new name."""
    return f"{name!r} is a new name: check that it is not registered under another"


def not_yet(name: str) -> str:
    """The doubt about whom everybody knows, and nobody has registered."""
    return f"{name} is not registered yet"


class Proposal(Struct, frozen=True, kw_only=True, gc=False):
    """One proposed fact about one text; `gc=False`: it holds no cycles."""

    kind: str
    """A fact kind, `joined`."""
    roles: dict[str, str]
    """Ids by role: registered ones, or those of the new ones; `either` where one is to choose."""
    when: str
    """EDTF."""
    start: int
    """First code point of the quote in the text."""
    end: int
    """The code point after the quote's last."""
    quote: str
    reader: str
    """Who proposes: `rules@1`, `model-name@prompt-hash`."""
    rule: str
    """Which pattern family found it, `named-list`; a model's are all `model`."""
    values: dict[str, Any] = {}
    basis: Literal["event", "observation"] | None = None
    modality: Literal["asserted", "alleged"] = "asserted"
    as_said: str | None = None
    named_as: dict[str, str] | None = None
    """The words of the text for each role."""
    attributed_to: str | None = None
    anchor: str | None = None
    """The day that a relative date was resolved against."""
    date_rule: str | None = None
    new_parties: tuple[PartyDraft, ...] = ()
    """Whom the roles name that nobody has registered yet."""
    new_instruments: tuple[InstrumentDraft, ...] = ()
    choices: dict[str, tuple[str, ...]] = {}
    """By role: the registered ones between whom somebody has to choose before it is accepted."""
    doubts: tuple[str, ...] = ()
    """What a reviewer should look at: a name that fits two, a date that stayed unresolved."""

    def new(self) -> tuple[PartyDraft | InstrumentDraft, ...]:
        """Who is registered if it is accepted: parties first."""
        return (*self.new_parties, *self.new_instruments)

    def other_doubts(self) -> list[str]:
        """The doubts but for those that only say that a name is new."""
        told = {doubt for each in self.new() for doubt in (is_new(each.name), not_yet(each.name))}
        return [doubt for doubt in self.doubts if doubt not in told]
