"""What the verification of documents finds, and how it counts.

Invariant: a finding names what is stored and does not fit. What was withheld or erased by an
event of the log is no finding; what is gone, or still there, without one is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Kind = Literal["changed", "missing", "added", "remains", "moved", "orphaned", "unreadable"]


class Finding(NamedTuple):
    """One thing that does not hold; `position` is that of the event that committed to it."""

    kind: Kind
    document: str | None
    fact: str | None
    position: int | None
    text: str


Found = Callable[[Finding], None]
"""Is told each finding as it is found: together they may be more than the memory holds."""


class Checked(NamedTuple):
    """What was checked. Each quote is in one state: see `docs/audit.md`."""

    position: int
    """The last position of the log that was read."""
    documents: int
    quotes: Mapping[str, int]
    """How many are `verified`, `moved`, `orphaned`, `missing`, `erased`."""
    withheld: int
    """Documents whose text is kept and given to nobody; they are checked like the rest."""
    erased: int
    findings: int
