"""A statement with a signature, as a file: what certificates and attestations have in common.

Invariant: one JSON object of two members, the statement under its name and `signature`, as
its own RFC 8785 bytes. There is one spelling of each, so a changed byte anywhere is another
statement or no signature.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from domain.errors import NotProven
from events.seal.notes import PublicKey, Signer

_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_encode = msgspec.json.Encoder(order="sorted").encode


class Statement(NamedTuple):
    """What a file states, as the bytes that are signed, and the signature, not checked yet."""

    content: bytes
    signature: bytes | None
    """None where the file says that it is not signed."""


def canonical(value: Any) -> bytes:
    """A value without floats as RFC 8785 JSON. Keys are ASCII."""
    return _encode(value)


def sign(name: str, statement: Struct, signer: Signer | None) -> bytes:
    """The file of a statement: Ed25519 (RFC 8032) over its RFC 8785 bytes, null without a key."""
    content = canonical(statement)
    made = f'"{signer.signature(content).hex()}"' if signer else "null"
    return b'{"%b":%b,"signature":%b}' % (name.encode(), content, made.encode())


def read(name: str, file: bytes) -> Statement:
    """The statement in a file. Raises `NotProven` unless the bytes are the one way to say it."""
    try:
        value = _decode(file)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise NotProven(f"This is no {name}: {error}.") from error
    if not isinstance(value, dict) or value.keys() != {name, "signature"}:
        raise NotProven(
            f"This is no {name}: expected an object with the members '{name}' and 'signature'."
        )
    if canonical(value) != file:
        raise NotProven(
            f"The {name} is not canonical: the file is not the RFC 8785 spelling of what it says. "
            "It was changed, or written anew by another program."
        )
    signature = value["signature"]
    content = file[len(name) + 4 : -len(canonical(signature)) - 14]  # as `sign` puts it together
    if signature is None:
        return Statement(content, None)
    if not isinstance(signature, str) or not _SIGNATURE.fullmatch(signature):
        raise NotProven(f"The signature of the {name} is not 128 lower-case hex digits.")
    return Statement(content, bytes.fromhex(signature))


def verify(name: str, statement: Statement, key: PublicKey) -> None:
    """Raise `NotProven` unless the key signed the statement."""
    if statement.signature is None:
        raise NotProven(f"The {name} is not signed.")
    if not key.verify(statement.signature, statement.content):
        raise NotProven(
            f"The signature of the {name} is not one of key {key.id.hex()} over it: the {name}, "
            "or the signature, was changed, or another key signed it."
        )


def _no_float(spelled: str) -> Any:
    raise ValueError(f"{spelled} is a number with a fraction, and there are none in it")


_decode = msgspec.json.Decoder(float_hook=_no_float).decode
