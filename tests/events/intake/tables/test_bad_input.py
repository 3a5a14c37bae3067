"""Bad tables from the command line: a clear error, and nothing lost or half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from domain.errors import InvalidInput
from tests.events.intake.tables.small import CLUB

Run = Callable[..., Result]
GOOD = "Japan,2001-01-01,31.12.2003\nPeru,2002-02-02,31.12.9999\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a new chronicle, in a folder with the mapping of the club."""
    monkeypatch.chdir(tmp_path)
    Path("club.toml").write_text(CLUB)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, arguments)

    assert invoke("init").exit_code == 0
    return invoke


def imported(run: Run, table: str, *more: str) -> Result:
    """The table, imported with a report in r.jsonl."""
    Path("club.csv").write_text(table)
    return run("table", "club.csv", "--mapping", "club.toml", "--report", "r.jsonl", *more)


def summary(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    said: dict[str, Any] = json.loads(result.output)
    return said


def refused() -> list[tuple[int, str, str]]:
    """Line, reason and detail of the rows refused."""
    lines = [json.loads(line) for line in Path("r.jsonl").read_text().splitlines()]
    return [(at["line"], at["why"], at["detail"]) for at in lines]


def position(run: Run) -> int:
    found: int = summary(run("facts", "--json"))["position"]
    return found


def answer(run: Run, party: str, day: str) -> tuple[str, str]:
    said = summary(run("ask", party, "The Club", "--valid-on", day, "--json"))
    return said["answer"], said["reason"]


def test_an_end_before_the_start(run: Run) -> None:
    """A row that ends before it starts is refused whole, naming both cells; the rest stands."""
    result = imported(run, f"who,from,to\nChad,2004-01-01,31.12.2003\n{GOOD}")
    assert "1 refused: reversed dates" in result.output
    assert refused() == [(2, "reversed dates", "to '31.12.2003' is before from '2004-01-01'.")]
    assert answer(run, "Japan", "2003-12-31") == ("yes", "reported")
    assert run("ask", "Chad", "The Club", "--valid-on", "2004-01-01").exit_code != 0


def test_an_end_on_the_day_of_the_start(run: Run) -> None:
    """A membership of one day is no reversed one: its last day is its first."""
    imported(run, "who,from,to\nChad,2004-01-01,2004-01-01\n")
    assert refused() == []
    assert answer(run, "Chad", "2004-01-01") == ("yes", "reported")
    assert answer(run, "Chad", "2004-01-02") == ("no", "withdrew")


def test_a_reversed_interval(run: Run) -> None:
    """An interval that runs backwards is no date; the refusal says why."""
    mapping = CLUB.replace('"yyyy"]', '"yyyy", "edtf"]')
    Path("club.toml").write_text(mapping)
    imported(run, f"who,from,to\nChad,2020/2019,\n{GOOD}")
    ((line, why, detail),) = refused()
    assert (line, why) == (2, "impossible date")
    assert "2020/2019" in detail


def test_the_end_of_time(run: Run) -> None:
    """31.12.9999 is what the mapping says: no end so far, and never a fact."""
    said = summary(imported(run, f"who,from,to\n{GOOD}", "--json"))
    assert said["tallies"]["facts"] == {"new": 3, "on_file": 0}
    assert answer(run, "Peru", "2500-01-01") == ("yes", "reported")


def test_the_end_of_time_unannounced(run: Run) -> None:
    """A sentinel that the mapping does not name refuses its row, and says what to do."""
    Path("club.toml").write_text(CLUB.replace('["31.12.9999", "9999-*"]', "[]"))
    imported(run, f"who,from,to\n{GOOD}")
    ((line, why, detail),) = refused()
    assert (line, why) == (3, "a date that stands for none")
    assert "list the word under open" in detail
    assert run("facts", "--party", "Peru").exit_code != 0


def test_a_mapping_that_names_a_missing_column(run: Run) -> None:
    """The error names the column that is missing and those there are; nothing is written."""
    before = position(run)
    result = imported(run, "who,since,to\nJapan,2001-01-01,\n")
    assert isinstance(result.exception, InvalidInput)
    assert str(result.exception.detail) == (
        "The table has no column 'from'; the columns there are: 'who', 'since', 'to'."
    )
    assert position(run) == before
    assert not Path("r.jsonl").exists()


def test_scrambled_columns(run: Run) -> None:
    """Columns are found by their words, wherever they stand; others are let be."""
    table = "to,note,who,from\n31.12.2003,x,Japan,2001-01-01\n"
    imported(run, table)
    assert answer(run, "Japan", "2004-01-01") == ("no", "withdrew")


def test_a_column_that_stands_twice(run: Run) -> None:
    """Of two columns of one name nobody can say which is meant; nothing is written."""
    before = position(run)
    result = imported(run, "who,from,to,from\nJapan,2001-01-01,,2002-01-01\n")
    assert isinstance(result.exception, InvalidInput)
    assert "'from' stands twice" in result.exception.detail
    assert position(run) == before


def test_a_changed_table(run: Run) -> None:
    """The message names the document that facts were drawn from before; those facts stay."""
    first = summary(imported(run, f"who,from,to\n{GOOD}", "--json"))
    second = imported(run, f"who,from,to\n{GOOD}Chad,2004-01-01,\n")
    assert f"last run on document {first['document']}; the table has changed" in second.output
    old = summary(run("facts", "--document", first["document"], "--json"))["facts"]
    assert len(old) == 3


def test_duplicates(run: Run) -> None:
    """A row that stands twice is two citations of one happening: each fact has its own row."""
    said = summary(imported(run, f"who,from,to\n{GOOD}{GOOD}", "--json"))
    assert said["tallies"]["facts"] == {"new": 6, "on_file": 0}
    found = summary(run("ask", "Japan", "The Club", "--valid-on", "2002-01-01", "--json"))
    assert (found["answer"], found["since"], found["certainty"]) == (
        "yes",
        "2001-01-01",
        "definite",
    )
    assert found["against"] == []


def test_a_withdrawal_of_what_was_never_joined(run: Run) -> None:
    """An end without a start is recorded as it is: a no from the day after, nothing before."""
    imported(run, "who,from,to\nChad,NA,31.12.2003\n")
    assert refused() == []
    assert answer(run, "Chad", "2004-01-01") == ("no", "withdrew")
    assert answer(run, "Chad", "2003-12-31")[0] != "yes"


@pytest.mark.parametrize("who", ["—", "?", " ", "..."])
def test_nobodys_name(run: Run, who: str) -> None:
    """A cell that is no name refuses its row; the rest of the table is recorded."""
    imported(run, f"who,from,to\n{who},2004-01-01,\n{GOOD}")
    ((line, why, _),) = refused()
    assert (line, why) in [(2, "no name of the member"), (2, "no member")]
    assert answer(run, "Japan", "2001-01-01") == ("yes", "reported")


def test_broken_lines(run: Run) -> None:
    """Rows with too few or too many fields are refused; the lines around them are read."""
    imported(run, "who,from,to\nChad,2004-01-01\nMali,2004-01-01,,,\n" + GOOD)
    assert [(line, why) for line, why, _ in refused()] == [
        (2, "wrong number of fields"), (3, "wrong number of fields"),
    ]  # fmt: skip
    assert answer(run, "Japan", "2001-01-01") == ("yes", "reported")


def test_an_open_quote(run: Run) -> None:
    """A quote that is never closed is no table; the error names the line it begins on."""
    before = position(run)
    result = imported(run, f'who,from,to\n{GOOD}"Chad,2004-01-01,\n')
    assert isinstance(result.exception, InvalidInput)
    assert "cannot be read at line 4" in result.exception.detail
    assert position(run) == before
