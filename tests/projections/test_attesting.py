"""Attestations: what a log gives, the same bytes for whoever has the same events."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import EXIT_CODES, cli
from domain.errors import NotProven
from projections.attesting import state_at
from projections.runner import Projector
from projections.schema import VERSION
from tests.api.http.made_up import load_bundle, made_up_service
from tests.given import World

GOLDEN = Path(__file__).parent / "golden" / "state_hashes.json"


@pytest.fixture
def db(tmp_path: Path) -> str:
    """The bundled example, with a key."""
    path = str(tmp_path / "example.db")
    assert run(path, "demo").exit_code == 0
    key = str(tmp_path / "chronicle.key")
    assert run(path, "keys", "new", key, "--reason", "the first").exit_code == 0
    public = json.loads(run(path, "keys", "show", "--json").output)[0]["public_key"]
    Path(key + ".pub").write_text(public)
    return path


def run(db: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", db, *arguments])


def test_the_version_of_the_read_tables_is_raised_with_their_content(tmp_path: Path) -> None:
    """The example, with made-up ids and times, gives the state hash that is on file.

    If not, the same log now gives other rows: raise `projections.schema.VERSION`, so that every
    chronicle is rebuilt and no attestation is made of two contents, and add its hash to the file.
    """
    with made_up_service(f"sqlite:///{tmp_path / 'golden.db'}") as service:
        load_bundle(service)
        log = service.chronicle.log
        made = state_at(log, log.head().position, lambda *_: None)
    assert json.loads(GOLDEN.read_text()).get(str(VERSION)) == made


def test_the_state_is_that_of_the_tables_that_answer(world: World) -> None:
    """At the last position; at earlier ones it is what it was then."""
    world.fact("joined", actor="japan", instrument="call", when="2018-11-12")
    world.projector.catch_up()
    before, at = world.state(), world.position
    world.merge("japan", "nippon")
    world.projector.catch_up()
    assert state_at(world.log, world.position, lambda *_: None) == world.state()
    assert state_at(world.log, at, lambda *_: None) == before
    projector = Projector(world.engine, world.log)
    assert projector.rebuild().state_hash == world.state()


def test_it_is_checked_alone_and_against_the_log(db: str, tmp_path: Path) -> None:
    """The signature by the public key; the state by projecting the log anew."""
    file, key = str(tmp_path / "attestation.json"), str(tmp_path / "chronicle.key")
    assert run(db, "attest", "--key", key, "-o", file).exit_code == 0
    check = ("check-attestation", file, "--public-key", key + ".pub")
    assert "was not looked at" in run("nowhere.db", *check).output
    assert run(db, "retract", first_fact(db), "--reason", "later").exit_code == 0
    result = run(db, *check, "--rebuild", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["rebuilt"] is True


def test_an_edited_log_is_not_attested(db: str, tmp_path: Path) -> None:
    """The root would be that of the events as sealed, the state that of the edited ones."""
    key = str(tmp_path / "chronicle.key")
    with closing(sqlite3.connect(db)) as lite, lite:
        lite.execute("UPDATE stored_events SET recorded_at = recorded_at + 1 WHERE position = 5")
    result = run(db, "attest", "--key", key)
    assert isinstance(result.exception, NotProven)
    assert "First: Event 5 was changed" in result.exception.detail


def test_the_same_events_give_the_same_bytes(db: str, tmp_path: Path) -> None:
    """But for the signature."""
    key = str(tmp_path / "chronicle.key")
    signed, unsigned = run(db, "attest", "--key", key), run(db, "attest")
    assert "Not signed" in unsigned.stderr
    head, null, _ = unsigned.stdout.partition("null}")
    assert null
    assert signed.stdout.startswith(head)


def test_a_stranger_gets_the_same_bytes(db: str, tmp_path: Path) -> None:
    """From an export without any words, imported elsewhere; and holds what was signed to it."""
    file, key = tmp_path / "attestation.json", str(tmp_path / "chronicle.key")
    run(db, "attest", "--key", key, "-o", str(file))
    folder, elsewhere = str(tmp_path / "export"), str(tmp_path / "elsewhere.db")
    exported = run(db, "export", folder, "--without-texts", "--key", key)
    assert exported.exit_code == 0, exported.output
    imported = run(elsewhere, "import", folder)
    assert imported.exit_code == 0, imported.output
    head, null, _ = run(elsewhere, "attest").stdout.partition("null}")
    assert null
    assert file.read_text().startswith(head)
    check = ("check-attestation", str(file), "--public-key", key + ".pub", "--rebuild")
    result = run(elsewhere, *check)
    assert result.exit_code == 0, result.output


CHANGES: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda said: said.replace(b'"size":12', b'"size":11'), "is not one of key"),
    (lambda said: said.replace(b"attestation/1", b"attestation/2"), "knows chronicle-attest"),
    (lambda said: said.replace(b'"size"', b'"sise"'), "not of the shape"),
    (lambda said: said + b"\n", "not canonical"),
    (lambda said: said[: said.index(b',"signature"')] + b',"signature":null}', "not signed"),
]


def test_what_does_not_hold_is_named(db: str, tmp_path: Path) -> None:
    """A changed file, one that is not signed, another chronicle, a log that gives another state."""
    file, key = tmp_path / "attestation.json", str(tmp_path / "chronicle.key")
    check = ("check-attestation", str(file), "--public-key", key + ".pub")
    for change, why in CHANGES:
        run(db, "attest", "--key", key, "-o", str(file))
        file.write_bytes(change(file.read_bytes()))
        refused(run(db, *check), why)
    run(db, "attest", "--key", key, "-o", str(file))
    other = str(tmp_path / "other.db")
    run(other, "demo")
    refused(run(other, *check, "--rebuild"), "its chronicle is")
    run(other, "keys", "new", key + "2", "--reason", "the first")
    public = json.loads(run(other, "keys", "show", "--json").output)[0]["public_key"]
    refused(run(db, *check[:2], "--public-key", public), "but the key is one of")


def test_another_version_of_the_read_tables_is_not_compared(
    db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which program can."""
    file, key = str(tmp_path / "attestation.json"), str(tmp_path / "chronicle.key")
    run(db, "attest", "--key", key, "-o", file)
    monkeypatch.setattr("projections.schema.VERSION", VERSION + 1)
    result = run(db, "check-attestation", file, "--public-key", key + ".pub", "--rebuild")
    refused(result, f"of version {VERSION}; this program makes version {VERSION + 1}")


def first_fact(db: str) -> str:
    found: str = json.loads(run(db, "facts", "--json").output)["facts"][0]["fact"]
    return found


def refused(result: Result, why: str) -> None:
    """With the exit code of what is not proven."""
    assert isinstance(result.exception, NotProven), result.output
    assert why in str(result.exception)
    assert EXIT_CODES[NotProven] == 7
