"""What the doors that read pages share: near copies among the texts on file, and noise.

Invariant: a text is compared with those that were on file before it; what is found is told
with its measure and decides nothing but the link to an origin.
"""

from __future__ import annotations

from events.intake.pages.copies import Copies
from events.intake.proposals.intake import CopyOf
from events.store.content import ContentStore

LONGEST = 400_000
"""Bytes of a text; what is longer is a table or a book, and not compared."""


class TextsOnFile:
    """Finds near copies; the texts on file are read when it is first asked."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content
        self._copies: Copies | None = None

    def of(self, text: str, but: str | None = None) -> CopyOf | None:
        """The nearest near copy among the texts on file; the document `but` is left out."""
        near = self._filled().near(text, but=but) if len(text) <= LONGEST else []
        if not near:
            return None
        share = f"{near[0].share:.0%} of the runs of four words stand in both"
        return CopyOf(near[0].document, f"near copy: {share}")

    def add(self, document: str, text: str) -> None:
        """A text is on file now."""
        if len(text) <= LONGEST:
            self._filled().add(document, text)

    def _filled(self) -> Copies:
        if self._copies is None:
            self._copies = Copies()
            for document, text in self._content.texts(LONGEST):
                self._copies.add(document, text)
        return self._copies
