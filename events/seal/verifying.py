"""Verification of the whole log: every event, every tile, every checkpoint.

Invariant: it only reads, and goes on after the first thing that does not hold. Nothing that
is kept in the database is trusted, except where a signature, or a checkpoint kept
elsewhere, says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.errors import ChronicleError
from domain.tiles import WIDTH
from events.seal.comparing import Comparison
from events.seal.findings import Finding, Verified, events, verb
from events.seal.keys import Keys, KeySpan
from events.seal.recomputing import Piece, Progress, Roots, Suspect, leaf_of, pieces
from events.seal.seal import Seal
from events.seal.signatures import Given, check, given
from events.seal.suspects import added, explain
from events.store.recorder import COLUMNS, TABLE, Cursor, Row
from events.store.tiles import Frontier


def verify(seal: Seal, keys: Keys, progress: Progress, witnessed: Sequence[str] = ()) -> Verified:
    """Verify the log as it is now; `witnessed` are notes that were kept elsewhere.

    `progress` is told (position, last position). What does not hold is in the result, in
    the order of the log. Raises `Unavailable` for a database that cannot be read.
    """
    has_tables = seal.has_tables
    with seal.recorder.reading() as cursor:
        return _Verification(seal, cursor, has_tables, witnessed).run(keys, progress)


class _Verification:
    """One verification, inside one transaction."""

    def __init__(
        self, seal: Seal, cursor: Cursor, has_tables: bool, witnessed: Sequence[str]
    ) -> None:
        self._seal = seal
        self._cursor = cursor
        tiles = seal.recorder.tiles(cursor)
        self.last, self.frontier = tiles.ends(has_tables)
        self.size = min(self.frontier.size, self.last) if self.frontier else 0
        kept = tiles.checkpoints() if has_tables else []
        self.given: list[Given] = given(kept, witnessed)
        self.comparison = Comparison(tiles, self.size if has_tables else None)
        self.roots = Roots({self.size, self.last, *(each.size for each in self.given)})
        self.suspects: dict[int, Suspect] = {}
        self.missing: list[int] = []

    def run(self, keys: Keys, progress: Progress) -> Verified:
        for piece in pieces(self.execute, self.last, self._suspect, progress):
            self._take(piece)
        self.comparison.finish()
        history, unreadable = _history(keys)
        return Verified(
            events=self.last,
            unsealed=self.frontier.events - self.frontier.size if self.frontier else self.last,
            root=self.roots.root(self.last),
            tiles=self.comparison.compared,
            checkpoints=sum(not each.witness for each in self.given),
            witnessed=sum(each.witness for each in self.given),
            findings=(
                *self._of_events(),
                *self.comparison.findings,
                *self._of_the_end(self.frontier),
                *unreadable,
                *check(self.given, self._seal.origin, history, self.last, self.roots.root),
            ),
        )

    def execute(self, sql: str, params: Sequence[object] = ()) -> Any:
        return self._seal.recorder.execute(self._cursor, sql, params)

    def _suspect(self, suspect: Suspect) -> None:
        self.suspects[suspect.row.position] = suspect

    def _take(self, piece: Piece) -> None:
        self.roots.take(piece)
        self.comparison.take(piece)
        if None in piece.leaves:
            first = piece.number * WIDTH + 1
            places = (place for place, leaf in enumerate(piece.leaves) if leaf is None)
            self.missing.extend(first + place for place in places)

    def _of_events(self) -> list[Finding]:
        """What became of events up to the last position that are not as they were sealed."""
        sql = f"SELECT {COLUMNS} FROM {TABLE} WHERE position = ?"
        for position in sorted(self.comparison.sealed.keys() - self.suspects.keys()):
            row = self.execute(sql, [position]).fetchone()
            if row is not None:
                self.suspects[position] = Suspect(Row._make(row), leaf_of(row))
        return explain(self.suspects, self.comparison.sealed, self.missing)

    def _of_the_end(self, frontier: Frontier | None) -> list[Finding]:
        """What is wrong where the log ends, by the frontier's count and its full subtrees."""
        if frontier is None:
            gone = self.comparison.has_tiles or self.given
            return [Finding("frontier", None, "The frontier of the seal is gone.")] if gone else []
        if frontier.events > self.last:
            first, upto = self.last + 1, frontier.events
            text = f"{events(first, upto)} {verb(first, upto, 'is', 'are')} missing"
            return [
                Finding(
                    "missing", first, f"{text}: {upto} were sealed, the log ends at {self.last}."
                )
            ]
        suspicious = {*self.suspects, *self.missing}
        found = self.comparison.frontier(frontier, self.roots.peaks(frontier.size), suspicious)
        if frontier.events < self.last:
            found += added(self.execute, frontier.events, self.last)
        return found


def _history(keys: Keys) -> tuple[list[KeySpan], list[Finding]]:
    """The keys by what the log says, or why it cannot say."""
    try:
        return keys.history(), []
    except ChronicleError as error:
        return [], [Finding("key", None, error.detail)]
