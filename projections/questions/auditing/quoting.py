"""The words of facts, cut from the archive now, in their paragraph.

Invariant: they are cut where the fact cites them, whatever stands there; whether they are
those that the fact committed to is said beside them (`events.spans`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from domain.citations import quote_at
from domain.errors import NotFound, Redacted
from domain.redactions import Tombstone
from events.intake.pages.lines import paragraph_around
from events.spans.quotes import Spans
from projections.questions.auditing import trail
from projections.questions.clocks import utc_text
from projections.questions.view import View

_SEARCHED = 200_000
"""Places at which words are sought that are not where they should be: a fifth of a second."""


class Words:
    """Cuts quotes; the text of the last one is at hand, so ask in the order of texts."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._text: tuple[str, Spans | trail.RedactionView | None] | None = None
        self._languages: dict[str, str | None] = {}

    def of(self, report: dict[str, Any]) -> trail.QuoteView | trail.RedactionView | None:
        """The words of a report, or what stands in their place; None where they are not kept."""
        citation = report["citation"]
        start, end = citation["start"], citation["end"]
        spans = self._spans(citation["text"])
        if not isinstance(spans, Spans):
            return spans
        quote = quote_at(spans.content, start, end)
        place = spans.check(start, end, report["quote_commitment"])
        before, after = paragraph_around(spans.content, start, end)
        return trail.QuoteView(
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            before=before,
            after=after,
            verified=place.state == "verified",
            state=place.state,
            stands_at=place.start,
            language=self._language(citation["document"]),
        )

    def given(self, report: dict[str, Any]) -> trail.QuoteView | None:
        """The words of a report; None where they are not given, which its document says."""
        found = self.of(report)
        return found if isinstance(found, trail.QuoteView) else None

    def _language(self, document: str) -> str | None:
        if document not in self._languages:
            table = self._view.model.documents.c
            query = select(table.language).where(table.document == document)
            self._languages[document] = self._view.connection.execute(query).scalar()
        return self._languages[document]

    def _spans(self, text: str) -> Spans | trail.RedactionView | None:
        if self._text is None or self._text[0] != text:
            self._text = text, self._read(text)
        return self._text[1]

    def _read(self, text: str) -> Spans | trail.RedactionView | None:
        try:
            found = self._view.content.text(text)
        except Redacted as gone:
            return redaction_view(gone.tombstone)
        except NotFound:
            return None
        return Spans(found.salt, found.content, _SEARCHED)


def redaction_view(stone: Tombstone) -> trail.RedactionView:
    """A tombstone as an answer shows it."""
    return trail.RedactionView(
        manner=stone.manner,
        by=stone.by,
        reason=stone.reason,
        position=stone.position,
        recorded_at=utc_text(stone.recorded_at),
    )
