"""Checkpoints as signed notes: bytes that other tools read, and no other bytes."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput, NotProven
from events.seal.notes import Checkpoint, Note, PublicKey, Signer, signed

NAME = "00112233445566778899aabbccddeeff"
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
"""The secret key of RFC 8032 §7.1, test 1."""
PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
ROOT = bytes(range(32))


@pytest.fixture
def signer() -> Signer:
    return Signer(NAME, SEED)


@pytest.fixture
def note(signer: Signer) -> Note:
    return signed(Checkpoint(NAME, 42, ROOT), signer)


def test_the_key_is_that_of_the_rfc(signer: Signer) -> None:
    """The public key of test 1; the id is the first bytes of the C2SP hash."""
    assert signer.public.key.hex() == PUBLIC
    assert str(signer.public).startswith(f"{NAME}+{signer.public.id.hex()}+")


def test_golden_note(note: Note, signer: Signer) -> None:
    """These are the bytes of one checkpoint; they never change."""
    assert note.content == GOLDEN
    note.verify(signer.public)


def test_a_note_is_read_as_it_was_written(note: Note) -> None:
    """Content to note and back gives the same bytes, signed or not."""
    assert Note.parse(note.content) == note
    unsigned = signed(note.checkpoint, None)
    assert Note.parse(unsigned.content) == unsigned
    assert unsigned.content.endswith("\n\n")


def test_every_flipped_bit_is_refused(note: Note, signer: Signer) -> None:
    """No byte of a note can be changed: it is no note any more, or its signature fails."""
    content = note.content.encode()
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises((NotProven, UnicodeDecodeError)):
            Note.parse(changed.decode()).verify(signer.public)


@pytest.mark.parametrize(
    "content",
    ["", "\n\n", "a\n1\n", "a\n1\nAAAA\n\n", "a\n01\n{root}\n\n", "a\n-1\n{root}\n\n",
     "a\n1\n{root}\n\nno signature\n", "a\n1\n{root}\n\n— a b", "\n1\n{root}\n\n"],
)  # fmt: skip
def test_what_is_no_checkpoint(content: str, note: Note) -> None:
    """Cut short, another size, another root: refused with what was expected."""
    root = note.text.splitlines()[2]
    with pytest.raises(NotProven, match="expected"):
        Note.parse(content.replace("{root}", root))


def test_another_key(note: Note) -> None:
    """A key of the same name with another id has not signed it, and both are named."""
    other = Signer(NAME, bytes(32)).public
    with pytest.raises(NotProven, match=f"expected key {other.id.hex()}"):
        note.verify(other)
    with pytest.raises(NotProven, match="is not signed"):
        signed(note.checkpoint, None).verify(other)


def test_keys_are_read_as_they_were_written(signer: Signer) -> None:
    """Both halves, and a secret is shown by nothing but `secret`."""
    assert PublicKey.parse(str(signer.public)) == signer.public
    assert Signer.parse(signer.secret()).public == signer.public
    assert signer.secret().split("+")[-1].strip() not in repr(signer)


@pytest.mark.parametrize(
    "change", [lambda s: s[:-3], lambda s: s[1:], lambda s: s.replace("+", " ")]
)
def test_damaged_keys(signer: Signer, change: object) -> None:
    """A key that was cut or mistyped is refused, and no message quotes a secret."""
    assert callable(change)
    with pytest.raises(InvalidInput):
        PublicKey.parse(change(str(signer.public)))
    with pytest.raises(InvalidInput) as caught:
        Signer.parse(change(signer.secret()))
    assert signer.secret().split("+")[-1][:8] not in caught.value.detail


GOLDEN = (
    "00112233445566778899aabbccddeeff\n"
    "42\n"
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    "\n"
    "— 00112233445566778899aabbccddeeff "
    "fwmcwx+4oMKbrS5qWDeef5Q9V/Ac/JOiyHe50wk+73qRB0lO1uXOsaV2eLW0"
    "fkbJwxNWdrouHh6GsGQqKsEYEHYtcAU=\n"
)
