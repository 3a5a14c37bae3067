"""Tiles: how the nodes of a large Merkle tree are kept, 256 leaves to a piece.

Invariant: a tile of `width` leaves holds those leaves, then the nodes above each two of
them, then those above these, up to the last full subtree. Its first 32 × width bytes are
the tile of C2SP tlog-tiles (height 8); the rest follows from them, and is kept so that a
proof reads instead of hashing. The root of a full tile is a leaf of the tile above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import accumulate

from domain.merkle import HASH_SIZE

HEIGHT = 8
WIDTH = 1 << HEIGHT
"""Leaves of a full tile."""
STARTS = tuple(
    tuple(accumulate((HASH_SIZE * (width >> row) for row in range(HEIGHT + 1)), initial=0))
    for width in range(WIDTH + 1)
)
"""Where in a tile of so many leaves the nodes of each height begin, in bytes; last, its size."""


def tile_of(leaves: Sequence[bytes]) -> bytes:
    """The tile over up to 256 hashes, its inner nodes with it."""
    rows, row = list(leaves), leaves
    while len(row) > 1:
        nodes = iter(row)  # two at a time; the last of an odd number is left over
        row = [
            sha256(b"\x01" + left + right).digest()
            for left, right in zip(nodes, nodes, strict=False)
        ]
        rows += row
    return b"".join(rows)


def leaves_of(tile: bytes, width: int) -> list[bytes]:
    """The leaves of a tile."""
    return [tile[at : at + HASH_SIZE] for at in range(0, width * HASH_SIZE, HASH_SIZE)]


def root_of(tile: bytes) -> bytes:
    """The root of a full tile."""
    return tile[-HASH_SIZE:]


def node_of(tile: bytes, width: int, height: int, index: int) -> bytes:
    """The node of a tile that spans 2^height of its leaves, the `index`-th of them from 0."""
    at = STARTS[width][height] + index * HASH_SIZE
    return tile[at : at + HASH_SIZE]


def place_of(height: int, place: int) -> tuple[int, int, int, int]:
    """Where a node of the tree is: level and number of its tile, height and index in it."""
    inside = height % HEIGHT
    above = HEIGHT - inside
    return height // HEIGHT, place >> above, inside, place & ((1 << above) - 1)


def widths(size: int) -> Iterator[tuple[int, int]]:
    """For each level of a tree of `size` leaves, from 0: its full tiles, leaves of the next one."""
    while size:
        full, rest = divmod(size, WIDTH)
        yield full, rest
        size = full
