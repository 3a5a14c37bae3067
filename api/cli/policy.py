"""The command that shows the rules that weigh reports, and puts other ones in force."""

from __future__ import annotations

import click

from api.cli.context import Target, as_json
from api.cli.correcting import tell


@click.command()
@click.argument("version", type=int, required=False)
@click.option("--reason", help="Why it changes; kept with the change for as long as the log.")
@as_json
@click.pass_obj
def policy(target: Target, version: int | None, reason: str | None, json_: bool) -> None:
    """Show the versions of the rules that weigh reports; with VERSION, put it in force.

    From the change on every answer is decided by that version; answers known before
    stay as they were.

    \b
      chronicle policy
      chronicle policy 2 --reason "Agreed by the editors on 3 May"
    """
    if version is None:
        if reason is not None:
            raise click.UsageError("Say which VERSION to put in force for that reason.")
        _show(target, json_)
        return
    if reason is None:
        raise click.UsageError(f"Say with --reason why version {version} is to be in force.")
    with target.open() as service:
        noted = service.chronicle.policies.change(version, target.by, reason)
        service.projector.catch_up()
    tell(noted, f"Policy {noted.policy} is in force.", json_)


def _show(target: Target, json_: bool) -> None:
    from api.cli.printing import print_json
    from domain.policy import POLICIES

    with target.open() as service:
        in_force = service.chronicle.policies.in_force()
    if json_:
        versions = [{"policy": number, "about": p.about} for number, p in POLICIES.items()]
        print_json({"policy": in_force, "versions": versions})
        return
    for number, each in POLICIES.items():
        click.echo(f"{number:3} {'in force' if number == in_force else '':8}  {each.about}")


COMMANDS = (policy,)
