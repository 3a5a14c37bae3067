"""Certificates by the command line: made from a database, checked where there is none."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from api.cli.main import EXIT_CODES
from domain.errors import Conflict, InvalidInput, NoKey, NotFound, NotProven
from tests.api.cli.made_up import Run, refused

ASK = ("ask", "japan", "Paris Call", "--valid-on", "2018-11-20")
WITHOUT = ("sqlite3", "sqlalchemy", "psycopg", "eventsourcing", "projections", "rich", "socket")
CHECK = (
    f"import sys; sys.modules.update(dict.fromkeys({WITHOUT})); "
    "from api.cli.main import main; sys.argv[0] = 'chronicle'; main()"
)


@pytest.fixture
def key(recorded: Run, tmp_path: Path) -> str:
    """A key that is in force; its public half is beside it."""
    path = str(tmp_path / "chronicle.key")
    assert recorded("keys", "new", path, "--reason", "the first").exit_code == 0
    shown = json.loads(recorded("keys", "show", "--json").output)
    Path(path + ".pub").write_text(shown[-1]["public_key"] + "\n")
    return path


@pytest.fixture
def certificate(recorded: Run, key: str, tmp_path: Path) -> str:
    """The certificate that Japan had joined."""
    path = str(tmp_path / "ask.json")
    result = recorded("certify", *ASK, "--key", key, "-o", path)
    assert result.exit_code == 0, result.output
    assert f"chronicle check-certificate {path} --public-key" in result.stderr
    return path


def check_elsewhere(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Check in a process of its own, in an empty folder, that can load nothing of a database."""
    empty = tmp_path / "empty"
    empty.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", CHECK, "check-certificate", *arguments],
        cwd=empty, env={**os.environ, "CHRONICLE_DB": "postgresql://nobody@192.0.2.1:1/nothing"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_it_is_checked_without_a_database(tmp_path: Path, key: str, certificate: str) -> None:
    """No driver, no read table and no socket can be loaded where it is checked."""
    done = check_elsewhere(tmp_path, certificate, "--public-key", key + ".pub")
    assert done.returncode == 0, done.stderr
    assert "This certificate holds." in done.stdout
    assert "Yes: on 2018-11-20 Japan had joined Paris Call" in done.stdout
    assert "“Japan joined the Paris Call”" in done.stdout
    assert "It certifies the record, not the world" in done.stdout
    assert not list((tmp_path / "empty").iterdir())


def test_a_changed_one_ends_with_7(tmp_path: Path, key: str, certificate: str) -> None:
    """And one line that says what does not hold."""
    path = Path(certificate)
    path.write_bytes(path.read_bytes().replace(b"japan", b"nippo"))
    done = check_elsewhere(tmp_path, certificate, "--public-key", key + ".pub")
    assert done.returncode == EXIT_CODES[NotProven] == 7
    assert len(done.stderr.splitlines()) == 1
    assert "The signature of the certificate is not one of key" in done.stderr


def test_json_has_all_that_was_proven(recorded: Run, key: str, certificate: str) -> None:
    """One value: question, answer, facts with their words, and what is not certified."""
    public = Path(key + ".pub").read_text().strip()
    told = json.loads(
        recorded("check-certificate", certificate, "--public-key", public, "--json").output
    )
    assert (told["holds"], told["answer"]["answer"]) == (True, "yes")
    (fact,) = told["facts"]
    assert (fact["quote"], fact["publisher"]) == ("Japan joined the Paris Call", "The Dispatch")
    assert told["not_certified"].startswith("It certifies the record, not the world")


def test_rosters_and_snapshots(recorded: Run, key: str, tmp_path: Path) -> None:
    """To standard output come exactly the bytes of the file."""
    for question in (("roster", "Paris Call"), ("snapshot",), ("snapshot", "Japan")):
        path = tmp_path / "file.json"
        asked = ("certify", *question, "--valid-on", "2018-11-20", "--key", key)
        assert recorded(*asked, "-o", str(path)).exit_code == 0
        assert recorded(*asked).stdout_bytes == path.read_bytes()
        result = recorded("check-certificate", str(path), "--public-key", key + ".pub")
        assert result.exit_code == 0, result.output
        assert "on 2018-11-20: 1 yes" in result.output


def test_a_witness_is_asked(recorded: Run, key: str, certificate: str, tmp_path: Path) -> None:
    """Whether it has the same checkpoint is said."""
    witness = str(tmp_path / "witness")
    recorded("witness", witness, "--key", key)
    check = ("check-certificate", certificate, "--public-key", key + ".pub", "--witness", witness)
    assert "has the same checkpoint" in recorded(*check).output
    Path(witness).write_text("")
    assert "it cannot tell a fork" in recorded(*check).output


def test_an_edited_answer_is_not_signed(recorded: Run, db: str, key: str, tmp_path: Path) -> None:
    """It would check, since its facts are in the log; --verify makes the tables anew first."""
    asked = ("certify", *ASK, "--key", key, "-o", str(tmp_path / "ask.json"), "--verify")
    assert recorded(*asked).exit_code == 0
    with closing(sqlite3.connect(db)) as lite, lite:
        lite.execute("UPDATE standing_g1 SET answer = 'no'")
    refused(recorded(*asked), NotProven, "The answers do not hold", "the log gives 'yes'")


def test_without_a_key_there_is_none(recorded: Run, key: str) -> None:
    """It says where a key comes from; one that is not in force is refused."""
    refused(recorded("certify", *ASK), NoKey, "--key FILE or CHRONICLE_KEY", "keys new")
    recorded("keys", "retire", "--reason", "lost")
    refused(recorded("certify", *ASK, "--key", key), Conflict, "no key is in force")


def test_what_cannot_be_asked_is_refused(recorded: Run, key: str, tmp_path: Path) -> None:
    """As by the question itself; no file is left behind."""
    path = tmp_path / "none.json"
    asked = ("certify", "ask", "Atlantis", "Paris Call", "--valid-on", "2018-11-20")
    refused(recorded(*asked, "--key", key, "-o", str(path)), NotFound, "Atlantis")
    assert not path.exists()


def test_what_is_no_key_is_refused(recorded: Run, certificate: str, tmp_path: Path) -> None:
    """Neither a key nor a file with one; no file, and one that holds two keys, are told apart."""

    def check(public_key: str) -> Result:
        return recorded("check-certificate", certificate, "--public-key", public_key)

    refused(check("some+body"), InvalidInput, "no Ed25519 public key")
    refused(check("nowhere.pub"), InvalidInput, "nor a file that can be read: No such file")
    recorded("keys", "new", str(tmp_path / "next.key"), "--reason", "the next one")
    shown = tmp_path / "keys.pub"
    shown.write_text(recorded("keys", "show").output)
    refused(check(str(shown)), InvalidInput, "holds 2 keys")
    shown.write_text(shown.read_text().splitlines()[0])
    assert check(str(shown)).exit_code == 0
