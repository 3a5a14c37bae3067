"""Who or what a stretch of a sentence stands for: a party, an instrument, or a number of them.

Invariant: an item has an id only if it is registered, is new and says so, or was referred to and
found; what may be two has `choices`, a made-up id for them, and the doubt.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from domain.names import slug
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import is_new, not_yet
from events.intake.reading.names import Known

PARTIES = frozenset({"state", "organization", "company", "group", "person"})
INSTRUMENTS = frozenset({"treaty", "pledge", "statement", "list", "project", "law"})


class Item(Struct, frozen=True, kw_only=True, gc=False):
    """One named, counted or referred-to thing; offsets within its sentence."""

    start: int
    end: int
    kind: str
    """A party's or instrument's kind, or `count`."""
    id: str = ""
    name: str = ""
    new: PartyDraft | InstrumentDraft | None = None
    quantifier: str | None = None
    number: int | None = None
    operator: str = "eq"
    unit: str = ""
    choices: tuple[str, ...] = ()
    """Ids of those who all have this name."""
    doubts: tuple[str, ...] = ()
    referred: bool = False
    """Named by "the pact" or "they", not by its name."""
    owner: str | None = None
    governs: bool = False
    """A state named by its government."""
    vague: bool = False
    """One of the plurals that name nobody ("tech giants"), kept to find who is meant by them."""

    @property
    def doubtful(self) -> bool:
        """Whether it may not be what is meant; that it is new is no such doubt."""
        return len(self.doubts) > (self.new is not None)

    @property
    def amount(self) -> dict[str, Any]:
        """How many it is or how much of a group, as a fact says it."""
        if self.kind == "count":
            return {"number": self.number, "operator": self.operator, "unit": self.unit}
        return {"quantifier": self.quantifier} if self.quantifier else {}


class Unit(Struct, frozen=True, gc=False):
    """Items that stand together, as a list of names does; offsets within the sentence."""

    start: int
    end: int
    items: tuple[Item, ...]

    @property
    def instrument(self) -> bool:
        return self.items[0].kind in INSTRUMENTS


class Role(Struct, frozen=True, gc=False):
    """An office that the text says somebody holds; offsets of the words within the sentence."""

    start: int
    end: int
    person: Item
    body: Item
    office: str


def of_known(
    known: Known, start: int, end: int, *, governs: bool = False, doubts: tuple[str, ...] = ()
) -> Item:
    """The item of a registered party or instrument, or of one still to be registered."""
    new: PartyDraft | InstrumentDraft | None = None
    if known.new:
        new = draft_of(known.kind, known.id, known.name)
        state = known.kind == "state"
        doubts = (not_yet(known.name) if state else is_new(known.name),)
    return Item(
        start=start,
        end=end,
        kind=known.kind,
        id=known.id,
        name=known.name,
        new=new,
        owner=known.owner,
        governs=governs,
        doubts=doubts,
    )


def new_item(kind: str, name: str, start: int, end: int, **more: object) -> Item | None:
    """The item of a name that nobody has registered; None if no id can be made of it."""
    found = slug(name)
    if not found:
        return None
    return Item(
        start=start,
        end=end,
        kind=kind,
        id=found,
        name=name,
        new=draft_of(kind, found, name),
        doubts=(is_new(name),),
        **more,  # type: ignore[arg-type]
    )


def draft_of(kind: str, id: str, name: str) -> PartyDraft | InstrumentDraft:
    """What is to be registered of somebody or something new."""
    if kind in PARTIES:
        return PartyDraft(id=id, kind=kind, name=name)  # type: ignore[arg-type]
    return InstrumentDraft(id=id, kind=kind, name=name)  # type: ignore[arg-type]
