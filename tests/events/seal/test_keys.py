"""Keys: the secret in a file, the public half in the log, one in force at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.errors import Conflict, InvalidInput, NotProven, Unavailable
from events.log import Write
from events.record import KeyAdded, KeyRetired
from events.seal.notes import Note
from tests.events.seal.sealed import BY, Sealed


def test_a_new_key_is_an_event(sealed: Sealed) -> None:
    """Who, why and the public half, at the position since which it is in force."""
    signer = sealed.new_key()
    added = KeyAdded(public_key=signer.public.key.hex(), by=BY, reason="for the tests")
    assert sealed.world.log.stream("signing-key") == [added]
    assert sealed.keys.in_force(1) is None
    assert sealed.keys.in_force(2) == signer.public


def test_the_secret_is_for_its_owner_alone(sealed_here: Sealed) -> None:
    """The file has mode 0600, and the database does not hold what is in it."""
    sealed_here.new_key("secret")
    file = sealed_here.directory / "secret"
    assert file.stat().st_mode & 0o777 == 0o600
    secret = file.read_text().strip().split("+")[-1].encode()
    seed = b"secret".ljust(32, b".")
    sealed_here.world.recorder.close()
    for each in sealed_here.directory.glob("chronicle.db*"):
        assert secret not in each.read_bytes()
        assert seed not in each.read_bytes()


def test_a_key_is_never_written_over(sealed_here: Sealed) -> None:
    """A file that is there stays as it is, and nothing is recorded."""
    file = sealed_here.directory / "mine"
    file.write_text("mine")
    with pytest.raises(Conflict, match="never written over"):
        sealed_here.new_key("mine")
    with pytest.raises(InvalidInput, match="cannot be kept"):
        sealed_here.new_key("no/such/directory")
    assert file.read_text() == "mine"
    assert sealed_here.world.position == 1


def test_a_commit_that_failed_and_was_durable_all_the_same(
    sealed_here: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays: the key may be in force, and its secret is nowhere else."""
    writing = sealed_here.world.log.writing

    @contextmanager
    def lost() -> Iterator[Write]:
        with writing() as write:
            yield write
        raise Unavailable("The connection was lost.")

    monkeypatch.setattr(sealed_here.world.log, "writing", lost)
    with pytest.raises(Unavailable):
        sealed_here.new_key("mine")
    signer = sealed_here.keys.signer(sealed_here.directory / "mine")
    assert sealed_here.keys.in_force(2) == signer.public


def test_a_key_without_a_reason(sealed_here: Sealed) -> None:
    """It is refused before there is a file."""
    path = sealed_here.directory / "key"
    with pytest.raises(InvalidInput):
        sealed_here.keys.add(path, BY, " ", lambda size: bytes(size))
    assert not path.exists()


def test_the_new_key_signs_and_the_old_one_no_more(sealed: Sealed) -> None:
    """After a rotation both keys' checkpoints hold, and the old key cannot sign."""
    old = sealed.new_key("old")
    sealed.seal.checkpoint(old)
    new = sealed.new_key("new")
    sealed.seal.checkpoint(new)
    assert (sealed.verified().checkpoints, sealed.findings()) == (2, [])
    with pytest.raises(Conflict, match=f"key {new.public.id.hex()} is in force"):
        sealed.keys.signer(sealed.directory / "old")


def test_a_checkpoint_by_an_old_key_is_found(sealed: Sealed) -> None:
    """What an old key signs after its rotation does not hold, though its signature is right."""
    old = sealed.new_key("old")
    sealed.new_key("new")
    forged = sealed.seal.checkpoint(old)
    forged.verify(old.public)
    assert sealed.findings() == [("checkpoint", 3)]
    assert f"is signed by key {old.public.id.hex()}" in sealed.found("checkpoint").text


def test_a_retired_key_signs_nothing(sealed: Sealed) -> None:
    """Retiring is an event; afterwards no key is in force, and a second time is refused."""
    signer = sealed.new_key()
    noted = sealed.keys.retire(BY, "it was lost")
    assert noted.key == signer.public
    assert sealed.keys.in_force(sealed.world.position) is None
    assert isinstance(sealed.world.log.stream("signing-key")[-1], KeyRetired)
    with pytest.raises(Conflict, match="no key is in force"):
        sealed.keys.signer(sealed.directory / "key")
    with pytest.raises(Conflict):
        sealed.keys.retire(BY, "again")


def test_keys_leave_the_read_tables_as_they_are(sealed: Sealed) -> None:
    """The projection takes the events and shows them in no table."""
    sealed.world.projector.catch_up()
    before = sealed.world.state()
    sealed.new_key()
    sealed.keys.retire(BY, "x")
    sealed.world.projector.catch_up()
    assert sealed.world.state() == before


@pytest.mark.parametrize("content", ["", "no key\n", "PRIVATE+KEY+a+b+c\n"])
def test_a_file_that_holds_no_key(sealed_here: Sealed, content: str, tmp_path: Path) -> None:
    """It is named, with what was expected."""
    path = tmp_path / "k"
    path.write_text(content)
    with pytest.raises(InvalidInput, match="no private key"):
        sealed_here.keys.signer(path)
    with pytest.raises(InvalidInput, match="cannot be read"):
        sealed_here.keys.signer(tmp_path / "absent")


def test_without_a_key_nothing_is_signed(sealed: Sealed) -> None:
    """The checkpoint has no signature, says nothing else, and is not kept."""
    note = sealed.seal.checkpoint()
    assert note.signatures == ()
    assert sealed.seal.kept() == []
    with pytest.raises(NotProven):
        note.verify(sealed.new_key().public)


def test_a_kept_checkpoint_is_kept_once(sealed: Sealed) -> None:
    """The same log by the same key gives the same bytes."""
    signer = sealed.new_key()
    first, again = sealed.seal.checkpoint(signer), sealed.seal.checkpoint(signer)
    assert first == again
    assert sealed.seal.kept() == [(2, first.content)]
    assert Note.parse(first.content).checkpoint.origin == sealed.origin
