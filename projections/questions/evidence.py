"""The evidence about one instrument's pairs as it stood at a position, for folding when asked.

Invariant: with all sources, the fold of this evidence is what `standing` holds at that
position. Ranks, withdrawals and merges are those known then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, or_, select

from domain.instruments import InstrumentKind
from domain.policy import Policy
from domain.standing import Evidence, Rank
from projections.membership import Stay, by_aspect, inside, member_evidence, reach, stays
from projections.questions.finding import Found
from projections.questions.sources import Documents
from projections.questions.view import View
from projections.rows import AspectEvidence, FactRow, evidence_of


class Shared(NamedTuple):
    """What has been read for one question, for all groups that it looks through."""

    rows: dict[str, list[FactRow]]
    groups: dict[tuple[str, frozenset[str]], OnFile]
    reach: dict[str, frozenset[str]]


class OnFile:
    """What is on file about one instrument, or one group, at a position."""

    def __init__(
        self,
        view: View,
        instrument: str,
        kind: InstrumentKind,
        position: int,
        documents: Documents | None = None,
        asked_within: frozenset[str] = frozenset(),
        shared: Shared | None = None,
    ) -> None:
        """`asked_within`: the groups on whose account this is asked; none may rest on itself."""
        self._view = view
        self.kind = kind
        self._position = position
        self._documents = documents
        self._policy: Policy = view.rules.policy(position)
        self._identities = view.identities(position)
        self._instrument = instrument
        self._within = asked_within | {instrument}
        self._shared = Shared({}, {}, {}) if shared is None else shared
        self._stays: dict[str, list[Stay]] = {}

    @property
    def rows(self) -> list[FactRow]:
        """All facts filed under it, in the order of recording, as they counted then."""
        return self._rows_of(self._instrument)

    def _rows_of(self, instrument: str) -> list[FactRow]:
        rows = self._shared.rows.get(instrument)
        if rows is None:
            together = self._identities.together(instrument)
            rows = facts_at(self._view, together, self._position, self._documents)
            self._shared.rows[instrument] = rows
        return rows

    @cached_property
    def facts(self) -> dict[str, list[FactRow]]:
        """The facts that name a party, by canonical party."""
        found: dict[str, list[FactRow]] = {}
        for fact in self.rows:
            if fact.party is not None:
                found.setdefault(self.canonical(fact.party), []).append(fact)
        return found

    @cached_property
    def claims(self) -> list[FactRow]:
        """The facts that speak of all or a part of a group."""
        return [f for facts in self.facts.values() for f in facts if f.quantifier is not None]

    def parties(self) -> set[str]:
        """Whoever this evidence may give a standing: named, or ever a member of one claimed."""
        members = (self.group(claim).parties() for claim in self.claims if self.is_open(claim))
        return {*self.facts, *(party for group in members for party in group)}

    def group(self, claim: FactRow) -> OnFile:
        """What is on file about the group that a claim is about."""
        assert claim.party is not None
        group = self.canonical(claim.party)
        within = self._within & self._reach(group)  # others cannot be met behind it
        found = self._shared.groups.get((group, within))
        if found is None:
            found = self._shared.groups[group, within] = OnFile(
                self._view, group, InstrumentKind.GROUP, self._position, self._documents,
                within, self._shared,
            )  # fmt: skip
        return found

    def _reach(self, group: str) -> frozenset[str]:
        """The groups that claims lead to from a group, step by step."""
        if group not in self._shared.reach:
            self._shared.reach[group] = reach(group, self._claimed_on)
        return self._shared.reach[group]

    def _claimed_on(self, group: str) -> Iterator[str]:
        claims = (f for f in self._rows_of(group) if f.quantifier is not None)
        return (self.canonical(claim.party) for claim in claims if claim.party is not None)

    def is_open(self, claim: FactRow) -> bool:
        """Whether the claim's group is not one that is being asked about already."""
        assert claim.party is not None
        return self.canonical(claim.party) not in self._within

    def of(self, party: str) -> dict[str, list[Evidence]]:
        """The evidence about a canonical party, by aspect."""
        return by_aspect(self._evidence(party))

    def stays(self, party: str) -> list[Stay]:
        """The party's spans towards this group."""
        if party not in self._stays:
            self._stays[party] = list(stays(self._evidence(party), self._policy))
        return self._stays[party]

    def memberships(self, party: str) -> list[tuple[FactRow, bool]]:
        """The claims that reach a party as a member, and whether it certainly was one then."""
        found = []
        for claim in self.claims:
            if claim.party is None or self.canonical(claim.party) == party:
                continue
            if self.is_open(claim):
                behind = self.group(claim).stays(party)
                certain = inside(claim.earliest, claim.latest, behind)
                if certain is not None:
                    found.append((claim, certain))
        return found

    def _evidence(self, party: str) -> Iterator[AspectEvidence]:
        for fact in self.facts.get(party, ()):
            yield from evidence_of(fact, self.kind)
        for claim, certain in self.memberships(party):
            yield from member_evidence(claim, self.kind, certain)

    def together(self, entity: str) -> tuple[str, ...]:
        """All ids that stood for the same at the position."""
        return self._identities.together(entity)

    def canonical(self, entity: str) -> str:
        """Whom an id stood for at the position."""
        return self._identities.canonical(entity)


def on_file(
    view: View, instrument: Found, position: int, documents: Documents | None = None
) -> OnFile:
    """What is on file about an instrument at a position, in these documents or in all."""
    kind = instrument.joined_as
    assert kind is not None
    return OnFile(view, instrument.id, kind, position, documents)


def facts_at(
    view: View, instruments: Sequence[str], position: int, documents: Documents | None
) -> list[FactRow]:
    """The facts filed under these ids, in the order of recording, as they counted at a position.

    Left out is what had been retracted or corrected; dropped reports are there, as such.
    """
    return _counting(view, view.model.facts.c.instrument.in_(instruments), position, documents)


def about_party(
    view: View, party: str, position: int, documents: Documents | None
) -> dict[str, list[FactRow]]:
    """By canonical instrument: the facts that name a party, and all claims on groups.

    That is all that its own evidence can rest on, so it may stand in for `Shared.rows` where
    nobody else is asked about. As `facts_at` otherwise.
    """
    table, identities = view.model.facts.c, view.identities(position)
    names_it = table.party.in_(identities.together(party))
    where = and_(table.instrument.is_not(None), or_(names_it, table.quantifier.is_not(None)))
    found: dict[str, list[FactRow]] = {}
    for row in _counting(view, where, position, documents):
        assert row.instrument is not None
        found.setdefault(identities.canonical(row.instrument), []).append(row)
    return found


def _counting(
    view: View, where: ColumnElement[bool], position: int, documents: Documents | None
) -> list[FactRow]:
    table = view.model.facts.c
    query: Select[Any] = (
        select(view.model.facts)
        .where(
            where,
            table.position <= position,
            or_(table.withdrawn_at.is_(None), table.withdrawn_at > position, table.dropped),
        )
        .order_by(table.position)
    )
    rows = [FactRow(*row) for row in view.connection.execute(query)]
    if documents is not None:
        rows = [row for row in rows if row.document in documents]
    ranks = ranks_of(view, where, position)
    return [_then(row, ranks.get(row.fact, Rank.NORMAL), position) for row in rows]


def _then(row: FactRow, rank: int, position: int) -> FactRow:
    withdrawn = row.withdrawn_at is not None and row.withdrawn_at <= position
    return row._replace(
        rank=rank,
        withdrawn_at=row.withdrawn_at if withdrawn else None,
        dropped=row.dropped and withdrawn,
    )


def ranks_of(view: View, where: ColumnElement[bool], position: int) -> dict[str, Rank]:
    """The rank last said by a position of each of these facts; none where none was."""
    notes, facts = view.model.fact_notes.c, view.model.facts.c
    query = (
        select(notes.fact, notes.detail)
        .join(view.model.facts, facts.fact == notes.fact)
        .where(
            where,
            notes.kind == "fact-ranked",
            notes.position <= position,
        )
        .order_by(notes.position)
    )
    return {fact: Rank[rank.upper()] for fact, rank in view.connection.execute(query)}
