"""The command that lists the mappings that ship with the program."""

from __future__ import annotations

from typing import NamedTuple

import click

from api.cli.context import as_json


class ShippedMapping(NamedTuple):
    """A mapping that ships, as it describes itself."""

    name: str
    run_with: str
    """The command that runs it: `table`, or `replay` for a history."""
    publisher: str
    title: str | None
    about: str


@click.command()
@as_json
def mappings(json_: bool) -> None:
    """The mappings that ship with the program: whose table each reads, and what to know of it.

    Only the mappings ship; the tables are their publishers'. A register of states goes
    before the tables that name states, so that these find them.

    \b
      chronicle mappings
      chronicle table states_GGO.csv --mapping ggo-states --dry-run
    """
    from api.cli.printing import print_json

    shipped = shipped_mappings()
    if json_:
        print_json([mapping._asdict() for mapping in shipped])
        return
    for mapping in shipped:
        of = f"{mapping.title} ({mapping.publisher})" if mapping.title else mapping.publisher
        click.echo(click.style(mapping.name, bold=True) + f"  for 'chronicle {mapping.run_with}'")
        for text in (of, mapping.about):
            click.echo(click.wrap_text(text, 96, "  ", "  "))


def shipped_mappings() -> list[ShippedMapping]:
    """Those that ship, by name."""
    from importlib.resources import files

    from events.intake.tables.spelling import toml_of

    folder = files("api") / "mappings"
    found = sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda e: e.name)
    raws = [toml_of(entry.read_text("utf-8")) for entry in found]
    return [
        ShippedMapping(
            raw["name"],
            "replay" if "history" in raw else "table",
            raw["document"]["publisher"],
            raw["document"].get("title"),
            " ".join(raw.get("about", "").split()),
        )
        for raw in raws
    ]


COMMANDS = (mappings,)
