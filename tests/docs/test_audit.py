"""The page on the audit: its commands print what it shows, and it names every finding."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from events.spans import findings
from events.spans.verifying import STATES
from tests.docs.blocks import DOCS, blocks, check

PAGE = DOCS / "audit.md"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the bundled example."""
    db = str(tmp_path_factory.mktemp("audit") / "example.db")
    assert CliRunner().invoke(cli, ["--db", db, "demo"]).exit_code == 0
    return db


@pytest.mark.parametrize("block", blocks("audit.md"))
def test_the_page_shows_what_is_printed(example: str, block: str) -> None:
    """Each `$ chronicle …` prints what stands under it; `…` stands for anything."""
    facts = CliRunner().invoke(cli, ["--db", example, "facts", "--json"]).stdout
    check(example, block, json.loads(facts)["facts"][0]["document"])


def test_the_page_names_every_finding_and_state() -> None:
    """Each has a row that says what it means."""
    rows = "\n".join(line for line in PAGE.read_text().splitlines() if line.startswith("| `"))
    for word in (*get_args(findings.Kind), *STATES):
        assert f"`{word}`" in rows, word
