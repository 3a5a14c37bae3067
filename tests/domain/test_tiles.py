"""Tiles: the C2SP tile in front, and every full subtree behind it."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.merkle import bagged, full_subtrees
from domain.tiles import STARTS, WIDTH, leaves_of, node_of, place_of, root_of, tile_of, widths
from tests.domain.test_merkle import mth

HASHES = [sha256(number.to_bytes(2, "big")).digest() for number in range(WIDTH)]


@pytest.mark.parametrize("width", [1, 2, 3, 7, 64, 255, 256])
def test_a_tile_starts_with_its_leaves(width: int) -> None:
    """The first 32 bytes for each leaf are what tlog-tiles serves."""
    tile = tile_of(HASHES[:width])
    assert tile.startswith(b"".join(HASHES[:width]))
    assert leaves_of(tile, width) == HASHES[:width]


def test_a_full_tile_ends_with_its_root() -> None:
    """256 leaves, 255 nodes above them, the last of which is over all."""
    tile = tile_of(HASHES)
    assert len(tile) == STARTS[WIDTH][-1] == 511 * 32
    assert root_of(tile) == mth(HASHES)


@settings(deadline=None)
@given(st.integers(1, WIDTH), st.integers(0, 8), st.data())
def test_every_full_subtree_is_found(width: int, height: int, data: st.DataObject) -> None:
    """A node of a tile, also of one that is not full, is the root over its leaves."""
    if not width >> height:
        return
    index = data.draw(st.integers(0, (width >> height) - 1))
    found = node_of(tile_of(HASHES[:width]), width, height, index)
    assert found == mth(HASHES[index << height : (index + 1) << height])


@given(st.integers(0, 40), st.integers(0, 2**40))
def test_places_are_inside_their_tile(height: int, index: int) -> None:
    """Level and number name the tile; what is left is a place among its 256 leaves."""
    level, number, inside, at = place_of(height, index)
    assert level * 8 + inside == height
    assert ((number * WIDTH) >> inside) + at == index
    assert (at + 1) << inside <= WIDTH


@given(st.integers(0, 300))
def test_full_subtrees_make_up_the_tree(size: int) -> None:
    """The hashes of a tree's full subtrees, bagged, are its root."""
    leaves = [sha256(number.to_bytes(2, "big")).digest() for number in range(size)]
    nodes = list(full_subtrees(0, size))
    hashes = [mth(leaves[n.place << n.height : (n.place + 1) << n.height]) for n in nodes]
    assert bagged(hashes) == mth(leaves)


def test_widths_of_a_million() -> None:
    """Full tiles and the leaves of the one after them, level by level."""
    assert list(widths(1_000_000)) == [(3906, 64), (15, 66), (0, 15)]
