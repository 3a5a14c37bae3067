"""Which documents' words are not to be given: told by the log itself, not by a second record of it.

Invariant: of a document's redactions and liftings the last one stands, in the same
transaction in which its words are read or written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from domain.errors import Unavailable
from domain.redactions import Manner, Tombstone

_TOPICS = ("text-redacted", "redaction-lifted")
_LAST = (
    "SELECT topic, state, position, recorded_at FROM stored_events "
    "WHERE originator_id = ? AND topic IN (?, ?) ORDER BY originator_version DESC LIMIT 1"
)


_ALL = (
    "SELECT topic, state, position, recorded_at, originator_id FROM stored_events "
    "WHERE topic IN (?, ?) ORDER BY position"
)


class _Said(msgspec.Struct):
    """What every version of the event has."""

    manner: Manner
    by: str
    reason: str


_said = msgspec.json.Decoder(_Said).decode


def tombstone(execute: Callable[..., Any], document: str) -> Tombstone | None:
    """The redaction of a document that stands; None if its words may be given.

    `execute` runs SQL with `?` and its parameters in a transaction. Raises `Unavailable` for
    one that cannot be read.
    """
    row = execute(_LAST, [document, *_TOPICS]).fetchone()
    return None if row is None else _tombstone(document, *row)


def tombstones(execute: Callable[..., Any]) -> list[Tombstone]:
    """Every redaction that stands, in the order of the log; reads all of it.

    Raises as `tombstone` does.
    """
    last = {row[4]: _tombstone(row[4], *row[:4]) for row in execute(_ALL, _TOPICS).fetchall()}
    return sorted((each for each in last.values() if each), key=lambda each: each.position)


def _tombstone(
    document: str, topic: str, state: bytes, position: int, recorded_at: int
) -> Tombstone | None:
    if topic != _TOPICS[0]:
        return None
    try:
        said = _said(memoryview(state))
    except (msgspec.MsgspecError, TypeError) as error:
        raise Unavailable(
            f"Event {position}, by which the words of {document} are redacted, cannot be read: it "
            "was changed past the chronicle. Its words are not given; run 'chronicle verify log'."
        ) from error
    return Tombstone(document, said.manner, said.by, said.reason, position, recorded_at)
