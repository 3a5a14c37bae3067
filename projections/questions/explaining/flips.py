"""Where an answer became another, by halving: for answers that are decided when asked.

Invariant: what is found is a moment at which the answer of the moment before was not
this one. An answer that went to and fro in between may have had more such moments.
"""

from __future__ import annotations

from collections.abc import Callable

from projections.questions.answers import Roster, RosterEntry

Entries = tuple[RosterEntry | None, RosterEntry | None]
"""One party's entry before and after; one of the two may be missing."""


class Flips:
    """Rosters by moment, a day or a position, each read once."""

    def __init__(self, read: Callable[[int], Roster]) -> None:
        self._read = read
        self._rosters: dict[int, dict[str, RosterEntry]] = {}

    def of(self, party: str, first: int, last: int) -> list[int]:
        """The moments after `first`, up to `last`, at which a party's entry became another."""
        found: list[int] = []
        while self.at(first, party) != self.at(last, party):
            first = self._next(party, first, last)
            found.append(first)
        return found

    def at(self, moment: int, party: str) -> RosterEntry | None:
        """A party's entry at a moment; None where the roster has none."""
        if moment not in self._rosters:
            self._rosters[moment] = {entry.party: entry for entry in self._read(moment).entries}
        return self._rosters[moment].get(party)

    def _next(self, party: str, same: int, other: int) -> int:
        """A moment whose entry is not that of `same`, while the one before still is."""
        known = self.at(same, party)
        for moment in sorted(self._rosters):  # what changed one party often changed many
            if same < moment <= other and moment - 1 in self._rosters:
                before = self.at(moment - 1, party)
                if before == known and self.at(moment, party) != known:
                    return moment
        while other - same > 1:
            middle = (same + other) // 2
            if self.at(middle, party) == known:
                same = middle
            else:
                other = middle
        return other
