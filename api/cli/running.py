"""Commands that run something: the server, and the demonstration."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.context import Command, Target
from api.http.settings import DEFAULTS, Rates, Reading, Settings

if TYPE_CHECKING:
    import socket

SWITCH = 0.0005
"""Seconds that a thread may hold up the loop that serves; 5 ms, if nothing is said."""


def _rate(name: str, what: str) -> Callable[[Command], Command]:
    """The option that sets a rate."""
    variable = f"CHRONICLE_RATE_{name.upper().replace('-', '_')}"
    return click.option(
        f"--rate-{name}",
        f"rate_{name.replace('-', '_')}",  # never alone: `reading` is an option of its own
        default=getattr(DEFAULTS.rates, name.replace("-", "_")),
        envvar=variable,
        show_default=True,
        show_envvar=True,
        metavar="N/PERIOD",
        help=f"{what} 'none' for any number.",
    )


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen on.",
)
@click.option(
    "--reading",
    type=click.Choice(["open", "tokens"]),
    default="open",
    envvar="CHRONICLE_READING",
    show_default=True,
    show_envvar=True,
    help="Who may read: everybody, or whoever has a token.",
)
@_rate("reading", "Questions and pages that one client may ask for.")
@_rate("writing", "Requests that change something, of one client.")
@_rate("signing-in", "Attempts to sign in, from one address.")
@click.option(
    "--max-body",
    type=click.IntRange(min=1000),
    default=DEFAULTS.max_body,
    envvar="CHRONICLE_MAX_BODY",
    show_default=True,
    show_envvar=True,
    metavar="BYTES",
    help="The largest body that is taken.",
)
@click.option(
    "--key",
    envvar="CHRONICLE_KEY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The private key that certificates are signed with; without one none are given.",
)
@click.pass_obj
def serve(
    target: Target,
    /,
    host: str,
    port: int,
    reading: Reading,
    max_body: int,
    key: Path | None,
    **rates: str,
) -> None:
    """Answer over HTTP until interrupted; the interface is described at /docs.

    Whoever records needs a token: see 'chronicle tokens new --help'.

    \b
      chronicle serve --port 8080
    """
    import uvicorn

    from api.http.app import create_app
    from api.wiring import sealing_of

    limits = {
        name.removeprefix("rate_"): None if text == "none" else text for name, text in rates.items()
    }
    settings = Settings(reading=reading, rates=Rates(**limits), max_body=max_body, key=key)
    with target.open() as service:
        if key is not None:
            sealing_of(service).keys.signer(key)  # a key that cannot sign is told now
        app = create_app(service, settings)
        listening = _listening(host, port)
        port = listening.getsockname()[1]
        click.echo(f"Serving {target.db} at http://{host}:{port}, described at /docs.", err=True)
        if not any(map(service.access.in_force, service.access.tokens())):
            click.echo(
                "Nobody can record over HTTP yet: make a token with "
                "'chronicle tokens new NAME --scope record'.",
                err=True,
            )
        sys.setswitchinterval(SWITCH)
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=10,
        )
        with suppress(KeyboardInterrupt), listening:
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound. Raises `InvalidInput` if nothing can listen there."""
    import socket

    from domain.errors import InvalidInput

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InvalidInput(
            f"Nothing can listen at {host}, port {port}: {os.strerror(error.errno or 0)}. "
            "Give another with --host or --port.",
            field="port",
        ) from error


@click.command()
@click.pass_obj
def demo(target: Target) -> None:
    """Load the bundled example into --db and ask it who had joined the Paris Call.

    Running it again changes nothing and asks the same.
    """
    from api.cli.demonstration import demonstrate

    demonstrate(target)


COMMANDS = (serve, demo)
