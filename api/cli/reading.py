"""The command that reads pages: from files to proposals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from api.cli.context import Target, as_json
from events.intake.rules_version import READER

if TYPE_CHECKING:
    from api.wiring import Service
    from events.intake.proposals.readers import Reader


@click.command()
@click.argument("files", metavar="FILE|FOLDER|-...", nargs=-1, required=True)
@click.option("--title", help="The page's headline, before what it says itself.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="EDTF", help="When: 2018-11-12, 2018-11, [2018-11-12..].")
@click.option("--author", help="Who wrote it.")
@click.option("--language", metavar="TAG", help="Its language, like en.")
@click.option("--url", help="Where it was found.")
@click.option(
    "--reader",
    "readers",
    multiple=True,
    metavar="NAME@VERSION|MODULE:MAKER",
    help=f"Who reads it; may be given several times.  [default: {READER}]",
)
@click.option(
    "--model", is_flag=True, help="Ask the configured language model too: sends it the article."
)
@click.option(
    "--accept",
    metavar="POLICY",
    help="Accept what this policy names: a TOML file, or rules:FAMILY,FAMILY.",
)
@click.option("--brief", is_flag=True, help="One line a page, without what was found in it.")
@click.option(
    "--dry-run",
    is_flag=True,
    help="Say what would be found, also in copies of each other; write nothing. Of what a policy "
    "names, what is on file in the same words is not told apart.",
)
@as_json
@click.pass_obj
def read(
    target: Target,
    /,
    files: tuple[str, ...],
    readers: tuple[str, ...],
    model: bool,
    accept: str | None,
    brief: bool,
    dry_run: bool,
    json_: bool,
    **given: str | None,
) -> None:
    """Read pages: archive them, and file the facts found in them as proposals for review.

    HTML, plain text, Markdown and WARC, also with gzip, from files, folders and standard input
    (-). Each page is on file before the next is opened; reading it again files nothing twice.
    Nothing found becomes a fact before it is accepted, with `chronicle review` or by a policy.

    \b
      chronicle read call.html
      curl -s https://example.org/call | chronicle read - --publisher "The Herald"
      chronicle read clippings/ --accept rules:named-list
    """
    from api.cli.accepting import Accepting, policy_spelled, refuse_unknown
    from api.cli.found import print_reading
    from api.cli.printing import print_json
    from api.cli.taking import Printing, Run
    from api.readers import RulesReader
    from events.intake.pages.files import places_in
    from events.intake.pages.noise import noise_of
    from events.intake.pages.page import Given
    from events.intake.proposals.dry_run import DryRun
    from events.intake.proposals.intake import Intake

    policy = None if accept is None else policy_spelled(accept)
    places = places_in(files)
    with target.open() as service:
        asked = _readers(service, readers, model)
        if policy is not None:
            refuse_unknown(policy.says, asked, service.chronicle.proposals)
        accepting = None if policy is None else Accepting(service, target.by, policy, dry_run)
        intake = (DryRun if dry_run else Intake)(service.chronicle, asked, noise_of)
        printing = None if json_ else Printing(service, brief, dry_run)
        run = Run(partial(intake.take, by=target.by), accepting, printing, dry_run=dry_run)
        for reader in asked:
            if isinstance(reader, RulesReader):
                reader.heard = run.heard
        try:
            run.read(places, Given(**given))
        except KeyboardInterrupt:
            click.echo(run.broken_off(), err=True)
            raise
        service.projector.catch_up()
        if json_:
            print_json(run.told())
        else:
            print_reading(run.tally, accepting, len(run.failed), dry_run)
    run.refuse_failed()


def _readers(service: Service, names: Sequence[str], model: bool) -> list[Reader]:
    from api.readers import DEFAULT, maker_of

    makers = [maker_of(name) for name in dict.fromkeys(names or (DEFAULT,))]
    register = service.questions.register()
    readers: list[Reader] = [maker(register) for maker in makers]
    if model:
        from api.model import in_words, model_reader

        readers.append(model_reader(register, lambda told: click.echo(in_words(told), err=True)))
    return readers


COMMANDS = (read,)
