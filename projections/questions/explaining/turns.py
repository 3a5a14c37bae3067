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
from domain.standing import Rule, before_existence
from projections.questions import answers
from projections.questions.explaining import explanations
from projections.questions.explaining.filed import Filed, facts_by_id
from projections.questions.explaining.flips import Entries, Flips
from projections.questions.explaining.retelling import turn_cause
from projections.questions.lookup import existence
from projections.questions.standing import roster
from projections.questions.view import View, day_of
from projections.rows import fact_ids


class Turn(NamedTuple):
    """What holds of a party from a day on."""

    day: int
    answer: str
    reason: str
    status: str | None
    last_reported: str | None
    facts: frozenset[str] = frozenset()
    """What speaks for it, and what against."""


Step = tuple[Turn | None, Turn, tuple[str, ...]]
"""What held before, what holds then, and the facts that made it so."""


class Bound(NamedTuple):
    """A report one of whose bounds is a day."""

    fact: str
    party: str | None
    when: str
    of_group: bool


def valid_causes(
    view: View, before: answers.Roster, after: answers.Roster, changed: Mapping[str, Entries]
) -> dict[str, tuple[explanations.Cause, ...]]:
    """By party, the turns between two rosters as known at one position, in order of days."""
    if not changed:
        return {}
    first, last = day_of(before.valid_on or ""), day_of(after.valid_on or "")
    began = _beginning(view, after.instrument, first, last, after.position)
    flips = Flips(
        lambda day: roster(view, after.instrument, iso(day), after.position, after.aspect)
    )
    stored, bounds = _turns(view, after, first, last), _bounds(view, after, first, last)
    made: dict[str, list[Step]] = {}
    for party, entries in changed.items():
        if any(entry is not None and entry.rule == Rule.ROSTER for entry in entries):
            made[party] = [_flip(flips, party, day) for day in flips.of(party, first, last)]
        else:
            made[party] = [(a, b, _made_by(party, a, b, bounds)) for a, b in stored.get(party, ())]
    facts = {fact for steps in made.values() for *_, found in steps for fact in found}
    filed = Filed(view, facts_by_id(view, facts | set(began[1] if began else ())))
    start = [_told("came-into-being", *began, filed)] if began else []
    early = {party for party, (was, _) in changed.items() if was is not None}
    return {
        party: (
            *(start if party in early else ()),
            *(_cause(a, b, found, filed) for a, b, found in steps),
        )
        for party, steps in made.items()
    }


def _flip(flips: Flips, party: str, day: int) -> Step:
    """A turn that a list of participants made, by ending or by speaking."""
    before, after = flips.at(day - 1, party), flips.at(day, party)
    then = _turn(day - 1, before) if before else None
    now = _turn(day, after) if after else Turn(day, "unknown", "never-reported", None, None)
    spoke = after if after and (not before or before.rule != Rule.ROSTER) else before
    return then, now, spoke.because if spoke else ()


def _turn(day: int, entry: answers.RosterEntry) -> Turn:
    return Turn(day, entry.answer, entry.reason, entry.status, entry.last_reported)


def _beginning(
    view: View, instrument: str, first: int, last: int, position: int
) -> tuple[int, tuple[str, ...]] | None:
    """The day the instrument came to be, if between the two days, and the facts that say so."""
    known = existence(view, instrument, position)
    early = before_existence(first, known)
    if early is None:
        return None
    day = min(e.earliest for e in known if not e.alleged and e.fact in early.because)
    return (day, early.because) if day <= last else None


def _turns(
    view: View, roster: answers.Roster, first: int, last: int
) -> dict[str, list[tuple[Turn | None, Turn]]]:
    """By party, each turn after the first day up to the last, with what held before it."""
    table = view.model.standing.c
    query = (
        select(
            table.party, table.valid_from, table.valid_to, table.answer, table.reason,
            table.status, table.last_reported, table.because, table.against,
        )
        .where(
            table.instrument == roster.instrument,
            table.aspect == roster.aspect,
            table.known_from <= roster.position,
            table.known_to > roster.position,
            table.valid_from <= last,
            table.valid_to > first,
        )
        .order_by(table.party, table.valid_from)
    )  # fmt: skip
    found: dict[str, list[tuple[Turn | None, Turn]]] = {}
    held: dict[str, Turn] = {}
    for (
        party,
        start,
        _,
        answer,
        reason,
        status,
        reported,
        because,
        against,
    ) in view.connection.execute(query):
        facts = frozenset(fact_ids(because) + fact_ids(against))
        turn = Turn(start, answer, reason, status, reported, facts)
        if start > first:
            found.setdefault(party, []).append((held.get(party), turn))
        held[party] = turn
    return found


def _bounds(view: View, roster: answers.Roster, first: int, last: int) -> dict[int, list[Bound]]:
    """By day, the reports on the instrument that begin or end there, as known at a position."""
    table, same = view.model.facts.c, view.identities(roster.position)
    query = (
        select(table.fact, table.party, table.when, table.quantifier, table.earliest, table.latest)
        .where(
            table.instrument.in_(same.together(roster.instrument)),
            table.kind.in_(sorted(DECIDING_KINDS)),
            table.position <= roster.position,
            or_(
                table.withdrawn_at.is_(None),
                table.withdrawn_at > roster.position,
                table.dropped,
            ),
            or_(
                and_(table.earliest > first, table.earliest <= last),
                and_(table.latest > first, table.latest <= last),
            ),
        )
        .order_by(table.position)
    )
    found: dict[int, list[Bound]] = {}
    for fact, party, when, quantifier, earliest, latest in view.connection.execute(query):
        who = None if party is None else same.canonical(party)
        bound = Bound(fact, who, when, quantifier is not None)
        for day in {earliest, latest}:
            if first < day <= last:
                found.setdefault(day, []).append(bound)
    return found


def _made_by(
    party: str, then: Turn | None, now: Turn, bounds: Mapping[int, Iterable[Bound]]
) -> tuple[str, ...]:
    """The facts that made a turn: the party's own, and those about groups that it rests on."""
    near, mentioned = bounds.get(now.day, ()), now.facts | (then.facts if then else frozenset())
    own = tuple(b.fact for b in near if b.fact in mentioned or b.party == party)
    if own:
        return own
    # a claim about a group that only brings the newest report is not mentioned
    newest = tuple(b.fact for b in near if b.of_group and b.when == now.last_reported)
    return newest or tuple(sorted(now.facts))


def _cause(
    then: Turn | None, now: Turn, facts: tuple[str, ...], filed: Filed
) -> explanations.Cause:
    before = (then.answer, then.reason) if then else None
    cause = turn_cause(before, (now.answer, now.reason), now.status)
    return _told(cause, now.day, facts, filed)


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
