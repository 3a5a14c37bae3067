"""The questions that a reviewer is asked when amending a proposal.

Invariant: Enter keeps what stands, `-` empties it; only what was answered otherwise is part of
the amendment. Whom nobody has registered the reviewer says what it is; nothing is matched by guess.
"""

from __future__ import annotations

from typing import Any

import click
import msgspec

from api.cli.keyboard import ask
from api.desk import Desk
from api.wiring import Service
from domain.errors import InvalidInput
from domain.instruments import InstrumentKind, PartyKind
from domain.names import fold
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import Filed
from events.intake.reading.items import slug
from events.registry import FACT_KINDS

Draft = PartyDraft | InstrumentDraft
EMPTY = "-"
_TEXTS = ("as_said", "attributed_to", "basis", "modality", "quote")
_PARTIES = tuple(PartyKind)
_INSTRUMENTS = tuple(kind for kind in InstrumentKind if kind != InstrumentKind.GROUP)
_JOINED = ("instrument", "list")
"""Roles that only an instrument can play; for others a new name is a party's."""


def asked_amendment(service: Service, desk: Desk, row: Filed) -> Amendment | None:
    """Ask for each part; None if nothing was changed, or the words are erased.

    Raises `InvalidInput` for an answer of the wrong shape, and `Left` where the reviewer goes.
    """
    draft = row.draft
    if draft is None:
        return None
    changes: dict[str, Any] = {}
    _change(changes, "kind", draft.kind, _asked("kind", draft.kind))
    kind = changes.get("kind") or draft.kind
    changes |= _asked_roles(service, desk, draft, kind)
    _change(changes, "when", draft.when, _asked("when", draft.when) or "")
    _change(changes, "values", draft.values, _asked_values(draft, kind))
    for name in _TEXTS:
        before = getattr(draft, name)
        _change(changes, name, before, _asked(name.replace("_", " "), before))
    try:
        return msgspec.convert(changes, Amendment) if changes else None
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The amendment: {error}.", field="amendment") from error


def asked_choice(desk: Desk, draft: Proposal) -> Amendment:
    """Who is meant by each name that fits several. Raises `InvalidInput` for another answer."""
    roles = dict(draft.roles)
    for role, ids in draft.choices.items():
        for number, each in enumerate(ids, start=1):
            click.echo(f"  {number}  {desk.names().get(each, each)} ({each})")
        words = (draft.named_as or {}).get(role, role)
        said = ask(f"who is {words!r} (1 to {len(ids)})")
        if not said.isdecimal() or not 1 <= int(said) <= len(ids):
            raise InvalidInput(
                f"{said!r} is none of these; nothing was accepted. Give a number, or amend it.",
                field=f"roles.{role}",
            )
        roles[role] = ids[int(said) - 1]
    return Amendment(roles=roles)


def _asked(what: str, before: str | None) -> str | None:
    """The answer; what stood before if it is empty, None for `-`."""
    said = ask(what, before or "")
    return None if said in (EMPTY, "") else said


def _asked_roles(service: Service, desk: Desk, draft: Proposal, kind: str) -> dict[str, Any]:
    """Who plays each role that the kind has; and whom that would register."""
    proposed: list[Draft] = [*draft.new_parties, *draft.new_instruments]
    new = {each.id: each for each in proposed}
    known = _ids_by_name(service) | {fold(each.name): each.id for each in new.values()}
    roles: dict[str, str] = {}
    for role in FACT_KINDS[kind].ROLES if kind in FACT_KINDS else draft.roles:
        said = _asked(role, draft.roles.get(role))
        if said is None:
            continue
        if said in desk.names() or said in new:
            roles[role] = said
        elif fold(said) in known:
            roles[role] = known[fold(said)]
        else:
            newcomer = _asked_newcomer(role, said)
            new[newcomer.id] = newcomer
            roles[role] = newcomer.id
    changes: dict[str, Any] = {}
    _change(changes, "roles", draft.roles, roles)
    if len(new) > len(proposed):
        changes["new_parties"] = [e for e in new.values() if isinstance(e, PartyDraft)]
        changes["new_instruments"] = [e for e in new.values() if isinstance(e, InstrumentDraft)]
    return changes


def _asked_newcomer(role: str, name: str) -> Draft:
    """What a name is that is not on file, so that it can be registered."""
    kinds = _INSTRUMENTS if role in _JOINED else _PARTIES
    click.echo(f"{name!r} is not on file, or fits several; Ctrl-C to leave it.")
    kind = ask(f"register it as ({', '.join(kinds)})")
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


def _asked_values(draft: Proposal, kind: str) -> dict[str, Any]:
    """The values that the proposal has, each as answered, and more."""
    values: dict[str, Any] = {}
    for name, before in draft.values.items():
        said = _asked(name, str(before))
        if said is not None:
            values[name] = before if said == str(before) else _value(kind, name, said)
    while said := _asked("another value (name=value)", None):
        name, equals, words = (part.strip() for part in said.partition("="))
        if not equals:
            raise InvalidInput(f"{said!r} is not name=value, like quantifier=all.", field="values")
        values[name] = _value(kind, name, words)
    return values


def _value(kind: str, name: str, said: str) -> object:
    """What was typed as the type that the kind has for it; else the words, and the gate says no."""
    fields = msgspec.structs.fields(FACT_KINDS[kind]) if kind in FACT_KINDS else ()
    for each in fields:
        if each.name == name:
            try:
                return msgspec.convert(said, each.type, strict=False)
            except msgspec.ValidationError:
                return said
    return said


def _change(changes: dict[str, Any], name: str, before: object, now: object) -> None:
    if now != before:
        changes[name] = now


def _ids_by_name(service: Service) -> dict[str, str]:
    """The id of everybody with a name that nobody else has."""
    found: dict[str, set[str]] = {}
    for each in service.questions.entities():
        for name in (each.name, *each.aliases):
            found.setdefault(fold(name), set()).add(each.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
