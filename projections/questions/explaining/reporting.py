"""Facts as a derivation shows them: weighed, noted, and with the memberships they rest on.

Invariant: ranks and notes are those known at the position asked; what is said of a fact
later is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import select

from domain.dates import iso
from domain.instruments import Aspect
from domain.standing import FIRST, LAST, Answer, Directness, spans
from projections.questions import answers
from projections.questions.auditing import trail
from projections.questions.clocks import utc_text
from projections.questions.evidence import OnFile
from projections.questions.explaining import reasons
from projections.questions.explaining.filed import Filed, facts_by_id
from projections.questions.view import View, day_of
from projections.rows import FactRow


class Membership(NamedTuple):
    """A claim about a group that reaches a party: what puts it in, and what ended that later."""

    claim: FactRow
    certain: bool
    rows: tuple[FactRow, ...]
    ended: tuple[FactRow, ...]


class Reporting:
    """The reports of one derivation, looked up together."""

    def __init__(
        self,
        view: View,
        answer: answers.AskAnswer,
        filed: OnFile,
        back: Sequence[FactRow],
        others: Iterable[str],
    ) -> None:
        """`back`: what was taken back; `others`: ids of further facts to be shown."""
        self._view = view
        self._answer = answer
        asked = day_of(answer.valid_on)
        self._groups = {
            m.claim.fact: m for m in memberships(view, filed, answer.party, answer.position, asked)
        }
        rows = {row.fact: row for row in (*filed.rows, *back)}
        rows |= {row.fact: row for m in self._groups.values() for row in m.rows + m.ended}
        rows |= {row.fact: row for row in facts_by_id(view, set(others) - rows.keys())}
        self.filed = Filed(view, rows.values())
        self._names = _names(view, {m.claim.party or "" for m in self._groups.values()})
        self._sources = _sources(view, {row.document for row in rows.values()})
        self._notes = _notes(view, rows, answer.position)

    def report(self, fact: str) -> reasons.ReportView:
        """One fact, with its membership if it is about a group that reaches the party."""
        return self._view_of(fact, self._membership(fact))

    def _view_of(self, fact: str, membership: reasons.MembershipView | None) -> reasons.ReportView:
        row = self.filed[fact]
        report = msgspec.json.decode(row.report)
        notes = self._notes.get(fact, ())
        publisher, published = self._sources.get(row.document, (None, None))
        ranks = [note.detail for note in notes if note.kind == "fact-ranked"]
        return reasons.ReportView(
            fact=fact,
            sentence=self.filed.sentence(fact),
            when=row.when,
            as_said=report["as_said"],
            attributed_to=report["attributed_to"],
            publisher=publisher,
            published=published,
            document=row.document,
            text=report["citation"]["text"],
            start=report["citation"]["start"],
            end=report["citation"]["end"],
            rank=(ranks or ["normal"])[-1] or "normal",
            directness=Directness(row.directness).name.lower(),
            modality=report["modality"],
            basis=report["basis"],
            position=row.position,
            notes=tuple(notes),
            membership=membership,
        )

    def _membership(self, fact: str) -> reasons.MembershipView | None:
        found = self._groups.get(fact)
        if found is None:
            return None
        group = found.claim.party or ""
        name = self._names.get(group, group)
        maybe = "" if found.certain else "may have been "
        was = f"{maybe}a member" if maybe else "was a member"
        return reasons.MembershipView(
            group=group,
            group_name=name,
            sentence=f"{self._answer.party_name} {was} of {name} {_days(found.claim)}",
            certain=found.certain,
            reports=tuple(self._view_of(row.fact, None) for row in found.rows),
            ended=tuple(self._view_of(row.fact, None) for row in found.ended),
        )


def _days(claim: FactRow) -> str:
    if claim.earliest == FIRST or claim.latest == LAST:
        return f"at {claim.when}"
    if claim.earliest == claim.latest:
        return f"on {iso(claim.earliest)}"
    return f"from {iso(claim.earliest)} to {iso(claim.latest)}"


def memberships(
    view: View, filed: OnFile, party: str, position: int, asked: int
) -> Iterator[Membership]:
    """The claims that reach the party as a member, with the reports that make it one."""
    policy = view.rules.policy(position)
    for claim, certain in filed.memberships(party):
        group = filed.group(claim)
        told = spans(group.of(party).get(Aspect.PARTICIPATION, ()), policy)
        inside = [
            fact
            for span in told
            if span.end > claim.earliest and span.start <= claim.latest
            if span.verdict.answer is Answer.YES or span.verdict.reason == "date-uncertain"
            for fact in span.verdict.because
        ]
        ended = [
            fact
            for span in told
            if claim.latest < span.start <= asked and span.verdict.answer is Answer.NO
            for fact in span.verdict.because
        ]
        rows = {row.fact: row for row in group.rows}
        yield Membership(claim, certain, _rows(rows, inside), _rows(rows, ended))


def _rows(rows: Mapping[str, FactRow], facts: Iterable[str]) -> tuple[FactRow, ...]:
    return tuple(rows[fact] for fact in dict.fromkeys(facts))


def _names(view: View, entities: Iterable[str]) -> dict[str, str]:
    table = view.model.entities.c
    query = select(table.id, table.name).where(table.id.in_(sorted(entities)))
    return {row.id: row.name for row in view.connection.execute(query)}


def _sources(view: View, documents: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """By document, its publisher and when it was published."""
    table = view.model.documents.c
    query = select(table.document, table.publisher, table.published).where(
        table.document.in_(sorted(documents))
    )
    return {row.document: (row.publisher, row.published) for row in view.connection.execute(query)}


def _notes(view: View, facts: Iterable[str], position: int) -> dict[str, list[trail.NoteView]]:
    """By fact, what had been said about it by a position."""
    table = view.model.fact_notes
    query = (
        select(table)
        .where(table.c.fact.in_(sorted(facts)), table.c.position <= position)
        .order_by(table.c.position)
    )
    found: dict[str, list[trail.NoteView]] = {}
    for row in view.connection.execute(query):
        note = trail.NoteView(
            kind=row.kind,
            detail=row.detail,
            by=row.by,
            reason=row.reason,
            position=row.position,
            recorded_at=utc_text(row.recorded_at),
        )
        found.setdefault(row.fact, []).append(note)
    return found
