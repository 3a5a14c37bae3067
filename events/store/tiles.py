"""The tree over the log, kept beside it: full tiles, and the frontier of what follows them.

Invariant: the frontier is written in the transaction of every append and counts its
events, so the log cannot end elsewhere than the seal says without somebody noticing.
Tiles only ever grow. Of level 0 only full ones are kept: the leaf hashes of the last few
events stand in the event table. Whatever is kept here follows from the leaf hashes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from domain.errors import NotProven
from domain.merkle import HASH_SIZE, push
from domain.tiles import WIDTH, leaves_of, root_of, tile_of

EVENTS = "stored_events"
SEAL = "seal_frontier"
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
_END = (
    f"SELECT position, recorded_at, events, size, peaks FROM (SELECT position, recorded_at "
    f"FROM {EVENTS} ORDER BY position DESC LIMIT 1) AS log LEFT JOIN {SEAL} ON 1 = 1"
)
_LARGEST = 2**63 - 1
AT_ONCE = 1 << 14
"""Leaves that one transaction adds at most of those that were on file before there was a seal."""


Execute = Callable[..., Any]
"""Runs SQL, written with `?`, and its parameters in a transaction; gives a cursor."""


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


class Tiles:
    """The tree's tables, inside one transaction."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def frontier(self) -> Frontier | None:
        """The frontier; None if the log was never sealed."""
        row = self._execute("SELECT events, size, peaks FROM seal_frontier").fetchone()
        return _frontier(row) if row else None

    def ends(self, has_seal: bool) -> tuple[int, Frontier | None]:
        """The last position and the frontier, both of one moment."""
        # a text, or a number beyond all, is no position; SQLite puts it after the last
        sql = f"SELECT max(position) FROM {EVENTS} WHERE position <= {_LARGEST}"
        if not has_seal:
            return self._execute(sql).fetchone()[0] or 0, None
        both = f"SELECT events, size, peaks, last FROM ({sql.replace(')', ') AS last', 1)}) AS log "
        row = self._execute(both + "LEFT JOIN seal_frontier ON 1 = 1").fetchone()
        return row[3] or 0, _frontier(row) if row[0] is not None else None

    def end(self) -> tuple[int, int, Frontier | None]:
        """Position and time of the last event, (0, 0) if there is none, and the frontier."""
        row = self._execute(_END).fetchone()
        if row is None:
            return 0, 0, None
        return row[0], row[1], _frontier(row[2:]) if row[2] is not None else None

    def events_above(self, position: int) -> int:
        """How many events stand above a position."""
        sql = f"SELECT count(*) FROM {EVENTS} WHERE position > ?"
        found: int = self._execute(sql, [position]).fetchone()[0]
        return found

    def tile(self, level: int, number: int) -> Tile | None:
        """One tile; None if it is not kept."""
        sql = "SELECT width, nodes FROM seal_tiles WHERE level = ? AND number = ?"
        row = self._execute(sql, [level, number]).fetchone()
        return Tile(row[0], _bytes(row[1])) if row else None

    def tiles(self, level: int, first: int, upto: int) -> dict[int, Tile]:
        """The tiles of a level from a number on, up to and not with another, by their numbers."""
        sql = (
            "SELECT number, width, nodes FROM seal_tiles WHERE level = ? AND number >= ? "
            "AND number < ?"
        )
        rows = self._execute(sql, [level, first, upto]).fetchall()
        return {row[0]: Tile(row[1], _bytes(row[2])) for row in rows}

    def others(self, counts: Sequence[int]) -> list[tuple[int, int]]:
        """(level, number) of some tiles that are not among the first so many of their level."""
        known = " OR ".join("(level = ? AND number >= 0 AND number < ?)" for _ in counts)
        where = f"WHERE NOT ({known})" if counts else ""
        sql = f"SELECT level, number FROM seal_tiles {where} ORDER BY level, number LIMIT 20"
        params = [value for level in enumerate(counts) for value in level]
        return [(row[0], row[1]) for row in self._execute(sql, params).fetchall()]

    def frontiers(self) -> int:
        """How many rows the frontier has; there is one, or none before the first append."""
        found: int = self._execute("SELECT count(*) FROM seal_frontier").fetchone()[0]
        return found

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
        return [_bytes(row[0]) for row in rows]

    def checkpoints(self) -> list[tuple[int, str]]:
        """Every checkpoint that was kept, as (size, signed note), by size."""
        sql = "SELECT size, note FROM seal_checkpoints ORDER BY size, key"
        return [(row[0], row[1]) for row in self._execute(sql).fetchall()]

    def keep(self, size: int, key: str, note: str) -> None:
        """Keep a signed checkpoint; `key` is the id of the one that signed it."""
        self._execute(
            "INSERT INTO seal_checkpoints (size, key, note) VALUES (?, ?, ?) "
            "ON CONFLICT (size, key) DO NOTHING",
            [size, key, note],
        )

    def append(
        self, before: int, leaves: Sequence[bytes], frontier: Frontier | None = None
    ) -> None:
        """Seal events that are being appended after the position `before`, in the same write.

        `frontier` is what `end` gave in this write; None to read it. Raises `NotProven` if the
        log did not end at `before` when it was last sealed.
        """
        frontier = frontier or self.frontier()
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
            self.append(row[0] or 0, [])
        elif frontier.size < frontier.events:
            self.append(frontier.events, [])
        return self.frontier() or Frontier(0, 0, ())

    def _extend(self, frontier: Frontier, leaves: Sequence[bytes]) -> None:
        """Add the next leaves to the tree: full tiles of them, and the frontier."""
        size, peaks = frontier.size, list(frontier.peaks)
        number, started = divmod(size, WIDTH)
        end = size + len(leaves)
        if started + len(leaves) >= WIDTH:
            if started:
                leaves = [*self.leaves(size - started, size), *leaves]
            del peaks[number.bit_count() :]
            for root in self._grow(0, number, leaves):
                push(peaks, number, root)
                number += 1
            size, leaves = number * WIDTH, leaves[-(end % WIDTH) :] if end % WIDTH else ()
        for place, leaf in enumerate(leaves, size):
            push(peaks, place, leaf)
        self._execute(
            "UPDATE seal_frontier SET events = ?, size = ?, peaks = ?",
            [frontier.events, end, b"".join(peaks)],
        )

    def _grow(self, level: int, number: int, leaves: Sequence[bytes]) -> list[bytes]:
        """Write the tiles of one level, and of those above, from a number on.

        `leaves` are all that these tiles have from now on. Gives the roots of the full ones.
        """
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
        return roots

    def _put(self, level: int, number: int, tile: Tile) -> None:
        self._execute(
            "INSERT INTO seal_tiles (level, number, width, nodes) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (level, number) DO UPDATE SET width = excluded.width, "
            "nodes = excluded.nodes",
            [level, number, *tile],
        )


def _frontier(row: Sequence[Any]) -> Frontier:
    return Frontier(row[0], row[1], tuple(_hashes(_bytes(row[2]))))


def _bytes(stored: Any) -> bytes:
    """Bytes as a database gives them. `TypeError` for what is none: SQLite keeps that as well."""
    return memoryview(stored).tobytes()  # bytes(4) would be four zeros


def _hashes(joined: bytes) -> list[bytes]:
    return [joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)]
