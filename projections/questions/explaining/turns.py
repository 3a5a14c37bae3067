"""Why answers differ between two days: the turns of each party's story in between.

Invariant: a verdict turns only on a day that bounds a report that bears on it, so the
facts that made a turn are those of the party's reports whose bounds begin or end there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import and_, or_, select

from domain.dates import iso
from domain.instruments import DECIDING_KINDS
from domain.standing import NEVER_REPORTED, Verdict
from projections.questions.asked import Asked
from projections.questions.explaining import explanations
from projections.questions.explaining.filed import Filed, facts_by_id
from projections.questions.explaining.flips import Entries, Flip, flips
from projections.questions.explaining.retelling import turn_cause
from projections.questions.stands import Stand, stands
from projections.questions.verdicts import Verdicts
from projections.questions.view import View


class Bound(NamedTuple):
    """A report one of whose bounds is a day."""

    fact: str
    party: str | None
    when: str
    of_group: bool


def valid_causes(
    view: View, before: Asked, after: Asked, changed: Mapping[str, Entries]
) -> dict[str, tuple[explanations.Cause, ...]]:
    """By party, the turns between two days as known at one position, in order of days."""
    first, last = before.day, after.day
    verdicts = Verdicts(view, after)
    early = verdicts.early(first)
    start = _beginning(early, verdicts, last)
    bounds = _bounds(view, after, first, last)
    made = {
        party: [(flip, _made_by(party, flip, bounds)) for flip in found]
        for party, found in _turns(view, verdicts, after, first, changed).items()
    }
    facts = {fact for steps in made.values() for _, found in steps for fact in found}
    filed = Filed(view, facts_by_id(view, facts | set(start[1] if start else ())))
    began = [_told("came-into-being", *start, filed)] if start else []
    return {
        party: (
            *(began if was is not None else ()),
            *(_cause(flip, found, filed) for flip, found in made[party]),
        )
        for party, (was, _) in changed.items()
    }


def _beginning(
    early: Verdict | None, verdicts: Verdicts, last: int
) -> tuple[int, tuple[str, ...]] | None:
    """The day the instrument came to be, if by the last one, and the facts that say so."""
    if early is None:
        return None
    day = min(e.earliest for e in verdicts.began if not e.alleged and e.fact in early.because)
    return (day, early.because) if day <= last else None


def _turns(
    view: View, verdicts: Verdicts, after: Asked, first: int, changed: Iterable[str]
) -> dict[str, list[Flip]]:
    """By party, each turn after the first day up to the last: by reports, or lists if any speak."""
    held: dict[str, list[Stand]] = {party: [] for party in changed}
    table = view.model.standing.c
    reached = and_(
        table.aspect == after.aspect, table.valid_from <= after.day, table.valid_to > first
    )
    for stand in stands(view, after.what, after.position, after.scope, only=reached):
        met = stand.aspect == after.aspect and stand.start <= after.day and stand.end > first
        if met and stand.party in held:
            held[stand.party].append(stand)
    listed = verdicts.lists.turns() if verdicts.declared else frozenset[int]()

    def read(party: str, day: int) -> Verdict | None:
        found = next((s.verdict for s in held[party] if s.start <= day < s.end), None)
        return None if found is None else verdicts.by_lists(party, day, found)

    found = {}
    for party, spans in held.items():
        days = {day for s in spans for day in (s.start, s.end)} | listed
        inside = [day for day in days if first < day <= after.day]
        found[party] = list(flips(read, party, first, inside))
    return found


def _bounds(view: View, after: Asked, first: int, last: int) -> dict[int, list[Bound]]:
    """By day, the reports on the instrument that begin or end there, as known at a position."""
    table, same = view.model.facts.c, view.identities(after.position)
    query = (
        select(
            table.fact, table.party, table.when, table.quantifier, table.earliest, table.latest,
            table.document,
        )
        .where(
            table.instrument.in_(same.together(after.what.id)),
            table.kind.in_(sorted(DECIDING_KINDS)),
            table.position <= after.position,
            or_(
                table.withdrawn_at.is_(None),
                table.withdrawn_at > after.position,
                table.dropped,
            ),
            or_(
                and_(table.earliest > first, table.earliest <= last),
                and_(table.latest > first, table.latest <= last),
            ),
        )
        .order_by(table.position)
    )  # fmt: skip
    found: dict[int, list[Bound]] = {}
    for row in view.connection.execute(query):
        if not after.scope.holds(row.document):
            continue
        who = None if row.party is None else same.canonical(row.party)
        bound = Bound(row.fact, who, row.when, row.quantifier is not None)
        for day in {row.earliest, row.latest}:
            if first < day <= last:
                found.setdefault(day, []).append(bound)
    return found


def _made_by(party: str, flip: Flip, bounds: Mapping[int, Iterable[Bound]]) -> tuple[str, ...]:
    """The facts that made a turn: the party's own, those on its groups, else what speaks no more.

    The end of a list, or a doubt that ends, leaves no report with a bound on that day.
    """
    near = bounds.get(flip.moment, ())
    before, after = flip.before or NEVER_REPORTED, flip.after or NEVER_REPORTED
    mentioned = {*before.because, *before.against, *after.because, *after.against}
    own = tuple(b.fact for b in near if b.fact in mentioned or b.party == party)
    if own:
        return own
    # a claim about a group that only brings the newest report is not mentioned
    newest = tuple(b.fact for b in near if b.of_group and b.when == after.last_reported)
    if newest:
        return newest
    came = tuple(fact for fact in after.because if fact not in before.because)
    went = tuple(fact for fact in before.because if fact not in after.because)
    return went or came or after.because or after.against or before.against


def _cause(flip: Flip, facts: tuple[str, ...], filed: Filed) -> explanations.Cause:
    before = (flip.before.answer.value, flip.before.reason) if flip.before else None
    now = flip.after or NEVER_REPORTED
    cause = turn_cause(before, (now.answer.value, now.reason), now.status)
    return _told(cause, flip.moment, facts, filed)


def _told(cause: str, day: int, facts: tuple[str, ...], filed: Filed) -> explanations.Cause:
    return explanations.Cause(
        cause=cause,
        sentence=filed.sentences(facts),
        facts=facts,
        valid_on=iso(day),
        position=None,
        recorded_at=None,
        by=None,
        reason=None,
    )
