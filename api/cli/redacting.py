"""Commands that redact: whose words are given to nobody, and whose are deleted for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from api.cli.context import Target, as_json
from api.cli.correcting import REASON, tell
from domain.nouns import counted

if TYPE_CHECKING:
    from api.wiring import Service
    from events.redacting import Redaction


@click.command()
@click.argument("document")
@REASON
@as_json
@click.pass_obj
def withhold(target: Target, document: str, reason: str, json_: bool) -> None:
    """Give the words of DOCUMENT to nobody, but keep them.

    Its bytes, title, text and the words of proposals made from it. Where they stood, who
    withheld them, when and why is shown. Facts that cite it, and all answers, stay;
    `chronicle lift` gives the words again. Do not quote in the reason: it stays.

    \b
      chronicle withhold d1-84c2… --reason "Under embargo until the court has decided"
    """
    with target.open() as service:
        done = service.chronicle.redactions.redact(document, "withheld", target.by, reason)
        service.projector.catch_up()
    said = f"Withheld {document}." if done.manner == "withheld" else f"{document} is erased."
    _tell(done, said, json_)


@click.command()
@click.argument("document")
@REASON
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@click.pass_obj
def erase(target: Target, document: str, reason: str, yes: bool, json_: bool) -> None:
    """Delete the words of DOCUMENT for good, from the files of the database too.

    Its bytes, title, text, their salts and hashes, and the words of proposals made from it.
    Facts that cite it, all answers and proofs stay; nothing can be guessed back from them.
    Nothing undoes it, and a backup or an export made before still has the words. The files
    are written anew, during which others wait; if that is hindered, the command says where
    words may still stand, and does it again when it is run again. Do not quote in the
    reason: it stays.

    \b
      chronicle erase d1-84c2… --reason "Removed at the author's request"
    """
    with target.open() as service:
        if not yes and not service.chronicle.redactions.is_erased(document):
            _confirm(service, document)
        done = service.chronicle.redactions.redact(document, "erased", target.by, reason)
        service.projector.catch_up()
    _tell(done, f"Erased {document}.", json_)


def _tell(done: Redaction, said: str, json_: bool) -> None:
    """What became of the words, and where they may still stand."""
    tell(done, said, json_)
    for remark in done.remarks:
        click.echo(remark, err=True)


def _confirm(service: Service, document: str) -> None:
    """Say what hangs on the document, and go on only if that is wanted."""
    about = service.chronicle.about_document(document)
    facts = service.questions.facts(document=document).facts
    what = ", ".join(part for part in (about.publisher, about.published) if part)
    cited = counted(len(facts), "fact")
    click.echo(f"{document} ({what or 'no publisher'}) is cited by {cited}.", err=True)
    if not _asked():
        raise click.Abort


def _asked() -> bool:
    """Whether somebody at the terminal says yes; where nobody is there, refuse."""
    from domain.errors import InvalidInput

    if not sys.stdin.isatty():
        raise InvalidInput(
            "Nothing undoes an erasure, and nobody can be asked here: say --yes.", field="yes"
        )
    return click.confirm("Erase its words for good?", err=True)


@click.command()
@click.argument("document")
@REASON
@as_json
@click.pass_obj
def lift(target: Target, document: str, reason: str, json_: bool) -> None:
    """Give the words of DOCUMENT again, which were withheld. Nothing lifts an erasure.

    \b
      chronicle lift d1-84c2… --reason "The embargo is over"
    """
    with target.open() as service:
        done = service.chronicle.redactions.lift(document, target.by, reason)
        service.projector.catch_up()
    tell(done, f"The words of {document} are given again.", json_)


COMMANDS = (withhold, erase, lift)
