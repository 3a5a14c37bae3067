"""The form that a proposal is amended by: its fields, and what comes back from them.

Invariant: a form sends back what nobody touched, too; only what differs is an amendment. A
form that was refused shows again what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from api.amending import (
    Naming,
    amendment,
    kinds_for,
    options_of,
    roles_of,
    shown,
    value_of,
    values_of,
)
from domain.errors import ChronicleError, InvalidInput, NotFound
from events.intake.proposal import Proposal, either
from events.intake.proposals.amending import Amendment
from events.registry import FACT_KINDS
from events.report import Basis
from projections.questions import Questions

Sent = Mapping[str, str]
"""The fields of a form as they were sent, by name."""
NOTHING: Sent = {}
_MODALITIES = ("asserted", "alleged")


class Field(NamedTuple):
    """One field: `options` are all that it can be, none where it can be anything."""

    name: str
    label: str
    value: str
    options: tuple[str, ...] = ()


class Role(NamedTuple):
    """Who plays a role: an id, a name or an alias; or a new name, and of what kind."""

    field: Field
    called: str
    """The name of whom the id names."""
    choices: tuple[tuple[str, str], ...]
    """The ids and names of those between whom somebody has to choose."""
    new: Field
    """As what a new name is to be registered."""


class Form(NamedTuple):
    """The form of one proposal."""

    kind: str
    kinds: tuple[str, ...]
    roles: tuple[Role, ...]
    fields: tuple[Field, ...]
    quote: str
    reason: str


def form_of(draft: Proposal, names: Mapping[str, str], kind: str, typed: Sent) -> Form:
    """The form of a proposal, as a fact of this kind; `typed` goes before what is proposed."""

    def field(name: str, label: str, before: str | None, options: tuple[str, ...] = ()) -> Field:
        return Field(name, label, typed.get(name, before or ""), options)

    values = tuple(
        field(f"value.{name}", name, _value(draft, name), options_of(kind, name))
        for name in values_of(draft, kind)
    )
    return Form(
        kind=kind,
        kinds=tuple(FACT_KINDS),
        roles=tuple(_role(draft, role, names, typed) for role in roles_of(draft, kind)),
        fields=(
            field("when", "When (EDTF)", draft.when),
            *values,
            field("as_said", "As said", draft.as_said),
            field("attributed_to", "Who says it", draft.attributed_to),
            field("basis", "Basis", draft.basis, get_args(Basis)),
            field("modality", "Modality", draft.modality, _MODALITIES),
        ),
        quote=typed.get("quote", draft.quote),
        reason=typed.get("reason", ""),
    )


def _role(draft: Proposal, role: str, names: Mapping[str, str], typed: Sent) -> Role:
    choices = draft.choices.get(role, ())
    before = draft.roles.get(role, "")
    if choices and before == either(choices):
        before = ""
    return Role(
        field=Field(f"role.{role}", role, typed.get(f"role.{role}", before)),
        called=names.get(before, ""),
        choices=tuple((each, names.get(each, each)) for each in choices),
        new=Field(f"new.{role}", role, typed.get(f"new.{role}", ""), kinds_for(role)),
    )


def _value(draft: Proposal, name: str) -> str:
    return shown(draft.values[name]) if draft.values.get(name) is not None else ""


def read(questions: Questions, draft: Proposal, sent: Sent) -> Amendment:
    """What was sent, as an amendment; a field that was not sent stays as it is.

    Raises `Ambiguous` for a name that fits several, `NotFound` for one that nobody has and
    that is given no kind, and `InvalidInput`.
    """
    kind = sent.get("kind") or draft.kind
    naming, roles = Naming(questions, draft), {}

    def kind_of(role: str, _: str, unknown: NotFound) -> str:
        if chosen := sent.get(f"new.{role}"):
            return chosen
        detail = f"{unknown.detail} If it is new, say as what it is to be registered."
        raise NotFound(detail, field=f"roles.{role}", nearest=unknown.nearest)

    for role in roles_of(draft, kind):
        said = sent.get(f"role.{role}", draft.roles.get(role, "")).strip()
        if said:
            roles[role] = naming.meant(role, said, kind_of)
    texts = {
        name: sent[name].strip() or None
        for name in ("as_said", "attributed_to", "basis")
        if name in sent
    }
    given = {name: sent[name].strip() for name in ("when", "modality") if name in sent}
    made = amendment(
        draft,
        {"kind": kind, **naming.changes(roles), **texts, **given}
        | _quote(draft, sent)
        | {"values": _values(draft, kind, sent)},
    )
    if made is None:
        raise InvalidInput("Nothing was changed; accept it as it stands, or say what is to change.")
    return made


def _quote(draft: Proposal, sent: Sent) -> dict[str, str]:
    """The quote, if it differs in more than the line ends that browsers send."""
    quote = sent.get("quote", draft.quote).replace("\r", "")
    return {} if quote == draft.quote.replace("\r", "") else {"quote": quote}


def _values(draft: Proposal, kind: str, sent: Sent) -> dict[str, object]:
    found = {}
    for name in values_of(draft, kind):
        said = sent.get(f"value.{name}", _value(draft, name)).strip()
        if said:
            found[name] = value_of(draft, kind, name, said)
    return found


def wrong(error: ChronicleError | None) -> str:
    """The name of the field that an error is about; empty where it is about none."""
    if error is None or error.field is None:
        return ""
    part = error.field.removeprefix("proposal.")
    if part.startswith("citation"):
        return "quote"
    return part.replace("roles.", "role.").replace("values.", "value.")
