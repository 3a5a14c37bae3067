"""The command that says what another version of the rules would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from api.cli.context import Target, as_json

if TYPE_CHECKING:
    from events.intake.proposals.backtest import Compared


@click.command()
@click.option(
    "--rules", "reader", required=True, metavar="NAME@VERSION", help="The version to try."
)
@as_json
@click.pass_obj
def backtest(target: Target, reader: str, json_: bool) -> None:
    """Read the archive again with another version of the rules; say what would change.

    Every page that a version of that reader has read is read again, with the names that are
    on file now. Nothing is written.

    \b
      chronicle backtest --rules rules@2
    """
    from api.cli.found import print_backtest
    from api.cli.printing import print_json, progress
    from api.readers import READERS
    from events.intake.pages.noise import noise_of
    from events.intake.proposals.backtest import backtest as compare
    from events.intake.proposals.backtest import readings_of
    from events.intake.proposals.readers import full_name, reader_named

    with target.open() as service:
        made = reader_named(READERS, reader)(service.questions.register())
        shelf = service.chronicle.proposals
        total = len(readings_of(shelf, full_name(made)))
        compared = []
        with progress("reading again") as advance:
            for each in compare(shelf, shelf.content, made, noise_of):
                compared.append(each)
                advance(len(compared), total)
        if json_:
            print_json({"reader": reader, "pages": [_compared(each) for each in compared]})
        else:
            print_backtest(service, reader, compared)


def _compared(each: Compared) -> dict[str, Any]:
    pairing = each.pairing
    return {
        "document": each.reading.document,
        "text": each.reading.text,
        "new": pairing.new,
        "same": [row.proposal for row, _ in pairing.same],
        "changed": [{"proposal": row.proposal, "now": now} for row, now in pairing.changed],
        "decided": [row.proposal for row, _ in pairing.decided],
        "gone": [row.proposal for row in pairing.gone],
        "lost": [row.proposal for row in pairing.lost],
    }


COMMANDS = (backtest,)
