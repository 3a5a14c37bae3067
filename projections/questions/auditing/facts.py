"""One fact, or some: where they came from, what was said about them, what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import select

from domain.errors import NotFound, Redacted
from projections.questions.auditing import trail
from projections.questions.auditing.decisions import about_facts
from projections.questions.auditing.quoting import Words, redaction_view
from projections.questions.auditing.reach import bears_on, uses
from projections.questions.clocks import utc_text
from projections.questions.explaining.filed import facts_by_id
from projections.questions.registered import copies, origin_of
from projections.questions.showing import fact_view, names_of, notes
from projections.questions.view import View
from projections.rows import FactRow


def audit(view: View, fact: str) -> trail.Audit:
    """See `Questions.audit`."""
    rows = facts_by_id(view, [fact])
    if not rows:
        raise NotFound(f"No fact has the id {fact!r}.", field="fact")
    return audits(view, rows)[0]


def audits(view: View, rows: Sequence[FactRow]) -> list[trail.Audit]:
    """The audit of each of these facts, in their order."""
    names, used = names_of(view, list(rows)), uses(view, rows)
    decided = about_facts(view, [row.fact for row in rows])
    words = Words(view)
    sources = {row.document: source(view, row.document) for row in rows}
    found = []
    for row in rows:
        report = msgspec.json.decode(row.report)
        shown = fact_view(row, names, view.position)
        found.append(
            trail.Audit(
                fact=shown,
                quote=words.given(report),
                source=sources[row.document],
                origin=origin_of(view, row.document),
                copies=tuple(copies(view, row.document)),
                proposed_by=report["origin"]["proposed_by"],
                accepted_by=report["origin"]["accepted_by"],
                decisions=tuple(decided.get(row.fact, ())),
                date_rule=report["date_rule"],
                anchor=report["anchor"],
                leaf_hash=view.log.leaf_hash(row.position).hex(),
                notes=notes(view, row.fact),
                uses=tuple(used[row.fact]),
                bears_on=bears_on(row, shown.sentence),
            )
        )
    return found


def quotes(view: View, facts: Iterable[str]) -> dict[str, trail.QuoteView | trail.RedactionView]:
    """See `Questions.quotes`."""
    words = Words(view)
    found: dict[str, trail.QuoteView | trail.RedactionView] = {}
    rows = [(row.fact, msgspec.json.decode(row.report)) for row in facts_by_id(view, facts)]
    for fact, report in sorted(rows, key=lambda each: str(each[1]["citation"]["text"])):
        quote = words.of(report)
        if quote is not None:  # else the text is not kept here; the fact stands
            found[fact] = quote
    return found


def text(view: View, document: str) -> str | None:
    """See `Questions.text`."""
    source(view, document)
    try:
        return view.content.text_of(document).content
    except (NotFound, Redacted):
        return None


def source(view: View, document: str) -> trail.DocumentView:
    """What is on file about a document. Raises `NotFound`."""
    table = view.model.documents
    row = view.connection.execute(select(table).where(table.c.document == document)).first()
    if row is None:
        raise NotFound(f"No archived document has the id {document!r}.", field="document")
    sha256, title, redaction = _kept(view, document)
    return trail.DocumentView(
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


def _kept(view: View, document: str) -> tuple[str | None, str | None, trail.RedactionView | None]:
    """The hash of a document's bytes, its title, and why they are not given, if so.

    The store is asked, not the read tables: what is redacted by now is not given.
    """
    try:
        return *view.content.about(document), None
    except Redacted as gone:
        return None, None, redaction_view(gone.tombstone)
    except NotFound:
        return None, None, None
