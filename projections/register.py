"""What the fold must know beside the facts: entities in play, merges, the policy in force.

A cache over the read tables as they stand at `position`, bounded so that a rebuild's
memory does not grow with the log. Where another runner has moved them on meanwhile,
it is stale and must be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from domain.instruments import JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import fold
from domain.policy import FIRST_POLICY, POLICIES, Policy
from projections import bulk
from projections.identities import Identities
from projections.schema import OPEN, ReadModel

_MOST = 20_000


class EntityInfo(NamedTuple):
    """One registered party or instrument."""

    id: str
    sort: str
    kind: str
    owner: str | None

    @property
    def joined_as(self) -> InstrumentKind | None:
        """As which kind of instrument it is joined; None if it cannot be."""
        if self.sort == "instrument":
            return InstrumentKind(self.kind)
        return InstrumentKind.GROUP if PartyKind(self.kind) in JOINABLE_PARTIES else None


class Register:
    """Entities by id, publishers by document, merges and policy, for one generation."""

    def __init__(self, connection: Connection, model: ReadModel, position: int) -> None:
        self.position = position
        """The last event whose rows are in the tables that this was read from."""
        self._model = model
        merges = select(model.merges.c.merged, model.merges.c.into).where(
            model.merges.c.known_to == OPEN
        )
        self.identities = Identities((row[0], row[1]) for row in connection.execute(merges))
        policies = select(model.policies.c.policy).order_by(model.policies.c.known_from.desc())
        policy = connection.execute(policies.limit(1)).scalar()
        self.policy: Policy = FIRST_POLICY if policy is None else POLICIES[policy]
        self._entities: dict[str, EntityInfo] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._publishers: dict[str, str | None] = {}
        self._new_names: dict[str, set[str]] = {}  # of the page in hand, not in the table yet

    def begin_page(self) -> None:
        """The page before has been written; keep the caches within bounds."""
        self._new_names.clear()
        for cache in (self._entities, self._names, self._publishers):
            if len(cache) > _MOST:
                cache.clear()

    def add(self, info: EntityInfo) -> None:
        """An entity registered on the page in hand."""
        self._entities[info.id] = info

    def add_publisher(self, document: str, publisher: str | None) -> None:
        """A document archived on the page in hand."""
        self._publishers[document] = publisher

    def add_name(self, entity: str, folded: str) -> None:
        """An entity got a name on the page in hand."""
        self._names.pop(entity, None)
        self._new_names.setdefault(entity, set()).add(folded)

    def load(
        self, connection: Connection, entities: Iterable[str], documents: Iterable[str]
    ) -> None:
        """Bring entities and documents into the cache with two look-ups."""
        # one by one: the difference from a dict's keys would walk the whole cache
        missing = [(e,) for e in set(entities) if e not in self._entities]
        for row in bulk.matching(connection, self._model.entities, ["id"], missing):
            self._entities[row[0]] = EntityInfo(row[0], row[1], row[2], row[4])
        unknown = [(d,) for d in set(documents) if d not in self._publishers]
        for row in bulk.matching(connection, self._model.documents, ["document"], unknown):
            self._publishers[row[0]] = row[2]

    def entity(self, entity: str) -> EntityInfo:
        """A registered entity. `KeyError` if the log names one that it never registered."""
        return self._entities[entity]

    def publisher(self, document: str) -> str | None:
        """Who published a document, if it says."""
        return self._publishers.get(document)

    def owner_names(self, connection: Connection, entity: str | None) -> frozenset[str]:
        """The folded names of an instrument's owner; empty if it has none."""
        owner = self._entities[entity].owner if entity in self._entities else None
        if owner is None:
            return frozenset()
        if owner not in self._names:
            rows = bulk.matching(connection, self._model.names, ["entity"], [(owner,)])
            known = {fold(owner)} | {row[5] for row in rows} | self._new_names.get(owner, set())
            self._names[owner] = frozenset(known)
        return self._names[owner]
