"""Whether a table that was imported before has changed since.

Invariant: an earlier table is a document of the same publisher and address from which
facts were drawn by a mapping of the same name; its facts stay as they are. A mapping that
draws no facts leaves no trace in the log: for it, any such document is an earlier table.
"""

from __future__ import annotations

from events.chronicle import Chronicle
from events.drafts import DocumentDraft
from events.intake.tables.mapping import TableMapping
from events.report import Report

_PAGE = 1000


def earlier_table(
    chronicle: Chronicle, draft: DocumentDraft, document: str, mapping: TableMapping
) -> str | None:
    """The newest other document that the mapping was run on; None if there is none."""
    log = chronicle.log
    keys = [(other, 1) for other in chronicle.of_source(draft) if other != document]
    with log.recorder.reading() as cursor:
        found = sorted((place, key) for key, _, place in log.recorder.positions(cursor, keys))
    for position, earlier in reversed(found):
        if not mapping.fact or _drawn_by(chronicle, earlier, position, mapping.name):
            return earlier
    return None


def _drawn_by(chronicle: Chronicle, document: str, position: int, mapping: str) -> bool:
    """Whether the first fact drawn from a document was drawn by that mapping."""
    while events := chronicle.log.read(position, _PAGE):
        for recorded in events:
            event = recorded.event
            if isinstance(event, Report) and event.citation.document == document:
                return event.origin.proposed_by.startswith(f"table-import@{mapping}/")
        position = events[-1].position
    return False
