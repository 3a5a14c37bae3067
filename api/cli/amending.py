"""The questions that a reviewer is asked when amending a proposal.

Invariant: Enter keeps what stands; only what was answered otherwise is part of the amendment.
"""

from __future__ import annotations

from typing import Any

import click
import msgspec

from api.desk import Desk
from api.wiring import Service
from domain.names import fold
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import Filed
from events.registry import FACT_KINDS

EMPTY = "-"
_TEXTS = ("as_said", "attributed_to")


def asked_amendment(service: Service, desk: Desk, row: Filed) -> Amendment | None:
    """Ask for each part; None if nothing was changed, or the words are erased."""
    draft = row.draft
    if draft is None:
        return None
    changes: dict[str, Any] = {}
    _change(changes, "kind", draft.kind, _asked("kind", draft.kind))
    kind = FACT_KINDS.get(changes.get("kind", draft.kind))
    known = _ids_by_name(service) | {fold(new.name): new.id for new in draft.new_parties}
    roles = {}
    for role in kind.ROLES if kind is not None else draft.roles:
        said = _asked(role, draft.roles.get(role))
        if said is not None:
            roles[role] = said if said in desk.names() else known.get(fold(said), said)
    _change(changes, "roles", draft.roles, roles)
    _change(changes, "when", draft.when, _asked("when", draft.when) or "")
    _change(changes, "values", draft.values, _asked_values(draft))
    for name in _TEXTS:
        before = getattr(draft, name)
        _change(changes, name, before, _asked(name.replace("_", " "), before))
    _change(changes, "modality", draft.modality, _asked("modality", draft.modality))
    _change(changes, "quote", draft.quote, _asked("quote", draft.quote))
    return msgspec.convert(changes, Amendment) if changes else None


def _asked(what: str, before: str | None) -> str | None:
    """The answer; what stood before if it is empty, None for `-`."""
    from api.cli.deciding import Quit

    try:
        said: str = click.prompt(what, default=before or "", show_default=bool(before))
    except click.Abort:
        raise Quit from None
    return None if said in (EMPTY, "") else said


def _asked_values(draft: Proposal) -> dict[str, Any]:
    """The values that the proposal has, each as answered; numbers as numbers."""
    values: dict[str, Any] = {}
    for name, before in draft.values.items():
        said = _asked(name, str(before))
        if said is None:
            continue
        if said == str(before):
            values[name] = before
        elif isinstance(before, int | bool):
            values[name] = _number(said)
        else:
            values[name] = said
    return values


def _number(said: str) -> object:
    try:
        return msgspec.json.decode(said.lower())
    except msgspec.DecodeError:
        return said  # the gate says what is wrong with it


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
