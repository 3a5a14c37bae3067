"""Commands that hold two parties to be one, and no longer. Both are kept; neither edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.context import Target, as_json
from api.cli.correcting import REASON, tell

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("merged")
@click.argument("into")
@REASON
@as_json
@click.pass_obj
def merge(target: Target, merged: str, into: str, reason: str, json_: bool) -> None:
    """From here on hold the party MERGED to be the party INTO.

    Both are ids, names or aliases, and of one type. Answers known before stay as they
    were, and the facts keep the names their sources used.

    \b
      chronicle merge ceylon sri-lanka --reason "Renamed in 1972, the same state"
    """
    with target.open() as service:
        ask = service.questions
        ids = ask.party(merged, "merged"), ask.party(into, "into")
        noted = service.chronicle.merging.merge(*ids, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Merged {noted.merged} into {noted.into}.", json_)


@click.command()
@click.argument("merged")
@REASON
@as_json
@click.pass_obj
def unmerge(target: Target, merged: str, reason: str, json_: bool) -> None:
    """From here on the party MERGED (an id, a name or an alias) stands for itself again.

    \b
      chronicle unmerge ceylon --reason "The depositary keeps the two apart"
    """
    with target.open() as service:
        party = service.questions.party(merged, "merged")
        noted = service.chronicle.merging.unmerge(party, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Unmerged {noted.merged} from {noted.into}.", json_)


COMMANDS = (merge, unmerge)
