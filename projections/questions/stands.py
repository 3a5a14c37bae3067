"""Everybody's spans towards one instrument as known at a position.

Invariant: of all sources they are those that are stored; of some, folded from what those
say. They come by party, aspect and day, and silence is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import and_, select

from domain.standing import NEVER_REPORTED, Verdict, spans
from projections.questions.evidence import OnFile, on_file
from projections.questions.finding import Found
from projections.questions.sources import Scope
from projections.questions.view import View
from projections.rows import verdict_of


class Stand(NamedTuple):
    """One party's verdict from day `start`, inclusive, to day `end`, exclusive."""

    party: str
    aspect: str
    start: int
    end: int
    verdict: Verdict


def stands(
    view: View, what: Found, position: int, scope: Scope, *, only: Any = None
) -> Iterator[Stand]:
    """The spans; `only` is a condition on the stored ones, for callers that would drop the rest."""
    if scope.documents is None:
        return _stored(view, what, position, only)
    return _folded(view, on_file(view, what, position, scope.documents), position)


def _stored(view: View, what: Found, position: int, only: Any) -> Iterator[Stand]:
    held = view.model.standing.c
    where = and_(held.instrument == what.id, held.known_from <= position, held.known_to > position)
    query = (
        select(
            held.party, held.aspect, held.valid_from, held.valid_to, held.answer, held.reason,
            held.status, held.since, held.last_reported, held.certainty, held.because,
            held.against, held.rule,
        )
        .where(where if only is None else and_(where, only))
        .order_by(held.party, held.aspect, held.valid_from)
    )  # fmt: skip
    for party, aspect, start, end, *verdict in view.connection.execute(query):
        yield Stand(party, aspect, start, end, verdict_of(verdict))


def _folded(view: View, filed: OnFile, position: int) -> Iterator[Stand]:
    policy = view.rules.policy(position)
    for party in sorted(filed.parties()):
        for aspect, evidence in sorted(filed.of(party).items()):
            for start, end, verdict in spans(evidence, policy):
                if verdict is not NEVER_REPORTED:
                    yield Stand(party, aspect, start, end, verdict)
