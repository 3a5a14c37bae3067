"""One document: every fact drawn from it, what became of them, and the answers they bear on.

Invariant: totals are of all facts of the document; facts are shown a page at a time, so that
a table of 30,000 rows is audited in the memory of a page and its ids.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import func, select

from domain.errors import InvalidInput
from projections.questions.auditing import shapes
from projections.questions.auditing.decisions import about_facts, rejected
from projections.questions.auditing.facts import source
from projections.questions.auditing.origins import sources
from projections.questions.auditing.quoting import Words
from projections.questions.auditing.reach import bears_on, spans_resting_on, uses
from projections.questions.registered import copies, origin_of
from projections.questions.showing import fact_view, names_of, notes
from projections.questions.view import View
from projections.rows import FactRow

MOST = 1000
"""Facts that are shown at once at most."""
_TAKEN_BACK = {
    "fact-corrected": "corrected",
    "fact-retracted": "retracted",
    "report-dropped": "dropped",
}


def document_audit(view: View, document: str, after: int, limit: int) -> shapes.DocumentAudit:
    """See `Questions.document`."""
    if not 1 <= limit <= MOST:
        raise InvalidInput(f"limit is {limit}; expected 1 to {MOST}.", field="limit")
    about = source(view, document)
    same = copies(view, document)
    table = view.model.facts
    query = select(table).where(table.c.document == document, table.c.position > after)
    query = query.order_by(table.c.position).limit(limit + 1)
    rows = [FactRow(*row) for row in view.connection.execute(query)]
    turned, last = rejected(view, document, limit)
    return shapes.DocumentAudit(
        document=about,
        origin=origin_of(view, document),
        copies=tuple(same),
        sources=sources(view, [document, *same]),
        totals=_totals(view, document, turned),
        facts=tuple(_drawn(view, rows[:limit])),
        next=rows[limit - 1].position if len(rows) > limit else None,
        rejected=tuple(last),
    )


def _drawn(view: View, rows: list[FactRow]) -> list[shapes.DrawnFact]:
    names, used, words = names_of(view, rows), uses(view, rows), Words(view)
    decided = about_facts(view, [row.fact for row in rows])
    found = []
    for row in rows:
        report = msgspec.json.decode(row.report)
        shown = fact_view(row, names, view.position)
        found.append(
            shapes.DrawnFact(
                fact=shown,
                counts=row.withdrawn_at is None,
                quote=words.given(report),
                proposed_by=report["origin"]["proposed_by"],
                accepted_by=report["origin"]["accepted_by"],
                decisions=tuple(decided.get(row.fact, ())),
                notes=notes(view, row.fact),
                uses=tuple(used[row.fact]),
                bears_on=bears_on(row, shown.sentence),
            )
        )
    return found


def _totals(view: View, document: str, turned: int) -> shapes.DocumentTotals:
    facts, said = view.model.facts.c, view.model.fact_notes.c
    counted = select(func.count(), func.count(facts.withdrawn_at)).where(facts.document == document)
    every, withdrawn = view.connection.execute(counted).one()
    by_kind = (
        select(said.kind, func.count())
        .join(view.model.facts, facts.fact == said.fact)
        .where(facts.document == document, said.kind.in_(_TAKEN_BACK))
        .group_by(said.kind)
    )
    back = {_TAKEN_BACK[kind]: number for kind, number in view.connection.execute(by_kind)}
    speaking, against = spans_resting_on(view, document)
    return shapes.DocumentTotals(
        facts=every,
        counting=every - withdrawn,
        taken_back={name: back.get(name, 0) for name in _TAKEN_BACK.values()},
        spans_for=speaking,
        spans_against=against,
        rejected=turned,
    )
