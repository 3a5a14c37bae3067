"""What was kept of the tree, beside the tree that the events give now.

Invariant: a tile, or the frontier, is found wrong on its own account only: one that
differs because an event below it does is not another finding. Where an event and its tile
differ, the tile above tells which of them was sealed.
"""

from __future__ import annotations

from domain.merkle import full_subtrees
from domain.tiles import HEIGHT, WIDTH, leaves_of, root_of, tile_of
from events.seal.findings import Finding, events
from events.seal.recomputing import Piece
from events.store.tiles import Frontier, Tile, Tiles


class Comparison:
    """Compares tiles as pieces of the log go by; what differs is gathered."""

    def __init__(self, tiles: Tiles, size: int | None) -> None:
        """`size` events are sealed; None if there are no tables of a seal."""
        self._tiles = tiles
        self._size = size or 0
        self.has_tiles = size is not None and tiles.tile(0, 0) is not None
        self.compared = 0
        self.findings: list[Finding] = []
        self.sealed: dict[int, bytes] = {}
        """The leaf hash that was sealed, for each position that has another one, or none, now."""
        self._known: list[bytes | None] = []
        """The root of each full piece; None where a finding is below it already."""

    def take(self, piece: Piece) -> None:
        """Compare a piece with its tile, if it is full and sealed."""
        if len(piece.leaves) < WIDTH or (piece.number + 1) * WIDTH > self._size:
            return
        self.compared += 1
        tile = self._tiles.tile(0, piece.number)
        if tile is not None and tile.nodes == piece.nodes and None not in piece.leaves:
            self._known.append(root_of(piece.nodes))
            return
        self._known.append(None)
        if tile is None:
            self._wrong(0, piece.number, "is missing")
        elif not _sound(tile) or tile.width != WIDTH or self._above(piece) == root_of(piece.nodes):
            self._wrong(0, piece.number, "was changed: its entries do not fit the events")
        else:
            first = piece.number * WIDTH + 1
            for place, leaf in enumerate(leaves_of(tile.nodes, WIDTH)):
                if leaf != piece.leaves[place]:
                    self.sealed[first + place] = leaf

    def finish(self) -> None:
        """Compare the tiles above, from level 1 to the top, and look for one too many."""
        level, known = 1, self._known
        while known:
            roots: list[bytes | None] = []
            for at in range(0, len(known), WIDTH):
                roots.append(self._upper(level, at // WIDTH, known[at : at + WIDTH]))
            level, known = level + 1, roots[: len(known) // WIDTH]
        number = self._size // WIDTH
        if self._size and self._tiles.tile(0, number) is not None:
            last = (number + 1) * WIDTH
            self.findings.append(
                Finding("tile", self._size + 1, f"A tile seals the events up to {last}, but the "
                        f"frontier counts {self._size}: events were taken away, or the tile "
                        "was added.")
            )  # fmt: skip

    def frontier(
        self, frontier: Frontier, peaks: list[bytes], suspicious: set[int]
    ) -> list[Finding]:
        """What is wrong with the frontier's full subtrees, beside those that the events give."""
        nodes = list(full_subtrees(0, frontier.size))
        if len(frontier.peaks) != len(nodes):
            text = "The frontier was changed: its entries do not fit its size."
            return [Finding("frontier", frontier.size, text)]
        found = []
        for node, kept, given in zip(nodes, frontier.peaks, peaks, strict=True):
            first, last = (node.place << node.height) + 1, (node.place + 1) << node.height
            if kept == given or any(first <= position <= last for position in suspicious):
                continue
            if node.height >= HEIGHT:
                text = f"The frontier was changed: the tiles of events {first} to {last} hold."
                found.append(Finding("frontier", first, text))
            else:
                text = (
                    f"{events(first, last)}: the log does not hold what was sealed, and the leaf "
                    "hash was rewritten too; or the frontier was changed."
                )
                found.append(Finding("changed", first, text))
        return found

    def _upper(self, level: int, number: int, known: list[bytes | None]) -> bytes | None:
        """Compare a tile above level 0; its root, if it is full and nothing is wrong."""
        self.compared += 1
        tile = self._tiles.tile(level, number)
        if tile is None:
            self._wrong(level, number, "is missing")
            return None
        kept = leaves_of(tile.nodes, tile.width)[: len(known)]
        pairs = zip(kept, known, strict=False)
        if not _sound(tile) or len(kept) < len(known) or any(b and a != b for a, b in pairs):
            self._wrong(level, number, "was changed: its entries do not fit those below")
            return None
        return root_of(tile.nodes) if None not in known and len(known) == WIDTH else None

    def _above(self, piece: Piece) -> bytes | None:
        """What the tile above says is the root of a piece."""
        number, place = divmod(piece.number, WIDTH)
        tile = self._tiles.tile(1, number)
        if tile is None or place >= tile.width:
            return None
        return leaves_of(tile.nodes, tile.width)[place]

    def _wrong(self, level: int, number: int, what: str) -> None:
        span = WIDTH ** (level + 1)
        first, last = number * span + 1, min((number + 1) * span, self._size)
        text = f"Tile {number} of level {level} (events {first} to {last}) {what}."
        self.findings.append(Finding("tile", first, text))


def _sound(tile: Tile) -> bool:
    """Whether a tile's inner nodes follow from its entries."""
    width = len(tile.nodes) // 32
    return tile.width <= width and tile_of(leaves_of(tile.nodes, tile.width)) == tile.nodes
