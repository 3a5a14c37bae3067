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
from domain.merkle import HASH_SIZE
from domain.tiles import STARTS, WIDTH
from events.store.unreadable import is_unreadable

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
_VERIFY = "Run 'chronicle verify log'."
_NO_FRONTIER = f"The frontier was changed: it is none that the chronicle writes. {_VERIFY}"
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

    def check(self) -> None:
        """Raise `NotProven` unless it has as many full subtrees as a tree of its size."""
        if len(self.peaks) != self.size.bit_count():
            raise NotProven(
                f"The frontier was changed: its entries do not fit its {self.size} events. "
                f"{_VERIFY}"
            )


class Tile(NamedTuple):
    """A tile as it is kept (`domain.tiles`)."""

    width: int
    nodes: bytes


class Tiles:
    """The tree's tables, inside one transaction."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def frontier(self) -> Frontier | None:
        """The frontier; None if the log was never sealed. `NotProven` for one that can be none."""
        row = self._one("SELECT events, size, peaks FROM seal_frontier")
        return _frontier(row) if row else None

    def _one(self, sql: str) -> Any:
        """One row with a frontier in it."""
        try:
            return self._execute(sql).fetchone()
        except Exception as error:
            if not is_unreadable(error):
                raise
            raise NotProven(_NO_FRONTIER) from error

    def ends(self, has_seal: bool) -> tuple[int, Frontier | None]:
        """The last position and the frontier, both of one moment."""
        # a text, or a number beyond all, is no position; SQLite puts it after the last
        sql = f"SELECT max(position) FROM {EVENTS} WHERE position <= {_LARGEST}"
        if not has_seal:
            return self._execute(sql).fetchone()[0] or 0, None
        both = f"SELECT events, size, peaks, last FROM ({sql.replace(')', ') AS last', 1)}) AS log "
        row = self._one(both + "LEFT JOIN seal_frontier ON 1 = 1")
        return row[3] or 0, _frontier(row[:3]) if row[0] is not None else None

    def end(self) -> tuple[int, int, Frontier | None]:
        """Position and time of the last event, (0, 0) if there is none, and the frontier."""
        row = self._one(_END)
        if row is None:
            return 0, 0, None
        return row[0], row[1], _frontier(row[2:]) if row[2] is not None else None

    def events_above(self, position: int) -> int:
        """How many events stand above a position."""
        sql = f"SELECT count(*) FROM {EVENTS} WHERE position > ?"
        found: int = self._execute(sql, [position]).fetchone()[0]
        return found

    def tile(self, level: int, number: int) -> Tile | None:
        """One tile; None if it is not kept. Raises `NotProven` for one that can be none."""
        sql = "SELECT width, nodes FROM seal_tiles WHERE level = ? AND number = ?"
        try:
            row = self._execute(sql, [level, number]).fetchone()
            tile = Tile(row[0], _bytes(row[1])) if row else None
        except Exception as error:
            if not is_unreadable(error):
                raise
            tile = Tile(-1, b"")
        if tile is None or (
            tile.width in range(WIDTH + 1) and len(tile.nodes) == STARTS[tile.width][-1]
        ):
            return tile
        raise NotProven(
            f"Tile {number} of level {level} was changed: it is none that the chronicle writes. "
            f"{_VERIFY}"
        )

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
        """The leaf hashes of the events above a position, up to and with another, in order.

        Raises `NotProven` for the first event that is missing, or has none beside it.
        """
        sql = (
            f"SELECT position, leaf_hash FROM {EVENTS} WHERE position > ? AND position <= ? "
            "ORDER BY position"
        )
        try:
            rows = dict(self._execute(sql, [after, upto]).fetchall())
        except Exception as error:
            if not is_unreadable(error):
                raise
            raise NotProven(
                f"A leaf hash of the events {after + 1} to {upto} cannot be read: it was changed. "
                f"{_VERIFY}"
            ) from error
        leaves = []
        for position in range(after + 1, upto + 1):
            if position not in rows:
                raise NotProven(f"Event {position} is missing. {_VERIFY}")
            leaf = rows[position]
            if not isinstance(leaf, bytes | memoryview) or len(leaf) != HASH_SIZE:
                raise NotProven(f"The leaf hash of event {position} was changed. {_VERIFY}")
            leaves.append(bytes(leaf))
        return leaves

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


def _frontier(row: Sequence[Any]) -> Frontier:
    events, size, peaks = row
    try:
        found = Frontier(events, size, tuple(_hashes(_bytes(peaks))))
        sound = isinstance(events, int) and isinstance(size, int) and 0 <= size <= events
    except TypeError:
        sound = False
    if not sound:
        raise NotProven(_NO_FRONTIER)
    return found


def _bytes(stored: Any) -> bytes:
    """Bytes as a database gives them. `TypeError` for what is none: SQLite keeps that as well."""
    return memoryview(stored).tobytes()  # bytes(4) would be four zeros


def _hashes(joined: bytes) -> list[bytes]:
    return [joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)]
