"""The commands that explain: what they print, write and refuse."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.derivations import ASIDE, PARTS
from domain.errors import InvalidInput, NotFound
from domain.standing.aside import Aside
from domain.standing.derivation import Part
from tests.api.cli.made_up import Run, head, refused

DAY = ("--valid-on", "2018-11-20")


def test_errors_name_options_as_they_are_typed(recorded: Run) -> None:
    """`--from`, not the name it has over HTTP."""
    result = recorded("diff", "paris-call", "--to", "2018-11-20")
    assert isinstance(result.exception, InvalidInput)
    assert (result.exception.field, "valid_from" in result.exception.detail) == ("--from", False)


def test_diff_between_days(recorded: Run) -> None:
    """A tree of changes with their causes, or one JSON value."""
    asked = ("diff", "paris-call", "--from", "2018-11-01", "--to", "2018-11-20")
    output = recorded(*asked).output
    assert "Japan: no (not-yet) → yes (reported)" in output
    assert "joined 2018-11-12: Japan joined Paris Call (2018-11-12)" in output
    said = json.loads(recorded(*asked, "--json").output)
    assert [c["party"] for c in said["changes"]] == ["japan", "russia"]
    assert (said["clock"], said["before"]["valid_on"]) == ("valid", "2018-11-01")


def test_diff_between_positions(recorded: Run, db: str) -> None:
    """The events that made the change, with who recorded them."""
    last = head(db)
    asked = ("diff", "paris-call", *DAY, "--known-from", str(last - 1))
    output = recorded(*asked).output
    assert f"late-news at position {last}" in output
    assert "(by person:tester)" in output
    said = json.loads(recorded(*asked, "--json").output)
    assert [c["cause"] for c in said["changes"][0]["causes"]] == ["late-news"]


def test_diff_of_nothing(recorded: Run) -> None:
    """Where nobody stood differently, that is said."""
    asked = ("diff", "paris-call", "--from", "2018-11-20", "--to", "2018-11-20")
    assert "Nobody stood differently." in recorded(*asked).output


def test_diff_of_both_clocks(recorded: Run) -> None:
    """Two days and two positions at once are refused."""
    asked = (
        "diff",
        "paris-call",
        "--from",
        "2018-11-01",
        "--to",
        "2018-11-20",
        "--known-from",
        "3",
    )
    refused(recorded(*asked), InvalidInput, "one clock", "two diffs")


def test_conflicts(recorded: Run) -> None:
    """Contradictions as a tree with the facts of both sides, or one JSON value."""
    assert recorded("conflicts").output.startswith("0 conflicts; known at position")
    facts = json.loads(recorded("facts", "--kind", "joined", "--json").output)["facts"]
    recorded("dispute", facts[0]["fact"], "--reason", "not in the annex")
    output = recorded("conflicts", "paris-call").output
    assert "fact-disputed Japan: person:tester disputes: Japan joined Paris Call" in output
    assert "1 conflict; known at" in output
    said = json.loads(recorded("conflicts", "--json").output)
    assert [c["kind"] for c in said["conflicts"]] == ["fact-disputed"]


def test_why(recorded: Run) -> None:
    """A tree from the answer to the words; the JSON has the places of quotes, not the words."""
    output = recorded("why", "Nippon", "paris-call", *DAY).output
    first, *rest = output.splitlines()
    assert first.startswith("Yes: on 2018-11-20 Japan had joined Paris Call")
    assert rest[0] == (
        "├── timeline: the last that happened by that day decides; the same from 2018-11-12 on"
    )
    assert "“Japan joined the Paris Call”" in output
    assert "The Dispatch; code points 10 to 37 of t1-" in output
    said = recorded("why", "Nippon", "paris-call", *DAY, "--json").output
    assert "Japan joined the Paris Call" not in said
    (report,) = json.loads(said)["happenings"][0]["reports"]
    assert (report["start"], report["end"]) == (10, 37)


def test_why_with_sources(recorded: Run) -> None:
    """Scoped to sources; one that is not on file is refused."""
    asked = ("why", "japan", "paris-call", *DAY, "--sources", "The Dispatch", "--json")
    assert json.loads(recorded(*asked).output)["answer"]["sources"] == ["The Dispatch"]
    refused(recorded(*asked[:-2], "Nobody's Daily"), NotFound, "Nobody's Daily")


def test_why_shows_what_became_of_a_fact(recorded: Run) -> None:
    """Taken back is shown with who and why."""
    fact = json.loads(recorded("facts", "--kind", "joined", "--json").output)["facts"][0]["fact"]
    recorded("retract", fact, "--reason", "it was another Japan")
    output = recorded("why", "japan", "paris-call", *DAY).output
    assert "taken back" in output
    assert "by person:tester: it was another Japan" in output
    assert "no report bears on it" in output


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl"])
def test_snapshot(recorded: Run, format_: str) -> None:
    """The bytes on standard output, their SHA-256 on standard error and by --hash."""
    result = recorded("snapshot", *DAY, "--format", format_)
    digest = hashlib.sha256(result.stdout_bytes).hexdigest()
    assert result.stderr == f"sha256 {digest}, {len(result.stdout_bytes)} bytes\n"
    assert recorded("snapshot", *DAY, "--format", format_, "--hash").output == f"{digest}\n"
    assert b"japan" in result.stdout_bytes


def test_snapshot_as_json(recorded: Run) -> None:
    """--json is --format json, here as with every command."""
    one = recorded("snapshot", *DAY, "--json").stdout_bytes
    assert one == recorded("snapshot", *DAY, "--format", "json").stdout_bytes
    assert [row["party"] for row in json.loads(one)["rows"]] == ["japan", "russia"]


def test_snapshot_into_a_file(recorded: Run, tmp_path: Path) -> None:
    """-o writes the same bytes into a file, and nothing on standard output."""
    file = tmp_path / "answers.csv"
    result = recorded("snapshot", *DAY, "-o", str(file))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert file.read_bytes() == recorded("snapshot", *DAY).stdout_bytes
    assert str(file) in result.stderr


def test_a_refused_snapshot_leaves_no_file(recorded: Run, tmp_path: Path) -> None:
    """A question that cannot be answered leaves a file of that name as it was."""
    file = tmp_path / "answers.csv"
    file.write_text("before")
    refused(recorded("snapshot", *DAY, "--party", "atlantis", "-o", str(file)), NotFound)
    assert file.read_text() == "before"
    assert list(tmp_path.glob("*answers*")) == [file]


@pytest.mark.parametrize("command", ["diff", "conflicts", "why", "snapshot"])
def test_help_shows_an_example(command: str) -> None:
    """Each command's help has a line that can be copied."""
    assert f"chronicle {command}" in CliRunner().invoke(cli, [command, "--help"]).output


def test_every_part_and_cause_has_words() -> None:
    """Whatever becomes of a report in a derivation, the tree has words for it."""
    assert set(PARTS) == {part.value for part in Part}
    assert set(ASIDE) == {cause.value for cause in Aside}


@pytest.mark.parametrize(
    "asked",
    [
        ("ask", "Japan", "paris-call", *DAY),
        ("roster", "paris-call", *DAY),
        ("counts", "paris-call", *DAY),
        ("timeline", "paris-call"),
        ("facts",),
        ("conflicts",),
        ("diff", "paris-call", "--from", "2018-11-01", "--to", "2018-11-20"),
        ("diff", "paris-call", *DAY, "--known-from", "0"),
        ("snapshot", *DAY),
    ],
)
def test_every_question_of_some_sources(recorded: Run, asked: tuple[str, ...]) -> None:
    """Every question can be put to some sources, and echoes them; a strange one is refused."""
    document = json.loads(recorded("facts", "--json").output)["facts"][0]["document"]
    said = json.loads(recorded(*asked, "--sources", document, "--json").stdout)
    assert said["sources"] == [document]
    refused(recorded(*asked, "--sources", "Nobody"), NotFound, "No document or publisher")
