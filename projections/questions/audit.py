"""Where one fact came from, what was said about it, and which answers rest on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import select

from domain.citations import quote_at, quote_commitment
from domain.errors import NotFound, Redacted
from domain.redactions import Tombstone
from projections.questions import answers
from projections.questions.clocks import utc_text
from projections.questions.explaining.filed import facts_by_id
from projections.questions.showing import fact_view, names_of, notes, uses
from projections.questions.view import View
from projections.rows import FactRow


def audit(view: View, fact: str) -> answers.Audit:
    """See `Questions.audit`."""
    table = view.model.facts
    found = view.connection.execute(select(table).where(table.c.fact == fact)).first()
    if found is None:
        raise NotFound(f"No fact has the id {fact!r}.", field="fact")
    row = FactRow(*found)
    report = msgspec.json.decode(row.report)
    return answers.Audit(
        fact=fact_view(row, names_of(view, [row]), view.position),
        quote=_quote(view, report),
        source=_source(view, row.document),
        proposed_by=report["origin"]["proposed_by"],
        accepted_by=report["origin"]["accepted_by"],
        date_rule=report["date_rule"],
        anchor=report["anchor"],
        leaf_hash=view.log.leaf_hash(row.position).hex(),
        notes=notes(view, fact),
        uses=uses(view, row),
    )


def quotes(
    view: View, facts: Iterable[str]
) -> dict[str, answers.QuoteView | answers.RedactionView]:
    """See `Questions.quotes`."""
    found: dict[str, answers.QuoteView | answers.RedactionView] = {}
    for row in facts_by_id(view, facts):
        try:
            found[row.fact] = _words(view, msgspec.json.decode(row.report))
        except Redacted as gone:
            found[row.fact] = redaction_view(gone.tombstone)
        except NotFound:
            continue  # the text is not kept here; the fact stands
    return found


def redaction_view(stone: Tombstone) -> answers.RedactionView:
    """A tombstone as an answer shows it."""
    return answers.RedactionView(
        manner=stone.manner,
        by=stone.by,
        reason=stone.reason,
        position=stone.position,
        recorded_at=utc_text(stone.recorded_at),
    )


def _quote(view: View, report: dict[str, Any]) -> answers.QuoteView | None:
    """The words of a fact; None where they are not given."""
    try:
        return _words(view, report)
    except (NotFound, Redacted):
        return None


def _words(view: View, report: dict[str, Any]) -> answers.QuoteView:
    citation = report["citation"]
    start, end = citation["start"], citation["end"]
    text = view.content.text(citation["text"])
    quote = quote_at(text.content, start, end)
    proof = quote_commitment(text.salt, start, end, quote.exact)
    return answers.QuoteView(
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        verified=proof == report["quote_commitment"],
    )


def _source(view: View, document: str) -> answers.DocumentView:
    table = view.model.documents
    row = view.connection.execute(select(table).where(table.c.document == document)).one()
    sha256, title, redaction = _kept(view, document)
    return answers.DocumentView(
        document=row.document,
        title=title,
        publisher=row.publisher,
        published=row.published,
        author=row.author,
        language=row.language,
        url=row.url,
        syndication=row.syndication,
        retrieved_at=row.retrieved_at,
        sha256=sha256,
        size=row.size,
        extractor=row.extractor,
        position=row.position,
        recorded_at=utc_text(row.recorded_at),
        redaction=redaction,
    )


def _kept(view: View, document: str) -> tuple[str | None, str | None, answers.RedactionView | None]:
    """The hash of a document's bytes, its title, and why they are not given, if so.

    The store is asked, not the read tables: what is redacted by now is not given.
    """
    try:
        return *view.content.about(document), None
    except Redacted as gone:
        return None, None, redaction_view(gone.tombstone)
    except NotFound:
        return None, None, None
