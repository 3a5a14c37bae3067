"""Commands about the seal: keys, checkpoints kept elsewhere, verification of the log."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.context import Command, Target, as_json

if TYPE_CHECKING:
    from api.wiring import Sealing
    from events.seal.findings import Verified
    from events.seal.notes import Signer

SHOWN = 20
"""Findings that are printed; --json has all."""
UNSIGNED = "Not signed: no key was given. Give one with --key FILE or CHRONICLE_KEY."


def _open(target: Target) -> AbstractContextManager[Sealing]:
    from api.wiring import sealing

    return sealing(target.db)


def _key(command: Command) -> Command:
    """The private key that signs."""
    return click.option(
        "--key",
        envvar="CHRONICLE_KEY",
        show_envvar=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The private key that signs the checkpoint; without it nothing is signed.",
    )(command)


def _signer(opened: Sealing, key: Path | None) -> Signer | None:
    return opened.keys.signer(key) if key else None


@click.group()
def keys() -> None:
    """Keys that checkpoints are signed with: make one, put another in its place, show them.

    \b
      chronicle keys new chronicle.key --reason "first key"
      chronicle keys show
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

    with _open(target) as opened:
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

    with _open(target) as opened:
        noted = opened.keys.retire(target.by, reason)
    if json_:
        print_json({"retired": str(noted.key), "position": noted.position})
        return
    click.echo(f"Key {noted.key.id.hex()} is retired since position {noted.position}.")


@keys.command("show")
@as_json
@click.pass_obj
def show_keys(target: Target, json_: bool) -> None:
    """Which public key was in force since which position, the oldest first."""
    from api.cli.printing import print_json

    with _open(target) as opened:
        history = opened.keys.history()
    if json_:
        print_json([{"since": s.since, "public_key": s.key and str(s.key)} for s in history])
        return
    for span in history:
        click.echo(f"{span.since:9}  {span.key or 'none: nothing is signed'}")
    if not history:
        click.echo("No key yet, so nothing is signed: run 'chronicle keys new FILE'.")


@click.command()
@_key
@click.pass_obj
def checkpoint(target: Target, key: Path | None) -> None:
    """Print the checkpoint of the log as it is now: how many events, and the root over them.

    A C2SP signed note. If it is signed it is also kept in the database, where
    `chronicle verify log` checks it.

    \b
      chronicle checkpoint --key chronicle.key
    """
    with _open(target) as opened:
        note = opened.seal.checkpoint(_signer(opened, key))
    click.echo(note.content, nl=False)
    if not note.signatures:
        click.echo(UNSIGNED, err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@_key
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

    with _open(target) as opened:
        noted = append(file, opened.seal, opened.seal.checkpoint(_signer(opened, key)))
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

    with _open(target) as opened, progress("sealing") as advance:
        frontier = opened.seal.catch_up(advance)
    click.echo(f"{frontier.size} events are sealed.")


@click.group()
def verify() -> None:
    """Check that nothing on file was changed; says what and where if something was.

    \b
      chronicle verify log
      chronicle verify log --witness /mnt/elsewhere/chronicle.witness
    """


@verify.command("log")
@click.option(
    "--witness",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Also check each checkpoint in this file, which `chronicle witness` wrote.",
)
@as_json
@click.pass_obj
def verify_log(target: Target, witness: Path | None, json_: bool) -> None:
    """Recompute every leaf and the whole tree from the events, and compare.

    Finds any event that was changed, taken away, swapped, doubled or added past the
    chronicle, and any tile or checkpoint that was changed, each with its position. Ends
    with exit code 7 if there is any.
    """
    from api.cli.printing import print_json, progress
    from domain.errors import NotProven
    from events.seal.verifying import verify as verify_all
    from events.seal.witness import read

    notes = read(witness) if witness else []
    with _open(target) as opened, progress("verifying") as advance:
        found = verify_all(opened.seal, opened.keys, advance, notes)
    if json_:
        print_json({**found._asdict(), "root": found.root.hex(),
                    "findings": [each._asdict() for each in found.findings]})  # fmt: skip
    else:
        _show(found)
    if found.findings:
        more = f" {len(found.findings) - 1} more." if len(found.findings) > 1 else ""
        raise NotProven(f"The log does not hold. First: {found.findings[0].text}{more}")


def _show(found: Verified) -> None:
    for each in found.findings[:SHOWN]:
        click.echo(each.text)
    if len(found.findings) > SHOWN:
        click.echo(f"… and {len(found.findings) - SHOWN} more: see --json.")
    held = "Verified" if not found.findings else "Read"
    click.echo(
        f"{held}: {found.events} events, {found.tiles} tiles, {found.checkpoints} checkpoints "
        f"kept here, {found.witnessed} elsewhere. Root {found.root.hex()}."
    )
    if found.unsealed:
        click.echo(f"{found.unsealed} events wait to be sealed: run 'chronicle seal'.")
    if not found.checkpoints + found.witnessed:
        click.echo(
            "No signed checkpoint vouches for it: whoever can write to the database can rewrite "
            "the seal too. See 'chronicle keys' and 'chronicle witness'."
        )


COMMANDS = (keys, checkpoint, witness, seal, verify)
