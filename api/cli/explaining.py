"""Commands that explain: what changed, what contradicts itself, how an answer came about."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

import click

from api.cli.asking import ASPECTS
from api.cli.context import OutputFile, Target, as_json, known_at, sources, valid_on

FORMATS = click.Choice(["csv", "json", "jsonl"])
ASPECT = click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")


@click.command()
@click.argument("instrument")
@click.option("--from", "valid_from", metavar="DAY", help="Between this day of the world …")
@click.option("--to", "valid_to", metavar="DAY", help="… and this one.")
@known_at
@click.option("--valid-on", metavar="DAY", help="Or: for this one day of the world,")
@click.option("--known-from", metavar="POSITION|TIME", help="between what was known then …")
@click.option("--known-to", metavar="POSITION|TIME", help="… and then.  [default: now]")
@ASPECT
@sources
@as_json
@click.pass_obj
def diff(
    target: Target,
    instrument: str,
    valid_from: str | None,
    valid_to: str | None,
    known_at: str | None,
    valid_on: str | None,
    known_from: str | None,
    known_to: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """Who stood differently towards INSTRUMENT, and what made it so.

    Either between two days of the world, or for one day between two positions of the
    log (or times): one clock moves, the other is held.

    \b
      chronicle diff "Paris Call" --from 2018-11-01 --to 2018-11-20
      chronicle diff "Paris Call" --valid-on 2018-11-20 --known-from 57
    """
    from api.cli.explained import print_diff
    from api.cli.printing import print_json

    with target.open() as service:
        answer = service.questions.diff(
            instrument,
            valid_from=valid_from,
            valid_to=valid_to,
            known_at=known_at,
            valid_on=valid_on,
            known_from=known_from,
            known_to=known_to,
            aspect=aspect,
            sources=sources or None,
        )
    print_json(answer) if json_ else print_diff(answer)


@click.command()
@click.argument("instrument", required=False)
@known_at
@sources
@as_json
@click.pass_obj
def conflicts(
    target: Target,
    instrument: str | None,
    known_at: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """What contradicts itself about INSTRUMENT, or about any, and which facts say so.

    \b
      chronicle conflicts "Paris Call"
    """
    from api.cli.explained import print_conflicts
    from api.cli.printing import print_json

    with target.open() as service:
        answer = service.questions.conflicts(instrument, known_at, sources or None)
    print_json(answer) if json_ else print_conflicts(answer)


@click.command()
@click.argument("party")
@click.argument("instrument")
@valid_on
@known_at
@ASPECT
@sources
@as_json
@click.pass_obj
def why(
    target: Target,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """How the answer about PARTY and INSTRUMENT came about: reports, quotes, the rule.

    The words of quotes are cut from the archive now; the JSON has their places only.

    \b
      chronicle why UK "Paris Call" --valid-on 2021-12-01
    """
    from api.cli.printing import print_json
    from api.cli.reasoning import facts_of, print_why

    with target.open() as service:
        ask = service.questions
        answer = ask.why(party, instrument, valid_on, known_at, aspect, sources or None)
        quotes = {} if json_ else ask.quotes(facts_of(answer))
    print_json(answer) if json_ else print_why(answer, quotes)


@click.command()
@click.argument("about", default="all")
@valid_on
@known_at
@click.option("--instrument", metavar="NAME", help="Only the answers about this instrument.")
@click.option("--party", metavar="NAME", help="Only the answers about this party.")
@click.option(
    "--format",
    "format_",
    type=FORMATS,
    default="csv",
    show_default=True,
    help="csv, one JSON value, or a line of JSON for each row.",
)
@click.option(
    "-o",
    "--output",
    type=OutputFile(),
    help="Write into this file; it is there whole or not at all.",
)
@click.option("--hash", "hash_", is_flag=True, help="Print only the SHA-256 of the bytes.")
@sources
@as_json
@click.pass_obj
def snapshot(
    target: Target,
    about: str,
    valid_on: str,
    known_at: str | None,
    instrument: str | None,
    party: str | None,
    format_: str,
    output: Path | None,
    hash_: bool,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """Every answer for one day as a table, the same bytes each time it is asked so pinned.

    ABOUT is an instrument or a party, or "all"; a group is both, so say which by
    --instrument or --party. Rows come by instrument, aspect and party. The SHA-256 of
    exactly the bytes goes to standard error, so that `sha256sum` of what was printed gives
    it again. --json is --format json.

    \b
      chronicle snapshot --valid-on 2018-11-20 -o answers.csv
      chronicle snapshot Japan --valid-on 2018-11-20 --known-at 125 --format jsonl
    """
    from api.cli.printing import progress

    seen = output or hash_ or not sys.stdout.isatty()  # else the bar would cross the rows
    bar = progress("instruments") if seen else nullcontext(_no_bar)
    with target.open() as service, bar as advance:
        made = service.questions.snapshot(
            valid_on,
            instrument=instrument,
            party=party,
            about=None if about == "all" else about,
            known_at=known_at,
            sources=sources or None,
            format="json" if json_ else format_,
            advance=advance,
        )
        with made as written, _opened(output, hash_) as out:
            for portion in written:
                out(portion)
    if hash_:
        click.echo(written.sha256)
    else:
        where = f" in {output}" if output else ""
        click.echo(f"sha256 {written.sha256}, {written.size:,} bytes{where}", err=True)


def _no_bar(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


class _Out:
    """Where bytes go: a stream, or nowhere."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._stream = stream

    def __call__(self, portion: bytes) -> None:
        if self._stream is not None:
            self._stream.write(portion)


@contextmanager
def _opened(output: Path | None, only_hash: bool) -> Iterator[_Out]:
    """Standard output; a file that takes its name once it is whole; or, for a hash, nowhere."""
    if only_hash:
        yield _Out(None)
    elif output is None:
        yield _Out(sys.stdout.buffer)
    else:
        file: IO[bytes]
        with click.open_file(str(output), "wb", atomic=True) as file:
            yield _Out(file)


COMMANDS = (diff, conflicts, why, snapshot)
