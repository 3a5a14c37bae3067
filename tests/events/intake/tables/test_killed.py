"""An import that is killed between two steps is finished by running it again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.wiring import service
from events.intake.recording import Tally
from events.intake.tables.importing import import_table
from events.intake.tables.names import Names
from tests.events.intake.tables.small import club, facts, parties

ROOT = Path(__file__).resolve().parents[4]
ROWS = "".join(f"State {n},{2000 + n},\n" for n in range(7))


@pytest.mark.parametrize(("steps", "on_file"), [(0, 0), (4, 2), (6, 6)])
def test_killed_between_steps(tmp_path: Path, steps: int, on_file: int) -> None:
    """What was written is whole rows; the second run adds the rest and nothing twice."""
    url = str(tmp_path / "killed.db")
    assert CliRunner().invoke(cli, ["--db", url, "init"]).exit_code == 0
    module = "tests.events.intake.tables.importing_process"
    command = [sys.executable, "-m", module, url, ROWS, str(steps)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    with service(url) as opened:
        opened.projector.catch_up()
        names = Names(opened.questions.entities())
        content = f"who,from,to\n{ROWS}".encode()
        again = import_table(opened.chronicle, content, club(), names, "me")
        assert again.tallies["facts"] == Tally(7 - on_file, on_file)
        assert again.tallies["documents"] == Tally(0, 1)
        assert [fact.when for fact in facts(opened.chronicle)] == [str(2000 + n) for n in range(7)]
        assert len(parties(opened.chronicle)) == 8
