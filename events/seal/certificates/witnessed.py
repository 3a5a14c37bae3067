"""The checkpoint of a certificate held against a witness: that it is not one of a fork.

Invariant: two checkpoints of one size and two roots are two logs. Of other sizes nothing is
said: that needs a consistency proof, which only the log can give.
"""

from __future__ import annotations

from pathlib import Path

from domain.errors import NotProven
from events.seal.notes import Checkpoint, Note
from events.seal.witness import read


def against(path: Path, checkpoint: Checkpoint) -> bool:
    """Whether a witness's file has the same checkpoint.

    False if it has none of that size. Raises `NotProven` if it has one with another root,
    and for a file of another chronicle.
    """
    for note in map(Note.parse, read(path)):
        other = note.checkpoint
        if other.origin != checkpoint.origin:
            raise NotProven(f"{path} is a witness of the chronicle {other.origin}.")
        if other.size == checkpoint.size:
            if other.root != checkpoint.root:
                raise NotProven(
                    f"The certificate is of a fork: its log of {checkpoint.size} events has the "
                    f"root {checkpoint.root.hex()}, the witness saw {other.root.hex()}."
                )
            return True
    return False
