"""The questions that a reviewer is asked when amending a proposal.

Invariant: Enter keeps what stands, `-` empties it; only what was answered otherwise is part of
the amendment. Whom nobody has registered the reviewer says what it is; nothing is matched by guess.
"""

from __future__ import annotations

from typing import Any

import click

from api.amending import TEXTS, Naming, amendment, kinds_for, roles_of, shown, value_of
from api.cli.keyboard import ask
from api.desk import Desk
from api.wiring import Service
from domain.errors import InvalidInput, NotFound
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import Filed

EMPTY = "-"


def asked_amendment(service: Service, row: Filed) -> Amendment | None:
    """Ask for each part; None if nothing was changed, or the words are erased.

    Raises `InvalidInput` for an answer of the wrong shape, `Ambiguous` for a name that fits
    several, and `Left` where the reviewer goes.
    """
    draft = row.draft
    if draft is None:
        return None
    said: dict[str, Any] = {"kind": _asked("kind", draft.kind)}
    kind = said["kind"] or draft.kind
    said |= _asked_roles(service, draft, kind)
    said["when"] = _asked("when", draft.when) or ""
    said["values"] = _asked_values(draft, kind)
    for name in TEXTS:
        said[name] = _asked(name.replace("_", " "), getattr(draft, name))
    return amendment(draft, said)


def asked_choice(desk: Desk, draft: Proposal) -> Amendment:
    """Who is meant by each name that fits several. Raises `InvalidInput` for another answer."""
    roles = dict(draft.roles)
    for role, ids in draft.choices.items():
        names = desk.names(ids)
        for number, each in enumerate(ids, start=1):
            click.echo(f"  {number}  {names.get(each, each)} ({each})")
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


def _asked_roles(service: Service, draft: Proposal, kind: str) -> dict[str, Any]:
    """Who plays each role that the kind has; and whom that would register."""
    naming, roles = Naming(service.questions, draft), {}
    for role in roles_of(draft, kind):
        said = _asked(role, draft.roles.get(role))
        if said is not None:
            roles[role] = naming.meant(role, said, _asked_kind)
    return naming.changes(roles)


def _asked_kind(role: str, name: str, unknown: NotFound) -> str:
    """What a name is that is not on file, so that it can be registered."""
    near = f" (the nearest: {', '.join(unknown.nearest)})" if unknown.nearest else ""
    click.echo(f"{name!r} is not on file{near}; Ctrl-C to leave it.")
    return ask(f"register it as ({', '.join(kinds_for(role))})")


def _asked_values(draft: Proposal, kind: str) -> dict[str, Any]:
    """The values that the proposal has, each as answered, and more."""
    values: dict[str, Any] = {}
    for name, before in draft.values.items():
        said = _asked(name, shown(before))
        if said is not None:
            values[name] = value_of(draft, kind, name, said)
    while said := _asked("another value (name=value)", None):
        name, equals, words = (part.strip() for part in said.partition("="))
        if not equals:
            raise InvalidInput(f"{said!r} is not name=value, like quantifier=all.", field="values")
        values[name] = value_of(draft, kind, name, words)
    return values
