"""The page on the audit: its commands print what it shows, and it names every finding."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from events.spans import findings
from events.spans.verifying import STATES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "audit.md"
FENCE = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the bundled example."""
    db = str(tmp_path_factory.mktemp("audit") / "example.db")
    assert CliRunner().invoke(cli, ["--db", db, "demo"]).exit_code == 0
    return db


def run(example: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", example, *arguments])


@pytest.mark.parametrize("block", FENCE.findall(PAGE.read_text()))
def test_the_page_shows_what_is_printed(example: str, block: str) -> None:
    """Each `$ chronicle …` prints what stands under it; `…` stands for anything."""
    command, *shown = block.strip("\n").split("\n")
    document = json.loads(run(example, "facts", "--json").stdout)["facts"][0]["document"]
    arguments = shlex.split(command.removeprefix("$ chronicle ").replace("d1-…", document))
    result = run(example, *arguments)
    assert result.exit_code == 0, result.output
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    pattern = ".*".join(re.escape(part) for part in "\n".join(shown).split("…"))
    assert re.fullmatch(pattern, printed, re.DOTALL), printed


def test_the_page_names_every_finding_and_state() -> None:
    """Each has a row that says what it means."""
    rows = "\n".join(line for line in PAGE.read_text().splitlines() if line.startswith("| `"))
    for word in (*get_args(findings.Kind), *STATES):
        assert f"`{word}`" in rows, word
