"""How the tree grows with the log: the tables of the seal, written in the transaction of an append.

Invariant: the frontier is written with every append and counts its events. Tiles only ever
grow, and of level 0 only full ones are written. Nothing is sealed on top of what was changed
past the chronicle.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import NotProven
from domain.merkle import full_subtrees, push
from domain.tiles import WIDTH, leaves_of, node_of, root_of, tile_of
from events.store.tiles import EVENTS, Frontier, Tile, Tiles

AT_ONCE = 1 << 14
"""Leaves that one transaction adds at most of those that were on file before there was a seal."""


class Growing(Tiles):
    """The tree's tables inside a write."""

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
        frontier.check()
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
                leaves = [*self._since(size - started, size, peaks[number.bit_count() :]), *leaves]
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

    def _since(self, after: int, upto: int, peaks: Sequence[bytes]) -> list[bytes]:
        """The leaves that no full tile has yet, if they are those that the frontier was made of."""
        leaves = self.leaves(after, upto)
        tile = tile_of(leaves)
        found = [node_of(tile, len(leaves), *node) for node in full_subtrees(0, len(leaves))]
        if found != list(peaks):
            raise NotProven(
                f"The leaf hash of one of the events {after + 1} to {upto} is not the one that was "
                "sealed. Nothing was written; run 'chronicle verify log'."
            )
        return leaves

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
                found = self.tile(level + 1, above)
                if found is None or found.width != started:
                    raise NotProven(
                        f"Tile {above} of level {level + 1} is gone or was changed. Nothing was "
                        "written; run 'chronicle verify log'."
                    )
                known = leaves_of(found.nodes, started)
            self._grow(level + 1, above, [*known, *roots])
        return roots

    def _put(self, level: int, number: int, tile: Tile) -> None:
        self._execute(
            "INSERT INTO seal_tiles (level, number, width, nodes) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (level, number) DO UPDATE SET width = excluded.width, "
            "nodes = excluded.nodes",
            [level, number, *tile],
        )
