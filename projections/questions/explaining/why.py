"""How one answer came about: what was weighed, by which rule, and what was left aside.

Invariant: the derivation decides nothing; its verdict is the one that `ask` gives to
the same question, and every report in it had been recorded at the position asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from domain.dates import iso
from domain.instruments import EXISTENCE_KINDS
from domain.standing import Rule
from domain.standing.derivation import Derivation, SetAside, Step, derivation
from projections.membership import inside
from projections.questions import answers, standing
from projections.questions.asked import Asked, asked
from projections.questions.evidence import OnFile, on_file
from projections.questions.explaining import reasons, retelling
from projections.questions.explaining.reporting import Reporting
from projections.questions.lookup import existence
from projections.questions.showing import bound_text
from projections.questions.view import View
from projections.rows import FactRow, evidence_of


def why(
    view: View,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None,
) -> reasons.Why:
    """See `Questions.why`."""
    question = asked(view, instrument, valid_on, known_at, aspect, sources)
    position = question.position
    answer = standing.ask(view, party, instrument, valid_on, known_at, aspect, sources)
    filed = on_file(view, question.what, position, question.scope.documents)
    derived = derivation(
        filed.of(answer.party).get(question.aspect, ()),
        question.day,
        view.rules.policy(position),
        existence(view, question.what.id, position, question.scope.documents),
    )
    back = list(_taken_back(view, question, filed, answer.party))
    return _told(view, answer, derived, filed, back)


def _told(
    view: View,
    answer: answers.AskAnswer,
    derived: Derivation,
    filed: OnFile,
    back: Sequence[FactRow],
) -> reasons.Why:
    listed = answer.because if answer.rule == Rule.ROSTER else ()
    began = [evidence.fact for evidence in derived.existence]
    say = Reporting(view, answer, filed, back, [*began, *listed])
    span = derived.span
    by_list = answer.rule == Rule.ROSTER
    return reasons.Why(
        answer=answer,
        rule=answer.rule,
        rule_sentence=retelling.rule_sentence(answer.rule),
        valid_from=answer.valid_on if by_list else bound_text(span.start),
        valid_to=iso(derived.day + 1) if by_list else bound_text(span.end),
        worlds=tuple(str(one) for one in derived.answers),
        existence=tuple(say.report(fact) for fact in began),
        happenings=tuple(_happening(step, say) for step in derived.happenings),
        aside=tuple(_aside(one, say) for one in derived.aside),
        lists=tuple(say.report(fact) for fact in listed),
        taken_back=tuple(say.report(row.fact) for row in back),
    )


def _happening(step: Step, say: Reporting) -> reasons.HappeningView:
    reports = [report.fact for report in step.reports]
    return reasons.HappeningView(
        sentence=say.filed.sentences(reports),
        part=step.part.value,
        lost_by=None if step.lost_by is None else step.lost_by.value,
        effect=step.effect.value,
        earliest=bound_text(step.earliest),
        latest=bound_text(step.latest),
        day_in_doubt=step.day_in_doubt,
        order_in_doubt=step.order_in_doubt,
        reports=tuple(say.report(fact) for fact in reports),
    )


def _aside(one: SetAside, say: Reporting) -> reasons.AsideView:
    return reasons.AsideView(
        sentence=say.filed.sentence(one.report.fact),
        cause=one.cause.value,
        decides=one.decides,
        report=say.report(one.report.fact),
    )


def _taken_back(view: View, question: Asked, filed: OnFile, party: str) -> Iterator[FactRow]:
    """What was retracted or corrected of what would bear on the pair, in order of recording."""
    same = view.identities(question.position)
    table = view.model.facts.c
    query = (
        select(view.model.facts)
        .where(
            table.instrument.in_(same.together(question.what.id)),
            table.position <= question.position,
            table.withdrawn_at <= question.position,
            table.dropped.is_(False),
        )
        .order_by(table.position)
    )
    for found in view.connection.execute(query):
        row = FactRow(*found)._replace(withdrawn_at=None)
        if not question.scope.holds(row.document):
            continue
        if row.kind in EXISTENCE_KINDS or _bears(row, question, filed, party):
            yield row


def _bears(row: FactRow, question: Asked, filed: OnFile, party: str) -> bool:
    """Whether a fact names the party, or the whole or a part of a group it was in."""
    if row.party is None:
        return False
    if question.aspect not in {aspect for aspect, _ in evidence_of(row, filed.kind)}:
        return False
    if filed.canonical(row.party) == party:
        return True
    if row.quantifier is None or not filed.is_open(row):
        return False
    stays = filed.group(row).stays(party)
    return inside(row.earliest, row.latest, stays) is not None
