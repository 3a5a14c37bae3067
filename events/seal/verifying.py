"""Verification of the whole log: every event, every tile, every checkpoint.

Invariant: it only reads, and goes on after the first thing that does not hold. Nothing that
is kept in the database is trusted, except where a signature, or a checkpoint kept
elsewhere, says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.errors import ChronicleError, NotProven
from domain.tiles import WIDTH
from events.seal.comparing import Comparison
from events.seal.findings import Finding, Verified, events, verb
from events.seal.keys import Keys, KeySpan
from events.seal.notes import PublicKey
from events.seal.recomputing import (
    Piece,
    Progress,
    Roots,
    Suspect,
    leaf_of,
    pieces,
    stored_row,
)
from events.seal.seal import Seal
from events.seal.signatures import Given, check, given, vouched
from events.seal.suspects import added, explain, outside
from events.store.recorder import KEPT_APART, TABLE, Cursor
from events.store.tiles import Frontier, Tiles
from events.store.unreadable import is_unreadable


def verify(
    seal: Seal,
    keys: Keys,
    progress: Progress,
    witnessed: Sequence[str] = (),
    known: PublicKey | None = None,
) -> Verified:
    """Verify the log as it is now; `witnessed` are notes that were kept elsewhere.

    `known` is a key that is known from elsewhere: one of the checkpoints must be signed by it.
    `progress` is told (position, last position). What does not hold is in the result, in
    the order of the log. Raises `Unavailable` for a database that cannot be read.
    """
    has_tables = seal.has_tables
    with seal.recorder.reading() as cursor:
        return _Verification(seal, cursor, has_tables, witnessed).run(keys, progress, known)


class _Verification:
    """One verification, inside one transaction."""

    def __init__(
        self, seal: Seal, cursor: Cursor, has_tables: bool, witnessed: Sequence[str]
    ) -> None:
        self._seal = seal
        self._cursor = cursor
        tiles = seal.recorder.tiles(cursor)
        self.unreadable: list[Finding] = []
        if not seal.recorder.constraints(cursor) >= KEPT_APART:
            self.unreadable.append(Finding("changed", None, _UNCONSTRAINED))
        last, self.frontier = self._ends(tiles, has_tables)
        self.last = _reach(tiles, int(last), self.frontier)
        self.size = min(self.frontier.size, self.last) if self.frontier else 0
        self.given: list[Given] = given(self._kept(tiles, has_tables), witnessed)
        self.comparison = Comparison(
            tiles,
            self.size if has_tables else None,
            cut=self.frontier is not None and self.frontier.size > self.last,
        )
        self.roots = Roots({self.size, self.last, *(each.size for each in self.given)})
        self.suspects: dict[int, Suspect] = {}
        self.missing: list[int] = []

    def run(self, keys: Keys, progress: Progress, known: PublicKey | None) -> Verified:
        found = pieces(self._seal.recorder, self._cursor, self.last, self._suspect, progress)
        for piece in found:
            self._take(piece)
        self.comparison.finish()
        history, unreadable = _history(keys)
        signed = vouched(self.given, known, self.last, self.roots.root) if known else None
        return Verified(
            events=self.last,
            unsealed=self.frontier.events - self.frontier.size if self.frontier else self.last,
            root=self.roots.root(self.last),
            tiles=self.comparison.compared,
            checkpoints=sum(not each.witness for each in self.given),
            witnessed=sum(each.witness for each in self.given),
            vouched=signed,
            findings=(
                *self._of_events(),
                *self.comparison.findings,
                *self._of_the_end(self.frontier),
                *self.unreadable,
                *unreadable,
                *check(self.given, self._seal.origin, history, self.last, self.roots.root),
                *([Finding("key", None, _UNKNOWN.format(key=known))] if signed == 0 else ()),
            ),
        )

    def _ends(self, tiles: Tiles, has_tables: bool) -> tuple[int, Frontier | None]:
        """The last position, and the frontier if it can be read and is one at all."""
        try:
            last, frontier = tiles.ends(has_tables)
            if frontier is None or tiles.frontiers() == 1:
                return last, frontier
        except NotProven:
            last, _ = tiles.ends(False)
        text = "The frontier was changed: it is none that the chronicle writes."
        self.unreadable.append(Finding("frontier", None, text))
        return last, None

    def _kept(self, tiles: Tiles, has_tables: bool) -> list[tuple[int, str]]:
        """The checkpoints that the database keeps, if they can be read."""
        try:
            return tiles.checkpoints() if has_tables else []
        except Exception as error:
            if not is_unreadable(error):
                raise
            text = "The kept checkpoints cannot be read: one of them is no text."
            self.unreadable.append(Finding("checkpoint", None, text))
            return []

    def execute(self, sql: str, params: Sequence[object] = ()) -> Any:
        return self._seal.recorder.execute(self._cursor, sql, params)

    def _suspect(self, suspect: Suspect) -> None:
        self.suspects[suspect.row.position] = suspect

    def _take(self, piece: Piece) -> None:
        self.roots.take(piece)
        self.comparison.take(piece)
        if not piece.whole:
            first = piece.number * WIDTH + 1
            places = (place for place, leaf in enumerate(piece.leaves) if leaf is None)
            self.missing.extend(first + place for place in places)

    def _of_events(self) -> list[Finding]:
        """What became of events up to the last position that are not as they were sealed."""
        for position in sorted(self.comparison.sealed.keys() - self.suspects.keys()):
            row = stored_row(self.execute, position)
            if row is not None:
                self.suspects[position] = Suspect(row, leaf_of(row))
        return outside(self.execute, self.last) + explain(
            self.suspects, self.comparison.sealed, self.missing
        )

    def _of_the_end(self, frontier: Frontier | None) -> list[Finding]:
        """What is wrong where the log ends, by the frontier's count and its full subtrees."""
        if frontier is None:
            if self.unreadable:
                return []
            if self.comparison.has_tiles or any(not each.witness for each in self.given):
                return [Finding("frontier", None, "The frontier of the seal is gone.")]
            return [_unsealed(1, self.last)]
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
        if frontier.size < frontier.events:
            found.append(_unsealed(frontier.size + 1, frontier.events))
        return found


_UNCONSTRAINED = (
    f"The table {TABLE} was made anew, or lost a constraint: nothing keeps two rows from one "
    "position, or one version of a stream."
)
_UNKNOWN = (
    "No checkpoint that holds is signed by the key {key}: none was made, or the log was "
    "rewritten, keys and all."
)
_GAPS = 1_000_000
"""Positions without an event that are looked at where no frontier counts the events."""


def _reach(tiles: Tiles, last: int, frontier: Frontier | None) -> int:
    """The last position of the log; a row that was put apart from its end is not walked to."""
    if frontier is None:
        return min(last, tiles.events_above(0) + _GAPS)
    if last <= frontier.events or last - frontier.events == tiles.events_above(frontier.events):
        return last
    return frontier.events


def _unsealed(first: int, last: int) -> Finding:
    """Of events that no tree was kept of: nothing here tells what they were."""
    text = (
        f"{events(first, last)} {verb(first, last, 'is', 'are')} not sealed, so nothing here tells "
        "a change of them. Only a chronicle that is older than its seal has such events, and "
        "'chronicle seal' seals them. In any other the seal was taken away: hold the log against "
        "a witness or a backup first."
    )
    return Finding("seal", first, text)


def _history(keys: Keys) -> tuple[list[KeySpan], list[Finding]]:
    """The keys by what the log says, or why it cannot say."""
    try:
        return keys.history(), []
    except ChronicleError as error:
        return [], [Finding("key", None, error.detail)]
