"""Commands about the seal: keys, checkpoints, and those that are kept elsewhere."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.context import Command, Commands, Target, as_json

if TYPE_CHECKING:
    from api.wiring import Sealing
    from events.seal.notes import Signer

UNSIGNED = "Not signed: no key was given. Give one with --key FILE or CHRONICLE_KEY."


def open_seal(target: Target) -> AbstractContextManager[Sealing]:
    """The seal of the chronicle, open; see `api.wiring.sealing`."""
    from api.wiring import sealing

    return sealing(target.db)


def signing_key(command: Command) -> Command:
    """The option for the private key that signs."""
    return click.option(
        "--key",
        envvar="CHRONICLE_KEY",
        show_envvar=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The private key that signs the checkpoint; without it nothing is signed.",
    )(command)


def signer_of(opened: Sealing, key: Path | None) -> Signer | None:
    """The key in the file, if one was given and it is the one in force."""
    return opened.keys.signer(key) if key else None


@click.group(cls=Commands)
def keys() -> None:
    """Keys that checkpoints are signed with: make one, put another in its place, show them.

    \b
      chronicle keys new chronicle.key --reason "first key"
      chronicle keys show
      chronicle keys show --in-force > chronicle.pub
    """


@keys.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reason", required=True, help="Why; kept with the key for as long as the log.")
@as_json
@click.pass_obj
def new_key(target: Target, file: Path, reason: str, json_: bool) -> None:
    """Make a key, keep its secret in FILE, and sign with it from here on.

    FILE is made for its owner alone and never written over; the database gets the public
    half only. A key that was in force before is replaced: what it signed stays valid, and
    it signs nothing newer.
    """
    import os

    from api.cli.printing import print_json

    with open_seal(target) as opened:
        noted = opened.keys.add(file, target.by, reason, os.urandom)
    if json_:
        print_json({"public_key": str(noted.key), "position": noted.position, "file": str(file)})
        return
    click.echo(f"Key {noted.key.id.hex()} is in force since position {noted.position}.")
    if noted.replaced is not None:
        click.echo(f"It takes the place of key {noted.replaced.id.hex()}.")
    click.echo(f"Its secret is in {file}: keep it apart from the database. Its public half:")
    click.echo(str(noted.key))


@keys.command("retire")
@click.option("--reason", required=True, help="Why; kept with the key for as long as the log.")
@as_json
@click.pass_obj
def retire_key(target: Target, reason: str, json_: bool) -> None:
    """Sign nothing from here on: the key in force is no longer.

    What it signed before stays valid. For a key that was lost or stolen; if there is a
    new one at hand, `chronicle keys new` does both.
    """
    from api.cli.printing import print_json

    with open_seal(target) as opened:
        noted = opened.keys.retire(target.by, reason)
    if json_:
        print_json({"retired": str(noted.key), "position": noted.position})
        return
    click.echo(f"Key {noted.key.id.hex()} is retired since position {noted.position}.")


@keys.command("show")
@click.option(
    "--in-force", is_flag=True, help="Print nothing but the public key that signs now, for a file."
)
@as_json
@click.pass_obj
def show_keys(target: Target, in_force: bool, json_: bool) -> None:
    """Which public key was in force since which position, the oldest first.

    \b
      chronicle keys show --in-force > chronicle.pub
    """
    from api.cli.printing import print_json
    from domain.errors import NoKey

    with open_seal(target) as opened:
        history = opened.keys.history()
    if in_force:
        history = history[-1:]
        if not history or history[0].key is None:
            raise NoKey("No key is in force: 'chronicle keys new FILE' makes one.")
        if not json_:
            click.echo(str(history[0].key))
            return
    if json_:
        print_json([{"since": s.since, "public_key": s.key and str(s.key)} for s in history])
        return
    for span in history:
        click.echo(f"{span.since:9}  {span.key or 'none: nothing is signed'}")
    if not history:
        click.echo("No key yet, so nothing is signed: run 'chronicle keys new FILE'.")


@click.command()
@signing_key
@click.pass_obj
def checkpoint(target: Target, key: Path | None) -> None:
    """Print the checkpoint of the log as it is now: how many events, and the root over them.

    A C2SP signed note. If it is signed it is also kept in the database, where
    `chronicle verify log` checks it.

    \b
      chronicle checkpoint --key chronicle.key
    """
    with open_seal(target) as opened:
        note = opened.seal.checkpoint(signer_of(opened, key))
    click.echo(note.content, nl=False)
    if not note.signatures:
        click.echo(UNSIGNED, err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@signing_key
@as_json
@click.pass_obj
def witness(target: Target, file: Path, key: Path | None, json_: bool) -> None:
    """Append the checkpoint of the log as it is now to FILE, which is kept elsewhere.

    Whoever rewrites the log, seal and all, cannot rewrite that file: `chronicle verify
    log --witness FILE` names the first checkpoint that no longer holds.

    \b
      chronicle witness /mnt/elsewhere/chronicle.witness --key chronicle.key
    """
    from api.cli.printing import print_json
    from events.seal.witness import append

    with open_seal(target) as opened:
        noted = append(file, opened.seal, opened.seal.checkpoint(signer_of(opened, key)))
    at = noted.note.checkpoint
    signed = bool(noted.note.signatures)
    if json_:
        print_json(
            {"size": at.size, "root": at.root.hex(), "signed": signed, "new": noted.new,
             "checkpoints": noted.checkpoints}
        )  # fmt: skip
    else:
        what = "Appended" if noted.new else "There already:"
        click.echo(
            f"{what} checkpoint {noted.checkpoints} of {file}: {at.size} events, "
            f"root {at.root.hex()}."
        )
    if not signed:
        click.echo(UNSIGNED, err=True)


@click.command()
@click.pass_obj
def seal(target: Target) -> None:
    """Seal a log that is older than its seal; every other one is sealed as it is written.

    In short writes, so that others can write in between; interrupted, it goes on where it
    was.
    """
    from api.cli.printing import progress

    with open_seal(target) as opened, progress("sealing") as advance:
        frontier = opened.seal.catch_up(advance)
    click.echo(f"{frontier.size} events are sealed.")


COMMANDS = (keys, checkpoint, witness, seal)
