"""Commands about certificates: an answer that whoever has the public key can check offline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.context import Command, Commands, OutputFile, Target, as_json
from api.cli.pinning import Put, add_questions

if TYPE_CHECKING:
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
    type=OutputFile(),
    help="Write into this file, which is there whole or not at all; else to standard output.",
)
VERIFY = click.option(
    "--verify",
    is_flag=True,
    help="First verify the log, and make the read tables anew beside those that answer: nothing "
    "is certified if anything differs. Takes as long as the log.",
)


@click.group(cls=Commands)
def certify() -> None:
    """Certify an answer: one file with its facts, their quotes and the proof of each.

    It certifies the record, not the world. Whoever has it, and the public key, checks it
    with 'chronicle check-certificate', offline.

    \b
      chronicle certify ask Japan "Paris Call" --valid-on 2018-11-20 --key chronicle.key -o ask.json
      chronicle certify roster "Paris Call" --valid-on 2018-11-20 --key chronicle.key -o roster.json
    """


def _certify(
    target: Target, put: Put, key: Path | None, output: Path | None, *, verify: bool
) -> None:
    from api.cli.printing import progress
    from api.cli.verifying import require
    from api.wiring import sealing_of
    from domain.errors import NoKey

    if key is None:
        raise NoKey(
            "A certificate is signed: give the private key with --key FILE or CHRONICLE_KEY; "
            "'chronicle keys new FILE' makes one."
        )
    if verify:
        require(target, "log", "answers")
    with target.open() as service, progress("instruments") as advance:
        opened, ask = sealing_of(service), service.questions
        signer = opened.keys.signer(key)
        content = ask.certify(put.pinned(ask), opened.seal, signer, advance)
    write_out(content, output)
    if output is not None:
        click.echo(f"{len(content):,} bytes in {output}. Check them with", err=True)
        click.echo(f"  chronicle check-certificate {output} --public-key {signer.public}", err=True)


add_questions(certify, _certify, KEY, OUTPUT, VERIFY)


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
    """The public key that was given, itself or as a file of what `keys show` prints.

    Raises `InvalidInput` for anything else, and for a file that holds several keys.
    """
    from domain.errors import InvalidInput
    from events.seal.notes import PublicKey

    if "+" in given and not Path(given).is_file():
        return PublicKey.parse(given)
    try:
        text = Path(given).read_text()
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is no text"
        raise InvalidInput(
            f"{given!r} is neither a public key, NAME+ID+KEY, nor a file that can be read: {said}.",
            field="public_key",
        ) from error
    keys = [word for word in text.split() if "+" in word]
    if len(keys) > 1:
        raise InvalidInput(
            f"{given!r} holds {len(keys)} keys; expected the one to check with. "
            "'chronicle keys show --in-force' prints the one that signs now.",
            field="public_key",
        )
    return PublicKey.parse(keys[0] if keys else text)


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
