"""What was kept of the tree, beside the tree that the events give now.

Invariant: a tile, or the frontier, is found wrong on its own account only: one that
differs because an event below it does is not another finding. Where an event and its tile
differ, the tile above tells which of them was sealed.
"""

from __future__ import annotations

from domain.errors import NotProven
from domain.merkle import full_subtrees
from domain.tiles import HEIGHT, WIDTH, leaves_of, root_of, tile_of, widths
from events.seal.findings import Finding, events
from events.seal.recomputing import Piece
from events.store.tiles import Frontier, Tile, Tiles
from events.store.unreadable import is_unreadable

AHEAD = 8
"""Tiles of level 0 that are read at once: a server far away is asked less often."""


class Comparison:
    """Compares tiles as pieces of the log go by; what differs is gathered."""

    def __init__(self, tiles: Tiles, size: int | None, *, cut: bool = False) -> None:
        """`size` events are sealed; None if there are no tables of a seal.

        `cut` if the log is shorter than what was sealed: then tiles have more than it has.
        """
        self._cut = cut
        self._tiles = tiles
        self._size = size or 0
        self.has_tiles = size is not None and self._tile(0, 0) is not None
        self.compared = 0
        self.findings: list[Finding] = []
        self.sealed: dict[int, bytes] = {}
        """The leaf hash that was sealed, for each position that has another one, or none, now."""
        self._ahead: dict[int, Tile] = {}
        self._read = 0
        """Of level 0 the tiles below this number were read, the last of them are ahead."""
        self._known: list[bytes | None] = []
        """The root of each full piece; None where a finding is below it already."""

    def take(self, piece: Piece) -> None:
        """Compare a piece with its tile, if it is full and sealed."""
        if len(piece.leaves) < WIDTH or (piece.number + 1) * WIDTH > self._size:
            return
        self.compared += 1
        tile = self._next(piece.number)
        if tile == (WIDTH, piece.nodes) and piece.whole:
            self._known.append(root_of(piece.nodes))
            return
        self._known.append(None)
        if tile is None:
            self._wrong(0, piece.number, "is missing")
        elif tile.width != WIDTH or not _sound(tile) or self._above(piece) == root_of(piece.nodes):
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
        if self._size:
            counts = [full + (level > 0 and rest > 0)
                      for level, (full, rest) in enumerate(widths(self._size))]  # fmt: skip
            self._strays(counts)

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
        tile = self._tile(level, number)
        if tile is None:
            self._wrong(level, number, "is missing")
            return None
        kept = leaves_of(tile.nodes, tile.width)[: len(known)]
        pairs = zip(kept, known, strict=False)
        fits = tile.width == len(known) or (self._cut and tile.width > len(known))
        if not fits or not _sound(tile) or any(b and a != b for a, b in pairs):
            self._wrong(level, number, "was changed: its entries do not fit those below")
            return None
        return root_of(tile.nodes) if None not in known and len(known) == WIDTH else None

    def _above(self, piece: Piece) -> bytes | None:
        """What the tile above says is the root of a piece."""
        number, place = divmod(piece.number, WIDTH)
        tile = self._tile(1, number)
        if tile is None or place >= tile.width:
            return None
        return leaves_of(tile.nodes, tile.width)[place]

    def _next(self, number: int) -> Tile | None:
        """The next tile of level 0, read together with some after it."""
        if number >= self._read:
            self._read = number + AHEAD
            try:
                self._ahead = self._tiles.tiles(0, number, self._read)
            except Exception as error:
                if not is_unreadable(error):
                    raise
                self._ahead = {}
        tile = self._ahead.get(number)
        return tile if tile is not None and tile.width == WIDTH else self._tile(0, number)

    def _tile(self, level: int, number: int) -> Tile | None:
        """A tile as it is kept; one that can be none is given as one that fits nothing."""
        try:
            return self._tiles.tile(level, number)
        except NotProven:
            return Tile(0, b"")

    def _strays(self, counts: list[int]) -> None:
        """Tell of tiles that are of no events: `counts` are how many each level has."""
        try:
            for place in self._tiles.others(counts):
                self._stray(*place)
        except Exception as error:
            if not is_unreadable(error):
                raise
            text = "A tile is filed under what is no number: it was added."
            self.findings.append(Finding("tile", self._size + 1, text))

    def _stray(self, level: int, number: int) -> None:
        if (level, number) == (0, self._size // WIDTH):
            text = (
                f"A tile seals the events up to {(number + 1) * WIDTH}, but the frontier counts "
                f"{self._size}: events were taken away, or the tile was added."
            )
        else:
            text = f"Tile {number} of level {level} is of no events that were sealed: it was added."
        self.findings.append(Finding("tile", self._size + 1, text))

    def _wrong(self, level: int, number: int, what: str) -> None:
        span = WIDTH ** (level + 1)
        first, last = number * span + 1, min((number + 1) * span, self._size)
        text = f"Tile {number} of level {level} (events {first} to {last}) {what}."
        self.findings.append(Finding("tile", first, text))


def _sound(tile: Tile) -> bool:
    """Whether a tile's inner nodes follow from its entries."""
    width = len(tile.nodes) // 32
    return tile.width <= width and tile_of(leaves_of(tile.nodes, tile.width)) == tile.nodes
