"""Commands about tokens: who may record, review and administer over HTTP."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from api.cli.context import Commands, Target, as_json

if TYPE_CHECKING:
    from api.access import Access, Scope
    from events.store.access import TokenRow

_SCOPES = ["read", "record", "review", "admin"]


def _open(target: Target) -> AbstractContextManager[Access]:
    from api.wiring import access

    return access(target.db)


@click.group(cls=Commands)
def tokens() -> None:
    """Tokens for the server: who may read, record, review or administer, and under which name.

    Kept beside the log as hashes; see docs/access.md.

    \b
      chronicle tokens new "Ada Example" --scope record --scope review
      chronicle tokens list
      chronicle tokens revoke 3f6a90bd21c7
    """


@tokens.command("new")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice(_SCOPES),
    help="What it is for; may be given several times. Each may read; admin may do everything.",
)
@click.option(
    "--days", type=click.IntRange(1, 36500), help="For so many days.  [default: for good]"
)
@as_json
@click.pass_obj
def new(
    target: Target, name: str, scopes: tuple[Scope, ...], days: int | None, json_: bool
) -> None:
    """Make a token for NAME, a person or a program, and show it this once.

    NAME is kept with all that is recorded with it. Several tokens may be of one name.
    """
    from api.cli.printing import print_json

    with _open(target) as access:
        issued = access.issue(name, scopes, days)
    if json_:
        print_json({"token": issued.secret, **_view(issued.row, in_force=True)})
        return
    until = f", until {_day(issued.row.expires_at)}" if issued.row.expires_at else ""
    click.echo(
        f"Token {issued.row.id} of {issued.row.name}, for {issued.row.scopes}{until}:", err=True
    )
    click.echo(issued.secret)
    click.echo(f"It is not shown again. {_used(issued.row)}", err=True)


@tokens.command("list")
@as_json
@click.pass_obj
def list_(target: Target, json_: bool) -> None:
    """Every token there ever was, the oldest first, with what became of it."""
    from api.cli.printing import print_json

    with _open(target) as access:
        rows = [(row, access.in_force(row)) for row in access.tokens()]
    if json_:
        print_json([_view(row, in_force=held) for row, held in rows])
        return
    for row, held in rows:
        click.echo(f"{row.id}  {_state(row, held):<18}  {row.scopes:<20}  {row.name}")
    if not rows:
        click.echo("No token yet: nobody can record over HTTP. See 'chronicle tokens new --help'.")


@tokens.command("revoke")
@click.argument("which", metavar="ID|NAME")
@as_json
@click.pass_obj
def revoke(target: Target, which: str, json_: bool) -> None:
    """Let the token of this id, or all tokens of this name, open nothing from now on.

    Sessions that were opened with it end too. What was recorded with it stays.
    """
    from api.cli.printing import print_json

    with _open(target) as access:
        rows = access.revoke(which)
    if json_:
        print_json([{"id": row.id, "name": row.name} for row in rows])
        return
    for row in rows:
        click.echo(f"Token {row.id} of {row.name} is revoked.")


def _used(row: TokenRow) -> str:
    """What whoever has the token may do."""
    if row.scopes.split() == ["read"]:
        return "Whoever has it may read, and nothing else."
    return "What is done with it is kept under this name."


def _view(row: TokenRow, *, in_force: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "scopes": row.scopes.split(),
        "in_force": in_force,
        "made_at": _time(row.made_at),
        "expires_at": _time(row.expires_at),
        "revoked_at": _time(row.revoked_at),
    }


def _state(row: TokenRow, held: bool) -> str:
    if row.revoked_at is not None:
        return f"revoked {_day(row.revoked_at)}"
    if not held:
        return f"expired {_day(row.expires_at)}"
    return f"until {_day(row.expires_at)}" if row.expires_at else "in force"


def _time(at: int | None) -> str | None:
    from events.dates import utc_text

    return None if at is None else utc_text(datetime.fromtimestamp(at / 1e6, UTC))


def _day(at: int | None) -> str:
    return (_time(at) or "")[:10]


COMMANDS = (tokens,)
