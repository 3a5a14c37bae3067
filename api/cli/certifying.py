"""Commands about certificates: an answer that whoever has the public key can check offline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.asking import ASPECTS
from api.cli.context import Command, Target, as_json, known_at, sources, valid_on

if TYPE_CHECKING:
    from events.pinned import Kind
    from events.seal.notes import PublicKey

KEY = click.option(
    "--key",
    envvar="CHRONICLE_KEY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The private key that signs; without one there is no certificate.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write into this file, which is there whole or not at all; else to standard output.",
)
ASPECT = click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")


@click.group()
def certify() -> None:
    """Certify an answer: one file with its facts, their quotes and the proof of each.

    It certifies the record, not the world. Whoever has it, and the public key, checks it
    with 'chronicle check-certificate', offline.

    \b
      chronicle certify ask Japan "Paris Call" --valid-on 2018-11-20 --key chronicle.key -o ask.json
      chronicle certify roster "Paris Call" --valid-on 2018-11-20 --key chronicle.key -o roster.json
    """


@certify.command("ask")
@click.argument("party")
@click.argument("instrument")
@valid_on
@known_at
@ASPECT
@sources
@KEY
@OUTPUT
@click.pass_obj
def certify_ask(
    target: Target,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    key: Path | None,
    output: Path | None,
) -> None:
    """Had PARTY joined INSTRUMENT on that day? With everything that was weighed."""
    _certify(
        target, key, output, "ask", valid_on, known_at,
        party=party, instrument=instrument, aspect=aspect, sources=sources,
    )  # fmt: skip


@certify.command("roster")
@click.argument("instrument")
@valid_on
@known_at
@ASPECT
@sources
@KEY
@OUTPUT
@click.pass_obj
def certify_roster(
    target: Target,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    key: Path | None,
    output: Path | None,
) -> None:
    """Everybody's answer towards INSTRUMENT on that day, with the facts that they name."""
    _certify(
        target, key, output, "roster", valid_on, known_at,
        instrument=instrument, aspect=aspect, sources=sources,
    )  # fmt: skip


@certify.command("snapshot")
@click.argument("about", default="all")
@valid_on
@known_at
@click.option("--instrument", metavar="NAME", help="Only the answers about this instrument.")
@click.option("--party", metavar="NAME", help="Only the answers about this party.")
@sources
@KEY
@OUTPUT
@click.pass_obj
def certify_snapshot(
    target: Target,
    about: str,
    valid_on: str,
    known_at: str | None,
    instrument: str | None,
    party: str | None,
    sources: tuple[str, ...],
    key: Path | None,
    output: Path | None,
) -> None:
    """Every answer for one day: about ABOUT, an instrument or a party, or "all"."""
    _certify(
        target, key, output, "snapshot", valid_on, known_at,
        party=party, instrument=instrument, sources=sources,
        about=None if about == "all" else about,
    )  # fmt: skip


def _certify(
    target: Target,
    key: Path | None,
    output: Path | None,
    kind: Kind,
    valid_on: str,
    known_at: str | None,
    *,
    party: str | None = None,
    instrument: str | None = None,
    aspect: str | None = None,
    sources: tuple[str, ...] = (),
    about: str | None = None,
) -> None:
    from api.cli.printing import progress
    from api.wiring import sealing_of
    from domain.errors import NoKey

    if key is None:
        raise NoKey(
            "A certificate is signed: give the private key with --key FILE or CHRONICLE_KEY; "
            "'chronicle keys new FILE' makes one."
        )
    with target.open() as service, progress("instruments") as advance:
        opened, ask = sealing_of(service), service.questions
        signer = opened.keys.signer(key)
        question = ask.pinned(
            kind, valid_on, known_at, party=party, instrument=instrument, aspect=aspect,
            sources=sources or None, about=about,
        )  # fmt: skip
        content = ask.certify(question, opened.seal, signer, advance)
    write_out(content, output)
    if output is not None:
        click.echo(f"{len(content):,} bytes in {output}. Check them with", err=True)
        click.echo(f"  chronicle check-certificate {output} --public-key {signer.public}", err=True)


def write_out(content: bytes, output: Path | None) -> None:
    """Exactly these bytes, into a file that is there whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
        return
    with click.open_file(str(output), "wb", atomic=True) as file:
        file.write(content)


def public_key(command: Command) -> Command:
    """The key that a signature is checked with."""
    return click.option(
        "--public-key",
        required=True,
        metavar="KEY|FILE",
        help="The public key, NAME+ID+KEY as 'chronicle keys show' prints it, or a file with it.",
    )(command)


def read_public_key(given: str) -> PublicKey:
    """The public key that was given, itself or as a file. Raises `InvalidInput` for neither."""
    from events.seal.notes import PublicKey

    path = Path(given)
    try:
        found = path.read_text() if path.is_file() else given
    except (OSError, UnicodeDecodeError):
        found = given
    return PublicKey.parse(found)


@click.command("check-certificate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@public_key
@click.option(
    "--witness",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also hold its checkpoint against those in this file, which 'chronicle witness' wrote.",
)
@as_json
def check_certificate(file: Path, public_key: str, witness: Path | None, json_: bool) -> None:
    """Check a certificate by the public key alone: no database is opened, no network asked.

    Says what is certified and what is not. If anything does not hold, the first such thing
    is named, and the exit code is 7.

    \b
      chronicle check-certificate ask.json --public-key chronicle.pub
    """
    import json

    from api.cli.certified import as_plain, tell
    from events.seal.certificates.checking import check
    from events.seal.certificates.witnessed import against

    key = read_public_key(public_key)
    checked = check(file.read_bytes(), key)
    seen = against(witness, checked.checkpoint) if witness else None
    if json_:
        click.echo(json.dumps(as_plain(checked, key, seen), ensure_ascii=False))
    else:
        tell(checked, key, seen)


COMMANDS = (certify, check_certificate)
