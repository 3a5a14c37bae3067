"""Export: the log of a chronicle, and the words beside it that may be given.

Invariant: the folder is there whole or not at all, and what is in it gives the root of the
checkpoint at its end. Memory does not grow with the log. What is withheld or erased is left out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from domain.errors import Conflict, InvalidInput, NotProven, Unavailable
from domain.merkle import bagged, push
from domain.tiles import WIDTH, root_of, tile_of
from events.codec import Codec
from events.log import Log
from events.record import DocumentArchived
from events.seal.keys import Keys
from events.seal.notes import Note, Signer
from events.seal.seal import Seal
from events.seal.signatures import check, given
from events.store.content import ContentStore, Original, Text
from events.store.leaf import leaf_hashes
from events.store.recorder import Row
from events.transfer.commitments import fault
from events.transfer.format import FORMAT, LOG, TEXTS, Closing, Line, Opening, Transferred, Words

PAGE = 8 * WIDTH
Progress = Callable[[int, int], None]
_lines = msgspec.json.Encoder().encode_lines


def export(
    seal: Seal,
    folder: Path,
    progress: Progress,
    *,
    signer: Signer | None = None,
    with_texts: bool = True,
) -> Transferred:
    """Write the chronicle as it is now into a new folder; on disk when it returns.

    `progress` is told (position, last position). Raises `Conflict` if there is something at
    `folder`, `NotProven` if the log does not give its own root, `InvalidInput` or
    `Unavailable` where the files cannot be written.
    """
    with _whole(folder) as made:
        note = _checkpoint(seal, signer)
        export = _Export(seal, note, progress)
        closing = export.write(made, with_texts=with_texts)
    at = note.checkpoint
    last = Note.parse(closing.checkpoints[-1])
    return Transferred(at.origin, at.size, at.root, closing.texts, last.signed_by)


class _Export:
    """One export: the log up to a checkpoint."""

    def __init__(self, seal: Seal, note: Note, progress: Progress) -> None:
        self._seal = seal
        self._note = note
        self._progress = progress
        self._content = ContentStore(seal.recorder)
        self._log = Log(seal.recorder, Codec())

    def write(self, folder: Path, *, with_texts: bool) -> Closing:
        """Write both files; the last line of the log."""
        at = self._note.checkpoint
        with _file(folder / LOG) as log:
            opening = Opening(format=FORMAT, chronicle=at.origin, events=at.size)
            log.write(_lines([opening]))
            if with_texts:
                with _file(folder / TEXTS) as texts:
                    count: int | None = self._events(log, texts)
            else:
                count = self._events(log, None)
            closing = Closing(checkpoints=self._checkpoints(), texts=count)
            log.write(_lines([closing]))
        return closing

    def _events(self, log: IO[bytes], texts: IO[bytes] | None) -> int | None:
        """Write every event, and the words of each document as it comes; how many there were."""
        size, after, count = self._note.checkpoint.size, 0, 0
        peaks: list[bytes] = []
        while after < size:
            rows = self._seal.recorder.read(after, min(PAGE, size - after))
            if [row.position for row in rows] != list(range(after + 1, after + len(rows) + 1)):
                raise _unsound(f"After event {after} one is missing.")
            _extend(peaks, after, leaf_hashes(rows))
            log.write(_lines(list(map(_line, rows))))
            if texts is not None:
                count += self._texts(texts, rows)
            after += len(rows)
            if not rows:
                raise _unsound(f"The log ends at {after}, but {size} events were sealed.")
            self._progress(after, size)
        if bagged(peaks) != self._note.checkpoint.root:
            raise _unsound("Its events do not give the root that was sealed.")
        return count if texts is not None else None

    def _texts(self, texts: IO[bytes], rows: Sequence[Row]) -> int:
        count = 0
        for row in rows:
            if row.topic == DocumentArchived.TOPIC:
                kept = self._content.kept(row.stream)  # one at a time: they may be long
                if kept is not None:
                    texts.write(_lines([self._held(_words(*kept), row)]))
                    count += 1
        return count

    def _held(self, words: Words, row: Row) -> Words:
        """The words, if they are those that were archived."""
        event = self._log.codec.decode(row.topic, row.state)
        wrong = fault(words, event) if isinstance(event, DocumentArchived) else None
        if wrong is not None:
            raise NotProven(
                f"The archive was changed past the chronicle: {wrong} Nothing was exported; run "
                "'chronicle verify documents', or leave the words out (--without-texts)."
            )
        return words

    def _checkpoints(self) -> tuple[str, ...]:
        """Those that were kept, by size, and that of the whole log last."""
        size, seal = self._note.checkpoint.size, self._seal
        notes = [(of, note) for of, note in seal.kept() if of <= size]
        history = Keys(self._log, seal.origin).history()
        for found in check(given(notes, ()), seal.origin, history, size, seal.root):
            raise _unsound(found.text)
        kept = [note for _, note in notes]
        return (*kept, *(() if _is_of(kept, size) else (self._note.content,)))


def _extend(peaks: list[bytes], size: int, leaves: Sequence[bytes]) -> None:
    """Add leaves to the full subtrees of a tree of `size`, which is a multiple of 256."""
    for at in range(0, len(leaves), WIDTH):
        piece = leaves[at : at + WIDTH]
        if len(piece) == WIDTH:
            push(peaks, (size + at) // WIDTH, root_of(tile_of(piece)))
        else:
            for place, leaf in enumerate(piece, start=size + at):
                push(peaks, place, leaf)


def _checkpoint(seal: Seal, signer: Signer | None) -> Note:
    with seal.recorder.reading() as cursor:
        frontier = seal.recorder.tiles(cursor).frontier() if seal.has_tables else None
    if frontier is None or frontier.size < frontier.events:
        raise NotProven("The log is not sealed to its end. Run 'chronicle seal'.")
    return seal.checkpoint(signer)


def _is_of(kept: Sequence[str], size: int) -> bool:
    return bool(kept) and Note.parse(kept[-1]).checkpoint.size == size


def _line(row: Row) -> Line:
    try:
        state = row.state.decode()
    except UnicodeDecodeError:
        raise _unsound(f"Event {row.position} is not UTF-8.") from None
    return Line(
        position=row.position,
        stream=row.stream,
        version=row.version,
        topic=row.topic,
        recorded_at=row.recorded_at,
        replayed_at=row.replayed_at,
        state=state,
    )


def _words(original: Original, text: Text) -> Words:
    return Words(
        document=original.document,
        source=original.source,
        title=original.title,
        original=original.content,
        salt=original.salt,
        text=text.text,
        content=text.content,
        text_salt=text.salt,
    )


def _unsound(what: str) -> NotProven:
    return NotProven(
        f"The log was changed past the chronicle: {what} Nothing was exported; "
        "run 'chronicle verify log'."
    )


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder beside, which takes the name once everything in it is on disk."""
    if folder.exists() or folder.is_symlink():
        raise Conflict(f"There is something at {folder}; name a new folder.", field="folder")
    made = folder.absolute().with_name(f"{folder.name}.part-{os.getpid()}")
    try:
        made.mkdir()
    except OSError as error:
        raise InvalidInput(
            f"No folder can be made at {folder}: {error.strerror}.", field="folder"
        ) from error
    try:
        yield made
        _sync(made)
        made.rename(folder)
        _sync(folder.absolute().parent)
    except OSError as error:
        raise Unavailable(
            f"The export cannot be written to {folder}: {error.strerror}. Nothing is left of it."
        ) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
