"""Finding what contradicts itself: in the stored answers, and among the reports themselves.

Invariant: an answer's losers come from its stored spans; what spans cannot show (an
ending of nothing, two days for one act, two numbers) from the reports that counted at
the position asked, with their ranks as known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import msgspec
from sqlalchemy import or_

from domain.counts import Count, DatedCount, alike, in_conflict
from domain.instruments import Effect
from domain.standing import FIRST, LAST, Answer, Evidence, Rank, Verdict
from projections.questions.evidence import OnFile
from projections.questions.finding import Found
from projections.questions.sources import Scope
from projections.questions.stands import stands
from projections.questions.view import View
from projections.rows import FactRow, evidence_of


class Collision(NamedTuple):
    """What contradicts what; days are ordinals, the last one exclusive."""

    kind: str
    party: str | None
    aspect: str | None
    valid_from: int
    valid_to: int
    facts: tuple[str, ...]
    against: tuple[str, ...] = ()
    decided: str | None = None
    rule: str | None = None


def collisions(
    view: View, instrument: Found, filed: OnFile, position: int, scope: Scope
) -> list[Collision]:
    """What contradicts itself about one instrument, in no order."""
    return [
        *_in_answers(view, instrument, filed, position, scope),
        *_endings_of_nothing(filed),
        *_different_days(filed),
        *_different_numbers(filed.rows),
    ]


# --- in the stored answers -------------------------------------------------------------------


def _in_answers(
    view: View, instrument: Found, filed: OnFile, position: int, scope: Scope
) -> Iterator[Collision]:
    """Spans with losers, disputed ones and those in doubt for the order of acts alone."""
    table = view.model.standing.c
    losers = or_(table.against != "[]", table.reason == "date-uncertain")
    rows = {row.fact: row for row in filed.rows}
    last: Collision | None = None
    for party, aspect, start, end, held in stands(view, instrument, position, scope, only=losers):
        kind = _kind(held, aspect, rows, filed)
        if kind is None:
            continue
        decided = None if held.answer is Answer.UNKNOWN else f"{held.answer} ({held.reason})"
        now = Collision(
            kind, party, aspect, start, end, held.because, held.against, decided, held.rule
        )
        if kind == "set-aside":  # one and the same, whatever holds without it
            now = now._replace(facts=(), decided=None, rule=None)
        joined = last and _joined(last, now)
        if last is not None and not joined:
            yield last
        last = joined or now
    if last is not None:
        yield last


def _kind(held: Verdict, aspect: str, rows: dict[str, FactRow], filed: OnFile) -> str | None:
    """What sort of contradiction a span shows; None for none, or mere doubt about a day."""
    if held.reason == "disputed":
        return "disputed"
    if held.reason == "date-uncertain":
        effects = {
            e.effect
            for fact in held.because
            if fact in rows
            for a, e in evidence_of(rows[fact], filed.kind)
            if a == aspect
        }
        return "order-in-doubt" if not held.against and len(effects) > 1 else None
    if not held.against:
        return None
    losers = [rows[fact] for fact in held.against if fact in rows]
    if losers and all(r.rank == Rank.DEPRECATED or r.dropped for r in losers):
        return "set-aside"
    return "overruled"


def _joined(last: Collision, now: Collision) -> Collision | None:
    """Neighbouring spans that show the same contradiction, as one."""
    alike = last._replace(valid_from=0, valid_to=0, facts=()) == now._replace(
        valid_from=0, valid_to=0, facts=()
    )
    if not alike or last.valid_to != now.valid_from:
        return None
    facts = tuple(dict.fromkeys(last.facts + now.facts))
    return last._replace(valid_to=now.valid_to, facts=facts)


# --- among the reports -----------------------------------------------------------------------


def counts(report: Evidence) -> bool:
    """Whether a report is neither a charge, nor dropped, nor known to be wrong."""
    return not (report.alleged or report.dropped or report.rank is Rank.DEPRECATED)


def direct(filed: OnFile, facts: Iterable[FactRow]) -> Iterator[tuple[str, Evidence]]:
    """What facts that name a party, or all of it, say of it, by aspect."""
    for fact in facts:
        if fact.quantifier in (None, "all"):
            yield from ((a, e) for a, e in evidence_of(fact, filed.kind) if counts(e))


def _endings_of_nothing(filed: OnFile) -> Iterator[Collision]:
    """Endings before which nothing on file brought the party in, in any aspect they end."""
    for party, facts in filed.facts.items():
        said = list(direct(filed, facts))
        endings: dict[str, list[tuple[str, Evidence]]] = {}
        for aspect, report in said:
            if report.effect is Effect.ENDS:
                endings.setdefault(report.fact, []).append((aspect, report))
        if not endings:
            continue
        derived = [(a, e) for a, es in filed.of(party).items() for e in es if counts(e)]
        entries = [(a, e) for a, e in derived if e.effect is Effect.ENTERS]
        for fact, parts in endings.items():
            aspects, (_, ending) = {a for a, _ in parts}, parts[0]
            if not any(a in aspects and e.earliest <= ending.latest for a, e in entries):
                yield Collision(
                    "ending-without-entry", party, parts[0][0], ending.earliest, LAST, (fact,)
                )


def _different_days(filed: OnFile) -> Iterator[Collision]:
    """Two documents that give days for one act which cannot be one day."""
    documents = {row.fact: row.document for row in filed.rows}
    for party, facts in filed.facts.items():
        said = sorted(direct(filed, facts), key=lambda one: (one[0], one[1].kind))
        ends = [(a, e) for a, e in said if e.effect is Effect.ENDS]
        for (aspect, _), same in groupby(said, key=lambda one: (one[0], one[1].kind)):
            entries = sorted(
                (e for _, e in same if e.effect is Effect.ENTERS and not e.observed),
                key=lambda e: (e.earliest, e.latest, e.position),
            )
            for one, other in pairwise(entries):
                ended = any(
                    a == aspect and e.latest >= one.earliest and e.earliest <= other.latest
                    for a, e in ends
                )
                apart = one.latest < other.earliest and documents[one.fact] != documents[other.fact]
                if apart and not ended:
                    yield Collision(
                        "dates", party, aspect, one.earliest, other.latest + 1,
                        (one.fact,), (other.fact,),
                    )  # fmt: skip


def _different_numbers(rows: Iterable[FactRow]) -> Iterator[Collision]:
    """Two numbers of units that are alike, "states" and "nations", that cannot both be true."""
    by_unit: dict[tuple[str, str], dict[Count, list[FactRow]]] = {}
    for row in rows:
        if row.kind == "count-reported" and not (
            row.alleged or row.dropped or row.rank == Rank.DEPRECATED
        ):
            said = msgspec.json.decode(row.report)
            count = Count(said["operator"], said["number"])
            unit = by_unit.setdefault((alike(said["unit"]), said["counted"]), {})
            unit.setdefault(count, []).append(row)
    for unit in by_unit.values():
        for (one, some), (other, others) in combinations(
            sorted(unit.items(), key=itemgetter(0)), 2
        ):
            met = [
                (a, b)
                for a in some
                for b in others
                if in_conflict((_dated(one, a), _dated(other, b)))
            ]
            if met:
                facts = tuple(dict.fromkeys(a.fact for a, _ in met))
                against = tuple(dict.fromkeys(b.fact for _, b in met))
                first = min(row.earliest for pair in met for row in pair)
                last = max(row.latest for pair in met for row in pair)
                yield Collision("counts", None, None, first, last + 1, facts, against)


def _dated(count: Count, row: FactRow) -> DatedCount:
    return DatedCount(
        count,
        None if row.earliest == FIRST else row.earliest,
        None if row.latest == LAST else row.latest,
    )
