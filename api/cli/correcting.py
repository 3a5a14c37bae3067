"""Commands that say something about facts on file. None edits anything; each says who and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from api.cli.context import Target, as_json

REASON = click.option(
    "--reason", required=True, help="Why; kept with the change for as long as the log."
)
RANKS = click.Choice(["preferred", "normal", "deprecated"])


@click.command()
@click.argument("fact")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@REASON
@as_json
@click.pass_obj
def correct(target: Target, fact: str, file: Path, reason: str, json_: bool) -> None:
    """Replace FACT by the one in FILE, a fact as bundles spell it (docs/bundle.md).

    The old fact counts no more from here on; answers known before stay as they were. FILE holds
    the whole fact: what it leaves out is not said by the new one.

    \b
      chronicle audit f1-3301… --draft > better.json          # then edit it
      chronicle correct f1-3301… better.json --reason "The article gives the 13th"
    """
    import msgspec

    from domain.errors import InvalidInput
    from events.drafts import FactDraft

    try:
        draft = msgspec.json.decode(file.read_bytes(), type=FactDraft)
    except (msgspec.MsgspecError, ValueError) as error:
        raise InvalidInput(f"{file} does not hold a fact: {error}", field="replacement") from error
    with target.open() as service:
        noted = service.chronicle.corrections.correct(fact, draft, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Corrected {fact}; {noted.replacement} stands in its place.", json_)


@click.command()
@click.argument("fact")
@REASON
@as_json
@click.pass_obj
def retract(target: Target, fact: str, reason: str, json_: bool) -> None:
    """Take FACT back: it should never have stood.

    \b
      chronicle retract f1-3301… --reason "The quote is about another treaty"
    """
    _note(target, fact, reason, json_, "Retracted", lambda c: c.retract)


@click.command()
@click.argument("fact")
@click.argument("snapshot")
@REASON
@as_json
@click.pass_obj
def drop(target: Target, fact: str, snapshot: str, reason: str, json_: bool) -> None:
    """Put on file that SNAPSHOT, a later document of FACT's own source, leaves it out.

    SNAPSHOT is the id of an archived document that claims to be complete. From here on
    the fact counts for no day, but no report says that anybody withdrew.

    \b
      chronicle drop f1-3301… d1-84c2… --reason "No longer on the list of 1 March"
    """
    with target.open() as service:
        noted = service.chronicle.corrections.drop(fact, snapshot, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Dropped {fact}.", json_)


@click.command()
@click.argument("fact")
@REASON
@as_json
@click.pass_obj
def dispute(target: Target, fact: str, reason: str, json_: bool) -> None:
    """Put on file that FACT is disputed; it still counts.

    \b
      chronicle dispute f1-3301… --reason "The ministry contests the date"
    """
    _note(target, fact, reason, json_, "Disputed", lambda c: c.dispute)


@click.command()
@click.argument("fact")
@REASON
@as_json
@click.pass_obj
def confirm(target: Target, fact: str, reason: str, json_: bool) -> None:
    """Put on file that FACT was checked and stands.

    \b
      chronicle confirm f1-3301… --reason "Compared with the depositary's page"
    """
    _note(target, fact, reason, json_, "Confirmed", lambda c: c.confirm)


@click.command()
@click.argument("fact")
@click.argument("rank", type=RANKS)
@REASON
@as_json
@click.pass_obj
def rank(target: Target, fact: str, rank: Any, reason: str, json_: bool) -> None:
    """Let FACT count more (preferred), as usual, or as known wrong (deprecated).

    \b
      chronicle rank f1-3301… deprecated --reason "The ministry says it never signed"
    """
    with target.open() as service:
        noted = service.chronicle.corrections.rank(fact, rank, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Ranked {fact} {rank}.", json_)


def _note(
    target: Target,
    fact: str,
    reason: str,
    json_: bool,
    done: str,
    command: Callable[[Any], Callable[[str, str, str], Any]],
) -> None:
    with target.open() as service:
        noted = command(service.chronicle.corrections)(fact, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"{done} {fact}.", json_)


def tell(noted: Any, sentence: str, json_: bool) -> None:
    """Print where what was noted stands, as one JSON value or a sentence."""
    from api.cli.printing import print_json

    if json_:
        print_json(noted._asdict())
    else:
        on_file = "" if noted.new else " It was on file already."
        click.echo(f"{sentence} Position {noted.position}.{on_file}")


COMMANDS = (correct, retract, drop, dispute, confirm, rank)
