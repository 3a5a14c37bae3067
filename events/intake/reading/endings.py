"""Patterns for the words right before a place, which are tried only where these end fittingly.

Invariant: a pattern ends at the place; whatever it matches has one of its tails, or its mark.
"""

from __future__ import annotations

import re


class Ending:
    """A pattern that ends with `$`, with the last letters of all that it can match."""

    def __init__(self, pattern: str, tails: tuple[str, ...], reach: int, mark: str = "") -> None:
        """It looks back so many letters; what has none of the tails holds the `mark`."""
        self._search = re.compile(pattern).search
        self.tails, self._reach, self._mark = tails, reach, mark

    def before(self, words: str, place: int) -> re.Match[str] | None:
        """The match that ends at the place; what lies further back is not looked at."""
        first = max(0, place - self._reach)
        if words.endswith(self.tails, first, place) or (
            self._mark and words.find(self._mark, first, place) >= 0
        ):
            return self._search(words, first, place)
        return None
