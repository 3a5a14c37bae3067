"""The tree over the log, kept beside it: full tiles, and the frontier of what follows them.

Invariant: the frontier is written in the transaction of every append and counts its
events, so the log cannot end elsewhere than the seal says without somebody noticing.
Tiles only ever grow. Of level 0 only full ones are kept: the leaf hashes of the last few
events stand in the event table. Whatever is kept here follows from the leaf hashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from domain.errors import NotProven
from domain.merkle import HASH_SIZE, pushed
from domain.tiles import WIDTH, leaves_of, root_of, tile_of

EVENTS = "stored_events"
SEAL_TABLES = (
    "CREATE TABLE IF NOT EXISTS seal_tiles ("
    "level bigint NOT NULL, "
    "number bigint NOT NULL, "
    "width bigint NOT NULL, "
    "nodes {blob} NOT NULL, "
    "PRIMARY KEY (level, number))",
    "CREATE TABLE IF NOT EXISTS seal_frontier ("
    "one INTEGER PRIMARY KEY, "
    "events bigint NOT NULL, "
    "size bigint NOT NULL, "
    "peaks {blob} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS seal_checkpoints ("
    "size bigint NOT NULL, "
    "key text NOT NULL, "
    "note text NOT NULL, "
    "PRIMARY KEY (size, key))",
)
AT_ONCE = 1 << 14
"""Leaves that one transaction adds at most of those that were on file before there was a seal."""


class Cursor(Protocol):
    """What is needed of a database's cursor."""

    def fetchone(self) -> tuple[object, ...] | None: ...
    def fetchall(self) -> list[tuple[object, ...]]: ...


class Frontier(NamedTuple):
    """How many events the log had at the last write, and how many of them the tree has.

    They differ only while a log is being sealed that is older than its seal. `peaks` are
    the full subtrees of the tree, from left to right.
    """

    events: int
    size: int
    peaks: tuple[bytes, ...]


class Tile(NamedTuple):
    """A tile as it is kept (`domain.tiles`)."""

    width: int
    nodes: bytes


class Execute(Protocol):
    """Runs SQL, written with `?`, in a transaction."""

    def __call__(self, sql: str, params: Sequence[object] = ...) -> Cursor: ...


class Tiles:
    """The tree's tables, inside one transaction."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def frontier(self) -> Frontier | None:
        """The frontier; None if the log was never sealed."""
        row = self._execute("SELECT events, size, peaks FROM seal_frontier").fetchone()
        if row is None:
            return None
        events, size, peaks = row
        return Frontier(int(events), int(size), tuple(_hashes(bytes(peaks))))  # type: ignore[call-overload]

    def tile(self, level: int, number: int) -> Tile | None:
        """One tile; None if it is not kept."""
        sql = "SELECT width, nodes FROM seal_tiles WHERE level = ? AND number = ?"
        row = self._execute(sql, [level, number]).fetchone()
        return Tile(int(row[0]), bytes(row[1])) if row else None  # type: ignore[call-overload]

    def leaves(self, after: int, upto: int) -> list[bytes]:
        """The leaf hashes of the events above a position, up to and with another, in order."""
        sql = (
            f"SELECT leaf_hash FROM {EVENTS} WHERE position > ? AND position <= ? ORDER BY position"
        )
        rows = self._execute(sql, [after, upto]).fetchall()
        if len(rows) != upto - after:
            raise NotProven(
                f"Of the events {after + 1} to {upto} only {len(rows)} are in the log: it was "
                "changed. Run 'chronicle verify log'."
            )
        return [bytes(row[0]) for row in rows]  # type: ignore[call-overload]

    def append(self, before: int, leaves: Sequence[bytes]) -> None:
        """Seal events that are being appended after the position `before`, in the same write.

        Raises `NotProven` if the log did not end at `before` when it was last sealed.
        """
        frontier = self.frontier()
        if frontier is None:
            frontier = Frontier(before, 0, ())
            self._execute(
                "INSERT INTO seal_frontier (one, events, size, peaks) VALUES (1, ?, 0, ?)",
                [before, b""],
            )
        if frontier.events != before:
            raise NotProven(
                f"The log ends at position {before}, but {frontier.events} events were sealed: it "
                "was changed past the chronicle. Nothing was written; run 'chronicle verify log'."
            )
        after = before + len(leaves)
        if frontier.size < before:
            upto = min(after, frontier.size + AT_ONCE)
            leaves = self.leaves(frontier.size, upto)
        self._extend(frontier._replace(events=after), leaves)

    def catch_up(self) -> Frontier:
        """Seal some more of a log that is older than its seal; the frontier afterwards."""
        frontier = self.frontier()
        if frontier is None:
            row = self._execute(f"SELECT max(position) FROM {EVENTS}").fetchone()
            self.append(int(row[0] or 0) if row else 0, [])  # type: ignore[call-overload]
        elif frontier.size < frontier.events:
            self.append(frontier.events, [])
        return self.frontier() or Frontier(0, 0, ())

    def _extend(self, frontier: Frontier, leaves: Sequence[bytes]) -> None:
        """Add the next leaves to the tree: full tiles of them, and the frontier."""
        size, peaks = frontier.size, list(frontier.peaks)
        started = size % WIDTH
        if started + len(leaves) >= WIDTH:
            known = self.leaves(size - started, size) if started else []
            self._grow(0, size // WIDTH, [*known, *leaves])
        for leaf in leaves:
            peaks = pushed(peaks, size, leaf)
            size += 1
        self._execute(
            "UPDATE seal_frontier SET events = ?, size = ?, peaks = ?",
            [frontier.events, size, b"".join(peaks)],
        )

    def _grow(self, level: int, number: int, leaves: Sequence[bytes]) -> None:
        """Write the tiles of one level from a number on, given all leaves that they will have."""
        roots = []
        for at in range(0, len(leaves), WIDTH):
            piece = leaves[at : at + WIDTH]
            if len(piece) < WIDTH and level == 0:
                break
            nodes = tile_of(piece)
            self._put(level, number + at // WIDTH, Tile(len(piece), nodes))
            if len(piece) == WIDTH:
                roots.append(root_of(nodes))
        if roots:
            above, started = divmod(number, WIDTH)
            known: list[bytes] = []
            if started:
                found = self.tile(level + 1, above) or Tile(0, b"")
                known = leaves_of(found.nodes, found.width)[:started]
            self._grow(level + 1, above, [*known, *roots])

    def _put(self, level: int, number: int, tile: Tile) -> None:
        self._execute(
            "INSERT INTO seal_tiles (level, number, width, nodes) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (level, number) DO UPDATE SET width = excluded.width, "
            "nodes = excluded.nodes",
            [level, number, *tile],
        )


def _hashes(joined: bytes) -> list[bytes]:
    return [joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)]
