"""A chronicle of two facts, and a way to run commands on it."""

from __future__ import annotations

import json
import shutil
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


@pytest.fixture(scope="session")
def joined_and_declined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a chronicle in which Japan joined and Russia declined, to be copied."""
    folder = tmp_path_factory.mktemp("recorded")
    db, path = folder / "recorded.db", folder / "bundle.json"
    facts = bundle(
        fact("joined", "japan", "Japan joined the Paris Call", as_said="joined"),
        fact("declined", "russia", "Russia stayed out"),
    )
    path.write_text(json.dumps(facts))
    for command in (["init"], ["record", str(path)]):
        result = CliRunner().invoke(cli, ["--db", str(db), "--by", "person:tester", *command])
        assert result.exit_code == 0, result.output
    return db


@pytest.fixture
def recorded(run: Run, db: str, joined_and_declined: Path) -> Run:
    """A chronicle in which Japan joined and Russia declined."""
    shutil.copy(joined_and_declined, db)
    return run
