"""The commands that move a whole chronicle: what they say, and what they leave."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from api.cli.main import cli
from domain.errors import NotProven
from tests.api.cli.made_up import Run


def other(path: Path, *arguments: str) -> Result:
    """Run a command on another database."""
    return CliRunner().invoke(cli, ["--db", str(path / "copy.db"), *arguments])


def test_a_chronicle_is_copied(recorded: Run, tmp_path: Path) -> None:
    """Signed on its way out, checked on its way in; it answers and verifies as before."""
    made = json.loads(recorded("keys", "new", f"{tmp_path}/key", "--reason", "x", "--json").output)
    out = str(tmp_path / "out")
    done = recorded("export", out, "--key", f"{tmp_path}/key")
    assert done.exit_code == 0, done.output
    assert f"Exported to {out}: " in done.output
    key = made["public_key"].split("+")[1]
    assert f"signed by key {key}" in done.output
    state = recorded("rebuild").output.rpartition("state hash ")[2]
    copied = other(tmp_path, "import", out, "--public-key", made["public_key"], "--json")
    told = json.loads(copied.output)
    assert (told["signed_by"], told["texts"]) == (key, 1)
    assert other(tmp_path, "rebuild").output.rpartition("state hash ")[2] == state
    assert other(tmp_path, "verify", "log").exit_code == 0
    asked = ("ask", "japan", "paris-call", "--valid-on", "2018-11-20", "--json")
    assert other(tmp_path, *asked).output == recorded(*asked).output
    assert other(tmp_path, "import", out).exit_code != 0


def test_what_is_not_signed_says_so(recorded: Run, tmp_path: Path) -> None:
    """Without a key, and without texts; an existing folder is not written over."""
    out = str(tmp_path / "out")
    assert "is not signed" in recorded("export", out, "--without-texts").output
    again = recorded("export", out)
    assert "name a new folder" in str(again.exception)
    told = other(tmp_path, "import", out).output
    assert "no texts" in told
    (fact, *_) = json.loads(other(tmp_path, "facts", "--json").output)["facts"]
    assert "its text is not kept here" in other(tmp_path, "audit", fact["fact"]).output
    wrong = other(tmp_path / "..", "import", out, "--public-key", "no+body")
    assert "no Ed25519 public key" in str(wrong.exception)


def test_a_folder_that_is_none_is_refused(recorded: Run, tmp_path: Path) -> None:
    """It says what was expected there; nothing is made of it."""
    assert recorded("import", str(tmp_path)).exit_code != 0
    refused = other(tmp_path, "import", str(tmp_path))
    assert "there is no log.jsonl" in str(refused.exception)
    assert not list(tmp_path.glob("copy.db*"))


def test_a_refused_import_leaves_no_file_and_takes_none(recorded: Run, tmp_path: Path) -> None:
    """Refused at its last line: the database made for it is gone, one that was there is not."""
    out = tmp_path / "out"
    recorded("export", str(out))
    texts = out / "texts.jsonl"
    texts.write_text(texts.read_text() * 2)
    assert isinstance(other(tmp_path, "import", str(out)).exception, NotProven)
    assert not list(tmp_path.glob("copy.db*"))
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection, connection:
        connection.execute("CREATE TABLE notes (kept TEXT)")
    assert isinstance(other(tmp_path, "import", str(out)).exception, NotProven)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
