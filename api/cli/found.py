"""How what was found in pages looks on a terminal: a line a page, a line a proposal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from api.desk import Desk
from api.wiring import Service
from events.intake.proposal import Proposal
from events.intake.proposals.backtest import Compared
from events.intake.proposals.filed import Filed, Reading, new_row
from events.intake.proposals.intake import PageRead

_NOWHERE = Reading(text="", document="", reader="")


def print_page(desk: Desk, page: PageRead, *, brief: bool, dry_run: bool) -> None:
    """What became of one page, and what was found in it."""
    where = page.document or "not on file yet"
    was = ("would be archived" if dry_run else "archived") if page.new else "on file already"
    click.secho(f"{page.name}: {where}, {was}; {_counted(page)}", bold=not brief)
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
            click.echo(f"  {_line(desk, draft)}")


def print_backtest(service: Service, reader: str, compared: Sequence[Compared]) -> None:
    """What would change, page by page; then all of it in numbers."""
    desk = Desk(service)
    totals = dict.fromkeys(("new", "changed", "gone", "lost", "same", "decided"), 0)
    for each in compared:
        pairing = each.pairing
        changed = {row.proposal: draft for row, draft in pairing.changed}
        lines = [f"  + {_line(desk, draft)}" for draft in pairing.new]
        lines += [f"  ~ {_line(desk, draft)}" for draft in changed.values()]
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


def _counted(page: PageRead) -> str:
    put = page.put
    parts = [
        (len(put.new), "new"),
        (len(put.same), "filed before"),
        (len(put.decided), "decided before"),
        (len(put.gone), "taken back"),
    ]
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"proposals: {told or 'none'}"


def _line(desk: Desk, draft: Proposal) -> str:
    return _row(desk, new_row("", _NOWHERE, draft))


def _row(desk: Desk, row: Filed) -> str:
    draft = row.draft
    if draft is None:
        return f"{desk.sentence(row)} (its words are redacted)"
    alleged = ", alleged" if draft.modality == "alleged" else ""
    doubts = f"; {'; '.join(draft.doubts)}" if draft.doubts else ""
    return f"{desk.sentence(row)} ({draft.when or 'no date'}{alleged}) [{draft.rule}]{doubts}"
