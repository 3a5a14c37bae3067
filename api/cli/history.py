"""How everything a party joined, refused or left looks on a terminal: a line a span of days."""

from __future__ import annotations

from rich.text import Text

from api.cli.layout import console, grid, tabled
from api.cli.printing import COLOURS, known_at_text
from domain.dates import day, iso
from domain.nouns import an
from projections.questions.history import NameView, PartyHistory

_COLUMNS = (
    "instrument", "aspect", "answer", "reason", "status", "first day", "last day",
    "last reported", "certainty",
)  # fmt: skip


def print_history(history: PartyHistory) -> None:
    """Who it is, then its answers towards each instrument, both days inclusive."""
    out = console()
    rows = [
        (
            span.instrument_name,
            None if span.aspect == "participation" else span.aspect,
            Text(span.answer, style=COLOURS[span.answer]),
            span.reason,
            span.status,
            span.valid_from,
            None if span.valid_to is None else iso(day(span.valid_to) - 1),
            span.last_reported,
            span.certainty,
        )
        for span in history.spans
    ]
    if rows:
        out.print(tabled(history.party_name, _COLUMNS, rows, wrapping={0}))
    else:
        out.print(f"{history.party_name}: nothing is on file about what it joined, refused or left")
    grid(out, _register(history))


def _register(history: PartyHistory) -> list[tuple[str, str | None]]:
    existed = [
        history.existed_from and f"from {history.existed_from}",
        history.existed_until and f"until {history.existed_until}, the first day without it",
    ]
    return [
        ("id", f"{history.party}, {an(history.kind)}"),
        ("other names", "\n".join(map(_named, history.names)) or None),
        ("codes", ", ".join(f"{scheme} {code}" for scheme, code in history.codes.items()) or None),
        ("existed", " ".join(filter(None, existed)) or None),
        ("the same as", "\n".join(f"{each.name} ({each.party})" for each in history.same) or None),
        ("sources", ", ".join(history.sources or ()) or None),
        ("known at", known_at_text(history.position, history.known_at)),
        ("replayed at", history.replayed_at),
    ]


def _named(name: NameView) -> str:
    days = [
        name.valid_from and f"from {name.valid_from}",
        name.valid_to and f"before {name.valid_to}",
    ]
    when = ", ".join(filter(None, days))
    return f"{name.name} ({when})" if when else name.name
