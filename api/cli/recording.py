"""Commands that write. What they report is on disk; what they refuse left no trace."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.context import KEPT, Target, as_json, if_interrupted

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@as_json
@click.pass_obj
def init(target: Target, json_: bool) -> None:
    """Make an empty chronicle at --db.

    \b
      chronicle --db treaties.db init
    """
    from api.cli.printing import print_json
    from api.wiring import create

    chronicle = create(target.db)
    if json_:
        print_json({"chronicle": chronicle, "db": target.db})
    else:
        click.echo(f"Opened chronicle {chronicle} at {target.db}.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--title", help="The document's headline.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="EDTF", help="When: 2018-11-12, 2018-11, [2018-11-12..].")
@click.option("--retrieved-at", metavar="TIME", help="When it was fetched.  [default: now]")
@click.option("--author", help="Who wrote it.")
@click.option("--language", metavar="TAG", help="Its language, like en.")
@click.option("--url", help="Where it was found.")
@click.option("--syndication", help="Where it is known to be taken from.")
@as_json
@click.pass_obj
def archive(
    target: Target,
    file: Path,
    title: str | None,
    publisher: str | None,
    published: str | None,
    retrieved_at: str | None,
    author: str | None,
    language: str | None,
    url: str | None,
    syndication: str | None,
    json_: bool,
) -> None:
    """Keep FILE, plain text in UTF-8, so that facts can quote it.

    The same bytes from the same publisher and address are one document; where neither is
    given, they are the document on file that has them, if only one has.

    \b
      chronicle archive call.txt --publisher "The Herald" --published 2018-11-13
    """
    from api.cli.printing import print_json
    from events.documents import MAX_BYTES
    from events.drafts import DocumentDraft

    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)  # one more shows that it is too long
    draft = DocumentDraft(
        content=content,
        title=title,
        publisher=publisher,
        published=published,
        retrieved_at=retrieved_at,
        author=author,
        language=language,
        url=url,
        syndication=syndication,
    )
    with target.open() as service:
        archived = service.chronicle.archive(draft)
        origin = service.chronicle.copies.link(archived.document, target.by)
    if json_:
        print_json({**archived._asdict(), "origin": origin})
    else:
        click.echo(
            f"{'Archived' if archived.new else 'Already on file'}: document {archived.document}, "
            f"text {archived.text}, position {archived.position}."
        )
        if origin is not None:
            click.echo(f"It is a copy of {origin}; what it says is no second source.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--check", is_flag=True, help="Say what is wrong with it; record nothing.")
@as_json
@click.pass_obj
def record(target: Target, file: Path, check: bool, json_: bool) -> None:
    """Record the bundle in FILE: documents, parties, instruments and facts.

    Everything is checked before anything is written. A recording that was
    interrupted is finished by running it again; nothing is recorded twice.
    The format, JSON or JSON Lines, is described in docs/bundle.md.

    \b
      chronicle record bundle.json
    """
    from api.cli.printing import print_json, print_withdrawn, progress, withdrawn_json
    from events.intake.bundle import read_bundle
    from events.intake.recording import check_bundle, record_bundle

    bundle = read_bundle(file)
    with target.open() as service:
        if check:
            check_bundle(service.chronicle, bundle, target.by)
            said = "Nothing is wrong with it; nothing was recorded."
            print_json({"checked": True, "recorded": False}) if json_ else click.echo(said)
            return
        with if_interrupted(KEPT), progress("recording") as advance:
            outcome = record_bundle(service.chronicle, bundle, target.by, advance)
        with progress("projecting") as advance:
            position = service.projector.catch_up(advance)
    tallies = {sort: tally._asdict() for sort, tally in outcome.tallies.items()}
    if json_:
        receipt = {
            "position": position,
            "tallies": tallies,
            "documents": outcome.documents,
            "facts": outcome.facts,
            "copies": outcome.copies,
            "withdrawn": withdrawn_json(outcome.withdrawn),
        }
        print_json(receipt)
        return
    for sort, tally in outcome.tallies.items():
        click.echo(f"{sort:12} {tally.new:6,} new {tally.on_file:6,} on file already")
    for copy, origin in outcome.copies.items():
        click.echo(f"{copy} is a copy of {origin}; what it says is no second source.")
    print_withdrawn(outcome.withdrawn)
    click.echo(f"The log ends at position {position:,}.")


@click.command()
@as_json
@click.pass_obj
def rebuild(target: Target, json_: bool) -> None:
    """Fold the whole log again into new read tables, then answer from those.

    The old tables serve until the new ones are complete. The state hash is the same
    for the same log, whenever and wherever it is rebuilt.
    """
    from api.cli.printing import print_json, progress

    kept = "The tables that answer are as they were. Give the same command again."
    with target.open() as service, if_interrupted(kept), progress("rebuilding") as advance:
        rebuilt = service.projector.rebuild(advance)
    if json_:
        print_json(rebuilt._asdict())
    else:
        click.echo(f"Rebuilt {rebuilt.position:,} events; state hash {rebuilt.state_hash}.")


COMMANDS = (init, archive, record, rebuild)
