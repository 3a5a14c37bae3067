"""The `chronicle` command: global options, and errors as one line and an exit code."""

from __future__ import annotations

import getpass
import re
import sys
from typing import Any

import click

from api.cli import (
    asking,
    attesting,
    auditing,
    backtesting,
    certifying,
    citing,
    correcting,
    explaining,
    merging,
    policy,
    reading,
    recording,
    redacting,
    replaying,
    reviewing,
    running,
    sealing,
    searching,
    shipped,
    tables,
    tokens,
    transferring,
    verifying,
)
from api.cli.context import Commands, Target
from api.cli.shield import shielded
from api.visible import visible
from domain.errors import (
    Ambiguous,
    ChronicleError,
    Conflict,
    InvalidInput,
    NoKey,
    NotFound,
    NotProven,
    QuoteMismatch,
    Redacted,
    Stopped,
    Unavailable,
)

EXIT_CODES: dict[type[ChronicleError], int] = {
    InvalidInput: 2,
    QuoteMismatch: 2,
    NotFound: 3,
    Ambiguous: 3,
    Conflict: 4,
    Redacted: 4,
    NoKey: 4,
    Unavailable: 5,
    Stopped: 6,
    NotProven: 7,
}
"""2 and 3: mend the input. 4: the record says otherwise. 5: mend the database. 6: mend the code.
7: do not trust it, a proof does not hold."""


class _Chronicle(Commands):
    """The commands; an error of one names its options as they are typed."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, which is kept for its errors."""
        found = super().resolve_command(ctx, args)
        ctx.meta["command"] = found[1]
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run it. Raises what it raises."""
        try:
            return super().invoke(ctx)
        except ChronicleError as error:
            if (command := ctx.meta.get("command")) is not None:
                _as_typed(error, command)
            raise


def _as_typed(error: ChronicleError, command: click.Command) -> None:
    """Put `--from` where the error says `valid_from`."""
    for option in command.params:
        if isinstance(option, click.Option) and option.name and "_" in option.name.rstrip("_"):
            typed = option.opts[-1]
            error.detail = re.sub(rf"(?<!\w){option.name}(?!\w)", typed, error.detail)
            error.field = typed if error.field == option.name else error.field


@click.group(
    cls=_Chronicle,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    envvar="CHRONICLE_DB",
    default="chronicle.db",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="The chronicle: a file, sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME.",
)
@click.option(
    "--by",
    envvar="CHRONICLE_BY",
    show_envvar=True,
    metavar="NAME",
    help="Who records; kept with every fact.  [default: your user name]",
)
@click.version_option(package_name="chronicle", prog_name="chronicle")
@click.pass_context
def cli(context: click.Context, db: str, by: str | None) -> None:
    """Who had signed, as of which day, known since when, and in whose words.

    A chronicle records news facts with the exact quote each came from, and answers
    on two clocks: --valid-on (true in the world on that day) and --known-at (what
    was on file at a log position or a UTC time).

    \b
      chronicle demo                          try it on the bundled example
      chronicle init                          make a chronicle of your own
      chronicle record bundle.json            documents, parties and facts
      chronicle ask Japan "Paris Call" --valid-on 2018-11-20
    """
    context.obj = Target(db, by or f"person:{getpass.getuser()}")
    context.with_resource(shielded())


for command in (
    *asking.COMMANDS,
    *auditing.COMMANDS,
    *searching.COMMANDS,
    *explaining.COMMANDS,
    *recording.COMMANDS,
    *reading.COMMANDS,
    *reviewing.COMMANDS,
    *backtesting.COMMANDS,
    *tables.COMMANDS,
    *shipped.COMMANDS,
    *replaying.COMMANDS,
    *correcting.COMMANDS,
    *merging.COMMANDS,
    *redacting.COMMANDS,
    *policy.COMMANDS,
    *sealing.COMMANDS,
    *tokens.COMMANDS,
    *verifying.COMMANDS,
    *certifying.COMMANDS,
    *attesting.COMMANDS,
    *citing.COMMANDS,
    *transferring.COMMANDS,
    *running.COMMANDS,
):
    cli.add_command(command)


def _refuse_bytes(arguments: list[str]) -> None:
    """Arguments that are not UTF-8 arrive as surrogates, which nothing can record."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise InvalidInput(f"The argument {argument!r} is not UTF-8.") from None


def main() -> None:
    """Run the command line; exit codes as in EXIT_CODES."""
    try:
        _refuse_bytes(sys.argv)
        cli.main(standalone_mode=False)
    except click.Abort:
        click.echo("interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ChronicleError as error:
        where = f" [{error.field}]" if error.field else ""
        click.secho(visible(f"{error.title}{where}: {error.detail}"), err=True, fg="red")
        sys.exit(EXIT_CODES.get(type(error), 1))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        where = f" [{error.filename}]" if error.filename else ""
        click.secho(visible(f"The system refused{where}: {error.strerror}"), err=True, fg="red")
        sys.exit(1)
