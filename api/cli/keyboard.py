"""What a reviewer types: single keys at a terminal, lines from a pipe.

Invariant: nothing is decided by an interruption. At a terminal Ctrl-C leaves the question that
was asked, and at the keys the session; where a pipe ends, so does the session.
"""

from __future__ import annotations

import sys

import click


class Quit(Exception):
    """The reviewer has had enough, or the input has ended."""


class Left(Exception):
    """The reviewer left a question unanswered."""


def read_key() -> str:
    """The next key; of a pipe, the next line's first character. Raises `Quit` at its end."""
    if sys.stdin.isatty():
        try:
            return click.getchar().lower()
        except (KeyboardInterrupt, EOFError):
            raise Quit from None
    while line := sys.stdin.readline():
        if line.strip():
            return line.strip()[0].lower()
    raise Quit


def ask(what: str, before: str = "") -> str:
    """A line of text; `before` if it is empty.

    Raises `Left` for Ctrl-C and Ctrl-D, `Quit` where a pipe ends.
    """
    try:
        said: str = click.prompt(what, default=before, show_default=bool(before))
    except click.Abort:
        if sys.stdin.isatty():
            click.echo()
            raise Left from None
        raise Quit from None
    return said
