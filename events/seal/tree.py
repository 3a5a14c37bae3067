"""The tree over the log: roots and proofs at any size that it has had.

Invariant: a hash comes from a tile, or from the leaf hashes of the last few events; a
proof reads some three tiles however long the log is. What is read is not checked here:
a tile that was tampered with gives a proof that does not hold, and `verify log` names it.
"""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import InvalidInput, NotProven
from domain.merkle import (
    EMPTY_ROOT,
    Range,
    bagged,
    consistency_ranges,
    full_subtrees,
    inclusion_ranges,
)
from domain.tiles import WIDTH, node_of, place_of, tile_of
from events.store.tiles import Frontier, Tile, Tiles

Proof = tuple[bytes, ...]
"""Hashes of 32 bytes, in the order of RFC 9162."""


class Tree:
    """The tree as one transaction sees it; each tile is read once."""

    def __init__(self, tiles: Tiles, frontier: Frontier) -> None:
        self._tiles = tiles
        self._frontier = frontier
        self._read: dict[tuple[int, int], Tile] = {}
        frontier.check()

    @property
    def size(self) -> int:
        """The events that the tree has; tree index is position - 1."""
        return self._frontier.size

    def root(self, size: int) -> bytes:
        """The root over the first `size` events."""
        self._check(size)
        return self._over(0, size) if size else EMPTY_ROOT

    def inclusion(self, position: int, size: int) -> Proof:
        """The proof that the event at a position is among the first `size`."""
        self._check(size)
        if not 1 <= position <= size:
            raise InvalidInput(
                f"Of the first {size} events none is at position {position}; give 1 to {size}.",
                field="position",
            )
        return self._prove(inclusion_ranges(position - 1, size))

    def consistency(self, first: int, second: int) -> Proof:
        """The proof that the first `second` events begin with the first `first`."""
        self._check(second)
        if not 1 <= first <= second:
            raise InvalidInput(
                f"The first {second} events do not begin with {first}; give 1 to {second}.",
                field="first",
            )
        return self._prove(consistency_ranges(first, second))

    def agree(self) -> None:
        """Raise `NotProven` unless frontier, tiles and the last leaf hashes give the same tree.

        Reads a few tiles: it says that the root is the one that was sealed, not that the
        events are.
        """
        for node, kept in zip(full_subtrees(0, self.size), self._frontier.peaks, strict=True):
            if self._node(*node) != kept:
                first, last = (node.place << node.height) + 1, (node.place + 1) << node.height
                raise NotProven(
                    f"Events {first} to {last}: frontier and tiles of the seal give two roots, so "
                    "one of them, or a leaf hash, was changed. Run 'chronicle verify log'."
                )

    def _check(self, size: int) -> None:
        if not 0 <= size <= self.size:
            behind = self._frontier.events - self.size
            more = f" {behind} more wait to be sealed: run 'chronicle seal'." if behind else ""
            raise InvalidInput(
                f"{self.size} events are sealed; a tree of {size} cannot be given.{more}",
                field="size",
            )

    def _prove(self, ranges: Iterable[Range]) -> Proof:
        return tuple([self._over(start, end) for start, end in ranges])

    def _over(self, start: int, end: int) -> bytes:
        leaves = end - start
        if leaves & (leaves - 1) == 0:
            height = leaves.bit_length() - 1
            return self._node(height, start >> height)
        if end == self._frontier.size:  # the right edge: the frontier ends with these subtrees
            return bagged(self._frontier.peaks[-leaves.bit_count() :])
        return bagged([self._node(*node) for node in full_subtrees(start, end)])

    def _node(self, height: int, place: int) -> bytes:
        level, number, height, index = place_of(height, place)
        tile = self._read.get((level, number)) or self._tile(level, number)
        width, nodes = tile
        if (index + 1) << height > width:
            raise NotProven(
                f"Tile {number} of level {level} has {width} entries and should have more: "
                "it was changed. Run 'chronicle verify log'."
            )
        return node_of(nodes, width, height, index)

    def _tile(self, level: int, number: int) -> Tile:
        tile = None
        if level or (number + 1) * WIDTH <= self.size:
            tile = self._tiles.tile(level, number)
        elif level == 0:
            leaves = self._tiles.leaves(number * WIDTH, self.size)
            tile = Tile(len(leaves), tile_of(leaves))
        if tile is None:
            raise NotProven(f"Tile {number} of level {level} is gone. Run 'chronicle verify log'.")
        self._read[level, number] = tile
        return tile
