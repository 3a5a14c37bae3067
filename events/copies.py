"""Near copies among the texts on file: twelve copies of one wire story are one origin.

Invariant: a document is only ever held to be a copy of one that was archived before it, so two
are never copies of each other. What is found is told with its measure, and decides nothing but
the link to an origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
_LAST = 1 << 62
"""Behind every position of a log."""


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
        self._unkept: dict[int, Sketch] = {}
        """By position: of texts archived since others were last kept, up to `_looked`, and of
        those that are only rehearsed, behind all positions there are."""
        self._holding: dict[int, list[int]] = {}
        """By run of words, at which of these positions it stands."""
        self._looked = 0

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
        return self._nearest(text, position, {})

    def near(self, text: str, rehearsed: str | None = None) -> CopyOf | None:
        """The nearest near copy of a text that is not on file; nothing is written.

        A text that is `rehearsed` under an id counts for those that come after it.
        """
        if len(text) > LONGEST:
            return None
        self._look()
        found = self._nearest(text, self._log.head().position + 1, self._unkept)
        if rehearsed is not None:
            self._remember(_sketched(_LAST + len(self._unkept), rehearsed, text))
        return found

    def _nearest(self, text: str, before: int, since: Mapping[int, Sketch]) -> CopyOf | None:
        """The nearest of those archived before a position; of two as near the earlier one.

        At most the twenty documents that share most are compared; `since` has sketches that
        are not kept.
        """
        runs = article_runs(text)
        kept = sketch(runs)
        shared = self._sketches.sharing(kept, before)
        if since:
            shared |= Counter(at for run in kept for at in self._holding.get(run, ()))
        likely = sorted(shared, key=lambda position: (-shared[position], position))[:_COMPARED]
        sizes = self._sketches.at([each for each in likely if each not in since])
        sizes += [since[each][:3] for each in likely if each in since]
        found = []
        for position, document, size in sizes:
            if hopeless(shared[position], len(runs), size):
                continue
            with suppress(NotFound, Redacted):
                other = article_runs(self._content.text_of(document).content)
                found.append((-contained(runs, other), position, document))
        share, _, first = min(found, default=(0.0, 0, ""))
        if -share < ALIKE:
            return None
        return CopyOf(first, f"near copy: {-share:.0%} of the runs of four words stand in both")

    def _look(self) -> None:
        """Sketch the texts that were archived since sketches were last kept; nothing is written."""
        self._looked = max(self._looked, self._sketches.progress())
        while archived := self._sketches.archived_after(self._looked, _AT_ONCE):
            for each in archived:
                self._remember(self._sketch(*each))
            self._looked = archived[-1][0]

    def _remember(self, made: Sketch | None) -> None:
        if made is not None:
            self._unkept[made.position] = made
            for run in made.kept:
                self._holding.setdefault(run, []).append(made.position)

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
        return _sketched(position, document, text)


def _sketched(position: int, document: str, text: str) -> Sketch | None:
    """None for a text that is too long or too short to be compared."""
    if len(text) > LONGEST:
        return None
    runs = article_runs(text)
    kept = tuple(sketch(runs))
    return Sketch(position, document, len(runs), kept) if kept else None
