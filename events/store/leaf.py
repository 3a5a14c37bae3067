"""The leaf of an event: what the log commits to, from the first event on.

Invariant: the leaf is the RFC 8785 JSON of [format, position, stream, version,
topic, recorded_at, replayed_at or null, SHA-256(state)]; its hash is RFC 9162's
leaf hash, SHA-256(0x00 + leaf) (§2.1.1). Neither ever changes; tree index is
position - 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec

FORMAT = "chronicle-leaf/1"

_encode = msgspec.json.Encoder().encode  # on lists of strings and integers this is RFC 8785


def leaf(
    position: int,
    stream: str,
    version: int,
    topic: str,
    recorded_at: int,
    replayed_at: int | None,
    state: bytes,
) -> bytes:
    """The leaf's bytes. Times are microseconds since 1970-01-01T00:00:00Z."""
    digest = sha256(state).hexdigest()
    return _encode([FORMAT, position, stream, version, topic, recorded_at, replayed_at, digest])


def leaf_hash(leaf: bytes) -> bytes:
    """RFC 9162 §2.1.1: the 32-byte hash of a leaf."""
    return sha256(b"\x00" + leaf).digest()


def leaf_hashes(rows: Iterable[Any]) -> list[bytes]:
    """The leaf hash of each row of the event table, all columns given, from the columns alone.

    `leaf_hash(leaf(...))` for each, without the calls: a third faster over a whole log.
    """
    return [
        sha256(
            b"\x00"
            + _encode(
                [FORMAT, position, stream, version, topic, recorded_at, replayed_at,
                 sha256(state).hexdigest()]
            )
        ).digest()
        for position, stream, version, topic, state, recorded_at, replayed_at, _ in rows
    ]  # fmt: skip
