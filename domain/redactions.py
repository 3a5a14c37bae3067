"""What stands where words stood that are not given any more.

Invariant: a tombstone says who, when and why, and nothing of the words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Manner = Literal["withheld", "erased"]
"""Withheld: kept, and given to nobody. Erased: deleted, for good."""


class Tombstone(NamedTuple):
    """The redaction of a document that stands; `recorded_at` is in microseconds since 1970 UTC."""

    document: str
    manner: Manner
    by: str
    reason: str
    position: int
    recorded_at: int
