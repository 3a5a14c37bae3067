"""What every command shares: which chronicle, and who is at the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from api.wiring import Service

Command = TypeVar("Command", bound=Callable[..., Any])


class Target(NamedTuple):
    """The global options."""

    db: str
    by: str

    def open(self) -> AbstractContextManager[Service]:
        """The chronicle, open; see `api.wiring.service`."""
        from api.wiring import service

        return service(self.db)


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
