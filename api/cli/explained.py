"""How changes and contradictions look on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from api.cli.layout import console
from api.cli.printing import known_at_text
from api.wording import spoken
from domain.nouns import counted

if TYPE_CHECKING:
    from projections.questions.explaining import explanations

_STYLES = {"yes": "green", "no": "red", "unknown": "yellow"}


def print_diff(diff: explanations.Diff) -> None:
    """One branch a change and its causes, with all parties that share them; the rest in a line."""
    out = console()
    tree = Tree(Text(f"{diff.instrument_name}: {_between(diff)}", style="bold"), guide_style="dim")
    turned = [c for c in diff.changes if {"answer", "reason"} & set(c.changed)]
    for change, names in _alike(turned):
        style = _STYLES[change.after.answer] if change.after else "dim"
        many = f" ({len(names)})" if len(names) > 1 else ""
        said = spoken(change.sentence.removeprefix(change.name))
        branch = tree.add(Text(f"{', '.join(names)}{many}{said}", style=style))
        for cause in change.causes:
            branch.add(_cause(cause))
    out.print(tree)
    rest = [c.name for c in diff.changes if c not in turned]
    if rest:
        out.print(f"the same answer on other evidence: {', '.join(rest)}")
    if not diff.changes:
        out.print("Nobody stood differently.")
    out.print(_clocks(diff), style="dim")


def _alike(
    changes: Sequence[explanations.Change],
) -> list[tuple[explanations.Change, list[str]]]:
    """Changes from and to the same by the same causes: the first of each, and all names."""
    found: dict[object, tuple[explanations.Change, list[str]]] = {}
    for change in changes:
        key = (change.sentence.removeprefix(change.name), change.causes)
        found.setdefault(key, (change, []))[1].append(change.name)
    return list(found.values())


def _between(diff: explanations.Diff) -> str:
    if diff.clock == "valid":
        return f"{diff.before.valid_on} → {diff.after.valid_on}"
    return f"{diff.before.valid_on}, position {diff.before.position} → {diff.after.position}"


def _clocks(diff: explanations.Diff) -> str:
    if diff.clock == "valid":
        return f"known at {known_at_text(diff.after.position, diff.after.known_at)}"
    before = diff.before.known_at or "before the first event"
    return f"known at {before} → {diff.after.known_at}"


def _cause(cause: explanations.Cause) -> Text:
    said = Text(cause.cause, style="bold")
    if cause.position is None:
        said.append(f" {cause.valid_on}: {spoken(cause.sentence)}", style="not bold")
    else:
        said.append(f" at position {cause.position}: {spoken(cause.sentence)}", style="not bold")
    if cause.by is not None:
        why = f": {cause.reason}" if cause.reason else ""
        said.append(f" (by {cause.by}{why})", style="not bold")
    said.append("".join(f"\n{fact}" for fact in cause.facts), style="not bold dim")
    return said


def print_conflicts(found: explanations.Conflicts) -> None:
    """One branch a contradiction, by instrument, with the facts of both sides."""
    out = console()
    by_instrument: dict[str, Tree] = {}
    for conflict in found.conflicts:
        name = conflict.instrument_name or ""
        if name not in by_instrument:
            by_instrument[name] = Tree(Text(name, style="bold"), guide_style="dim")
        branch = by_instrument[name].add(_conflict(conflict))
        for label, facts in (("says", conflict.facts), ("against", conflict.against)):
            for fact in facts:
                branch.add(Text(f"{label} {fact}", style="dim"))
    for tree in by_instrument.values():
        out.print(tree)
    number = counted(len(found.conflicts), "conflict")
    out.print(f"{number}; known at {known_at_text(found.position, found.known_at)}")


def _conflict(conflict: explanations.Conflict) -> Text:
    days = ""
    if conflict.valid_from or conflict.valid_to:
        days = f" from {conflict.valid_from or '…'}"
        days += f", before {conflict.valid_to}" if conflict.valid_to else ""
    who = f" {conflict.party_name}" if conflict.party_name else ""
    said = Text(f"{conflict.kind}{who}{days}", style="yellow")
    said.append(f": {spoken(conflict.sentence)}", style="default")
    if conflict.kind == "fact-disputed":
        said.append(f" ({conflict.reason}; position {conflict.position})", style="default")
    return said
