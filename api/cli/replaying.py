"""The command that replays histories kept elsewhere into a chronicle of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from api.cli.context import Target, as_json, if_interrupted
from api.cli.tables import DRY_RUN, FILE, REPORT

if TYPE_CHECKING:
    from events.intake.replay.mapping import HistoryMapping
    from events.intake.replay.planning import Source
    from events.intake.replay.replaying import SourceOutcome
    from events.intake.tables.mapping import TableMapping

NONE = "-"


@click.command()
@click.argument("files", metavar="HISTORY...", type=FILE, nargs=-1, required=True)
@click.option(
    "--mapping",
    "mappings",
    required=True,
    multiple=True,
    metavar="FILE|NAME",
    help="The mapping of each HISTORY, in their order: a TOML file, or the name of one that "
    "ships with the program.",
)
@click.option(
    "--snapshots",
    multiple=True,
    metavar="FILE|-",
    help="The list of snapshots of each HISTORY, in their order; - for one that has none.",
)
@DRY_RUN
@REPORT
@as_json
@click.pass_obj
def replay(
    target: Target,
    files: tuple[Path, ...],
    mappings: tuple[str, ...],
    snapshots: tuple[str, ...],
    dry_run: bool,
    report: Path | None,
    json_: bool,
) -> None:
    """Make a chronicle at --db of what sources showed before, each thing at its own time.

    Each HISTORY is a CSV with a row for every row that its source ever showed, and the times
    between which it did. What the source showed at each time is archived as a document; a row
    that changed is a correction, a row that went missing is dropped. Several histories are
    merged by time. A table whose mapping has no facts is a register: give it first.

    The chronicle must be new. All of it is written or, after an error or an interruption,
    nothing: run the command again. Interrupted at "projecting" it has written all of it.

    \b
      chronicle --db un.db replay untc_bitemporal.csv --mapping untc-history
      chronicle --db un.db ask Yemen "Genocide Convention" \\
          --valid-on 1988-01-01 --known-at 2013-12-01T00:00:00Z

    Mappings of histories are described in docs/replay.md. Those that ship with the program:

    \b
      untc-history    paris-call-history
    """
    from api.cli.printing import print_json
    from api.wiring import refuse_chronicle

    sources = _sources(files, mappings, snapshots)
    refuse_chronicle(target.db)
    with if_interrupted(lambda: _kept(target)):
        if dry_run:
            with TemporaryDirectory() as folder:
                outcomes, position = _run(Target(f"{folder}/rehearsal.db", target.by), sources)
        else:
            outcomes, position = _run(target, sources)
    if report is not None:
        _write_report(report, outcomes)
    if json_:
        summary = [_summary(outcome) for outcome in outcomes]
        print_json({"dry_run": dry_run, "position": position, "sources": summary})
    else:
        _print_outcomes(outcomes, position, dry_run)


def _kept(target: Target) -> str:
    """What an interruption left at --db: all of it, or nothing."""
    from api.wiring import refuse_chronicle
    from domain.errors import Conflict

    try:
        refuse_chronicle(target.db)
    except Conflict:
        return (
            f"All of it is written to {target.db}; there is nothing to repeat. The next question "
            "makes the tables that answer it."
        )
    return "Nothing was written. Give the same command again."


def _sources(
    files: Sequence[Path], mappings: Sequence[str], snapshots: Sequence[str]
) -> list[Source]:
    """What to replay: each file with its mapping and its list of snapshots."""
    from api.cli.tables import table_bytes
    from domain.errors import InvalidInput
    from events.intake.replay.planning import Source

    if len(mappings) != len(files):
        raise InvalidInput(
            f"There are {len(files)} histories and {len(mappings)} mappings; give --mapping once "
            "for each history, in their order.",
            field="mapping",
        )
    if snapshots and len(snapshots) != len(files):
        raise InvalidInput(
            f"There are {len(files)} histories and {len(snapshots)} lists of snapshots; give "
            "--snapshots once for each history, in their order, or - for one without.",
            field="snapshots",
        )
    lists = snapshots or [NONE] * len(files)
    return [
        Source(
            table_bytes(file),
            _mapping_named(mapping),
            None if listed == NONE else table_bytes(Path(listed)),
        )
        for file, mapping, listed in zip(files, mappings, lists, strict=True)
    ]


def _mapping_named(mapping: str) -> HistoryMapping | TableMapping:
    """The mapping in this file, or the one of this name that ships with the program."""
    from api.cli.tables import mapping_text
    from events.intake.replay.spelling import history_of

    return history_of(*mapping_text(mapping))


def _run(target: Target, sources: Sequence[Source]) -> tuple[list[SourceOutcome], int]:
    """What became of the sources, and the last position in the read tables."""
    from api.cli.printing import progress
    from api.wiring import clock, replaying
    from events.intake.replay.planning import plan
    from events.intake.replay.replaying import replay_all

    planned = plan(sources, target.by, clock())
    with replaying(target.db) as replay, progress("replaying") as advance:
        outcomes = replay_all(replay, planned, target.by, advance)
    with target.open() as service, progress("projecting") as advance:
        return outcomes, service.projector.catch_up(advance)


def _write_report(path: Path, outcomes: Sequence[SourceOutcome]) -> None:
    import msgspec

    from events.intake.tables.asides import report_line

    with path.open("w", encoding="utf-8") as stream:
        for outcome in outcomes:
            for aside in outcome.asides:
                said = msgspec.json.decode(report_line(aside, outcome.text))
                line = msgspec.json.encode({"mapping": outcome.mapping, **said})
                stream.write(line.decode() + "\n")


def _summary(outcome: SourceOutcome) -> dict[str, object]:
    from events.intake.replay.times import utc
    from events.intake.tables.asides import counted

    return {
        "mapping": outcome.mapping,
        "rows": outcome.rows,
        "snapshots": outcome.snapshots,
        "unchanged": outcome.unchanged,
        "first": None if outcome.first is None else utc(outcome.first),
        "last": None if outcome.last is None else utc(outcome.last),
        "registered": outcome.registered,
        **asdict(outcome.counts),
        **counted(outcome.asides),
    }


def _print_outcomes(outcomes: Sequence[SourceOutcome], position: int, dry_run: bool) -> None:
    from events.intake.replay.times import utc
    from events.intake.tables.asides import counted

    for outcome in outcomes:
        if outcome.first is None or outcome.last is None:
            click.echo(f"{outcome.mapping}: a register")
        else:
            click.echo(f"{outcome.mapping}: from {utc(outcome.first)} to {utc(outcome.last)}")
            same = f" {outcome.unchanged:,} of them showed nothing new" if outcome.unchanged else ""
            click.echo(f"{'snapshots':12} {outcome.snapshots:7,}{same}")
        lines = {"rows": outcome.rows, "registered": outcome.registered, **asdict(outcome.counts)}
        for what, number in lines.items():
            if number or what in ("rows", "facts"):
                click.echo(f"{what.replace('_', ' '):12} {number:7,}")
        for verdict, reasons in counted(outcome.asides).items():
            for why, number in reasons.items():
                click.echo(f"{'':12} {number:7,} {verdict}: {why}")
    if dry_run:
        click.echo("Nothing was written.")
    else:
        click.echo(f"The log ends at position {position:,}.")


COMMANDS = (replay,)
