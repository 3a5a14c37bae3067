"""How what was found in pages looks on a terminal: a line a page, a line a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from api.desk import Desk
from api.wiring import Service
from events.intake.proposal import Proposal
from events.intake.proposals.backtest import Compared
from events.intake.proposals.filed import Filed, Reading, new_row
from events.intake.proposals.intake import PageRead

if TYPE_CHECKING:
    from api.cli.accepting import Accepting

_NOWHERE = Reading(text="", document="", reader="")


_REASONS = 10
"""Reasons for leaving something open that are printed; the rest is counted."""


@dataclass
class Tally:
    """What became of all pages of a run, in numbers."""

    pages: int = 0
    new: int = 0
    unread: int = 0
    copies: int = 0
    put: Counter[str] = field(default_factory=Counter)

    def count(self, page: PageRead) -> None:
        """One page more."""
        self.pages += 1
        self.new += page.new
        self.unread += page.unread is not None
        self.copies += page.origin is not None
        self.put.update({name: len(which) for name, which in page.put._asdict().items()})


def on_a_line(name: str) -> str:
    """The name of a file as it is, or escaped where it would break the line."""
    return name if name.isprintable() else repr(name)


def print_reading(tally: Tally, accepting: Accepting | None, failed: int, dry_run: bool) -> None:
    """A run in a few lines, after its pages."""
    if tally.pages + failed > 1:
        click.echo(_in_numbers(tally, failed))
    if accepting is not None and tally.pages:
        would = "would accept" if dry_run else "accepted"
        click.echo(
            f"The policy {would} {accepting.accepted:,} and left {accepting.left.total():,}."
        )
        reasons = accepting.left.most_common()
        for why, number in reasons[:_REASONS]:
            click.echo(f"{number:7,} left open: {why}")
        if rest := reasons[_REASONS:]:
            number = sum(number for _, number in rest)
            click.echo(f"{number:7,} left open for {len(rest):,} other reasons; see --json")
    if dry_run:
        click.echo("Nothing was written.")


def _in_numbers(tally: Tally, failed: int) -> str:
    parts = [
        (tally.pages - tally.new, "on file before"),
        (tally.unread, "archived only"),
        (tally.copies, "copy" if tally.copies == 1 else "copies"),
        (failed, "could not be read"),
    ]
    told = "".join(f", {number:,} {what}" for number, what in parts if number)
    pages = f"{tally.pages + failed:,} pages: {tally.new:,} new{told}"
    return f"{pages}. {_filed(tally.put).capitalize()}."


def print_page(desk: Desk, page: PageRead, *, brief: bool, dry_run: bool) -> None:
    """What became of one page, and what was found in it."""
    where = page.document or "not on file yet"
    was = "on file already" if page.document else "the same as a page before it"
    if page.new:
        was = "would be archived" if dry_run else "archived"
    put = Counter({name: len(which) for name, which in page.put._asdict().items()})
    click.secho(f"{on_a_line(page.name)}: {where}, {was}; {_filed(put)}", bold=not brief)
    if page.unread is not None:
        click.echo(f"  nothing was looked for: {page.unread}")
    elif not page.found:
        click.echo("  nothing that the rules know was found in it")
    if page.origin is not None:
        click.echo(f"  a copy of {page.origin}; what it says is no second source")
    for remark in page.remarks:
        click.echo(f"  note: {remark}")
    for why in page.put.refused:
        click.echo(f"  not filed: {why}")
    if not brief:
        for draft in page.found:
            click.echo(f"  {_told(desk, draft, draft.other_doubts())}")
        if new := _new_names(page.found):
            click.echo(f"  new, and registered with what is accepted: {new}")
            click.echo("  check that none of them is registered under another name")


def print_backtest(service: Service, reader: str, compared: Sequence[Compared]) -> None:
    """What would change, page by page; then all of it in numbers."""
    desk = Desk(service)
    totals = dict.fromkeys(("new", "changed", "gone", "lost", "same", "decided"), 0)
    for each in compared:
        pairing = each.pairing
        changed = pairing.changed
        lines = [f"  + {_line(desk, draft)}" for draft in pairing.new]
        lines += [f"  ~ {_line(desk, now)}; {_differences(row, now)}" for row, now in changed]
        lines += [f"  - {_row(desk, row)}" for row in pairing.gone]
        lines += [f"  ! {_row(desk, row)}; {row.state}, and not found now" for row in pairing.lost]
        if lines:
            click.secho(each.reading.document, bold=True)
            click.echo("\n".join(lines))
        totals["new"] += len(pairing.new)
        totals["changed"] += len(changed)
        totals["gone"] += len(pairing.gone)
        totals["lost"] += len(pairing.lost)
        totals["same"] += len(pairing.same) - len(changed)
        totals["decided"] += len(pairing.decided)
    counted = ", ".join(f"{number} {what}" for what, number in totals.items())
    click.echo(f"{reader} on {len(compared)} pages: {counted} before. Nothing was written.")


def _filed(put: Counter[str]) -> str:
    """How many proposals are filed, and of which sort."""
    told = [f"{put[name]:,} {what}" for name, what in _SORTS.items() if put[name]]
    return f"proposals: {', '.join(told) or 'none'}"


_SORTS = {
    "new": "new",
    "same": "filed before",
    "decided": "decided before",
    "gone": "taken back",
    "refused": "not filed",
}


def _new_names(found: Sequence[Proposal]) -> str:
    """Whom the proposals of a page would register, each once."""
    new = {each.id: each for draft in found for each in draft.new()}
    return ", ".join(f"{each.name} ({each.kind})" for each in new.values())


def _line(desk: Desk, draft: Proposal) -> str:
    return _told(desk, draft, draft.doubts)


def _row(desk: Desk, row: Filed) -> str:
    draft = row.draft
    if draft is None:
        return f"{desk.sentence(row)} (its words are redacted)"
    return _told(desk, draft, draft.doubts, row)


def _told(desk: Desk, draft: Proposal, doubts: Sequence[str], row: Filed | None = None) -> str:
    """A proposal on a line; `row` is how it is on file, if it is."""
    sentence = desk.sentence(row or new_row("", _NOWHERE, draft))
    alleged = ", alleged" if draft.modality == "alleged" else ""
    return "; ".join([f"{sentence} ({_when(draft)}{alleged}) [{draft.rule}]", *doubts])


def _when(draft: Proposal) -> str:
    return draft.when if draft.when.strip("./") else "undated"


def _differences(row: Filed, now: Proposal) -> str:
    """What was filed before, of the parts that differ."""
    before = row.draft
    if before is None:
        return "its words were erased"
    told = []
    for name in _SAID:
        was, says = getattr(before, name), getattr(now, name)
        if was != says:
            told.append("other words" if name == "quote" else f"{name} was {was or 'not given'}")
    return ", ".join(told) or "other offsets"


_SAID = ("when", "values", "basis", "modality", "as_said", "named_as", "attributed_to", "quote")
