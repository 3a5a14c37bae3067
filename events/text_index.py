"""Archived texts, found by their words.

Invariant: whatever was archived is found by the words of its title and text once the index
has caught up, and nothing is found that is withheld or gone. It is caught up with when
somebody searches, not in the write that archives: a long table would hold that up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from domain.errors import NotFound, Redacted
from domain.names import words
from events.log import Log
from events.store.content import ContentStore
from events.store.passages import Passage, Passages, Place

LONGEST = 1500
"""Code points of a passage: all the words that are looked for stand within one."""
_AT_ONCE = 50
_FAR_BEHIND = 10_000
Progress = Callable[[int, int], None]


class TextIndex:
    """The words of one chronicle's texts."""

    def __init__(self, log: Log, content: ContentStore) -> None:
        self._log = log
        self._content = content
        self._passages = Passages(log.recorder)

    def catch_up(self, advance: Progress = lambda _done, _total: None) -> None:
        """Index what was archived meanwhile; `advance` is told the position and the log's end.

        In short writes, so that others can write in between. Raises `Unavailable` where
        nothing can be written; what is indexed is found all the same.
        """
        while True:
            head = self._log.head().position
            done = self._passages.progress()
            found = self._passages.documents_after(done, _AT_ONCE)
            if not found and (done and head - done < _FAR_BEHIND):
                return
            upto = found[-1][0] if len(found) == _AT_ONCE else head
            documents = list(dict.fromkeys(document for _, document in found))
            cut = [passage for document in documents for passage in self._cut(document)]
            with self._log.writing() as write:
                still = [
                    p for p in cut if self._content.tombstone(write.cursor, p.document) is None
                ]
                self._passages.keep(write.cursor, documents, still, upto)
            advance(upto, head)
            if len(found) < _AT_ONCE:
                return

    def find(self, query: str, limit: int = 500) -> list[Place]:
        """The passages and titles that hold all words of the query, the most fitting first.

        The last word may be the beginning of a longer one. Those of documents that are
        withheld may be among them: their words are not given, by the content store.
        """
        return self._passages.found(words(query), limit)

    def _cut(self, document: str) -> Iterator[Passage]:
        with suppress(NotFound, Redacted):
            _, title = self._content.about(document)
            if title:
                yield Passage(document, None, None, words(title))
            text = self._content.text_of(document).content
            for start, end in passages(text):
                if found := words(text[start:end]):
                    yield Passage(document, start, end, found)


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Where each passage of a text starts and ends: at the end of a paragraph, line or word."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            for mark in ("\n\n", "\n", " "):
                at = text.rfind(mark, start + LONGEST // 2, end)
                if at >= 0:
                    end = at + len(mark)
                    break
        yield start, end
        start = end
