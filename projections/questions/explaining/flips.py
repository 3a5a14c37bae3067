"""Where an answer became another: at each of the moments at which it can have.

Invariant: between two of a party's moments its verdict stays the same, so what is found
is every moment at which it turned, to and fro included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from domain.standing import Verdict
from projections.questions.answers import RosterEntry

Entries = tuple[RosterEntry | None, RosterEntry | None]
"""One party's entry before and after; one of the two may be missing."""
Read = Callable[[str, int], Verdict | None]
"""A party's verdict at a moment, a day or a position; None where it has none."""


class Flip(NamedTuple):
    """A moment, and the verdicts that held before it and from it on."""

    moment: int
    before: Verdict | None
    after: Verdict | None


def flips(read: Read, party: str, first: int, moments: Iterable[int]) -> Iterator[Flip]:
    """Every one of a party's moments after `first` at which its verdict became another."""
    before = read(party, first)
    for moment in sorted(set(moments)):
        after = read(party, moment)
        if after != before:
            yield Flip(moment, before, after)
        before = after
