"""What every command shares: which chronicle, and who is at the keyboard."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from api.wiring import Service

KEPT = (
    "What was recorded is on file, in whole steps. Give the same command again to go on: nothing "
    "is recorded twice."
)
"""What is said where a recording is interrupted that has written a part."""
_WHOLE = 1000
"""Letters that no first sentence needs."""
Command = TypeVar("Command", bound=Callable[..., Any])


class Target(NamedTuple):
    """The global options."""

    db: str
    by: str

    def open(self) -> AbstractContextManager[Service]:
        """The chronicle, open; see `api.wiring.service`."""
        from api.wiring import service

        return service(self.db)


class Commands(click.Group):
    """Commands of which each is listed with the whole first sentence of its help."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them; what is too long for a line goes on in the next."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, each.get_short_help_str(_WHOLE)) for name, each in named if each]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class OutputFile(click.Path):
    """A file to be written; refused, before any work, if its folder cannot take it."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises `click.BadParameter`."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"there is no folder {str(path.parent)!r} to write it into.", param, ctx)
        if not os.access(path.parent, os.W_OK):
            self.fail(f"nothing can be written into the folder {str(path.parent)!r}.", param, ctx)
        return path


@contextmanager
def if_interrupted(kept: str | Callable[[], str]) -> Iterator[None]:
    """Where somebody interrupts, say what was kept and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(f"\n{kept if isinstance(kept, str) else kept()}", err=True)
        raise


def as_json(command: Command) -> Command:
    """The option that every command has: one JSON value instead of a table."""
    return click.option("--json", "json_", is_flag=True, help="Print one JSON value.")(command)


def valid_on(command: Command) -> Command:
    """The valid-time clock."""
    return click.option(
        "--valid-on",
        required=True,
        metavar="DAY",
        help="True in the world on that calendar day (YYYY-MM-DD), inclusive.",
    )(command)


def known_at(command: Command) -> Command:
    """The recorded-time clock."""
    return click.option(
        "--known-at",
        metavar="POSITION|TIME",
        help="On file at that log position or UTC time (2026-11-22T17:00:00Z).  [default: now]",
    )(command)


def sources(command: Command) -> Command:
    """The scope of a question: nothing but these sources counts."""
    return click.option(
        "--sources",
        multiple=True,
        metavar="SOURCE",
        help="Only what this document or publisher says; may be given several times.",
    )(command)
