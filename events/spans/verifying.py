"""Every archived document and every quote, held against what the log committed to.

Invariant: one pass over the log, in pages, with one page of facts and a bounded number of
texts in memory; nothing is written. The log itself is taken as it stands: whether it was
changed, `events.seal` tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from events.codec import Codec, Undecodable
from events.record import DocumentArchived
from events.registry import FACT_KINDS
from events.report import Report
from events.spans.documents import DocumentCheck
from events.spans.findings import Checked, Finding, Found, Kind
from events.spans.stored import Stored
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder, Cursor, Row
from events.store.redactions import tombstones
from events.store.tiles import Tiles

PAGE = 5_000
STATES = ("verified", "moved", "orphaned", "missing", "erased")
"""What a quote can be. `erased` is no finding: an event of the log says so."""
Progress = Callable[[int, int], None]


def verify(recorder: ChronicleRecorder, codec: Codec, progress: Progress, found: Found) -> Checked:
    """Check all documents and quotes of a chronicle as it is now.

    `progress` is told (position, last position), `found` each finding as it comes: documents
    and quotes in the order of the log, rows that no event knows at the end. Raises
    `Unavailable` for a database that cannot be read.
    """
    with recorder.reading() as cursor:
        return _Verification(recorder, codec, cursor, found).run(progress)


class _Verification:
    """One verification, on one cursor."""

    def __init__(
        self, recorder: ChronicleRecorder, codec: Codec, cursor: Cursor, found: Found
    ) -> None:
        self._execute = partial(recorder.execute, cursor)
        self._codec = codec
        self._told = found
        self._findings = 0
        self._stored = Stored(self._execute)
        self._documents = DocumentCheck(self._stored, self._found)
        self._erased: frozenset[str] = frozenset()
        self._redacted: frozenset[str] = frozenset()
        self._counted: Counter[str] = Counter()
        self._archived = 0
        self._absent = 0

    def run(self, progress: Progress) -> Checked:
        stones = tombstones(self._execute)
        self._erased = frozenset(each.document for each in stones if each.manner == "erased")
        self._redacted = frozenset(each.document for each in stones)
        last, _ = Tiles(self._execute).ends(has_seal=False)
        sql = (
            f"SELECT {COLUMNS} FROM {TABLE} WHERE position > ? AND position <= ? "
            "ORDER BY position LIMIT ?"
        )
        after = 0
        while rows := self._execute(sql, [after, last, PAGE]).fetchall():
            self._page(rows)
            after = rows[-1][0]
            progress(after, last)
        self._documents.absent(self._absent)
        self._documents.strays()
        return Checked(
            position=last,
            documents=self._archived,
            quotes={state: self._counted[state] for state in STATES},
            withheld=len(stones) - len(self._erased),
            erased=len(self._erased),
            findings=self._findings,
        )

    def _found(self, finding: Finding) -> None:
        self._findings += 1
        self._told(finding)

    def _page(self, rows: Sequence[Sequence[object]]) -> None:
        """Check the documents of a page, then its quotes, text by text."""
        of_text: dict[str, list[tuple[Row, Report]]] = {}
        for row in map(Row._make, rows):
            if row.topic != DocumentArchived.TOPIC and row.topic not in FACT_KINDS:
                continue
            try:
                event = self._codec.decode(row.topic, row.state)
            except Undecodable as error:
                text = f"Event {row.position} cannot be read: {error.detail}"
                self._found(Finding("unreadable", None, None, row.position, text))
                continue
            if isinstance(event, DocumentArchived):
                self._archived += 1
                self._documents.check(event, row.position, erased=self._may_be_gone(event))
            elif isinstance(event, Report):
                of_text.setdefault(event.citation.text, []).append((row, event))
        for text, cited in of_text.items():
            self._quotes(text, cited)

    def _may_be_gone(self, event: DocumentArchived) -> bool:
        """Whether an event says why its words are not here: what is withheld is not imported."""
        if event.document in self._erased:
            return True
        return event.document in self._redacted and self._stored.spans(event.text) is None

    def _quotes(self, text: str, cited: Sequence[tuple[Row, Report]]) -> None:
        spans = self._stored.spans(text)
        if spans is None:
            self._gone(text, cited)
            return
        for row, report in cited:
            cites = report.citation
            place = spans.check(cites.start, cites.end, report.quote_commitment)
            self._counted[place.state] += 1
            if place.state != "verified":
                self._quote(row, report, place.start, place.searched)

    def _gone(self, text: str, cited: Sequence[tuple[Row, Report]]) -> None:
        row, report = cited[0]
        if report.citation.document in self._redacted:
            self._counted["erased"] += len(cited)
            return
        self._counted["missing"] += len(cited)
        if report.citation.document in self._documents.expected:
            self._absent += len(cited)
            return
        facts = row.stream if len(cited) == 1 else f"{row.stream} and {len(cited) - 1} more"
        said = (
            f"The text {text} is gone, and no event erased it: nothing shows the words of {facts}."
        )
        document = report.citation.document
        self._found(Finding("missing", document, row.stream, row.position, said))

    def _quote(self, row: Row, report: Report, now: int | None, searched: bool) -> None:
        cites = report.citation
        where = f"The quote of {row.stream} (event {row.position}) is not at {cites.start} to "
        where += f"{cites.end} of {cites.text} any more: "
        if now is not None:
            where += f"it stands at {now} to {now + cites.end - cites.start} now."
        else:
            where += "it stands nowhere in it." if searched else "the search for it was cut short."
        kind: Kind = "moved" if now is not None else "orphaned"
        self._found(Finding(kind, cites.document, row.stream, row.position, where))
