"""Commands that move a whole chronicle: out into a folder of files, and in from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.certifying import read_public_key
from api.cli.context import Target, as_json, if_interrupted
from api.cli.sealing import open_seal, signer_of, signing_key
from domain.nouns import counted

if TYPE_CHECKING:
    from events.transfer.format import Transferred


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--without-texts", is_flag=True, help="Leave the words of the sources out.")
@signing_key
@as_json
@click.pass_obj
def export_(
    target: Target, folder: Path, without_texts: bool, key: Path | None, json_: bool
) -> None:
    """Write the whole chronicle into FOLDER, which is new: two files of JSON Lines.

    The log event by event, with its checkpoints at the end, and the words of its sources
    beside it, but for what is withheld or erased. Without texts a stranger may verify and
    rebuild, and not read. The folder is there whole or not at all. Proposals, tokens and
    read tables are not exported. The format is described in docs/export.md.

    \b
      chronicle export /mnt/elsewhere/2026-11 --key chronicle.key
    """
    from api.cli.printing import progress
    from events.transfer.exporting import export

    kept = "Nothing was exported. Give the same command again."
    with open_seal(target) as opened, if_interrupted(kept), progress("exporting") as advance:
        signer = signer_of(opened, key)
        done = export(opened.seal, folder, advance, signer=signer, with_texts=not without_texts)
    _tell(f"Exported to {folder}", done, json_)


@click.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--public-key",
    metavar="KEY|FILE",
    help="The key that must have signed the last checkpoint: NAME+ID+KEY as 'chronicle keys show' "
    "prints it, or a file with it.",
)
@as_json
@click.pass_obj
def import_(target: Target, folder: Path, public_key: str | None, json_: bool) -> None:
    """Make the chronicle of the export in FOLDER at --db, which must hold none.

    All of it or nothing: the root is computed from the lines and must be that of the
    checkpoint, every signature that of the key that was in force, and each text must open
    what its event committed to. The first thing that does not hold is named.

    \b
      chronicle --db copy.db import /mnt/elsewhere/2026-11
    """
    from api.cli.printing import progress
    from api.wiring import importing
    from events.codec import Codec
    from events.transfer.importing import import_folder

    key = read_public_key(public_key) if public_key else None
    with importing(target.db) as (recorder, projector):
        with progress("importing") as advance:
            done = import_folder(recorder, Codec(), folder, advance, public_key=key)
        with progress("projecting") as advance:
            projector.prepare()
            projector.catch_up(advance)
    _tell(f"Imported from {folder}", done, json_)


def _tell(what: str, done: Transferred, json_: bool) -> None:
    from api.cli.printing import print_json

    if json_:
        print_json({**done._asdict(), "root": done.root.hex()})
        return
    texts = "no texts" if done.texts is None else f"the texts of {counted(done.texts, 'document')}"
    click.echo(f"{what}: {done.events:,} events, {texts}. Root {done.root.hex()}.")
    click.echo(
        f"Its checkpoint is signed by key {done.signed_by}."
        if done.signed_by
        else "Its checkpoint is not signed: it says what was exported, and not by whom."
    )


COMMANDS = (export_, import_)
