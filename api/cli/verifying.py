"""Commands that verify: the log against its seal, texts and quotes, and the read tables.

Invariant: nothing is written, and nothing that does not hold is passed over: with any finding
the exit code is 7.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from api.cli.context import Command, Commands, Target, as_json
from domain.errors import ChronicleError, NotProven

if TYPE_CHECKING:
    from events.seal.findings import Verified
    from events.spans.findings import Checked
    from projections.comparing import Compared

SHOWN = 20
"""Findings that are printed."""
KEPT = 10_000
"""Findings of documents, or of read tables, that --json gives; all of them are counted."""


class Outcome(NamedTuple):
    """What one part gave: its JSON, the findings as sentences, and how many there are."""

    json: dict[str, Any]
    texts: list[str]
    findings: int
    summary: list[str]


class Elsewhere(NamedTuple):
    """What is known from elsewhere, beside the database: a witness's file, a public key."""

    witness: Path | None = None
    public_key: str | None = None


Part = Callable[[Target, Elsewhere], Outcome]


def _elsewhere(command: Command) -> Command:
    """Checkpoints that were kept elsewhere, and the key that is known from there."""
    witness = click.option(
        "--witness",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Also check each checkpoint in this file, which `chronicle witness` wrote.",
    )
    public_key = click.option(
        "--public-key",
        metavar="KEY|FILE",
        help="The key as you know it from elsewhere: it must have signed a checkpoint that holds. "
        "Without it the keys are those that the log itself names.",
    )
    return witness(public_key(command))


@click.group(cls=Commands, invoke_without_command=True)
@_elsewhere
@as_json
@click.pass_context
def verify(
    context: click.Context, witness: Path | None, public_key: str | None, json_: bool
) -> None:
    """Check that nothing on file was changed; says what and where if something was.

    Alone it checks the log, then the documents, then the answers. Ends with exit code 7 if
    anything does not hold.

    \b
      chronicle verify
      chronicle verify log --witness /mnt/elsewhere/chronicle.witness --public-key chronicle.pub
    """
    if context.invoked_subcommand is not None:
        if witness is not None or public_key is not None or json_:
            raise click.UsageError(
                f"Give options after the command: chronicle verify {context.invoked_subcommand} …"
            )
        return
    known = Elsewhere(witness, public_key)
    _run(context.obj, ("log", "documents", "answers"), known, json_)


@verify.command("log")
@_elsewhere
@as_json
@click.pass_obj
def verify_log(target: Target, witness: Path | None, public_key: str | None, json_: bool) -> None:
    """Recompute every leaf and the whole tree from the events, and compare.

    Finds any event that was changed, taken away, swapped, doubled or added past the
    chronicle, and any tile or checkpoint that was changed, each with its position. Ends
    with exit code 7 if there is any.
    """
    _run(target, ("log",), Elsewhere(witness, public_key), json_)


@verify.command("documents")
@as_json
@click.pass_obj
def verify_documents(target: Target, json_: bool) -> None:
    """Check every archived text, and every quote in it, against what the log committed to.

    A quote is verified if its words stand where its fact cites them; moved if they stand
    elsewhere in the text now, which is said and never made its new place; orphaned if they
    stand nowhere. What an event erased is no finding. Ends with exit code 7 if there is any.
    """
    _run(target, ("documents",), Elsewhere(), json_)


@verify.command("answers")
@as_json
@click.pass_obj
def verify_answers(target: Target, json_: bool) -> None:
    """Make the read tables anew from the log, in a scratch file, and compare row by row.

    The tables that answer are only read, and go on answering. A row that was changed, taken
    away or added is named by its table, key and column; `chronicle rebuild` mends it. Ends
    with exit code 7 if there is any.
    """
    _run(target, ("answers",), Elsewhere(), json_)


def _run(target: Target, parts: tuple[str, ...], known: Elsewhere, json_: bool) -> None:
    """Do each part, print what it gave, and fail if anything does not hold."""
    from api.cli.printing import print_json

    outcomes: dict[str, Outcome] = {}
    for part in parts:
        try:
            outcomes[part] = _PARTS[part](target, known)
        except ChronicleError as error:
            if len(parts) == 1:
                raise
            found = {"error": error.type, "detail": error.detail}
            outcomes[part] = Outcome(found, [f"{error.title}: {error.detail}"], 1, [])
        if not json_:
            _show(part if len(parts) > 1 else "", outcomes[part])
    if json_:
        values = {part: outcome.json for part, outcome in outcomes.items()}
        print_json(values if len(parts) > 1 else values[parts[0]])
    wrong = [(part, outcome) for part, outcome in outcomes.items() if outcome.findings]
    if wrong:
        part, first = wrong[0]
        more = sum(outcome.findings for _, outcome in wrong) - 1
        said = _fails(part, first)
        raise NotProven(f"{said} {more} more." if more else said)


def require(target: Target, *parts: str) -> None:
    """Verify these parts, quietly. Raises `NotProven` with the first thing that does not hold."""
    for part in parts:
        outcome = _PARTS[part](target, Elsewhere())
        if outcome.findings:
            raise NotProven(_fails(part, outcome))


def _fails(part: str, outcome: Outcome) -> str:
    return f"The {part} {'does' if part == 'log' else 'do'} not hold. First: {outcome.texts[0]}"


def _show(label: str, outcome: Outcome) -> None:
    if label:
        click.secho(label, bold=True)
    for each in outcome.texts[:SHOWN]:
        click.echo(each)
    if outcome.findings > SHOWN:
        click.echo(f"… and {outcome.findings - SHOWN} more: see --json.")
    for line in outcome.summary:
        click.echo(line)


def _log(target: Target, known: Elsewhere) -> Outcome:
    from api.cli.certifying import read_public_key
    from api.cli.printing import progress
    from api.wiring import sealing
    from events.seal.verifying import verify as verify_all
    from events.seal.witness import read

    notes = read(known.witness) if known.witness else []
    key = read_public_key(known.public_key) if known.public_key else None
    with sealing(target.db) as opened, progress("verifying the log") as advance:
        found = verify_all(opened.seal, opened.keys, advance, notes, key)
    findings = [each._asdict() for each in found.findings]
    json = {**found._asdict(), "root": found.root.hex(), "findings": findings}
    texts = [each.text for each in found.findings]
    return Outcome(json, texts, len(texts), list(_of_log(found)))


def _of_log(found: Verified) -> list[str]:
    lines = [
        f"{_held(len(found.findings))}: {found.events} events, {found.tiles} tiles, "
        f"{found.checkpoints} checkpoints kept here, {found.witnessed} elsewhere. "
        f"Root {found.root.hex()}."
    ]
    if found.vouched:
        signed = "all" if found.vouched == found.events else f"the first {found.vouched}"
        lines.append(f"The key that you gave signed {signed} of them.")
    if not found.checkpoints + found.witnessed:
        lines.append(
            "No signed checkpoint vouches for it: whoever can write to the database can rewrite "
            "the seal too. See 'chronicle keys' and 'chronicle witness'."
        )
    return lines


def _documents(target: Target, _known: Elsewhere) -> Outcome:
    from api.cli.printing import progress
    from api.wiring import sealing
    from events.spans.verifying import verify as verify_all

    kept = Kept()
    with sealing(target.db) as opened, progress("verifying documents") as advance:
        checked = verify_all(opened.seal.recorder, opened.log.codec, advance, kept.add)
    json = {**checked._asdict(), "findings": kept.values, "more_findings": kept.more}
    return Outcome(json, kept.texts, checked.findings, _of_documents(checked))


def _of_documents(checked: Checked) -> list[str]:
    quotes = ", ".join(
        f"{number} {state}"
        for state, number in checked.quotes.items()
        if number or state == "verified"
    )
    erased = f", {checked.erased} of them erased" if checked.erased else ""
    withheld = f", {checked.withheld} withheld" if checked.withheld else ""
    return [
        f"{_held(checked.findings)}: {checked.documents} documents{erased}{withheld}; "
        f"quotes: {quotes}. Up to position {checked.position}.",
        "Titles were not checked: no event commits to them.",
    ]


def _answers(target: Target, _known: Elsewhere) -> Outcome:
    from api.cli.printing import progress
    from api.wiring import sealing, tables
    from projections.comparing import compare

    kept = Kept()
    with (
        sealing(target.db) as opened,
        tables(target.db) as engine,
        progress("making the tables anew") as advance,
    ):
        compared = compare(engine, opened.log, advance, kept.add)
    json = {**compared._asdict(), "findings": kept.values, "more_findings": kept.more}
    return Outcome(json, kept.texts, compared.differences, list(_of_answers(compared)))


def _of_answers(compared: Compared) -> list[str]:
    lines = [
        f"{_held(compared.differences)}: {compared.rows} rows of generation "
        f"{compared.generation}, made anew up to position {compared.position}."
    ]
    if compared.behind:
        lines.append(f"{compared.behind} later events are not in the tables yet.")
    if compared.differences:
        lines.append("'chronicle rebuild' makes the tables that answer anew from the log.")
    return lines


class Kept:
    """Findings as they come; of very many, the first are kept and the others counted."""

    def __init__(self) -> None:
        self.values: list[dict[str, Any]] = []
        self.more = 0

    def add(self, finding: Any) -> None:
        """Keep a finding, or count it."""
        if len(self.values) < KEPT:
            self.values.append(finding._asdict())
        else:
            self.more += 1

    @property
    def texts(self) -> list[str]:
        """The sentences of those that are kept."""
        return [each["text"] for each in self.values]


def _held(findings: int) -> str:
    return "Read" if findings else "Verified"


_PARTS: dict[str, Part] = {"log": _log, "documents": _documents, "answers": _answers}
COMMANDS = (verify,)
