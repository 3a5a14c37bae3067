"""Commands that run something: the server, and the demonstration."""

from __future__ import annotations

import click

from api.cli.context import Target


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen on.",
)
@click.pass_obj
def serve(target: Target, host: str, port: int) -> None:
    """Answer over HTTP until interrupted; the interface is described at /docs.

    \b
      chronicle serve --port 8080
    """
    import uvicorn

    from api.http.app import create_app

    with target.open() as service:
        click.echo(f"Serving {target.db} at http://{host}:{port}, described at /docs.", err=True)
        uvicorn.run(create_app(service), host=host, port=port, log_level="warning")


@click.command()
@click.pass_obj
def demo(target: Target) -> None:
    """Load the bundled example into --db and ask it who had joined the Paris Call.

    Running it again changes nothing and asks the same.
    """
    from api.cli.demonstration import demonstrate

    demonstrate(target)


COMMANDS = (serve, demo)
