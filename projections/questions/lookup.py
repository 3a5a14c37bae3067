"""Look-ups on both clocks: a standing, a roster, an instrument's beginning, a name in use.

Invariant: every query here says a day and a position, and reads one row for each
thing it is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select

from domain.instruments import Effect
from domain.standing import (
    NEVER_REPORTED,
    Answer,
    Directness,
    Evidence,
    Rank,
    Verdict,
)
from projections.questions import answers
from projections.questions.finding import Found
from projections.questions.prepared import Prepared
from projections.questions.sources import Documents
from projections.questions.view import View
from projections.rows import fact_ids, verdict_of
from projections.schema import ReadModel


def _roster_query(model: ReadModel) -> Select[Any]:
    standing, entities = model.standing.c, model.entities.c
    return (
        select(
            standing.party, entities.name, entities.kind, standing.answer, standing.reason,
            standing.status, standing.since, standing.last_reported, standing.certainty,
            standing.because, standing.against, standing.rule,
            _dated_name(model, standing.party),
        )
        .join(model.entities, entities.id == standing.party)
        .where(standing.instrument == bindparam("i"), _reached(model))
    )  # fmt: skip


def _standing_query(model: ReadModel) -> Select[Any]:
    standing = model.standing.c
    return select(
        standing.answer, standing.reason, standing.status, standing.since,
        standing.last_reported, standing.certainty, standing.because, standing.against,
        standing.rule,
    ).where(
        standing.instrument == bindparam("i"), standing.party == bindparam("p"), _reached(model)
    )  # fmt: skip


def _reached(model: ReadModel) -> Any:
    """The rows that hold on day :d as known at position :k, for aspect :a."""
    standing = model.standing.c
    return and_(
        standing.aspect == bindparam("a"),
        standing.known_from <= bindparam("k"),
        standing.known_to > bindparam("k"),
        standing.valid_from <= bindparam("d"),
        standing.valid_to > bindparam("d"),
    )


def _dated_name(model: ReadModel, entity: Any) -> Any:
    """The name in use on day :d, as known at :k; NULL where only the registered one is."""
    names = model.names.c
    return (
        select(func.max(names.name))
        .where(
            names.entity == entity,
            names.dated,
            names.known_from <= bindparam("k"),
            names.valid_from <= bindparam("d"),
            names.valid_to > bindparam("d"),
        )
        .scalar_subquery()
    )


def _name_query(model: ReadModel) -> Select[Any]:
    return select(_dated_name(model, bindparam("e")))


def _existence_query(model: ReadModel) -> Select[Any]:
    existence = model.existence.c
    return select(
        existence.fact, existence.known_from, existence.kind, existence.when,
        existence.earliest, existence.latest, existence.qualified, existence.rank,
        existence.directness,
    ).where(
        existence.instrument == bindparam("i"),
        existence.known_from <= bindparam("k"),
        existence.known_to > bindparam("k"),
    )  # fmt: skip


_ROSTER = Prepared(_roster_query)
_STANDING = Prepared(_standing_query)
_NAME = Prepared(_name_query)
_EXISTENCE = Prepared(_existence_query)


def stored_verdict(
    view: View, instrument: str, party: str, aspect: str, day: int, position: int
) -> Verdict:
    """What reports about a pair amount to on a day, as known at a position."""
    rows = _STANDING.rows(view, i=instrument, p=party, a=aspect, k=position, d=day)
    return verdict_of(rows[0]) if rows else NEVER_REPORTED


def roster_rows(view: View, instrument: str, aspect: str, day: int, position: int) -> Sequence[Any]:
    """The rows of everybody who has a standing on that day, for `entry`."""
    return _ROSTER.rows(view, i=instrument, a=aspect, k=position, d=day)


def existence(
    view: View, instrument: str, position: int, documents: Documents | None = None
) -> list[Evidence]:
    """The reports that an instrument was proposed, adopted, launched and the like."""
    rows: list[Any] = []
    for entity in view.identities(position).together(instrument):
        rows += _EXISTENCE.rows(view, i=entity, k=position)
    found = [
        Evidence(
            fact, known_from, kind, Effect.ENTERS, "exists", when, earliest, latest,
            qualified=bool(qualified), rank=Rank(rank), directness=Directness(directness),
        )
        for fact, known_from, kind, when, earliest, latest, qualified, rank, directness in rows
    ]  # fmt: skip
    if documents is None or not found:
        return found
    facts = view.model.facts.c
    query = select(facts.fact, facts.document).where(facts.fact.in_([e.fact for e in found]))
    # told apart here, lest the database look through all facts of a large document instead
    scoped = {fact for fact, document in view.connection.execute(query) if document in documents}
    return [evidence for evidence in found if evidence.fact in scoped]


def names_on(view: View, entities: Sequence[str], day: int, position: int) -> Sequence[Any]:
    """(id, kind, name on that day) of entities, as known at a position, by id."""
    table = view.model.entities.c
    name = func.coalesce(_dated_name(view.model, table.id), table.name)
    query = select(table.id, table.kind, name).where(table.id.in_(entities)).order_by(table.id)
    return view.connection.execute(query, {"d": day, "k": position}).all()


def display_name(view: View, entity: Found, day: int, position: int) -> str:
    """The name in use on that day, as known then; else the registered one."""
    ((dated,),) = _NAME.rows(view, e=entity.id, k=position, d=day)
    return dated or entity.name


def entry(row: Any, early: Verdict | None) -> answers.RosterEntry:
    """A roster row as an entry; `early` if the day comes before the instrument."""
    (
        party, name, kind, answer, reason, status, since, last_reported, certainty, because,
        against, rule, dated,
    ) = row  # fmt: skip
    if early is not None:
        shown = columns(early)
        if answer == Answer.YES:
            shown["against"] = fact_ids(because)
        return answers.RosterEntry(party=party, name=dated or name, kind=kind, **shown)
    return answers.RosterEntry(
        party=party,
        name=dated or name,
        kind=kind,
        answer=answer,
        reason=reason,
        status=status,
        since=since,
        last_reported=last_reported,
        certainty=certainty,
        because=fact_ids(because),
        against=fact_ids(against),
        rule=rule,
    )


def columns(verdict: Verdict) -> dict[str, Any]:
    """A verdict as the fields of `answers.Standing`."""
    return {
        "answer": str(verdict.answer),
        "reason": verdict.reason,
        "status": verdict.status,
        "since": verdict.since,
        "last_reported": verdict.last_reported,
        "certainty": str(verdict.certainty),
        "because": verdict.because,
        "against": verdict.against,
        "rule": str(verdict.rule),
    }
