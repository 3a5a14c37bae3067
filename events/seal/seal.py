"""What the seal gives: the root at any size, proofs, checkpoints.

Invariant: what is given is of the log as it is sealed now, or was at an earlier size;
giving it changes nothing, but for `checkpoint`, which keeps what it signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from domain.errors import NotProven
from events.seal.notes import Checkpoint, Note, Signer, signed
from events.seal.tree import Proof, Tree
from events.store.recorder import ChronicleRecorder
from events.store.tiles import SEAL, Frontier


class Seal:
    """The seal of one chronicle. Safe to use from several threads."""

    def __init__(self, recorder: ChronicleRecorder, chronicle: str) -> None:
        self.recorder = recorder
        self.origin = chronicle
        """The id from event 1, the first line of every checkpoint."""
        self._has_tables = False

    @contextmanager
    def tree(self) -> Iterator[Tree]:
        """The tree as it is now; for many proofs at once.

        Raises `NotProven` if the log was never sealed, which it is by every append.
        """
        if self.has_tables:
            with self.recorder.reading() as cursor:
                tiles = self.recorder.tiles(cursor)
                frontier = tiles.frontier()
                if frontier is not None:
                    yield Tree(tiles, frontier)
                    return
        raise NotProven("The log is not sealed yet. Run 'chronicle seal'.")

    @property
    def has_tables(self) -> bool:
        """Whether the chronicle has the tables of the seal; a very old one has not."""
        self._has_tables = self._has_tables or self.recorder.has_table(SEAL)
        return self._has_tables

    def size(self) -> int:
        """How many events are sealed."""
        with self.tree() as tree:
            return tree.size

    def root(self, size: int) -> bytes:
        """The root over the first `size` events; see `events.seal.tree` for this and the proofs."""
        with self.tree() as tree:
            return tree.root(size)

    def inclusion(self, position: int, size: int) -> Proof:
        """The proof that the event at a position is among the first `size`."""
        with self.tree() as tree:
            return tree.inclusion(position, size)

    def inclusions(self, positions: Sequence[int], size: int) -> list[Proof]:
        """A proof for each position, in order; what they share is read once."""
        with self.tree() as tree:
            return [tree.inclusion(position, size) for position in positions]

    def consistency(self, first: int, second: int) -> Proof:
        """The proof that the first `second` events begin with the first `first`."""
        with self.tree() as tree:
            return tree.consistency(first, second)

    def checkpoint(self, signer: Signer | None = None) -> Note:
        """The checkpoint of the log as it is now, kept if it is signed.

        Without a key it has no signature. That the key is the one in force, `Keys.signer`
        has seen to. Raises `NotProven`, and signs nothing, if what was kept of the tree does
        not give one root.
        """
        with self.tree() as tree:
            tree.agree()
            note = signed(Checkpoint(self.origin, tree.size, tree.root(tree.size)), signer)
        if signer is not None:
            with self.recorder.writing() as cursor:
                tiles = self.recorder.tiles(cursor)
                tiles.keep(note.checkpoint.size, signer.public.id.hex(), note.content)
        return note

    def kept(self) -> list[tuple[int, str]]:
        """Every checkpoint that was kept, as (size, signed note), by size."""
        if not self.has_tables:
            return []
        with self.recorder.reading() as cursor:
            return self.recorder.tiles(cursor).checkpoints()

    def catch_up(self, progress: Callable[[int, int], None]) -> Frontier:
        """Seal a log that is older than its seal; `progress` is told (sealed, events).

        It is done in short writes. What was sealed when it is interrupted stays sealed.
        """
        while True:
            with self.recorder.writing() as cursor:
                frontier = self.recorder.sealing(cursor).catch_up()
            progress(frontier.size, frontier.events)
            if frontier.size == frontier.events:
                return frontier
