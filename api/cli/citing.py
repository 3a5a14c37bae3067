"""Commands that cite: an answer gets a permanent address, and is watched from there on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.context import Commands, Target, as_json
from api.cli.pinning import Put, add_questions

if TYPE_CHECKING:
    from events.pinned import PinnedQuestion
    from projections.questions.citing.shapes import CitationView, Watched

REASON = click.option("--reason", metavar="TEXT", help="Why, or where it is cited; kept with it.")


@click.group(cls=Commands)
def cite() -> None:
    """Give an answer a permanent address that pins both clocks; citing that again changes nothing.

    \b
      chronicle cite ask Japan "Paris Call" --valid-on 2018-11-20 --reason "article of 3 May"
      chronicle cite roster "Paris Call" --valid-on 2018-11-20
    """


def _cite(target: Target, put: Put, reason: str | None, json_: bool) -> None:
    from api.cli.printing import print_json

    with target.open() as service:
        ask = service.questions
        question = put.pinned(ask)
        hashed = ask.answer_hash(question)
        cited = service.chronicle.citations.cite(question, hashed, target.by, reason)
        service.projector.catch_up()
    if json_:
        print_json({**cited._asdict(), "sha256": hashed, "question": question})
        return
    there = "" if cited.new else ", as before"
    click.echo(f"{cited.citation}  at position {cited.position}{there}")
    click.echo(f"{_asked(question)}; its JSON has the SHA-256 {hashed}.")


add_questions(cite, _cite, REASON, as_json)


@click.command()
@click.argument("citation", required=False)
@as_json
@click.pass_obj
def cited(target: Target, citation: str | None, json_: bool) -> None:
    """Show what CITATION says, as it was cited, and whether it would be another today.

    Without it, list every citation.

    \b
      chronicle cited a1-8f4cf7e2f3a7ffb1f4a4c4b1fba0a9c7
    """
    from api.cli.printing import print_json

    with target.open() as service:
        ask = service.questions
        found = ask.citations() if citation is None else ask.cited(citation)
    if json_:
        print_json(found)
    elif isinstance(found, list):
        for one in found:
            click.echo(_line(one))
        click.echo(f"{len(found)} cited.")
    else:
        from api.cli.cited import print_cited

        print_cited(found)


@click.command()
@as_json
@click.pass_obj
def watch(target: Target, json_: bool) -> None:
    """List the cited answers that would be different today, and what made them so.

    \b
      chronicle watch
    """
    from api.cli.printing import print_json, progress

    with target.open() as service, progress("citations") as advance:
        found = service.questions.watched(advance=advance)
    changed = [one for one in found if one.today.changed]
    if json_:
        print_json(changed)
        return
    for one in changed:
        _tell(one)
    click.echo(f"{len(changed)} of {len(found)} cited answers would be different today.")


def _tell(one: Watched) -> None:
    from api.cli.cited import print_changes

    click.echo(_line(one))
    print_changes(one.today)
    click.echo()


def _line(one: CitationView) -> str:
    said = f": {one.reason}" if one.reason else ""
    return f"{one.citation}  {_asked(one.question)}; cited by {one.by}{said}"


def _asked(question: PinnedQuestion) -> str:
    about = filter(None, (question.party, question.instrument, question.aspect))
    scope = ", ".join((question.kind, *about))
    only = f", by {', '.join(question.sources)} alone" if question.sources else ""
    return f"{scope} on {question.valid_on}, known at {question.known_at}{only}"


COMMANDS = (cite, cited, watch)
