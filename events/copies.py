"""Near copies among the texts on file: twelve copies of one wire story are one origin.

Invariant: a document is only ever held to be a copy of one that was archived before it, so two
are never copies of each other. What is found is told with its measure, and decides nothing but
the link to an origin.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from domain.errors import NotFound, Redacted
from events.intake.pages.copies import ALIKE, article_runs, contained, hopeless, sketch
from events.log import Log
from events.store.content import ContentStore
from events.store.sketches import Sketch, Sketches
from events.syndication import Syndication

LONGEST = 400_000
"""Code points of a text; what is longer is a table or a book, and not compared."""
_COMPARED = 20
_AT_ONCE = 100


class CopyOf(NamedTuple):
    """A document on file that a text is a near copy of, and how that was told."""

    document: str
    reason: str


class Copies:
    """Finds near copies among the texts of one chronicle, and links them."""

    def __init__(self, log: Log, content: ContentStore, syndication: Syndication) -> None:
        self._log = log
        self._content = content
        self._syndication = syndication
        self._sketches = Sketches(log.recorder)

    def link(self, document: str, by: str) -> str | None:
        """The document that an archived one is a copy of; put on file, if it is not yet.

        Durable on return. Raises `NotFound` if the document is not archived.
        """
        origin = self._syndication.origin(document)
        copy = self.of(document) if origin is None else None
        if copy is None or self._syndication.origin(copy.document) == document:
            return origin
        return self._syndication.link(document, copy.document, by, copy.reason).origin

    def of(self, document: str) -> CopyOf | None:
        """The nearest near copy among the documents that were archived before this one."""
        self._catch_up()
        if (position := self._sketches.position(document)) is None:
            return None
        try:
            text = self._content.text_of(document).content
        except Redacted:
            return None
        return self._nearest(text, position)

    def near(self, text: str) -> CopyOf | None:
        """The nearest near copy of a text that is not on file; nothing is written.

        Documents that were archived since copies were last looked for are left out.
        """
        if len(text) > LONGEST or not self._sketches.exist():
            return None
        return self._nearest(text, self._log.head().position + 1)

    def _nearest(self, text: str, before: int) -> CopyOf | None:
        """The nearest of those archived before a position; of two as near the earlier one.

        At most the twenty documents that share most are compared.
        """
        runs = article_runs(text)
        shared = self._sketches.sharing(sketch(runs), before)
        likely = sorted(shared, key=lambda position: (-shared[position], position))[:_COMPARED]
        found = []
        for position, document, size in self._sketches.at(likely):
            if hopeless(shared[position], len(runs), size):
                continue
            with suppress(NotFound, Redacted):
                other = article_runs(self._content.text_of(document).content)
                found.append((-contained(runs, other), position, document))
        share, _, first = min(found, default=(0.0, 0, ""))
        if -share < ALIKE:
            return None
        return CopyOf(first, f"near copy: {-share:.0%} of the runs of four words stand in both")

    def _catch_up(self) -> None:
        """Sketch the texts that were archived since, a hundred a write; durable on return."""
        while True:
            done, head = self._sketches.progress(), self._log.head().position
            if done >= head:
                return
            archived = self._sketches.archived_after(done, _AT_ONCE)
            upto = archived[-1][0] if len(archived) == _AT_ONCE else head
            made = [self._sketch(*each) for each in archived]
            with self._log.writing() as write:
                self._sketches.keep(write.cursor, [each for each in made if each], upto)

    def _sketch(self, position: int, document: str) -> Sketch | None:
        try:
            text = self._content.text_of(document).content
        except (NotFound, Redacted):
            return None
        if len(text) > LONGEST:
            return None
        runs = article_runs(text)
        kept = tuple(sketch(runs))
        return Sketch(position, document, len(runs), kept) if kept else None
