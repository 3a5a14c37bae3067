"""The positions at which an answer can have turned: where what bears on it was recorded.

Invariant: no event at any other position can change the verdict on the party. What bears
on a pair are its reports, claims about groups with their memberships, the instrument's
beginning, lists declared complete, what was noted of any of these, merges and policies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import select

from domain.instruments import ASPECTS, EXISTENCE_KINDS
from domain.standing import Directness
from projections.membership import reach
from projections.questions.asked import Asked
from projections.questions.lists import COMPLETE
from projections.questions.view import View


class _Bearing(NamedTuple):
    """A fact that was recorded, or noted, at a position."""

    at: int
    party: str | None
    instrument: str
    kind: str
    document: str
    quantifier: str | None
    directness: int


class Moments:
    """The positions after one and up to another that may matter to an instrument's parties."""

    def __init__(self, view: View, question: Asked, first: int) -> None:
        """The last one is the question's own."""
        self._view = view
        self._question = question
        self._first, self._last = first, question.position
        self._same = self._ever(question.what.id)
        self._within = self._same | self._groups()
        self._declared, self._in_doubt = self._declarations()
        self._own: dict[str | None, set[int]] = {}
        self._everybodys: set[int] = set()
        for bearing in self._bearing():
            self._own.setdefault(bearing.party, set()).add(bearing.at)
            if self._concerns_all(bearing):
                self._everybodys.add(bearing.at)

    def of(self, party: str) -> set[int]:
        """The positions that may matter to one party."""
        ids = self._ever(party)
        changes = self._view.rules.changes(ids | self._within, self._first, self._last)
        own = (self._own.get(one, set()) for one in ids)
        return self._everybodys.union(changes, *own)

    def _ever(self, entity: str) -> frozenset[str]:
        return self._view.rules.ever_together(entity, self._last)

    def _concerns_all(self, bearing: _Bearing) -> bool:
        if bearing.quantifier is not None:
            return True
        if bearing.instrument not in self._same:
            return False
        if bearing.kind == COMPLETE or bearing.kind in EXISTENCE_KINDS:
            return True
        if self._in_doubt and bearing.directness == Directness.OWNER:
            return True  # the owner's list goes before one whose day may be earlier
        # of a treaty, what a document says of others shows which aspect its list is about
        kind = self._question.what.joined_as
        assert kind is not None
        return bearing.document in self._declared and len(ASPECTS[kind]) > 1

    def _groups(self) -> frozenset[str]:
        """The groups of which claims say that they, or a part of them, stand towards it."""
        facts = self._view.model.facts.c

        def claimed_on(group: str) -> Iterator[str]:
            query = select(facts.party).where(
                facts.instrument.in_(self._ever(group)),
                facts.quantifier.is_not(None),
                facts.party.is_not(None),
                facts.position <= self._last,
            )
            for party in self._view.connection.execute(query.distinct()).scalars():
                yield from self._ever(party)

        return reach(self._question.what.id, claimed_on)

    def _declarations(self) -> tuple[frozenset[str], bool]:
        """The documents with a list declared complete; whether any such list's day is in doubt."""
        facts = self._view.model.facts.c
        query = select(facts.document, facts.earliest, facts.latest).where(
            facts.instrument.in_(self._same),
            facts.kind == COMPLETE,
            facts.position <= self._last,
        )
        rows = self._view.connection.execute(query).all()
        doubt = any(row.earliest != row.latest for row in rows)
        return frozenset(row.document for row in rows), doubt

    def _bearing(self) -> Iterator[_Bearing]:
        facts, notes = self._view.model.facts.c, self._view.model.fact_notes.c
        said: Sequence[object] = (
            facts.party, facts.instrument, facts.kind, facts.document, facts.quantifier,
            facts.directness,
        )  # fmt: skip
        bearing = facts.instrument.in_(self._within)
        recorded = select(facts.position, *said).where(
            bearing, facts.position > self._first, facts.position <= self._last
        )
        noted = (
            select(notes.position, *said)
            .join(self._view.model.facts, facts.fact == notes.fact)
            .where(bearing, notes.position > self._first, notes.position <= self._last)
        )
        for query in (recorded, noted):
            for row in self._view.connection.execute(query):
                if self._question.scope.holds(row.document):
                    yield _Bearing(*row)
