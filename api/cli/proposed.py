"""How a proposal looks to a reviewer: its quote in its paragraph, and what it would record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from api.cli.layout import grid
from api.derivations import tombstone
from api.proposals import ProposalView, new_names
from api.wording import reckoned
from domain.nouns import an


def print_proposal(out: Console, view: ProposalView, names: Mapping[str, str], left: str) -> None:
    """All that accepting it would record, and what speaks for and against that.

    `names` are those registered, by id; `left` says how many wait.
    """
    whole = not out.is_terminal  # of a pipe the lines are not broken
    out.print()
    out.print(Text(f"{left}; {_source(view)}", style="dim"), soft_wrap=whole)
    alleged = " (alleged)" if view.modality == "alleged" else ""
    out.print(Text(f"{view.sentence}{alleged}", style="bold"), soft_wrap=whole)
    out.print(_quoted(view, marked=not out.is_terminal), soft_wrap=whole)
    grid(out, _details(view, names))


def _quoted(view: ProposalView, *, marked: bool) -> Text:
    """The paragraph with the quote highlighted; where there are no colours, in »«."""
    if view.quote is None:
        gone = view.redaction
        return Text(tombstone(gone) if gone else "[no words are kept]", style="italic")
    words = Text(view.before or "")
    quote = f"»{view.quote}«" if marked else view.quote
    words.append(quote, style="bold black on yellow")
    words.append(view.after or "")
    return words


def _source(view: ProposalView) -> str:
    where = view.publisher or view.document
    day = f", {view.published}" if view.published else ", no publication date"
    copy = f", a copy of {view.origin}" if view.origin else ""
    return f"{where}{day}{copy}; found by {', '.join(view.readers)} ({', '.join(view.rules)})"


def _details(view: ProposalView, names: Mapping[str, str]) -> list[tuple[str, str | None]]:
    spoken = view.named_as or {}
    names = new_names(view) | dict(names)
    roles = [
        f"{role}: {_who(id_, view.choices.get(role), names)}{_as(spoken.get(role))}"
        for role, id_ in view.roles.items()
    ]
    new = [f"{party.name} ({party.id}), {an(party.kind)}" for party in view.new_parties]
    new += [f"{each.name} ({each.id}), {an(each.kind)}" for each in view.new_instruments]
    decided = None if view.state == "open" else f"{view.state} by {view.decided_by}"
    became = view.became
    recorded = None if became is None else f"{became.sentence}, {became.when}"
    on_file = view.on_file
    found = f"{on_file.fact}, {on_file.where}" if on_file else None
    return [
        ("who", "\n".join(roles)),
        ("when", f"{_when(view)}, {view.basis or 'event'}"),
        ("values", ", ".join(f"{k}: {v}" for k, v in view.values.items()) or None),
        ("as said", view.as_said),
        ("according to", view.attributed_to),
        ("to register", "\n".join(new) or None),
        ("doubts", "\n".join(view.doubts) or None),
        ("on file", found),
        ("decided", decided),
        ("recorded", recorded),
    ]


def _when(view: ProposalView) -> str:
    found = reckoned(view.date_rule, view.anchor)
    known = view.when if (view.when or "").strip("./") else "not known"
    return f"{known} ({found})" if found else f"{known}"


def _who(entity: str, choices: Sequence[str] | None, names: Mapping[str, str]) -> str:
    """A name and its id; all of them where somebody has to choose."""
    told = [f"{names.get(each, each)} ({each})" for each in choices or (entity,)]
    return " or ".join(told)


def _as(words: str | None) -> str:
    return f", as “{words}”" if words else ""
