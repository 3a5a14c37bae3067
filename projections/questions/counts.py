"""The count ledger: what sources count, who says so and since when, and what is known beside it.

Invariant: a count is compared with who is known to have taken part on its own day; a
report that was taken back, dropped or deprecated by the position asked is no claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import or_, select

from domain.counts import Count, DatedCount, alike, in_conflict
from domain.standing import FIRST, LAST, Rank
from projections.questions import answers
from projections.questions.asked import Asked, asked
from projections.questions.evidence import ranks_of
from projections.questions.known import Known, known_of
from projections.questions.lookup import display_name
from projections.questions.view import View


class _Counted(NamedTuple):
    """One report of a number; bounds as in `facts`."""

    fact: str
    position: int
    when: str
    earliest: int
    latest: int
    qualified: bool
    alleged: bool
    document: str
    publisher: str | None
    attributed_to: str | None
    rank: Rank
    unit: str
    counted: str
    said: Count

    @property
    def newness(self) -> tuple[int, int]:
        """Greatest for what is newest: by the first day it can be of, then by rank."""
        return self.earliest, -self.rank

    def shown(self, day: int) -> answers.CountReport:
        """Who says so, of which day, as asked on a day."""
        definite = self.latest <= day and not self.qualified
        return answers.CountReport(
            fact=self.fact,
            when=self.when,
            certainty="definite" if definite else "possible",
            modality="alleged" if self.alleged else "asserted",
            attributed_to=self.attributed_to,
            publisher=self.publisher,
            document=self.document,
        )


def counts(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    sources: Sequence[str] | None = None,
) -> answers.CountLedger:
    """See `Questions.counts`."""
    question = asked(view, instrument, valid_on, known_at, None, sources)
    what, day, clock = question.what, question.day, question.clock
    known = known_of(view, question)
    found = _counted(view, question)
    groups: dict[tuple[str, str], list[_Counted]] = {}
    for report in found:
        groups.setdefault((alike(report.unit), report.counted), []).append(report)
    entries = [entry for reports in groups.values() for entry in _entries(reports, known, day)]
    now = known.on(day)
    return answers.CountLedger(
        instrument=what.id,
        instrument_name=display_name(view, what, day, clock.position),
        aspect=question.aspect,
        **question.scope.fields(),
        reported=tuple(sorted(entries, key=_place)),
        conflicts=tuple(sorted({unit for reports in groups.values() for unit in _torn(reports)})),
        named=dict(sorted(now.named.items())),
        by_group=dict(sorted(now.by_group.items())),
        valid_on=valid_on,
        **clock.fields(),
    )


def _entries(reports: Sequence[_Counted], known: Known, day: int) -> list[answers.CountEntry]:
    """One entry for each number given of units that are alike."""
    by_count: dict[tuple[str, Count], list[_Counted]] = {}
    for report in reports:
        by_count.setdefault((report.unit, report.said), []).append(report)
    newest = max((r.newness for r in reports if not r.alleged), default=None)
    return [_entry(count, same, known, day, newest) for (_, count), same in by_count.items()]


def _place(entry: answers.CountEntry) -> tuple[str, str, int, str]:
    return entry.unit, entry.counted, entry.number, entry.operator


def _torn(reports: Sequence[_Counted]) -> set[str]:
    """The units, of those that are alike, in which numbers of one day contradict each other."""
    claims = [report for report in reports if not report.alleged]
    found = in_conflict(map(_dated, claims))
    out = "" if reports[0].counted == "participants" else " staying out"
    return {claim.unit + out for claim in claims if _dated(claim) in found}


def _entry(
    count: Count,
    reports: Sequence[_Counted],
    known: Known,
    day: int,
    newest: tuple[int, int] | None,
) -> answers.CountEntry:
    last = max(reports, key=lambda report: report.newness)
    on = day if last.earliest == FIRST else min(last.latest, day)
    return answers.CountEntry(
        says=f"{count} {last.unit}",
        number=count.number,
        operator=count.operator,
        unit=last.unit,
        counted=last.counted,
        current=any(report.newness == newest for report in reports if not report.alleged),
        facts=tuple(report.fact for report in reports),
        reports=tuple(report.shown(day) for report in reports),
        beside=known.beside(count, last.unit, last.counted, on),
    )


def _dated(report: _Counted) -> DatedCount:
    return DatedCount(
        report.said,
        None if report.earliest == FIRST else report.earliest,
        None if report.latest == LAST else report.latest,
    )


def _counted(view: View, question: Asked) -> list[_Counted]:
    """The counts reported by a day that are claims at a position, in the order of recording."""
    ids, position = view.identities(question.position).together(question.what.id), question.position
    facts, documents = view.model.facts.c, view.model.documents.c
    query = (
        select(
            facts.fact, facts.position, facts.when, facts.earliest, facts.latest,
            facts.qualified, facts.alleged, facts.document, documents.publisher, facts.report,
        )
        .outerjoin(view.model.documents, documents.document == facts.document)
        .where(
            facts.instrument.in_(ids),
            facts.kind == "count-reported",
            facts.position <= position,
            facts.earliest <= question.day,
            or_(facts.withdrawn_at.is_(None), facts.withdrawn_at > position),
        )
        .order_by(facts.position)
    )  # fmt: skip
    ranks = ranks_of(view, view.model.facts.c.instrument.in_(ids), position)
    found = [
        _count_of(row, ranks.get(row.fact, Rank.NORMAL))
        for row in view.connection.execute(query)
        if question.scope.holds(row.document)
    ]
    return [report for report in found if report.rank is not Rank.DEPRECATED]


def _count_of(row: Any, rank: Rank) -> _Counted:
    report = msgspec.json.decode(row.report)
    said = Count(report["operator"], report["number"])
    return _Counted._make(
        (*row[:-1], report["attributed_to"], rank, report["unit"], report["counted"], said)
    )
