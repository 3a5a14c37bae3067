"""What verification finds: the place, and what is wrong there.

Invariant: a finding names what was stored and does not fit, never what somebody intended.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal[
    "changed", "missing", "swapped", "doubled", "added", "tile", "frontier", "seal", "key",
    "checkpoint", "witness",
]  # fmt: skip


class Finding(NamedTuple):
    """One thing that does not hold; `position` is the first event it is about, or None."""

    kind: Kind
    position: int | None
    text: str


class Verified(NamedTuple):
    """What was verified, and what does not hold, in the order of the log.

    `root` is the one that the events give now, whatever the tiles say. `unsealed` events are
    in no tree that was kept.
    """

    events: int
    unsealed: int
    root: bytes
    tiles: int
    checkpoints: int
    witnessed: int
    vouched: int | None
    """How many events the key signed that is known from elsewhere; None if there is none."""
    findings: tuple[Finding, ...]


def events(first: int, last: int) -> str:
    """`Event 5` or `Events 5 to 7`."""
    return f"Event {first}" if first == last else f"Events {first} to {last}"


def verb(first: int, last: int, one: str, several: str) -> str:
    """The verb that goes with one event, or with several."""
    return one if first == last else several


def runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Positions in order as runs, both ends inclusive."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] == position - 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found
