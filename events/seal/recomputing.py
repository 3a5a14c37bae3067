"""The tree once more, from the columns of every event, without a look at what was kept of it.

Invariant: every leaf is computed from the stored columns. Where an event is missing, the
sealed leaf stands in, so that one missing event does not make all later ones look wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, cast

from domain.merkle import EMPTY_ROOT, Node, bagged, full_subtrees, node_hash
from domain.tiles import HEIGHT, WIDTH, node_of, root_of, tile_of
from events.store.leaf import leaf_hash_of, spelled_hashes
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder, Cursor, Row
from events.store.unreadable import is_unreadable

PAGE = 2 * WIDTH
"""Events read at once; more no longer fit a processor's cache."""
NO_LEAF = bytes(32)
Progress = Callable[[int, int], None]


class Piece(NamedTuple):
    """Up to 256 events in a row: the leaf of each, None where there is no event, and the tile."""

    number: int
    leaves: list[bytes | None]
    nodes: bytes
    whole: bool
    """Whether there is an event at each position."""


class Suspect(NamedTuple):
    """An event whose columns do not give the leaf hash beside them, or not the sealed one."""

    row: Row
    found: bytes


def pieces(
    recorder: ChronicleRecorder,
    cursor: Cursor,
    last: int,
    suspect: Callable[[Suspect], None],
    progress: Progress,
) -> Iterator[Piece]:
    """The log up to position `last`, 256 positions at a time; suspects are told on the way."""
    for after in range(0, last, PAGE):
        upto = min(last, after + PAGE)
        leaves, fits = _leaves(recorder, cursor, after, upto, suspect)
        for at in range(0, upto - after, WIDTH):
            of_piece = leaves[at : at + WIDTH]
            whole = fits or None not in of_piece
            given = of_piece if whole else [each or NO_LEAF for each in of_piece]
            nodes = tile_of(cast("list[bytes]", given))
            yield Piece((after + at) // WIDTH, of_piece, nodes, whole)
        progress(upto, last)


def leaf_of(row: Sequence[Any]) -> bytes:
    """The leaf hash that a row's columns give."""
    return leaf_hash_of(row)


def _leaves(
    recorder: ChronicleRecorder,
    cursor: Cursor,
    after: int,
    upto: int,
    suspect: Callable[[Suspect], None],
) -> tuple[list[bytes | None], bool]:
    """The leaf of each position above `after`, None where no event is; and whether all fit."""
    try:
        rows = recorder.spelled(cursor, after, upto)
        found = spelled_hashes(rows)
        if len(found) == upto - after and found == [stored for _, _, stored in rows]:
            return cast("list[bytes | None]", found), True
    except Exception as error:
        if not is_unreadable(error):
            raise
    execute = partial(recorder.execute, cursor)  # which row it is, its position tells
    return [_leaf(execute, position, suspect) for position in range(after + 1, upto + 1)], False


def _leaf(
    execute: Callable[..., Any], position: int, suspect: Callable[[Suspect], None]
) -> bytes | None:
    """The leaf of one position, looked at closely; None where no event is."""
    row = stored_row(execute, position)
    if row is None:
        return None
    leaf_found = leaf_of(row)
    if leaf_found != row.leaf_hash:
        suspect(Suspect(row, leaf_found))
    return leaf_found


def stored_row(execute: Callable[..., Any], position: int) -> Row | None:
    """The row at a position; one that cannot even be read is given without its columns."""
    try:
        row = execute(f"SELECT {COLUMNS} FROM {TABLE} WHERE position = ?", [position]).fetchone()
    except Exception as error:
        if not is_unreadable(error):
            raise
        return Row(position, "", 0, "", b"", 0, None, b"")
    return None if row is None else Row._make(row)


class Roots:
    """Roots at chosen sizes, gathered piece by piece."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self._inside: dict[int, set[int]] = {}
        for size in sizes:
            self._inside.setdefault(size // WIDTH, set()).add(size)
        self._tails: dict[int, list[bytes]] = {}
        self.full: list[bytes] = []
        """The roots of the full pieces, in order: the leaves of the tiles of level 1."""
        self._rows: list[list[bytes]] | None = None

    def take(self, piece: Piece) -> None:
        """Note what the sizes that end in this piece need of it."""
        width = len(piece.leaves)
        for size in self._inside.get(piece.number, ()):
            if size % WIDTH <= width:
                inside = full_subtrees(0, size % WIDTH)
                self._tails[size] = [node_of(piece.nodes, width, *node) for node in inside]
        if width == WIDTH:
            self.full.append(root_of(piece.nodes))

    def peaks(self, size: int) -> list[bytes]:
        """The full subtrees of the first `size` events, from left to right."""
        full = size - size % WIDTH
        above = [self._node(node) for node in full_subtrees(0, full)]
        return above + self._tails.get(size, [])

    def root(self, size: int) -> bytes:
        """The root over the first `size` events."""
        return bagged(self.peaks(size)) if size else EMPTY_ROOT

    def _node(self, node: Node) -> bytes:
        if self._rows is None or len(self._rows[0]) != len(self.full):
            self._rows = [list(self.full)]
            while len(row := self._rows[-1]) > 1:
                pairs = zip(row[::2], row[1::2], strict=False)
                self._rows.append([node_hash(left, right) for left, right in pairs])
        return self._rows[node.height - HEIGHT][node.place]


def repositioned(row: Row, like: Row) -> list[bytes]:
    """The leaf hashes that `row` would have with parts of another: what a swap would show."""
    with_state = row._replace(state=like.state)
    with_topic = with_state._replace(topic=like.topic)
    whole = like._replace(position=row.position)
    return [leaf_of(each) for each in (with_state, with_topic, whole)]
