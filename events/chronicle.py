"""The commands: what can be done to a chronicle. Every one validates, decides, appends once.

Invariant: when a command returns, what it reports is durable; when it raises,
nothing of it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from domain.errors import Conflict, NotFound, Unavailable
from events.citing import Citations
from events.copies import Copies
from events.corrections import Corrections, Withdrawn, withdrawn
from events.dates import utc_text
from events.documents import Archive, Archived
from events.drafts import DocumentDraft, FactDraft, InstrumentDraft, PartyDraft
from events.entities import Entities
from events.gate import Gate
from events.intake.proposals.deciding import Decisions
from events.intake.proposals.shelf import Shelf
from events.log import Log, New, Write
from events.merging import Merging
from events.policies import PolicyVersions
from events.record import ChronicleOpened, DocumentArchived
from events.redacting import Redactions
from events.store.content import ContentStore
from events.store.recorder import ChronicleRecorder, Inserted
from events.syndication import Syndication
from events.text_index import TextIndex

STREAM = "chronicle"


class FactRecorded(NamedTuple):
    """Where a fact stands in the log; `new` is false if it was on file already."""

    fact: str
    position: int
    new: bool
    withdrawn: Withdrawn | None = None
    """Why it counts no more, if it was taken back since: recording it again changes nothing."""


def open_chronicle(recorder: ChronicleRecorder, log: Log, entropy: Callable[[int], bytes]) -> str:
    """Create the tables and record event 1; the random id of the new chronicle.

    Raises `Conflict` if the database holds a chronicle already.
    """
    recorder.create_table()
    with log.writing() as write:
        return write_opening(write, entropy)


def write_opening(write: Write, entropy: Callable[[int], bytes]) -> str:
    """Append event 1, in a write in progress; errors and result as of `open_chronicle`."""
    if write.stream(STREAM):
        raise Conflict("The database holds a chronicle already; nothing was changed.")
    chronicle = entropy(16).hex()
    write.append([New(STREAM, 1, ChronicleOpened(chronicle=chronicle))])
    return chronicle


class Chronicle:
    """The write side of one chronicle. Safe to use from several threads."""

    def __init__(
        self,
        log: Log,
        content: ContentStore,
        *,
        entropy: Callable[[int], bytes],
        clock: Callable[[], int],
    ) -> None:
        self.log = log
        self._entities = Entities(log)
        self._gate = Gate(self._entities, content)
        self.corrections = Corrections(log, self._gate)
        """What can be said about facts on file; see `events.corrections`."""
        self.merging = Merging(log)
        """Parties that are held to be one, and no longer; see `events.merging`."""
        self.policies = PolicyVersions(log)
        """Which version of the rules decides; see `events.policies`."""
        self.citations = Citations(log)
        """Answers that get an address for ever; see `events.citing`."""
        self._archive = Archive(log, content, entropy, lambda: _utc(clock()))
        self.syndication = Syndication(log)
        """Which documents are copies of which; see `events.syndication`."""
        self.redactions = Redactions(log, content)
        """Whose words are withheld or erased; see `events.redacting`."""
        self.copies = Copies(log, content, self.syndication)
        """Near copies among the texts on file; see `events.copies`."""
        self.proposals = Shelf(log, content)
        """What readers found in the texts; see `events.intake.proposals`."""
        self.decisions = Decisions(
            log, self.proposals, self._entities, self._gate, lambda: _utc(clock())
        )
        """What is decided about it; see `events.intake.proposals.deciding`."""

        self.text_index = TextIndex(log, content)
        """Finds archived texts by their words; see `events.text_index`."""

    def archive(self, draft: DocumentDraft) -> Archived:
        """Keep a document; see `events.documents.Archive.archive`."""
        return self._archive.archive(draft)

    def of_source(self, draft: DocumentDraft) -> list[str]:
        """The ids of all documents from the source of this one, sorted."""
        return self._archive.of_source(draft)

    def register(self, drafts: Sequence[PartyDraft | InstrumentDraft], by: str) -> list[Inserted]:
        """Register parties and instruments; see `events.entities.Entities.register`."""
        return self._entities.register(drafts, by)

    def record(self, drafts: Sequence[FactDraft], by: str) -> list[FactRecorded]:
        """Record facts, all or none; for each, in order, its id and where it stands.

        A report that is on file already is not recorded again, and says so; also if it was
        taken back since, and then why. Raises
        `InvalidInput`, `NotFound`, `Redacted` or `QuoteMismatch` for the first draft that fails.
        """
        passed = self._gate.pass_all(drafts, by)
        with self.log.writing() as write:
            self._gate.refuse_redacted(write, (event for _, event in passed))
            places = write.append([New(fact, 1, event) for fact, event in passed])
        known = [fact for (fact, _), place in zip(passed, places, strict=True) if not place.new]
        gone = withdrawn(self.log, known) if known else {}
        return [
            FactRecorded(fact, *place, gone.get(fact))
            for (fact, _), place in zip(passed, places, strict=True)
        ]

    def about_document(self, document: str) -> DocumentArchived:
        """What is on file about a document, but for its text. Raises `NotFound`."""
        history = self.log.stream(document)
        if not history or not isinstance(history[0], DocumentArchived):
            raise NotFound(f"No archived document has the id {document!r}.", field="document")
        return history[0]

    def chronicle_id(self) -> str:
        """The random id from event 1. Raises `Unavailable` if there is no event 1."""
        opened = self.log.stream(STREAM)
        if not opened or not isinstance(opened[0], ChronicleOpened):
            raise Unavailable("The database holds tables but no chronicle; run 'chronicle init'.")
        return opened[0].chronicle


def _utc(microseconds: int) -> str:
    return utc_text(datetime.fromtimestamp(microseconds / 1e6, UTC))
