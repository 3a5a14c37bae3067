"""Who decided that what a reader had found in a text stands, or does not.

Invariant: decisions come in the order of the log, each as it was made; one that undid another
stands behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import ColumnElement, select

from events.record import DecisionUndone, ProposalRejected
from projections.questions.auditing import trail
from projections.questions.clocks import utc_text
from projections.questions.view import View

_PORTION = 500


def about_facts(view: View, facts: Sequence[str]) -> dict[str, list[trail.DecisionView]]:
    """By fact: the decisions that it came from, and those that undid them."""
    table = view.model.decisions.c
    found: dict[str, list[trail.DecisionView]] = {}
    rest = iter(facts)
    while portion := list(islice(rest, _PORTION)):
        made = _rows(view, table.fact.in_(portion))
        undone = _undone(view, {row.proposal for row in made})
        for row in made:
            after = _next(undone, row)
            found.setdefault(row.fact, []).extend(map(_view, (row, after) if after else (row,)))
    return found


def rejected(view: View, document: str, limit: int) -> tuple[int, list[trail.DecisionView]]:
    """How many proposals of a document are rejected now, and the last `limit` of them."""
    table = view.model.decisions.c
    last: dict[str, Any] = {}
    for row in _rows(view, table.document == document):
        last[row.proposal] = row
    turned = [row for row in last.values() if row.decision == ProposalRejected.TOPIC]
    undone = {
        row.proposal: row.position
        for row in _rows(view, table.decision == DecisionUndone.TOPIC)
        if row.proposal in last
    }
    stand = [row for row in turned if undone.get(row.proposal, 0) < row.position]
    return len(stand), [_view(row) for row in stand[-limit:]]


def latest(view: View, before: int | None, limit: int) -> trail.DecisionList:
    """See `Questions.decisions`."""
    table = view.model.decisions.c
    query = select(view.model.decisions).order_by(table.position.desc()).limit(limit + 1)
    if before is not None:
        query = query.where(table.position < before)
    rows = list(view.connection.execute(query))
    shown = rows[:limit]
    undone = _undone(view, {row.proposal for row in shown})
    return trail.DecisionList(
        decisions=tuple(
            trail.DecisionMade(
                **structs.asdict(_view(row)),
                document=row.document,
                fact=row.fact,
                undone_at=after.position if (after := _next(undone, row)) else None,
            )
            for row in shown
        ),
        next=shown[-1].position if len(rows) > limit else None,
    )


def _undone(view: View, proposals: Collection[str]) -> list[Any]:
    """The decisions that undid others about these proposals."""
    table = view.model.decisions.c
    return _rows(view, table.proposal.in_(proposals), table.decision == DecisionUndone.TOPIC)


def _next(undone: Sequence[Any], row: Any) -> Any | None:
    """The decision that undid one, if it was undone; an undoing itself never is."""
    if row.decision == DecisionUndone.TOPIC:
        return None
    later = (each for each in undone if each.proposal == row.proposal)
    return next((each for each in later if each.position > row.position), None)


def _rows(view: View, *where: ColumnElement[bool]) -> list[Any]:
    table = view.model.decisions
    query = select(table).where(*where).order_by(table.c.position)
    return list(view.connection.execute(query))


def _view(row: Any) -> trail.DecisionView:
    said = msgspec.json.decode(row.said)
    return trail.DecisionView(
        decision=row.decision,
        proposal=row.proposal,
        amended=said.get("amended", False),
        kind=said.get("kind"),
        roles=said.get("roles") or {},
        proposed_by=tuple(said.get("proposed_by", ())),
        rules=tuple(said.get("rules", ())),
        start=said.get("start"),
        end=said.get("end"),
        by=said["by"],
        reason=said["reason"],
        policy=said.get("policy"),
        policy_hash=said.get("policy_hash"),
        position=row.position,
        recorded_at=utc_text(row.recorded_at),
    )
