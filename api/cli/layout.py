"""How wide it is printed: tables and pairs on a terminal of any width, or in a pipe.

Invariant: nothing is cut. An id stands whole on one line, so that it can be copied.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

_WHOLE = 10_000
"""Columns that nothing recorded needs."""


def console() -> Console:
    """Standard output, as wide as COLUMNS or the terminal say; in a pipe lines stay whole."""
    width = None if sys.stdout.isatty() else _WHOLE
    # what is recorded may hold square brackets and colons: it is shown, never interpreted
    return Console(width=width, highlight=False, markup=False, emoji=False)


def tabled(
    title: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str | Text | None, ...]],
    wrapping: set[int],
) -> RenderableType:
    """A table without the columns that nobody has a value in.

    Only some may wrap, lest an id be cut. Where a terminal is too narrow for the others, each
    row is told in lines: first what may wrap, then the rest with its labels.
    """
    shown = [n for n in range(len(columns)) if any(row[n] for row in rows)] or [0]
    table = Table(title=title, title_justify="left")
    for n in shown:
        wraps = n in wrapping
        table.add_column(
            columns[n], no_wrap=not wraps, overflow="fold", min_width=14 if wraps else None
        )
    for row in rows:
        table.add_row(*(row[n] for n in shown))
    out = console()
    if table.__rich_measure__(out, out.options).minimum <= out.width:
        return table
    head = min(set(shown) & wrapping, default=shown[0])
    told: list[Text] = []
    for row in rows:
        parts = [_labelled(columns[n], cell) for n in shown if n != head and (cell := row[n])]
        told += [Text.assemble(row[head] or "", style="bold"), *_filled(parts, out.width)]
    return Group(Text(title, style="italic"), *told)


def _labelled(label: str, cell: str | Text) -> Text:
    said = cell if isinstance(cell, Text) else Text(cell)
    return Text.assemble((label, "dim"), " ", Text(", ").join(said.split("\n")))


def _filled(parts: list[Text], width: int) -> list[Text]:
    """The parts in lines that are indented, none broken that fits into one."""
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + 2 + part.cell_len <= width:
            lines[-1].append("  ").append_text(part)
        else:
            lines.append(Text("  ").append_text(part))
    return lines


def grid(out: Console, pairs: list[tuple[str, str | None]]) -> None:
    """Labels and what stands beside them; without those that have nothing."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in pairs:
        if value is not None:
            table.add_row(label, value)
    out.print(table)
