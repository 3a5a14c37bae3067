"""Where one fact came from, what was said about it, and which answers rest on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import select

from domain.citations import quote_at, quote_commitment
from domain.errors import NotFound
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


def quotes(view: View, facts: Iterable[str]) -> dict[str, answers.QuoteView]:
    """See `Questions.quotes`."""
    found = {}
    for row in facts_by_id(view, facts):
        try:
            found[row.fact] = _quote(view, msgspec.json.decode(row.report))
        except NotFound:
            continue  # the text is gone from the archive; the fact stands
    return found


def _quote(view: View, report: dict[str, Any]) -> answers.QuoteView:
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
    sha256, title = view.content.about(document)
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
    )
