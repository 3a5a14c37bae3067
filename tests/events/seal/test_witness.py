"""A witness kept elsewhere: it tells a log that was rewritten, or forked, by its checkpoints."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import InvalidInput, NotProven
from events.seal.witness import append, read
from tests.events.seal.sealed import Sealed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a witness is to be kept."""
    return tmp_path / "elsewhere"


def witness(sealed: Sealed, file: Path, *sizes: int) -> None:
    """Let the log grow to each size in turn and append its checkpoint, the first one unsigned."""
    signer = None
    for size in sizes:
        sealed.grow(size)
        append(file, sealed.seal, sealed.seal.checkpoint(signer))
        signer = signer or sealed.new_key()


def test_a_witness_holds(sealed: Sealed, file: Path) -> None:
    """Every checkpoint in it, signed or not, holds of the log that grew on."""
    witness(sealed, file, 200, 300, 600)
    sealed.grow(650)
    assert len(read(file)) == 3
    verified = sealed.verified(read(file))
    assert (verified.witnessed, verified.findings) == (3, ())


def test_the_same_checkpoint_is_not_appended_again(sealed_here: Sealed, file: Path) -> None:
    """The file stays as it is, but a signature is appended where there was none."""
    append(file, sealed_here.seal, sealed_here.seal.checkpoint())
    assert not append(file, sealed_here.seal, sealed_here.seal.checkpoint()).new
    signer = sealed_here.new_key()
    assert append(file, sealed_here.seal, sealed_here.seal.checkpoint(signer)).new
    noted = append(file, sealed_here.seal, sealed_here.seal.checkpoint(signer))
    assert (noted.new, noted.checkpoints) == (False, 2)


def test_a_file_that_was_cut_is_not_appended_to(sealed_here: Sealed, file: Path) -> None:
    """Writing was cut short, within a line or behind it: it is no witness of that size yet."""
    append(file, sealed_here.seal, sealed_here.seal.checkpoint())
    signer, whole = sealed_here.new_key(), file.read_text()
    append(file, sealed_here.seal, sealed_here.seal.checkpoint(signer))
    for end in (-1, -20, -100):
        file.write_text((cut := file.read_text())[:end])
        with pytest.raises(InvalidInput, match="ends within a checkpoint"):
            append(file, sealed_here.seal, sealed_here.seal.checkpoint(signer))
        file.write_text(cut)
    file.write_text(whole)
    assert append(file, sealed_here.seal, sealed_here.seal.checkpoint(signer)).new


def rewritten(sealed: Sealed, position: int) -> None:
    """Change an event and make the whole seal anew, as one would who owns the database."""
    sealed.sql("UPDATE stored_events SET state = ? WHERE position = ?", b'{"v":1}', position)
    sealed.rehash(position)
    for table in ("seal_tiles", "seal_frontier", "seal_checkpoints"):
        sealed.sql(f"DELETE FROM {table}")
    sealed.seal.catch_up(lambda *_: None)


def test_a_rewritten_log_is_named_by_the_first_checkpoint(sealed: Sealed, file: Path) -> None:
    """By itself the log is flawless; the witness tells since when it is another one."""
    witness(sealed, file, 200, 300, 400, 600)
    rewritten(sealed, 250)
    assert sealed.findings() == []
    assert sealed.findings(read(file)) == [("witness", 300)]
    text = sealed.found("witness", read(file)).text
    assert text.startswith("Checkpoint 2 of the witness (300 events) does not hold")
    assert text.endswith("Nor do 2 others.")


def test_a_rewritten_log_is_not_witnessed(sealed: Sealed, file: Path) -> None:
    """Nothing is appended to the file once the log does not extend its last checkpoint."""
    witness(sealed, file, 200, 300)
    before = file.read_bytes()
    rewritten(sealed, 100)
    with pytest.raises(NotProven, match="rewritten, or is a fork"):
        append(file, sealed.seal, sealed.seal.checkpoint())
    assert file.read_bytes() == before


def test_a_log_that_was_cut_is_found(sealed: Sealed, file: Path) -> None:
    """A witness of more events than there are: some were taken away, seal and all."""
    witness(sealed, file, 200, 300)
    sealed.sql("DELETE FROM stored_events WHERE position > 250")
    for table in ("seal_tiles", "seal_frontier", "seal_checkpoints"):
        sealed.sql(f"DELETE FROM {table}")
    sealed.seal.catch_up(lambda *_: None)
    assert sealed.findings(read(file)) == [("witness", 300)]
    assert "of 300 events, but the log ends at 250" in sealed.found("witness", read(file)).text
    with pytest.raises(NotProven, match="some were taken away"):
        append(file, sealed.seal, sealed.seal.checkpoint())


def test_a_witness_of_another_chronicle(sealed_here: Sealed, file: Path) -> None:
    """Its checkpoints say whose they are; nothing is appended."""
    file.write_text(f"another\n1\n{'A' * 43}=\n\n")
    assert sealed_here.findings(read(file)) == [("witness", 1)]
    assert "of the chronicle another" in sealed_here.found("witness", read(file)).text
    with pytest.raises(NotProven, match="a file of its own"):
        append(file, sealed_here.seal, sealed_here.seal.checkpoint())


def test_a_damaged_witness(sealed_here: Sealed, file: Path) -> None:
    """A file cut short is told by its number; a changed size by its signature."""
    witness(sealed_here, file, 20, 30, 40)
    whole = file.read_text()
    assert sealed_here.findings(read(file)) == []
    file.write_text(whole.replace("\n30\n", "\n31\n"))
    text = sealed_here.found("witness", read(file)).text
    assert text.startswith("Checkpoint 2 of the witness (31 events)")
    assert "was changed" in text
    file.write_text(whole[:-90])
    assert [kind for kind, _ in sealed_here.findings(read(file))] == ["witness"]
    file.write_bytes(b"\xff")
    with pytest.raises(InvalidInput, match="it is no text"):
        read(file)


def test_no_file_is_no_witness(file: Path) -> None:
    """What is not there yet has no checkpoints."""
    assert read(file) == []
