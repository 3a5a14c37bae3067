"""A witness: checkpoints in a file that is kept elsewhere, one after another.

Invariant: the file only grows, and each checkpoint in it extends the one before. A log
that does not extend the last one gets no further line: the file would bear false witness.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from domain.errors import InvalidInput, NotProven
from events.seal.notes import MARK, Note

if TYPE_CHECKING:
    from events.seal.seal import Seal


class Witnessed(NamedTuple):
    """The checkpoint that the file ends with; `new` is false if it did so before."""

    note: Note
    checkpoints: int
    new: bool


def read(path: Path) -> list[str]:
    """The notes in a witness's file, in order; none if there is no file.

    Notes stand one after another, a blank line between them. Raises `InvalidInput` for a
    file that cannot be read.
    """
    try:
        blocks = path.read_text(encoding="utf-8").split("\n\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise InvalidInput(f"The witness {path} cannot be read: {why}.", field="witness") from error
    notes: list[str] = []
    for block in blocks:
        if block.startswith(MARK) and notes:
            notes[-1] += block.rstrip("\n") + "\n"
        elif block.strip("\n"):
            notes.append(block.lstrip("\n") + "\n\n")
    return notes


def append(path: Path, seal: Seal, note: Note) -> Witnessed:
    """Append the checkpoint of the log as it is now, unless the file ends with it.

    Raises `NotProven` if the log does not extend the last one in the file, and
    `InvalidInput` if the file cannot be written, or ends within a checkpoint.
    """
    before = read(path)
    if before and not path.read_text(encoding="utf-8").endswith("\n\n"):
        raise InvalidInput(
            f"{path} ends within a checkpoint: writing it was cut short. Take out what follows "
            "its last blank line, then run this again.",
            field="witness",
        )
    if before:
        last = Note.parse(before[-1])
        _extends(path, seal, last, note)
        if last.text == note.text and (last.signatures or not note.signatures):
            return Witnessed(last, len(before), False)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(note.content + "\n" if note.signatures else note.content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InvalidInput(
            f"The witness {path} cannot be written: {error.strerror}.", field="witness"
        ) from error
    return Witnessed(note, len(before) + 1, True)


def _extends(path: Path, seal: Seal, last: Note, note: Note) -> None:
    checkpoint, now = last.checkpoint, note.checkpoint
    if checkpoint.origin != now.origin:
        raise NotProven(
            f"{path} is a witness of the chronicle {checkpoint.origin}, not of {now.origin}. "
            "Give each chronicle a file of its own."
        )
    if checkpoint.size > now.size:
        raise NotProven(
            f"{path} ends with a checkpoint of {checkpoint.size} events, but the log has "
            f"{now.size}: some were taken away. Run 'chronicle verify log --witness {path}'."
        )
    if checkpoint.root != seal.root(checkpoint.size):
        raise NotProven(
            f"The log does not extend the last checkpoint in {path}, of {checkpoint.size} events: "
            f"it was rewritten, or is a fork. Run 'chronicle verify log --witness {path}'."
        )
