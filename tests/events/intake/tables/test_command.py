"""`chronicle table`: a table from the command line, its summary, report and errors."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from domain.errors import InvalidInput, NotFound
from tests.events.intake.tables.small import CLUB

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a new chronicle, in a folder with a mapping and a table."""
    monkeypatch.chdir(tmp_path)
    Path("club.toml").write_text(CLUB)
    Path("club.csv").write_text("who,from,to\nJapan,2001-01-01,\nPeru,soon,\n")

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, arguments)

    assert invoke("init").exit_code == 0
    return invoke


def summary(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    said: dict[str, Any] = json.loads(result.output)
    return said


def test_recorded_and_asked(run: Run) -> None:
    """A table that was imported answers at once."""
    said = summary(run("table", "club.csv", "--mapping", "club.toml", "--json"))
    assert said["tallies"]["facts"] == {"new": 1, "on_file": 0}
    assert said["refused"] == {"not a date of the table's formats": 1}
    assert (said["mapping"], said["rows"], said["dry_run"]) == ("club/3", 1, False)
    answer = summary(run("ask", "Japan", "The Club", "--valid-on", "2001-01-01", "--json"))
    assert (answer["answer"], answer["since"]) == ("yes", "2001-01-01")


def test_a_packed_table_is_the_same_document(run: Run) -> None:
    """A .gz file is unpacked; the document is the table in it."""
    Path("club.csv.gz").write_bytes(gzip.compress(Path("club.csv").read_bytes()))
    first = summary(run("table", "club.csv.gz", "--mapping", "club.toml", "--json"))
    again = summary(run("table", "club.csv", "--mapping", "club.toml", "--json"))
    assert first["document"] == again["document"]
    assert again["tallies"]["facts"] == {"new": 0, "on_file": 1}


def test_a_dry_run_with_a_report(run: Run) -> None:
    """A dry run writes the report and nothing into the chronicle."""
    before = summary(run("facts", "--json"))["position"]
    result = run("table", "club.csv", "--mapping", "club.toml", "--dry-run", "--report", "r.jsonl")
    assert "Nothing was written." in result.output
    (line,) = Path("r.jsonl").read_text().splitlines()
    assert json.loads(line)["text"] == "Peru,soon,"
    assert summary(run("facts", "--json"))["position"] == before


def test_a_changed_table_is_announced(run: Run) -> None:
    """The command names the document that the mapping was last run on."""
    first = summary(run("table", "club.csv", "--mapping", "club.toml", "--json"))["document"]
    Path("club.csv").write_text("who,from,to\nJapan,2001-01-02,\n")
    result = run("table", "club.csv", "--mapping", "club.toml")
    assert f"was last run on document {first}; the table has changed" in result.output


def test_nothing_to_record(run: Run) -> None:
    """A table of which no row can be drawn is not archived, and that is said."""
    Path("club.csv").write_text("who,from,to\nPeru,soon,\n")
    result = run("table", "club.csv", "--mapping", "club.toml")
    assert "No row gives a fact; nothing was written." in result.output


def test_no_such_mapping(run: Run) -> None:
    """A mapping that is neither a file nor shipped lists those that ship."""
    result = run("table", "club.csv", "--mapping", "nowhere")
    assert isinstance(result.exception, NotFound)
    assert "untc-2015" in result.exception.nearest


def test_a_packed_table_that_is_broken(run: Run) -> None:
    """A .gz file that is none is said to be unreadable."""
    Path("club.csv.gz").write_bytes(b"not packed")
    result = run("table", "club.csv.gz", "--mapping", "club.toml")
    assert isinstance(result.exception, InvalidInput)
