"""`replay` on the command line: what it says, what it refuses, and what can be asked then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import EXIT_CODES, cli
from domain.errors import Conflict, InvalidInput, NotFound, Unavailable
from events.intake.replay.recorder import HistoryRecorder
from tests.api.cli.made_up import Run
from tests.events.intake.replay.small import CLUB, HEADER, T1, T2, T3

ROWS = (
    f"Norway,1960-05-03,full,{T1},,",
    f"Sweden,1961-01-01,full,{T1},{T2},a slip",
    f"Sweden,1960-05-03,full,{T2},,",
    f"Chad,1970-01-01,full,{T1},{T3},",
    f"Atlantis,1970-02-30,full,{T3},,",
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The arguments that replay the history of a club."""
    history, mapping = tmp_path / "history.csv", tmp_path / "history.toml"
    history.write_text(HEADER + "".join(f"{row}\n" for row in ROWS))
    mapping.write_text(CLUB)
    return [str(history), "--mapping", str(mapping)]


def test_the_summary(run: Run, files: list[str]) -> None:
    """How many of what, and the rows that gave no fact, by reason."""
    said = run("replay", *files).output
    for line in (
        "club-history/1: from 2011-01-01T00:00:00Z to 2013-01-01T00:00:00Z",
        "snapshots          3", "rows               5", "facts              4",
        "corrected          1", "dropped            1", "1 refused: impossible date",
        "The log ends at position 14.",
    ):  # fmt: skip
        assert line in said


def test_the_summary_as_json(run: Run, files: list[str]) -> None:
    """One value, with one entry for each source."""
    said = json.loads(run("replay", *files, "--json").output)
    (source,) = said.pop("sources")
    assert said == {"dry_run": False, "position": 14}
    assert source == {
        "mapping": "club-history/1", "rows": 5, "snapshots": 3, "unchanged": 0, "first": T1,
        "last": T3, "registered": 4, "documents": 3, "facts": 4, "corrected": 1, "dropped": 1,
        "come_back": 0, "names": 0, "skipped": {}, "refused": {"impossible date": 1},
    }  # fmt: skip


def test_a_dry_run_makes_nothing(run: Run, files: list[str], db: str) -> None:
    """It says the same and leaves no file."""
    said = run("replay", *files, "--dry-run").output
    assert "corrected          1" in said
    assert said.endswith("Nothing was written.\n")
    assert not Path(db).exists()


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_chronicle_that_is_there(run: Run, files: list[str], more: list[str]) -> None:
    """It is refused, also by a dry run, with what to do."""
    assert run("init").exit_code == 0
    refused = run("replay", *files, *more)
    assert isinstance(refused.exception, Conflict)
    assert EXIT_CODES[Conflict] == 4
    assert "give a new --db" in refused.exception.detail


def test_the_report(run: Run, files: list[str], tmp_path: Path) -> None:
    """One line for each row that gave no fact, with where it stands in the history."""
    report = tmp_path / "refused.jsonl"
    run("replay", *files, "--report", str(report))
    (line,) = report.read_text().splitlines()
    said = json.loads(line)
    assert (said["mapping"], said["line"], said["why"]) == ("club-history/1", 6, "impossible date")
    assert said["text"] == ROWS[4]


@pytest.mark.parametrize(
    ("known_at", "answer", "reason"),
    [
        ("2010-12-31T00:00:00Z", "unknown", "never-reported"),
        ("2011-06-01T00:00:00Z", "no", "not-yet"),
        ("2012-06-01T00:00:00Z", "yes", "reported"),
    ],
)
def test_what_was_known_then(
    run: Run, files: list[str], known_at: str, answer: str, reason: str
) -> None:
    """The ordinary question, asked as known at a time of the history."""
    run("replay", *files)
    asked = ("Sweden", "The Club", "--valid-on", "1960-12-31", "--known-at", known_at, "--json")
    said = json.loads(run("ask", *asked).output)
    assert (said["answer"], said["reason"]) == (answer, reason)


def test_a_dropped_row_is_no_longer_shown(run: Run, files: list[str]) -> None:
    """It is no withdrawal, and before the drop it was a yes."""
    run("replay", *files)
    asked = ("ask", "Chad", "The Club", "--valid-on", "1980-01-01", "--json")
    said = json.loads(run(*asked).output)
    assert (said["answer"], said["reason"]) == ("unknown", "no-longer-shown")
    before = json.loads(run(*asked, "--known-at", "2012-12-31T00:00:00Z").output)
    assert before["answer"] == "yes"


def test_what_is_recorded_later_follows(run: Run, files: list[str]) -> None:
    """A replayed chronicle is an ordinary one: it can be written to, in the present."""
    run("replay", *files)
    fact = json.loads(run("facts", "--party", "Norway", "--json").output)["facts"][0]
    assert run("dispute", fact["fact"], "--reason", "unsure").exit_code == 0
    notes = json.loads(run("audit", fact["fact"], "--json").output)["notes"]
    assert [note["kind"] for note in notes] == ["fact-disputed"]
    assert notes[0]["recorded_at"] > "2020"


def test_an_interrupted_replay_is_no_chronicle(
    run: Run, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks it is told to repeat the replay; then it is there."""
    with monkeypatch.context() as patched:
        patched.setattr(HistoryRecorder, "record", _interrupted)
        assert run("replay", *files).exit_code != 0
    refused = run("ask", "Sweden", "The Club", "--valid-on", "1960-12-31")
    assert isinstance(refused.exception, Unavailable)
    assert "repeat a replay" in refused.exception.detail
    assert run("replay", *files).exit_code == 0


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_as_many_mappings_as_histories(run: Run, files: list[str]) -> None:
    """Which mapping reads which history cannot be guessed."""
    refused = run("replay", files[0], *files)
    assert isinstance(refused.exception, InvalidInput)
    assert "2 histories and 1 mappings" in refused.exception.detail


def test_as_many_lists_as_histories(run: Run, files: list[str]) -> None:
    """A list of snapshots belongs to one history; - stands for none."""
    refused = run("replay", *files, "--snapshots", "-", "--snapshots", "-")
    assert isinstance(refused.exception, InvalidInput)
    assert "1 histories and 2 lists" in refused.exception.detail
    assert run("replay", *files, "--snapshots", "-").exit_code == 0


def test_a_mapping_that_is_not_there(run: Run, files: list[str]) -> None:
    """The ones that ship are named."""
    refused = run("replay", files[0], "--mapping", "no-such")
    assert isinstance(refused.exception, NotFound)
    assert "untc-history" in refused.exception.detail


def test_a_list_that_is_not_there(run: Run, files: list[str]) -> None:
    """The file is named."""
    refused = run("replay", *files, "--snapshots", "no-such.csv")
    assert isinstance(refused.exception, InvalidInput)
    assert "no-such.csv" in refused.exception.detail


def test_a_table_is_not_read_by_a_history(run: Run, files: list[str]) -> None:
    """`table` sends whoever gives it a mapping of a history to `replay`."""
    assert run("init").exit_code == 0
    refused = run("table", *files)
    assert isinstance(refused.exception, InvalidInput)
    assert "chronicle replay" in refused.exception.detail


def test_the_shipped_mappings_are_in_the_help() -> None:
    """Each mapping with a history is named where it is used."""
    shown = CliRunner().invoke(cli, ["replay", "--help"]).output
    for path in (Path(__file__).parents[3] / "api" / "mappings").glob("*-history.toml"):
        assert path.stem in shown
