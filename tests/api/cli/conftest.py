"""A chronicle of two facts, and a way to run commands on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from tests.api.cli.made_up import Run, bundle, fact


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "test.db")


@pytest.fixture
def run(db: str) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--db", db, "--by", "person:tester", *arguments])

    return invoke


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], str]:
    def write(content: object) -> str:
        path = tmp_path / "bundle.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content))
        return str(path)

    return write


@pytest.fixture
def recorded(run: Run, file: Callable[[object], str]) -> Run:
    """A chronicle in which Japan joined and Russia declined."""
    assert run("init").exit_code == 0
    facts = bundle(
        fact("joined", "japan", "Japan joined the Paris Call", as_said="joined"),
        fact("declined", "russia", "Russia stayed out"),
    )
    result = run("record", file(facts))
    assert result.exit_code == 0, result.output
    return run
