"""Importing a table: the whole table is read first, then written in steps that can be repeated.

Invariant: a mapping or table that cannot be right writes nothing. An import that was
interrupted has written a part, in whole steps of whole rows; importing the same table
again writes the rest, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from domain.errors import ChronicleError
from events.chronicle import Chronicle
from events.documents import readable
from events.drafts import DocumentDraft, FactDraft, InstrumentDraft
from events.entities import Draft
from events.intake.recording import Tally
from events.intake.rehearsal import rehearse
from events.intake.tables.asides import Aside
from events.intake.tables.drawing import DrawnRow, draw
from events.intake.tables.earlier import earlier_table
from events.intake.tables.mapping import TableMapping
from events.intake.tables.names import Names

CHUNK = 1000
"""About how many registrations or facts are appended at once; a row is never split."""
Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, of how many, of what (`facts`)."""


class TableOutcome(NamedTuple):
    """What became of a table, or with a dry run, what would."""

    document: str | None
    """The id of the archived table; None for a table that a dry run did not archive."""
    earlier: str | None
    """The document that the mapping drew facts from before, if the table has changed since."""
    rows: int
    """Rows that gave facts or registrations."""
    asides: tuple[Aside, ...]
    """Rows skipped or refused, in the order of the file."""
    tallies: dict[str, Tally]
    """By sort: documents, parties, instruments, facts."""
    text: str
    """The archived text, which the offsets of `asides` point into."""


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
    expects.
    """
    tell = progress or _untold
    target = rehearse(chronicle) if dry_run else chronicle
    text = readable(table)
    draw(text[:0] + _first_rows(text), mapping, names, "", by)  # refuses a wrong header
    document = DocumentDraft(content=table, **_about(mapping))
    archived = target.archive(document)
    drawing = draw(text, mapping, names, archived.document, by)
    tallies = {"documents": Tally(int(archived.new), int(not archived.new))}
    parties, instruments = _sorted(list(drawing.entities.values()))
    tallies["parties"] = _register(target, parties, by, tell, "parties")
    tallies["instruments"] = _register(target, instruments, by, tell, "instruments")
    asides = list(drawing.asides)
    fresh = 0
    done = on_file = 0
    for chunk in _chunks(drawing.rows):
        new, old, refused = _record(target, chronicle, chunk, by, dry_run)
        fresh, on_file = fresh + new, on_file + old
        asides += refused
        done += sum(len(drawn.facts) for drawn in chunk)
        tell(done, drawing.facts, "facts")
    tallies["facts"] = Tally(fresh, on_file)
    raise NotImplementedError


def _untold(_done: int, _total: int, _what: str) -> None:
    pass
