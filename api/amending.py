"""What a reviewer says in words, as an amendment: one way for every door.

Invariant: a name means whoever alone has it; nothing is matched by guess. Whom nobody has
registered the reviewer says the kind of. Only what differs from the proposal is amended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from domain.errors import InvalidInput, NotFound
from domain.instruments import InstrumentKind, PartyKind
from domain.names import fold, slug
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.registry import FACT_KINDS
from events.report import Report
from projections.questions import Questions

Draft = PartyDraft | InstrumentDraft
KindOf = Callable[[str, str, NotFound], str]
"""Asked for the kind of whom nobody has registered: by role, name, and what was not found."""
TEXTS = ("as_said", "attributed_to", "basis", "modality", "quote")
"""Parts that are said as they are."""
_JOINED = ("instrument", "list")
"""Roles that only an instrument can play; for others a new name is a party's."""
_PARTIES = tuple(map(str, PartyKind))
_INSTRUMENTS = tuple(str(kind) for kind in InstrumentKind if kind != InstrumentKind.GROUP)


def roles_of(draft: Proposal, kind: str) -> tuple[str, ...]:
    """The roles that a fact of this kind has; those of the proposal for a kind that is none."""
    return FACT_KINDS[kind].ROLES if kind in FACT_KINDS else tuple(draft.roles)


def values_of(draft: Proposal, kind: str) -> tuple[str, ...]:
    """The names of the values that a fact of this kind may have, and of those proposed."""
    told = tuple(name for name in draft.values if name not in _fields(kind))
    return (*_fields(kind), *told)


def kinds_for(role: str) -> tuple[str, ...]:
    """As what a new name in this role can be registered."""
    return _INSTRUMENTS if role in _JOINED else _PARTIES


def options_of(kind: str, name: str) -> tuple[str, ...]:
    """What a value of a kind can be, where it is one of a few; none where it is any."""
    field = _fields(kind).get(name)
    return () if field is None else tuple(options(field.type))


def options(type_: Any) -> Iterator[str]:
    """The words that a value of this type can be, where they are few."""
    if type_ is bool:
        yield from ("true", "false")
    elif get_origin(type_) is Literal:
        yield from get_args(type_)
    elif get_origin(type_) in (Annotated, Union, UnionType):
        yield from (each for arg in get_args(type_) for each in options(arg))


class Naming:
    """Whom the roles of one amended proposal name, and whom that would register."""

    def __init__(self, questions: Questions, draft: Proposal) -> None:
        self._questions = questions
        self._draft = draft
        proposed: list[Draft] = list(draft.new())
        self._new = {each.id: each for each in proposed}

    def meant(self, role: str, said: str, kind_of: KindOf) -> str:
        """The id of whom a role names. Raises `Ambiguous`, and what `kind_of` raises."""
        if said == self._draft.roles.get(role) or said in self._new:
            return said
        for new in self._new.values():
            if fold(new.name) == fold(said):
                return new.id
        try:
            return self._questions.named(said, f"roles.{role}")
        except NotFound as unknown:
            new = _newcomer(role, said, kind_of(role, said, unknown))
        self._new[new.id] = new
        return new.id

    def changes(self, roles: Mapping[str, str]) -> dict[str, Any]:
        """What these roles change of the proposal."""
        changed: dict[str, Any] = {} if roles == self._draft.roles else {"roles": dict(roles)}
        if len(self._new) > len(self._draft.new()):
            new = self._new.values()
            changed["new_parties"] = [each for each in new if isinstance(each, PartyDraft)]
            changed["new_instruments"] = [e for e in new if isinstance(e, InstrumentDraft)]
        return changed


def _newcomer(role: str, name: str, kind: str) -> Draft:
    kinds = kinds_for(role)
    if kind not in kinds:
        raise InvalidInput(
            f"{kind!r} is none of these; nothing was changed. Give the id or name of somebody on "
            f"file, or one of {', '.join(kinds)}.",
            field=f"roles.{role}",
        )
    said = {"id": slug(name), "kind": kind, "name": name}
    if role in _JOINED:
        return msgspec.convert(said, InstrumentDraft)
    return msgspec.convert(said, PartyDraft)


def value_of(draft: Proposal, kind: str, name: str, said: str) -> object:
    """What was said, as the type that the kind has for it; else the words, and the gate says no."""
    if name in draft.values and said == shown(draft.values[name]):
        return draft.values[name]
    field = _fields(kind).get(name)
    if field is not None:
        try:
            return msgspec.convert(said, field.type, strict=False)
        except msgspec.ValidationError:
            return said
    return said


def shown(value: object) -> str:
    """A value as it is shown, and said again where it stays."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def amendment(draft: Proposal, said: Mapping[str, Any]) -> Amendment | None:
    """What differs from the proposal, of all that was said; None if nothing does.

    Raises `InvalidInput` for what has the wrong shape.
    """
    changes = {name: value for name, value in said.items() if value != getattr(draft, name, None)}
    try:
        return msgspec.convert(changes, Amendment) if changes else None
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The amendment: {error}.", field="amendment") from error


def _fields(kind: str) -> dict[str, msgspec.structs.FieldInfo]:
    """The values of a kind: its fields that are neither a role nor of every report."""
    cls = FACT_KINDS.get(kind)
    if cls is None:
        return {}
    others = {*Report.__struct_fields__, *cls.ROLES}
    return {f.name: f for f in msgspec.structs.fields(cls) if f.name not in others}
