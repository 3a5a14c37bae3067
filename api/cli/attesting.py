"""Commands about attestations: what a log gives when it is projected anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.certifying import OUTPUT, public_key, read_public_key, write_out
from api.cli.context import Target, as_json

if TYPE_CHECKING:
    from api.wiring import Sealing
    from events.seal.attestation import Attestation


@click.command()
@click.option(
    "--key",
    envvar="CHRONICLE_KEY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The private key that signs; without it the signature is null.",
)
@OUTPUT
@click.pass_obj
def attest(target: Target, key: Path | None, output: Path | None) -> None:
    """Rebuild all read tables from the log, elsewhere, and say what comes out: one JSON file.

    Its members are the chronicle, the size and the root of the log, the version of the read
    tables and their state hash. Whoever imports an export of this chronicle gets the same
    bytes but for the signature. The tables that answer are not touched.

    \b
      chronicle attest --key chronicle.key -o attestation.json
    """
    from api.cli.verifying import require
    from api.wiring import sealing
    from events.seal.attestation import NAME
    from events.seal.signed import sign

    require(target, "log")  # the root is that of the tree, the state that of the events
    with sealing(target.db) as opened:
        signer = opened.keys.signer(key) if key else None
        content = sign(NAME, _attested(opened, opened.seal.size()), signer)
    write_out(content, output)
    if signer is None:
        click.echo("Not signed: give a key with --key FILE or CHRONICLE_KEY.", err=True)


@click.command("check-attestation")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@public_key
@click.option(
    "--rebuild",
    is_flag=True,
    help="Also rebuild the chronicle at --db, up to the size attested, and compare.",
)
@as_json
@click.pass_obj
def check_attestation(
    target: Target, file: Path, public_key: str, rebuild: bool, json_: bool
) -> None:
    """Check the signature of an attestation and, with --rebuild, that the log at hand gives it.

    Without --rebuild no database is opened. Ends with exit code 7 if anything does not hold.

    \b
      chronicle check-attestation attestation.json --public-key chronicle.pub
      chronicle --db imported.db check-attestation attestation.json --public-key … --rebuild
    """
    import json

    import msgspec

    from events.seal.attestation import check

    said = check(file.read_bytes(), read_public_key(public_key))
    if rebuild:
        _compare(target, said)
    if json_:
        holds = {"holds": True, "rebuilt": rebuild, "attestation": msgspec.to_builtins(said)}
        click.echo(json.dumps(holds))
        return
    click.secho("This attestation holds.", bold=True)
    click.echo(f"  chronicle   {said.chronicle}")
    click.echo(f"  log         {said.size} events, root {said.root}")
    click.echo(f"  read tables version {said.read_tables}, state hash {said.state_hash}")
    rebuilt = "was projected anew and gives that" if rebuild else "was not looked at: see --rebuild"
    click.echo(f"The log {rebuilt}.")


def _attested(opened: Sealing, size: int) -> Attestation:
    from api.cli.printing import progress
    from events.seal.attestation import ABOUT, FORMAT, Attestation
    from projections.attesting import state_at
    from projections.schema import VERSION

    with progress("projecting") as advance:
        return Attestation(
            about=ABOUT,
            chronicle=opened.seal.origin,
            format=FORMAT,
            read_tables=VERSION,
            root=opened.seal.root(size).hex(),
            size=size,
            state_hash=state_at(opened.log, size, advance),
        )


def _compare(target: Target, said: Attestation) -> None:
    from api.cli.verifying import require
    from api.wiring import sealing
    from domain.errors import NotProven
    from events.seal.attestation import differences
    from projections.schema import VERSION

    if said.read_tables != VERSION:
        raise NotProven(
            f"It attests read tables of version {said.read_tables}; this program makes version "
            f"{VERSION}. Check it with a program that makes the other."
        )
    require(target, "log")
    with sealing(target.db) as opened:
        size = min(said.size, opened.seal.size())
        found = differences(said, _attested(opened, size))
    if found:
        raise NotProven(f"The chronicle at --db is not the one attested: {'; '.join(found)}.")


COMMANDS = (attest, check_attestation)
