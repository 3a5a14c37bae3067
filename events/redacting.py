"""Redaction: a document's words are withheld or erased, and what was withheld is given again.

Invariant: no event holds words, so facts, ids, proofs and rebuilds stay as they are; what is
said is who, when and why. What is erased is deleted in the event's own transaction, with the
salts: no commitment can be opened or guessed at any more.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.errors import Conflict
from domain.redactions import Manner, Tombstone
from events.documents import history_of
from events.log import Log, New, Write
from events.record import RedactionLifted, TextRedacted
from events.report import Event
from events.saying import said
from events.store import words
from events.store.content import ContentStore


class Redaction(NamedTuple):
    """What became of a document's words; `new` is false if it was so already.

    `remarks` say where the words may still stand, and what to do about it.
    """

    document: str
    manner: Manner
    position: int
    new: bool
    remarks: tuple[str, ...] = ()


class Lifted(NamedTuple):
    """A document whose words are given again; `new` is false if they were already."""

    document: str
    position: int
    new: bool


class Redactions:
    """The commands that redact."""

    def __init__(self, log: Log, content: ContentStore) -> None:
        self._log = log
        self._content = content

    def standing(self, document: str) -> Tombstone | None:
        """The redaction of a document that stands; None if its words may be given."""
        with self._log.recorder.reading() as cursor:
            return self._content.tombstone(cursor, document)

    def is_erased(self, document: str) -> bool:
        """Whether the words of a document were deleted for good."""
        stands = self.standing(document)
        return stands is not None and stands.manner == "erased"

    def redact(self, document: str, manner: Manner, by: str, reason: str) -> Redaction:
        """Give the words of a document to nobody from here on; durable on return.

        Its bytes, title, texts, and the words of proposals made from it. `withheld` keeps
        them, `erased` deletes them for good, from the files of the database too. What is
        withheld can be erased; what is erased already stays so, and the result says it.
        Raises `NotFound` for an unknown document, `InvalidInput` for a reason that is none.
        """
        event = said(TextRedacted, by, reason, document=document, manner=manner)
        with self._log.writing() as write:
            done = self._redact(write, history_of(write, document, "document"), event)
        if done.manner == "erased":  # again for one erased before: a reader may have hindered it
            scrubbed = self._log.recorder.scrub(words.kept(self._log.recorder))
            done = done._replace(remarks=(*done.remarks, *scrubbed))
        return done

    def lift(self, document: str, by: str, reason: str) -> Lifted:
        """Give the words of a document again that were withheld.

        Raises `Conflict` if they were erased, or never withheld; `NotFound` and
        `InvalidInput` as `redact` does.
        """
        event = said(RedactionLifted, by, reason, document=document)
        with self._log.writing() as write:
            history = history_of(write, document, "document")
            stands = self._content.tombstone(write.cursor, document)
            if stands is None:
                return Lifted(document, _last_lifting(write, document, history), False)
            if stands.manner == "erased":
                raise Conflict(
                    f"The words of {document} were erased by {stands.by} at position "
                    f"{stands.position} ({stands.reason}); they cannot be given again.",
                    field="document",
                )
            (place,) = write.append([New(document, len(history) + 1, event)])
        return Lifted(document, place.position, True)

    def _redact(self, write: Write, history: list[Event], event: TextRedacted) -> Redaction:
        document = event.document
        stands = self._content.tombstone(write.cursor, document)
        if stands is not None and stands.manner in (event.manner, "erased"):
            return Redaction(document, stands.manner, stands.position, False)
        others = self._content.others(write.cursor, document)
        remarks = (_ELSEWHERE.format(others=", ".join(others)),) if others else ()
        (place,) = write.append([New(document, len(history) + 1, event)])
        if event.manner == "erased":
            words.erase(self._log.recorder, write.cursor, document)
        return Redaction(document, event.manner, place.position, True, remarks)


_ELSEWHERE = "The same bytes are on file from elsewhere too, as {others}: redact those as well."


def _last_lifting(write: Write, document: str, history: list[Event]) -> int:
    versions = [n for n, event in enumerate(history, 1) if isinstance(event, RedactionLifted)]
    if not versions:
        raise Conflict(f"The words of {document} are not withheld.", field="document")
    return write.positions([(document, versions[-1])])[0]
