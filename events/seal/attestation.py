"""Rebuild attestation, `chronicle-attestation/1`: what the answers of a log are made of.

Invariant: it rests on the log alone. Whoever has the same events, and a program that makes
read tables of the same version, gets the same bytes but for the signature.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from domain.errors import NotProven
from events.report import Hex
from events.seal import signed
from events.seal.notes import PublicKey

NAME = "attestation"
FORMAT: Literal["chronicle-attestation/1"] = "chronicle-attestation/1"
ABOUT = (
    "These events, projected anew from nothing else, give read tables of this content. It says "
    "how the answers follow from the record, not what is so in the world."
)


class Attestation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed."""

    about: str
    chronicle: str
    format: str
    read_tables: Annotated[int, Meta(ge=1)]
    """The version of the read tables: of their columns, and of what events do to them."""
    root: Hex
    """Of the tree over the first `size` events (RFC 9162 §2.1.1)."""
    size: Annotated[int, Meta(ge=1)]
    state_hash: Hex
    """SHA-256 over all read tables; docs/seal.md says how."""


def check(file: bytes, key: PublicKey) -> Attestation:
    """The attestation in a file that this key signed.

    Raises `NotProven` with the first thing that does not hold. That the log gives this state
    is for whoever has the log to see.
    """
    statement = signed.read(NAME, file)
    try:
        found = msgspec.json.decode(statement.content, type=Attestation)
    except msgspec.MsgspecError as error:
        raise NotProven(f"The attestation is not of the shape of {FORMAT}: {error}.") from error
    if found.format != FORMAT or found.about != ABOUT:
        raise NotProven(
            f"The attestation is of the format {found.format!r}; this program knows {FORMAT}."
        )
    if found.chronicle != key.name:
        raise NotProven(
            f"The attestation is of the chronicle {found.chronicle}, but the key is one of "
            f"{key.name}."
        )
    signed.verify(NAME, statement, key)
    return found


def differences(said: Attestation, made: Attestation) -> list[str]:
    """In which members another attestation differs, as sentences; none if it is the same."""
    return [
        f"its {name} is {getattr(said, name)}, this log gives {getattr(made, name)}"
        for name in ("chronicle", "size", "root", "read_tables", "state_hash")
        if getattr(said, name) != getattr(made, name)
    ]
