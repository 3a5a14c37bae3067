"""The command that imports tables: a CSV by a mapping, which ships with the program or is yours."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.context import KEPT, OutputFile, Target, as_json, if_interrupted

if TYPE_CHECKING:
    from events.intake.tables.importing import TableOutcome
    from events.intake.tables.mapping import TableMapping

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be recorded; write nothing.")
REPORT = click.option(
    "--report",
    type=OutputFile(),
    help="Write each row that was skipped or refused, and why, to this file (JSON Lines).",
)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--mapping",
    required=True,
    metavar="FILE|NAME",
    help="The mapping: a TOML file, or the name of one that ships with the program.",
)
@DRY_RUN
@REPORT
@as_json
@click.pass_obj
def table(
    target: Target, file: Path, mapping: str, dry_run: bool, report: Path | None, json_: bool
) -> None:
    """Record what the rows of FILE, a CSV in UTF-8 (or .csv.gz), say.

    The mapping says what the columns mean: who, what, when, and which kind of fact. The
    table itself is archived as the document, and each fact cites its row in it. A row that
    cannot be read as the mapping says is refused whole, with the reason; nothing is guessed.

    Run it again after an interruption: what is on file is left as it is, the rest is
    added. A table that has changed since is a new document; the facts of the old one stay.
    Running a mapping accepts what it draws: facts carry its name, its version and yours.

    \b
      chronicle table untc_actions.csv --mapping untc-2015 --dry-run --report refused.jsonl
      chronicle table untc_actions.csv --mapping untc-2015
      chronicle table members.csv --mapping members.toml --json

    Mappings are described in docs/tables.md. Those that ship with the program
    ('chronicle mappings' says of each what it reads):

    \b
      ggo-states         country-codes       group-membership
      untc-2015          huggo-env           ggo-rome-statute
      us-dod-1260h       ch-fiaa-freezes     paris-call-2025

    Those of histories are for 'chronicle replay': untc-history, paris-call-history.
    """
    from api.cli.printing import print_json

    said = mapping_named(mapping)
    outcome, position = _run(target, table_bytes(file), said, dry_run=dry_run)
    if report is not None:
        _write_report(report, outcome)
    if json_:
        print_json(_summary(outcome, said, position, dry_run))
    else:
        _print_outcome(outcome, said, position, dry_run)


def _run(
    target: Target, content: bytes, mapping: TableMapping, *, dry_run: bool
) -> tuple[TableOutcome, int]:
    """What became of the table, and the last position in the read tables."""
    from api.cli.printing import progress
    from events.intake.tables.importing import import_table
    from events.intake.tables.names import Names

    kept = "Nothing was written." if dry_run else KEPT
    with target.open() as service, if_interrupted(kept):
        names = Names(service.questions.entities())
        with progress("recording") as advance:
            outcome = import_table(
                service.chronicle, content, mapping, names, target.by,
                dry_run=dry_run, progress=advance,
            )  # fmt: skip
        with progress("projecting") as advance:
            return outcome, service.projector.catch_up(advance)


def mapping_named(mapping: str) -> TableMapping:
    """The mapping in this file, or the one of this name that ships with the program."""
    from events.intake.tables.spelling import mapping_of

    return mapping_of(*mapping_text(mapping))


def mapping_text(mapping: str) -> tuple[str, Path | None]:
    """The text of a mapping, and the folder it lies in unless it ships with the program."""
    from importlib.resources import files

    from domain.errors import NotFound
    from events.intake.tables.spelling import text_of

    if Path(mapping).is_file():
        return text_of(Path(mapping)), Path(mapping).parent
    folder = files("api") / "mappings"
    shipped = sorted(
        entry.name.removesuffix(".toml")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    )
    if mapping not in shipped:
        raise NotFound(
            f"{mapping!r} is neither a file nor a mapping that ships with the program; "
            f"those are {', '.join(shipped)}.",
            field="mapping",
            nearest=shipped,
        )
    return (folder / f"{mapping}.toml").read_text("utf-8"), None


def table_bytes(file: Path) -> bytes:
    """The bytes of a table, unpacked if its name ends in .gz; read no further than is archived."""
    from domain.errors import InvalidInput
    from events.documents import MAX_BYTES

    opener = gzip.open if file.suffix == ".gz" else Path.open
    try:
        with opener(file, "rb") as stream:
            return bytes(stream.read(MAX_BYTES + 1))  # one more shows that it is too long
    except (OSError, EOFError) as error:
        raise InvalidInput(f"The table {file} cannot be read: {error}.", field="table") from error


def _write_report(path: Path, outcome: TableOutcome) -> None:
    from events.intake.tables.asides import report_line

    lines = [report_line(aside, outcome.text) + "\n" for aside in outcome.asides]
    path.write_text("".join(lines), "utf-8")


def _summary(
    outcome: TableOutcome, mapping: TableMapping, position: int, dry_run: bool
) -> dict[str, object]:
    from api.cli.printing import withdrawn_json
    from events.intake.tables.asides import counted

    return {
        "mapping": f"{mapping.name}/{mapping.version}",
        "dry_run": dry_run,
        "document": outcome.document,
        "earlier": outcome.earlier,
        "rows": outcome.rows,
        **counted(outcome.asides),
        "withdrawn": withdrawn_json(outcome.withdrawn),
        "tallies": {sort: tally._asdict() for sort, tally in outcome.tallies.items()},
        "position": position,
    }


def _print_outcome(
    outcome: TableOutcome, mapping: TableMapping, position: int, dry_run: bool
) -> None:
    from api.cli.printing import print_withdrawn
    from events.intake.tables.asides import counted

    if outcome.earlier is not None:
        click.echo(
            f"This mapping was last run on document {outcome.earlier}; the table has changed. "
            "It is a new document; what was recorded from the old one stays."
        )
    print_withdrawn(outcome.withdrawn)
    would = "would be new" if dry_run else "new"
    for sort, tally in outcome.tallies.items():
        click.echo(f"{sort:12} {tally.new:7,} {would} {tally.on_file:7,} on file already")
    click.echo(f"{'rows':12} {outcome.rows:7,} drawn by {mapping.name}/{mapping.version}")
    for verdict, reasons in counted(outcome.asides).items():
        for why, number in reasons.items():
            click.echo(f"{'':12} {number:7,} {verdict}: {why}")
    if dry_run:
        click.echo("Nothing was written.")
    elif outcome.document is None:
        click.echo("No row gives a fact; nothing was written.")
    else:
        click.echo(f"The table is document {outcome.document}.")
        click.echo(f"The log ends at position {position:,}.")


COMMANDS = (table,)
