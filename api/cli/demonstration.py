"""The demonstration: the bundled example, three days, and the trail of one fact."""

from __future__ import annotations

from contextlib import suppress
from importlib.resources import as_file, files

import click

from api.cli.audited import print_fact
from api.cli.context import Target
from api.cli.layout import console
from api.cli.printing import print_roster_brief, progress
from api.wiring import Service, create
from api.wording import spoken
from domain.errors import Conflict
from events.intake.bundle import read_bundle
from events.intake.recording import record_bundle

DAYS = ("2017-06-01", "2018-11-20", "2021-12-01")
INSTRUMENT = "paris-call"
SHOWN = "united-states"


def demonstrate(target: Target) -> None:
    """Load the example, print three rosters with their reasons, and audit one fact."""
    with suppress(Conflict):
        create(target.db)
    with target.open() as service:
        load_example(service, target.by)
        for day in DAYS:
            roster = service.questions.roster(INSTRUMENT, day)
            print_roster_brief(roster)
            answer = service.questions.ask(SHOWN, INSTRUMENT, day)
            console().print(f"{spoken(answer.sentence)}\n", soft_wrap=True)
        fact = service.questions.ask(SHOWN, INSTRUMENT, DAYS[1]).because[0]
        click.echo(f"Where the answer for {DAYS[1]} comes from: chronicle audit {fact}\n")
        print_fact(service.questions.audit(fact))
    click.echo(
        f'\nAsk for yourself: .venv/bin/chronicle --db {target.db} ask UK "Paris Call" '
        "--valid-on 2021-12-01"
    )


def load_example(service: Service, by: str) -> None:
    """Record the example that ships with the program; nothing if it is on file."""
    with as_file(files("api") / "examples") as folder:
        bundle = read_bundle(folder / "paris-call.json")
        with progress("recording") as advance:
            record_bundle(service.chronicle, bundle, by, advance)
    service.projector.catch_up()
