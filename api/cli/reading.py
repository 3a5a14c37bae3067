"""The command that reads pages: from files to proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from api.cli.context import Target, as_json

if TYPE_CHECKING:
    from api.wiring import Service
    from events.intake.pages.page import Given, Page
    from events.intake.proposals.intake import Intake, PageRead
    from events.intake.proposals.policy import Policy
    from events.intake.proposals.readers import Reader


class Failed(NamedTuple):
    """Bytes that gave no page, or a page that could not be archived, and why."""

    name: str
    why: str


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
    metavar="NAME@VERSION",
    help="Who reads it; may be given several times.  [default: rules@1]",
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
@click.option("--dry-run", is_flag=True, help="Say what would be found; write nothing.")
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

    HTML, plain text, Markdown and WARC, from files, folders and standard input (-). Nothing
    found becomes a fact before it is accepted, with `chronicle review` or by a policy.

    \b
      chronicle read call.html
      curl -s https://example.org/call | chronicle read - --publisher "The Herald"
      chronicle read clippings/ --accept rules:named-list
    """
    from api.cli.accepting import accept_found, policy_spelled
    from events.intake.pages.page import Given

    policy = None if accept is None else policy_spelled(accept)
    with target.open() as service:
        intake = _intake(service, readers, model)
        pages, failed = _read_all(target, intake, files, Given(**given), dry_run)
        service.projector.catch_up()
        outcome = accept_found(service, target.by, policy, pages, dry_run) if policy else None
        if json_:
            _print_json(pages, failed, outcome, policy, dry_run)
        else:
            _print(service, pages, failed, outcome, brief, dry_run)
    _refuse_failed(pages, failed)


def _intake(service: Service, names: Sequence[str], model: bool) -> Intake:
    from api.readers import DEFAULT, READERS
    from events.intake.pages.noise import noise_of
    from events.intake.proposals.intake import Intake
    from events.intake.proposals.readers import reader_named

    makers = [reader_named(READERS, name) for name in dict.fromkeys(names or (DEFAULT,))]
    register = service.questions.register()
    readers: list[Reader] = [maker(register) for maker in makers]
    if model:
        from api.model import in_words, model_reader

        readers.append(model_reader(register, lambda told: click.echo(in_words(told), err=True)))
    return Intake(service.chronicle, readers, noise_of)


def _read_all(
    target: Target, intake: Intake, files: Sequence[str], given: Given, dry_run: bool
) -> tuple[list[PageRead], list[Failed]]:
    from api.cli.printing import progress
    from domain.errors import Conflict, InvalidInput, QuoteMismatch, Redacted
    from events.intake.model.endpoint import ModelUnavailable

    read, failed = list[Any](), list[Failed]()
    with progress("reading") as advance:
        for page in _pages(files, given):
            if isinstance(page, Failed):
                failed.append(page)
                continue
            try:
                read.append(intake.rehearse(page) if dry_run else intake.take(page, target.by))
            except (InvalidInput, Conflict, QuoteMismatch, Redacted, ModelUnavailable) as error:
                failed.append(Failed(page.name, error.detail))
            advance(len(read) + len(failed), len(read) + len(failed))
    return read, failed


def _pages(files: Sequence[str], given: Given) -> Iterator[Page | Failed]:
    """Each page of each file; where there is none, why."""
    import sys

    from domain.errors import InvalidInput
    from events.intake.pages.files import files_in
    from events.intake.pages.opening import pages_of
    from events.intake.pages.page import Unreadable

    for found in files_in(files, sys.stdin.buffer.read):
        if isinstance(found, Unreadable):
            yield Failed(*found)
            continue
        name, content = found
        try:
            for page in pages_of(content, name=name, given=given):
                yield Failed(*page) if isinstance(page, Unreadable) else page
        except InvalidInput as error:
            yield Failed(name, error.detail)


def _print_json(
    pages: Sequence[PageRead],
    failed: Sequence[Failed],
    outcome: dict[str, Any] | None,
    policy: Policy | None,
    dry_run: bool,
) -> None:
    from api.cli.printing import print_json

    told = [{**page._asdict(), "put": page.put._asdict()} for page in pages]
    said: dict[str, Any] = {"dry_run": dry_run, "pages": told}
    said["failed"] = [each._asdict() for each in failed]
    if outcome is not None and policy is not None:
        said["accepted"] = {"policy": policy.says.name, "sha256": policy.sha256, **outcome}
    print_json(said)


def _print(
    service: Service,
    pages: Sequence[PageRead],
    failed: Sequence[Failed],
    outcome: dict[str, Any] | None,
    brief: bool,
    dry_run: bool,
) -> None:
    from api.cli.found import print_page
    from api.desk import Desk

    desk = Desk(service)
    for page in pages:
        print_page(desk, page, brief=brief, dry_run=dry_run)
    for each in failed if pages or len(failed) > 1 else ():
        click.secho(f"{each.name}: {each.why}", err=True, fg="red")
    if len(pages) > 1:
        new = sum(len(page.put.new) for page in pages)
        click.echo(f"{len(pages)} pages, {new} new proposals.")
    if outcome is not None:
        would = "would accept" if dry_run else "accepted"
        click.echo(f"The policy {would} {outcome['accepted']}.")
        for why, number in sorted(outcome["left"].items()):
            click.echo(f"{number:7,} left open: {why}")
    if dry_run:
        click.echo("Nothing was written.")


def _refuse_failed(pages: Sequence[PageRead], failed: Sequence[Failed]) -> None:
    """An error if any page could not be read; those that could are on file."""
    from domain.errors import InvalidInput

    if not pages and not failed:
        raise InvalidInput(
            "There is no page in these folders; name files, or folders that hold pages.",
            field="files",
        )
    if len(failed) == 1 and not pages:
        raise InvalidInput(f"{failed[0].name}: {failed[0].why}", field="files")
    if failed:
        raise InvalidInput(
            f"{len(failed)} of {len(pages) + len(failed)} pages could not be read; the others are "
            "on file.",
            field="files",
        )


COMMANDS = (read,)
