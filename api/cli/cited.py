"""How a citation looks on a terminal: what was said then, and what would be said now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from api.cli.printing import print_answer, print_roster
from api.wording import spoken
from projections.questions.answers import AskAnswer, Roster

if TYPE_CHECKING:
    from projections.questions.citing.shapes import CitedAnswer, Today

SHOWN = 20
"""Changes of one instrument that are printed; --json has all."""


def print_cited(cited: CitedAnswer) -> None:
    """The answer as it was cited, who cited it, and today's."""
    question = cited.question
    if cited.answer is not None and question.kind == "ask":
        print_answer(msgspec.json.decode(cited.answer, type=AskAnswer))
    elif cited.answer is not None:
        print_roster(msgspec.json.decode(cited.answer, type=Roster))
    else:
        click.echo(f"A snapshot for {question.valid_on}, known at {question.known_at}.")
    said = f": {cited.reason}" if cited.reason else ""
    click.echo(f"\nCited by {cited.by} at position {cited.position}, {cited.recorded_at}{said}")
    matches = "still has" if cited.intact else "NO LONGER HAS"
    click.echo(f"Its JSON {matches} the SHA-256 {cited.sha256}.")
    if cited.today.changed:
        click.echo(f"Today (position {cited.today.position}) it would be different:")
        print_changes(cited.today)
    else:
        click.echo(f"Today (position {cited.today.position}) it would be the same.")


def print_changes(today: Today) -> None:
    """Who stands differently and what made it so."""
    if today.answer is not None:
        click.echo(f"  now: {today.answer}")
    for diff in today.diffs:
        for change in diff.changes[:SHOWN]:
            click.echo(f"  {diff.instrument}, {diff.aspect}: {spoken(change.sentence)}")
            for cause in change.causes:
                by = f", by {cause.by}" if cause.by else ""
                why = f": {cause.reason}" if cause.reason else ""
                click.echo(f"    {spoken(cause.sentence)} (position {cause.position}{by}{why})")
        if len(diff.changes) > SHOWN:
            click.echo(f"  … and {len(diff.changes) - SHOWN} more: see --json.")
