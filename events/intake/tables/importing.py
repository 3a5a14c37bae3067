"""Importing a table: the whole table is read first, then written in steps that can be repeated.

Invariant: a mapping or table that cannot be right writes nothing. An import that was
interrupted has written a part, in whole steps of whole rows; importing the same table
again writes the rest, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import asdict

from events.chronicle import Chronicle, FactRecorded
from events.documents import readable
from events.drafts import DocumentDraft, InstrumentDraft
from events.entities import Draft
from events.intake.recording import Tally
from events.intake.rehearsal import rehearse
from events.intake.tables.asides import Aside
from events.intake.tables.drawing import Drawing, DrawnRow, draw
from events.intake.tables.earlier import earlier_table
from events.intake.tables.mapping import TableMapping
from events.intake.tables.names import Names
from events.intake.tables.recorder import RowRecorder

CHUNK = 2000
"""About how many registrations or facts are appended at once; a row is never split."""
Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, of how many, of what (`facts`)."""


class TableOutcome(NamedTuple):
    """What became of a table, or with a dry run, what would."""

    document: str | None
    """The id of the archived table; None if it is not archived."""
    earlier: str | None
    """The document that the mapping drew facts from before, if the table has changed since."""
    rows: int
    """Rows that gave facts or registrations."""
    asides: list[Aside]
    """Rows skipped or refused, in the order of the file."""
    tallies: dict[str, Tally]
    """By sort: documents, parties, instruments, names (of who was on file), facts."""
    withdrawn: Sequence[FactRecorded]
    """Facts of the table that are on file and count no more: they stay taken back."""
    text: str
    """The table's text, which the offsets of `asides` point into."""


def import_table(
    chronicle: Chronicle,
    table: bytes,
    mapping: TableMapping,
    names: Names,
    by: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> TableOutcome:
    """Archive the table and record what the mapping draws from it; durable on return.

    `names` are the registered ones; whoever is not among them is new or refused, as the
    mapping says. With `dry_run` everything is decided and nothing written. Raises
    `InvalidInput` before anything is written where the table is not what the mapping
    expects. A table of which nothing can be drawn is not archived.
    """
    text = readable(table)
    drawing = draw(text, mapping, names, by)
    if not drawing.rows:
        return TableOutcome(None, None, 0, drawing.asides, {}, (), text)
    target = rehearse(chronicle) if dry_run else chronicle
    draft = DocumentDraft(content=table, **asdict(mapping.document))
    archived = target.archive(draft)
    tallies = {"documents": Tally(int(archived.new), int(not archived.new))}
    tell = progress or _untold
    for sort, drafts in _by_sort(drawing):
        tallies[sort] = _register(target, drafts, by, sort, tell)
    recorder = RowRecorder(target, chronicle if dry_run else None, archived.document, by)
    tallies["facts"] = _record(recorder, drawing, tell)
    asides = sorted((*drawing.asides, *recorder.refused), key=lambda aside: aside.row.number)
    kept = not (dry_run and archived.new)
    return TableOutcome(
        archived.document if kept else None,
        earlier_table(chronicle, draft, archived.document, mapping) if archived.new else None,
        len(drawing.rows) - len(recorder.refused),
        asides,
        tallies,
        recorder.withdrawn,
        text,
    )


def _untold(_done: int, _total: int, _what: str) -> None:
    pass


def _by_sort(drawing: Drawing) -> list[tuple[str, list[Draft]]]:
    """Parties first: an instrument's owner must be on file before it."""
    sorts: dict[str, list[Draft]] = {"parties": [], "instruments": []}
    for draft in drawing.entities.values():
        sorts["instruments" if isinstance(draft, InstrumentDraft) else "parties"].append(draft)
    if drawing.further:
        sorts["names"] = list(drawing.further.values())
    return list(sorts.items())


def _register(
    chronicle: Chronicle, drafts: Sequence[Draft], by: str, sort: str, tell: Progress
) -> Tally:
    new = 0
    for start in range(0, len(drafts), CHUNK):
        chunk = drafts[start : start + CHUNK]
        new += sum(inserted.new for inserted in chronicle.register(chunk, by))
        tell(start + len(chunk), len(drafts), sort)
    return Tally(new, len(drafts) - new)


def _record(recorder: RowRecorder, drawing: Drawing, tell: Progress) -> Tally:
    new = on_file = done = 0
    total = drawing.facts
    for chunk in _chunks(drawing.rows):
        tally = recorder.record(chunk)
        new, on_file = new + tally.new, on_file + tally.on_file
        done += sum(len(drawn.facts) for drawn in chunk)
        tell(done, total, "facts")
    return Tally(new, on_file)


def _chunks(rows: Sequence[DrawnRow]) -> Iterator[list[DrawnRow]]:
    """Rows in order, as many as it takes to reach `CHUNK` facts."""
    chunk: list[DrawnRow] = []
    facts = 0
    for drawn in rows:
        chunk.append(drawn)
        facts += len(drawn.facts)
        if facts >= CHUNK:
            yield chunk
            chunk, facts = [], 0
    if facts:
        yield chunk
