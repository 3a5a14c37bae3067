"""Import: a chronicle made of an export, event by event as they were recorded, or nothing.

Invariant: leaves and root are computed from the lines and give every checkpoint, each text opens
its commitment, and all of it is one transaction. The log that comes of it has the same bytes,
positions, times and root as the one that was exported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from domain.errors import Conflict, NotProven
from events.codec import Codec, Undecodable, holds_nul
from events.log import Log
from events.record import ChronicleOpened, DocumentArchived
from events.report import Event
from events.seal.keys import Keys, in_force
from events.seal.notes import Note, PublicKey
from events.seal.signatures import check, read_note
from events.seal.tree import Tree
from events.store.content import ContentStore, Original, Text
from events.store.leaf import leaf_hashes
from events.store.recorder import ChronicleRecorder, Cursor, Row
from events.transfer.commitments import fault
from events.transfer.format import LOG, TEXTS, Line, Transferred, Words
from events.transfer.reading import ExportFolder

Progress = Callable[[int, int], None]


def import_folder(
    recorder: ChronicleRecorder,
    codec: Codec,
    folder: Path,
    progress: Progress,
    *,
    public_key: PublicKey | None = None,
) -> Transferred:
    """Make the chronicle of an export in a database that holds none; durable on return.

    `progress` is told (position, last position). With `public_key` the last checkpoint must
    be signed by it; otherwise signatures are held against the keys that the log itself names.
    Raises `InvalidInput` for what is no export, `NotProven` for the first thing that does
    not hold, and `Conflict` if there is a chronicle already; then nothing was written.
    """
    export = ExportFolder(folder)
    if public_key is not None:
        _last_note(export).verify(public_key)
    recorder.create_table()
    with recorder.writing() as cursor:
        return _Import(recorder, codec, cursor, export).run(progress)


class _Import:
    """One import, inside one transaction."""

    def __init__(
        self, recorder: ChronicleRecorder, codec: Codec, cursor: Cursor, export: ExportFolder
    ) -> None:
        self._recorder = recorder
        self._codec = codec
        self._cursor = cursor
        self._export = export
        self._content = ContentStore(recorder)
        self._recorded_at = 0

    def run(self, progress: Progress) -> Transferred:
        opening, closing = self._export.opening, self._export.closing
        execute = partial(self._recorder.execute, self._cursor)
        if execute("SELECT 1 FROM stored_events LIMIT 1").fetchone():
            raise Conflict(
                f"{self._recorder.name} holds a chronicle already; nothing was changed. An import "
                "makes a chronicle of its own: give a new --db."
            )
        for page in self._export.pages():
            self._events(page)
            progress(page[-1].position if page else opening.events, opening.events)
        root = self._checkpoints()
        for number, words in self._export.words():
            self._words(number, words)
        signed_by = _last_note(self._export).signed_by
        return Transferred(opening.chronicle, opening.events, root, closing.texts, signed_by)

    def _events(self, page: Sequence[Line]) -> None:
        """Append a page as it was recorded, each event with the leaf hash that its line gives."""
        if not page:
            return
        rows = [
            Row(line.position, line.stream, line.version, line.topic, line.state.encode(),
                line.recorded_at, line.replayed_at, b"")
            for line in page
        ]  # fmt: skip
        archived = []
        for row in rows:
            event = self._event(row)
            if isinstance(event, DocumentArchived):
                source = f"{event.publisher or ''}\n{event.url or ''}"
                archived.append((event.document, event.text, source))
        hashes = leaf_hashes(rows)
        rows = [row._replace(leaf_hash=leaf) for row, leaf in zip(rows, hashes, strict=True)]
        self._recorder.insert_recorded(self._cursor, rows)
        self._content.expect(self._cursor, archived)

    def _event(self, row: Row) -> Event:
        where = f"Line {row.position + 1} of {LOG}"
        try:
            event = self._codec.decode(row.topic, row.state)
        except Undecodable as error:
            raise NotProven(
                f"{where}: event {row.position} cannot be read. {error.detail}"
            ) from error
        if holds_nul(row.state):
            raise NotProven(f"{where}: event {row.position} holds U+0000, which no event does.")
        if row.recorded_at <= self._recorded_at:
            raise NotProven(f"{where}: event {row.position} is not recorded after the one before.")
        self._recorded_at = row.recorded_at
        if row.position == 1:
            named = self._export.opening.chronicle
            if not isinstance(event, ChronicleOpened) or event.chronicle != named:
                raise NotProven(f"{where}: event 1 does not open the chronicle {named}.")
        return event

    def _checkpoints(self) -> bytes:
        """Hold every checkpoint against the events, and keep the signed ones; the root."""
        opening, notes = self._export.opening, self._export.closing.checkpoints
        _last_note(self._export)
        tiles = self._recorder.tiles(self._cursor)
        frontier = tiles.frontier()
        if frontier is None:
            raise NotProven(f"{LOG} has no event; a chronicle has at least one.")
        tree = Tree(tiles, frontier)
        keys = Keys(Log(self._recorder, self._codec), opening.chronicle).history(self._cursor)
        given = [
            read_note(f"Checkpoint {number} of {LOG}", note, number == len(notes))
            for number, note in enumerate(notes, start=1)
        ]
        for found in check(given, opening.chronicle, keys, opening.events, tree.root):
            raise NotProven(f"{found.text} Nothing was imported.")
        for each in given:
            key = in_force(keys, each.size) if each.note and each.note.signatures else None
            if each.note and key:
                tiles.keep(each.size, key.id.hex(), each.note.content)
        return tree.root(opening.events)

    def _words(self, number: int, words: Words) -> None:
        """Keep the words of a document, if they open what its event committed to."""
        where = f"Line {number} of {TEXTS}"
        rows = self._recorder.read_stream(words.document, self._cursor)
        event = self._codec.decode(rows[0].topic, rows[0].state) if rows else None
        if not isinstance(event, DocumentArchived):
            raise NotProven(f"{where}: no event archived a document {words.document!r}.")
        if (stone := self._content.tombstone(self._cursor, words.document)) is not None:
            raise NotProven(
                f"{where}: the words of {words.document} were {stone.manner} at position "
                f"{stone.position}; they are in no export."
            )
        if (wrong := fault(words, event)) is not None:
            raise NotProven(f"{where}: {wrong}")
        plain = sha256(words.original).hexdigest()
        kept = self._content.fill(
            self._cursor,
            Original(words.document, plain, words.source, words.salt, words.original, words.title),
            Text(words.text, words.document, plain, words.text_salt, words.content),
        )
        if not kept:
            raise NotProven(f"{where} holds {words.document} a second time, or its bytes twice.")


def _last_note(export: ExportFolder) -> Note:
    """The checkpoint of the whole log."""
    notes = export.closing.checkpoints
    note = Note.parse(notes[-1]) if notes else None
    if note is None or note.checkpoint.size != export.opening.events:
        raise NotProven(
            f"The last line of {LOG} has no checkpoint of all {export.opening.events} events."
        )
    return note
