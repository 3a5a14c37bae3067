"""Checkpoints as signed notes: the text, its signatures, and the keys that make them.

C2SP tlog-checkpoint and signed-note, with Ed25519 (RFC 8032). Invariant: bytes in, bytes
out; no clock, no file, no database. The key's name is the origin, which is the random id
of the chronicle, so a note of one log never passes for one of another.
"""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from domain.errors import InvalidInput, NotProven
from domain.merkle import HASH_SIZE

MARK = "— "
"""What a line with a signature starts with."""
_ED25519 = b"\x01"
_NAME = re.compile(r"[^\s+\x00-\x1f]+")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_SECRET = "PRIVATE+KEY+"


class PublicKey(NamedTuple):
    """An Ed25519 key that signatures are checked with: whose it is, and its 32 bytes."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:4]

    def __str__(self) -> str:
        """`name+id+key`, the verifier key of C2SP tools."""
        return f"{self.name}+{self.id.hex()}+{_base64(_ED25519 + self.key)}"

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """The key in `name+id+key`. Raises `InvalidInput` for anything else."""
        name, _, rest = text.strip().partition("+")
        named, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        if not _NAME.fullmatch(name) or key is None or len(key) != 33 or key[:1] != _ED25519:
            raise InvalidInput(
                "This is no Ed25519 public key; expected NAME+ID+KEY, as 'chronicle keys "
                "show' prints it.",
                field="public_key",
            )
        found = cls(name, key[1:])
        if found.id.hex() != named:
            raise InvalidInput(
                f"The public key's id is {found.id.hex()}, but it says {named}: it was cut or "
                "mistyped.",
                field="public_key",
            )
        return found

    def verify(self, signature: bytes, content: bytes) -> bool:
        """Whether this key made the signature of those bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True


class Signer:
    """A private key. Its secret is printed by nothing but `secret`."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(name, self._key.public_key().public_bytes_raw())

    def __repr__(self) -> str:
        return f"Signer({self.public})"

    def sign(self, text: str) -> str:
        """The signature line for a text that ends in a newline."""
        signature = self.public.id + self.signature(text.encode())
        return f"{MARK}{self.public.name} {_base64(signature)}\n"

    def signature(self, content: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature (RFC 8032 §5.1.6)."""
        return self._key.sign(content)

    def secret(self) -> str:
        """The line of a key file, `PRIVATE+KEY+name+id+key`."""
        encoded = _base64(_ED25519 + self._seed)
        return f"{_SECRET}{self.public.name}+{self.public.id.hex()}+{encoded}\n"

    @classmethod
    def parse(cls, secret: str) -> Signer:
        """The key in the line of a key file. Raises `InvalidInput`, which never quotes it."""
        parts = secret.strip().removeprefix(_SECRET).split("+", 2)
        seed = _decoded(parts[2]) if len(parts) == 3 else None
        if (
            not secret.startswith(_SECRET)
            or seed is None
            or len(seed) != 33
            or seed[:1] != _ED25519
        ):
            raise InvalidInput(
                "The file holds no private key; expected the line that 'chronicle keys new' wrote.",
                field="key",
            )
        found = cls(parts[0], seed[1:])
        if found.public.id.hex() != parts[1]:
            raise InvalidInput("The private key does not fit its own id.", field="key")
        return found


class Checkpoint(NamedTuple):
    """What a log was at a size: its origin, how many events, and the root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


class Note(NamedTuple):
    """A checkpoint, the text that says it, and its signature lines, each with its newline."""

    checkpoint: Checkpoint
    text: str
    signatures: tuple[str, ...]

    @property
    def content(self) -> str:
        """The signed note; without a signature it ends in the blank line."""
        return f"{self.text}\n{''.join(self.signatures)}"

    @classmethod
    def parse(cls, content: str) -> Note:
        """The note in a text. Raises `NotProven` for what is no checkpoint, and says what."""
        text, blank, signed = content.rpartition("\n\n")
        signatures = signed.splitlines(keepends=True)
        if not blank or any(not line.startswith(MARK) or line[-1] != "\n" for line in signatures):
            raise NotProven(
                "This is no signed note: expected a text, a blank line, and signature lines."
            )
        return cls(_checkpoint(text + "\n"), text + "\n", tuple(signatures))

    @property
    def signed_by(self) -> str | None:
        """The id of the key that the first signature names, in hex; None if there is none."""
        if not self.signatures:
            return None
        _, _, encoded = self.signatures[0].rstrip("\n").rpartition(" ")
        return (_decoded(encoded) or b"")[:4].hex()

    def verify(self, key: PublicKey) -> None:
        """Raise `NotProven` unless `key` has signed the text."""
        if not self.signatures:
            raise NotProven(f"The checkpoint of size {self.checkpoint.size} is not signed.")
        made = []
        for line in self.signatures:
            name, _, encoded = line.removeprefix(MARK).rstrip("\n").rpartition(" ")
            signature = _decoded(encoded) or b""
            if (name, signature[:4]) == (key.name, key.id):
                if key.verify(signature[4:], self.text.encode()):
                    return
                raise NotProven(
                    f"The signature of the checkpoint of size {self.checkpoint.size} is not that "
                    f"of key {key.id.hex()}: the text, or the signature, was changed."
                )
            made.append(f"{signature[:4].hex() or '(unreadable)'} of {name}")
        raise NotProven(
            f"The checkpoint of size {self.checkpoint.size} is signed by key {', '.join(made)}; "
            f"expected key {key.id.hex()} of {key.name}."
        )


def signed(checkpoint: Checkpoint, signer: Signer | None) -> Note:
    """The note of a checkpoint, signed if there is a key."""
    text = checkpoint.text
    return Note(checkpoint, text, (signer.sign(text),) if signer else ())


def _checkpoint(text: str) -> Checkpoint:
    origin, size, root, *_ = [*text.split("\n"), "", "", ""]
    decoded = _decoded(root)
    if not origin or not _SIZE.fullmatch(size) or decoded is None or len(decoded) != HASH_SIZE:
        raise NotProven(
            "This is no checkpoint: expected three lines, the origin, the number of events and "
            "the root in base64."
        )
    return Checkpoint(origin, int(size), decoded)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(text: str) -> bytes | None:
    """The bytes in standard base64; None if there is another way to write the same bytes."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return content if _base64(content) == text else None
