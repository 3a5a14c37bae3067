"""One answer: every fact that bears on it, down to its words, and how many origins they have.

Invariant: what bears on it is what `why` tells, in its order, each fact once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from projections.questions.auditing import shapes
from projections.questions.auditing.facts import audits
from projections.questions.auditing.origins import sources
from projections.questions.explaining import reasons
from projections.questions.explaining.filed import facts_by_id
from projections.questions.explaining.why import why
from projections.questions.view import View


def answer_audit(
    view: View,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    scope: Sequence[str] | None,
) -> shapes.AnswerAudit:
    """See `Questions.audit_answer`."""
    told = why(view, party, instrument, valid_on, known_at, aspect, scope)
    parts = dict[str, str]()
    for part, report in _bearing(told):
        parts.setdefault(report.fact, part)
    rows = {row.fact: row for row in facts_by_id(view, parts)}
    because, against = set(told.answer.because), set(told.answer.against)
    of_fact = dict(zip(rows, audits(view, list(rows.values())), strict=True))
    facts = tuple(
        shapes.BearingFact(
            part=part,
            speaks="for" if fact in because else "against" if fact in against else None,
            audit=of_fact[fact],
        )
        for fact, part in parts.items()
    )
    return shapes.AnswerAudit(
        why=told,
        rests_on=sources(view, _documents(facts, "for")),
        contradicted_by=sources(view, _documents(facts, "against")),
        facts=facts,
    )


def _documents(facts: Sequence[shapes.BearingFact], speaks: str) -> list[str]:
    return [each.audit.source.document for each in facts if each.speaks == speaks]


def _bearing(told: reasons.Why) -> Iterator[tuple[str, reasons.ReportView]]:
    """Each report of a derivation with its part in it; what decides comes first."""
    happened = [(one.part, report) for one in told.happenings for report in one.reports]
    first = [each for each in happened if each[0] in ("decides", "in-doubt")]
    told_last = [each for each in happened if each not in first]
    aside = [(one.cause, one.report) for one in told.aside]
    for part, report in (*first, *(("list", each) for each in told.lists), *told_last, *aside):
        yield part, report
        if report.membership is not None:
            for member in report.membership.reports:
                yield "membership", member
            for ended in report.membership.ended:
                yield "membership-ended", ended
    for report in told.existence:
        yield "existence", report
    for report in told.taken_back:
        yield "taken-back", report
