"""One quote held against its text: verified, moved or orphaned.

Invariant: a quote is verified only at the place that its fact cites. That its words stand
elsewhere is said, and never made into a new place.

The words themselves are on file nowhere else; a fact holds SHA-256(k + quote), with
k = HMAC-SHA-256(salt, "start:end"). So each stretch of the same length is hashed with that k,
the nearest first, and after an edit before the quote the next one is found at the same shift.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from domain.citations import quote_commitment

SEARCHED = 5_000_000
"""Stretches that are hashed in one text at most, over all its quotes; some five seconds."""


class Place(NamedTuple):
    """What became of a quote; `start` is where its words stand now, None if nowhere."""

    state: str
    start: int | None
    searched: bool = True
    """Whether the whole text was searched."""


class Spans:
    """The quotes of one text, as it is stored now."""

    def __init__(self, salt: bytes, content: str, searched: int = SEARCHED) -> None:
        """`searched`: how many stretches may be hashed in all."""
        self.salt = salt
        self.content = content
        self._left = searched
        self._shifts: dict[int, None] = {}
        """By how many code points quotes of this text have moved; the last one first."""

    def check(self, start: int, end: int, committed: str) -> Place:
        """What became of the quote at [start, end) whose fact holds this commitment."""
        words = self.content[start:end]
        if len(words) == end - start and (
            quote_commitment(self.salt, start, end, words) == committed
        ):
            return Place("verified", start)
        return self._search(start, end, bytes.fromhex(committed))

    def _search(self, start: int, end: int, committed: bytes) -> Place:
        key = hmac.digest(self.salt, f"{start}:{end}".encode(), "sha256")
        keyed, content, size = sha256(key), self.content, end - start
        for at in self._places(start, len(content) - size):
            if self._left <= 0:
                return Place("orphaned", None, searched=False)
            self._left -= 1
            hashed = keyed.copy()
            hashed.update(content[at : at + size].encode())
            if hashed.digest() == committed:
                self._shifts = {at - start: None, **self._shifts}
                return Place("moved", at)
        return Place("orphaned", None)

    def _places(self, start: int, last: int) -> Iterator[int]:
        """Every place up to `last`: by the shifts of other quotes, then outwards from `start`."""
        for shift in list(self._shifts):
            if 0 <= start + shift <= last:
                yield start + shift
        middle = min(start, last)
        for distance in range(max(middle, last - middle) + 1):
            if middle + distance <= last:
                yield middle + distance
            if distance and middle - distance >= 0:
                yield middle - distance
