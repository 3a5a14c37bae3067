"""The questions that a reviewer is asked when amending a proposal.

Invariant: Enter keeps what stands, `-` empties it; only what was answered otherwise is part of
the amendment. An answer that cannot be is told why, and the same is asked again. Whom nobody has
registered the reviewer says what it is; nothing is matched by guess.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click

from api.amending import (
    TEXTS,
    Naming,
    amendment,
    kinds_for,
    options_of,
    roles_of,
    shown,
    value_of,
    values_of,
)
from api.cli.keyboard import ask
from api.desk import Desk
from api.visible import visible
from api.wiring import Service
from domain.errors import Ambiguous, InvalidInput, NotFound
from events.dates import edtf
from events.gate import kind_class
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import Filed

EMPTY = "-"
Said = TypeVar("Said")


def asked_amendment(service: Service, row: Filed) -> Amendment | None:
    """Ask for each part; None if nothing was changed, or the words are erased.

    Raises `Left` where the reviewer goes.
    """
    draft = row.draft
    if draft is None:
        return None
    kind = _until_valid(lambda: _asked_kind_of_fact(draft))
    said: dict[str, Any] = {"kind": kind, **_asked_roles(service, draft, kind)}
    said["when"] = _until_valid(lambda: _asked_when(draft))
    said["values"] = _asked_values(draft, kind)
    for name in TEXTS:
        said[name] = _until_valid(partial(_asked_text, draft, name))
    return amendment(draft, said)


def _until_valid(question: Callable[[], Said]) -> Said:
    """The first answer that can be; before each further one, why the last could not."""
    while True:
        try:
            return question()
        except (InvalidInput, Ambiguous, NotFound) as error:
            click.secho(visible(error.detail), fg="red")


def _asked_kind_of_fact(draft: Proposal) -> str:
    said = _asked("kind", draft.kind) or ""
    kind_class(said)
    return said


def _asked_when(draft: Proposal) -> str:
    said = _asked("when", draft.when) or ""
    if said != draft.when:
        edtf(said, "when")
    return said


def _asked_text(draft: Proposal, name: str) -> str | None:
    said = _asked(name.replace("_", " "), getattr(draft, name))
    amendment(draft, {name: said})
    return said


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
        meant = _until_valid(partial(_asked_role, naming, role, draft.roles.get(role)))
        if meant is not None:
            roles[role] = meant
    return naming.changes(roles)


def _asked_role(naming: Naming, role: str, before: str | None) -> str | None:
    said = _asked(role, before)
    return None if said is None else naming.meant(role, said, _asked_kind)


def _asked_kind(role: str, name: str, unknown: NotFound) -> str:
    """What a name is that is not on file, so that it can be registered.

    Raises `NotFound` where it is to be nobody: then the name is asked for again.
    """
    near = f" (the nearest: {', '.join(unknown.nearest)})" if unknown.nearest else ""
    click.echo(f"{name!r} is not on file{near}.")
    said = ask(f"register it as ({', '.join(kinds_for(role))}), or Enter for another name")
    if not said:
        raise unknown
    return said


def _asked_values(draft: Proposal, kind: str) -> dict[str, Any]:
    """The values that the proposal has, each as answered, and more."""
    values: dict[str, Any] = {}
    for name, before in draft.values.items():
        said = _until_valid(partial(_asked_value, draft, kind, name, shown(before)))
        if said is not None:
            values[name] = said
    while found := _until_valid(lambda: _asked_another(draft, kind)):
        values |= found
    return values


def _asked_value(draft: Proposal, kind: str, name: str, before: str) -> object:
    said = _asked(name, before)
    return None if said is None else _value(draft, kind, name, said)


def _asked_another(draft: Proposal, kind: str) -> dict[str, object]:
    said = _asked("another value (name=value)", None)
    if said is None:
        return {}
    name, equals, words = (part.strip() for part in said.partition("="))
    if not equals:
        raise InvalidInput(f"{said!r} is not name=value, like quantifier=all.", field="values")
    return {name: _value(draft, kind, name, words)}


def _value(draft: Proposal, kind: str, name: str, said: str) -> object:
    """What was said of a value, as its type. Raises `InvalidInput` where the kind has no such."""
    names, options = values_of(draft, kind), options_of(kind, name)
    if name not in names:
        raise InvalidInput(
            f"A fact of kind {kind} has no value {name!r}; it has {', '.join(names) or 'none'}.",
            field="values",
        )
    if options and said not in options:
        raise InvalidInput(
            f"{said!r} is no {name}; it is one of {', '.join(options)}.", field="values"
        )
    return value_of(draft, kind, name, said)
