"""Keys, checkpoints, witnesses and verification by the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from api.cli.main import EXIT_CODES
from domain.errors import Conflict, NotProven
from tests.api.cli.made_up import Run, head, refused


@pytest.fixture
def key(tmp_path: Path) -> str:
    return str(tmp_path / "chronicle.key")


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    return str(tmp_path / "elsewhere.witness")


def tampered(db: str, statement: str) -> None:
    """Run plain SQL on the file."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute(statement)


def test_a_log_is_verified(recorded: Run, db: str) -> None:
    """It says how much was verified, the root, and that no signature vouches for it yet."""
    result = recorded("verify", "log")
    assert result.exit_code == 0
    assert f"Verified: {head(db)} events, 0 tiles, 0 checkpoints kept here" in result.output
    assert "No signed checkpoint vouches for it" in result.output


def test_a_changed_event_is_named(recorded: Run, db: str) -> None:
    """One line says which and what is wrong; the exit code is of its own."""
    tampered(db, "UPDATE stored_events SET state = x'7b7d' WHERE position = 3")
    result = recorded("verify", "log")
    refused(result, NotProven, "First: Event 3 was changed")
    assert "Event 3 was changed: its columns do not give its leaf hash." in result.output
    assert EXIT_CODES[NotProven] == 7
    as_json = recorded("verify", "log", "--json")
    found = json.loads(as_json.output.splitlines()[0])
    assert [(each["kind"], each["position"]) for each in found["findings"]] == [("changed", 3)]


def test_event_1_can_be_the_changed_one(recorded: Run, db: str) -> None:
    """Even if nothing else can be read from it."""
    tampered(db, "UPDATE stored_events SET state = x'7b7d' WHERE position = 1")
    refused(recorded("verify", "log"), NotProven, "Event 1 was changed")


def test_a_key_is_made_and_shown(recorded: Run, db: str, key: str) -> None:
    """The public half is printed, the secret is not; the position is that of the event."""
    assert "No key yet" in recorded("keys", "show").output
    result = recorded("keys", "new", key, "--reason", "the first")
    assert result.exit_code == 0, result.output
    assert f"in force since position {head(db)}" in result.output
    secret = Path(key).read_text().strip()
    assert secret.startswith("PRIVATE+KEY+")
    assert secret.split("+", 4)[-1] not in result.output  # base64, which may hold a + itself
    public = result.output.splitlines()[-1]
    assert json.loads(recorded("keys", "show", "--json").output) == [
        {"since": head(db), "public_key": public}
    ]


def test_a_key_takes_the_place_of_another(recorded: Run, key: str) -> None:
    """The old key signs no more, and the refusal says which one is in force."""
    recorded("keys", "new", key, "--reason", "the first")
    result = recorded("keys", "new", key + "2", "--reason", "the second")
    assert "It takes the place of key" in result.output
    refused(recorded("checkpoint", "--key", key), Conflict, "in force. Nothing was signed.")
    assert recorded("checkpoint", "--key", key + "2").exit_code == 0
    retired = recorded("keys", "retire", "--reason", "lost")
    assert "is retired since position" in retired.output
    refused(recorded("checkpoint", "--key", key + "2"), Conflict, "no key is in force")


def test_without_a_key_it_says_so(recorded: Run, elsewhere: str) -> None:
    """A checkpoint that is not signed is printed or appended, and called that."""
    for command in (("checkpoint",), ("witness", elsewhere)):
        result = recorded(*command)
        assert result.exit_code == 0
        assert "Not signed: no key was given" in result.output
    assert "— " not in Path(elsewhere).read_text()


def test_a_witness_tells_a_rewritten_log(recorded: Run, db: str, key: str, elsewhere: str) -> None:
    """Every checkpoint in the file is checked; the first that does not hold is named."""
    recorded("witness", elsewhere)
    recorded("keys", "new", key, "--reason", "the first")
    told = json.loads(recorded("witness", elsewhere, "--key", key, "--json").output)
    assert (told["size"], told["signed"], told["checkpoints"]) == (head(db), True, 2)
    assert "There already" in recorded("witness", elsewhere, "--key", key).output
    result = recorded("verify", "log", "--witness", elsewhere)
    assert result.exit_code == 0, result.output
    assert "1 checkpoints kept here, 2 elsewhere" in result.output
    tampered(db, "UPDATE stored_events SET state = x'7b7d' WHERE position = 3")
    result = recorded("verify", "log", "--witness", elsewhere)
    assert "Checkpoint 1 of the witness" in result.output
    assert result.exit_code != 0


def test_sealing_a_sealed_log_changes_nothing(recorded: Run, db: str) -> None:
    """It says how many events are sealed."""
    assert recorded("seal").output == f"{head(db)} events are sealed.\n"


def test_an_old_log_is_sealed(recorded: Run, db: str) -> None:
    """A chronicle that is older than its seal says so, and is sealed by the command."""
    for table in ("seal_tiles", "seal_frontier", "seal_checkpoints"):
        tampered(db, f"DROP TABLE {table}")
    refused(recorded("verify", "log"), NotProven, f"Events 1 to {head(db)} are not sealed")
    refused(recorded("checkpoint"), NotProven, "Run 'chronicle seal'")
    assert recorded("seal").exit_code == 0
    assert recorded("checkpoint").exit_code == 0
