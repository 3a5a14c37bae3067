"""The command that says what another version of the rules would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from api.cli.context import Target, as_json

if TYPE_CHECKING:
    from events.intake.proposals.backtest import Compared


@click.command()
@click.option(
    "--rules",
    "reader",
    required=True,
    metavar="NAME@VERSION|MODULE:MAKER",
    help="The version to try: one that is installed, or one that you bring along.",
)
@as_json
@click.pass_obj
def backtest(target: Target, reader: str, json_: bool) -> None:
    """Read the archive again with another version of the rules; say what would change.

    Every page that a version of that reader has read is read again, with the names that are
    on file now. Nothing is written. + would be new, ~ would say something else, - would be
    taken back, ! was accepted and is not found any more.

    The version that filed the proposals shows what new names on file change. A version that
    is not installed is a Python callable, in a module of the working directory or of the
    Python path: it is called with the register and gives a reader of the same name.

    \b
      chronicle backtest --rules rules@6
      chronicle backtest --rules next_rules:Reader --json
    """
    from api.cli.found import print_backtest
    from api.cli.printing import print_json, progress
    from api.readers import maker_of
    from events.intake.pages.noise import noise_of
    from events.intake.proposals.backtest import backtest as compare
    from events.intake.proposals.backtest import readings_of
    from events.intake.proposals.readers import full_name

    with target.open() as service:
        made = maker_of(reader)(service.questions.register())
        name = full_name(made)
        shelf = service.chronicle.proposals
        total = len(readings_of(shelf, name))
        compared = []
        with progress("reading again") as advance:
            for each in compare(shelf, shelf.content, made, noise_of):
                compared.append(each)
                advance(len(compared), total)
        if json_:
            print_json({"reader": name, "pages": [_compared(each) for each in compared]})
        else:
            print_backtest(service, name, compared)


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
