"""The leaf of an event: what the log commits to, from the first event on.

Invariant: the leaf is the RFC 8785 JSON of [format, position, stream, version,
topic, recorded_at, replayed_at or null, SHA-256(state)]; its hash is RFC 9162's
leaf hash, SHA-256(0x00 + leaf) (§2.1.1). Neither ever changes; tree index is
position - 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import msgspec

FORMAT = "chronicle-leaf/1"
_OPENING = f'\0["{FORMAT}",'

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
    """The leaf hash of each row of the event table, all columns given, from the columns alone."""
    return [leaf_hash_of(row) for row in rows]


def leaf_hash_of(row: Any) -> bytes:
    """The leaf hash that a row of the event table gives, by its columns alone.

    Of a row whose columns are of other types than the chronicle writes, a hash that no
    event has: such a row was written by somebody else.
    """
    position, stream, version, topic, state, recorded_at, replayed_at, _ = row
    try:
        if not isinstance(stream, str) or not isinstance(topic, str):
            raise TypeError  # bytes have a spelling in JSON too, that of a text
        return leaf_hash(leaf(position, stream, version, topic, recorded_at, replayed_at, state))
    except (TypeError, ValueError, OverflowError):
        return sha256(b"no leaf" + repr(tuple(row)).encode(errors="replace")).digest()


def spell(envelope: Sequence[Any]) -> str:
    """The JSON of a list of texts, whole numbers and nulls, by RFC 8785."""
    return _encode(envelope).decode()


def spelled_hashes(spelled: Iterable[tuple[str, bytes, bytes]]) -> list[bytes]:
    """The leaf hash of each event, given the JSON of its envelope as `spell` has it, and its state.

    The envelope is [position, stream, version, topic, recorded_at, replayed_at].
    """
    return [
        sha256(f'{_OPENING}{envelope[1:-1]},"{sha256(state).hexdigest()}"]'.encode()).digest()
        for envelope, state, _ in spelled
    ]
