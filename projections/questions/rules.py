"""Who was held to be whom, and by which policy it was decided, at any position.

Invariant: what holds at a position never changes, so it can be kept as long as the
read tables have not moved on.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from domain.policy import FIRST_POLICY, POLICIES, Policy
from projections.identities import Identities
from projections.schema import ReadModel

_NO_MERGES = Identities()


class _Merge(NamedTuple):
    merged: str
    known_from: int
    known_to: int
    into: str


class Rules:
    """All merges and policies of the read tables up to one position."""

    def __init__(self, connection: Connection, model: ReadModel, position: int) -> None:
        self.model = model
        self.position = position
        self._merges = [_Merge(*row) for row in connection.execute(select(model.merges))]
        policies = select(model.policies).order_by(model.policies.c.known_from)
        self._policies = [(row.known_from, row.policy) for row in connection.execute(policies)]
        self._identities = lru_cache(maxsize=64)(self._identities_at)

    def identities(self, position: int) -> Identities:
        """Who is held to be whom at a position."""
        return self._identities(position) if self._merges else _NO_MERGES

    def ever_together(self, entity: str, position: int) -> frozenset[str]:
        """Every id that was held to be the same as this one at any position up to this one."""
        found, left = {entity}, [entity]
        while left:
            one = left.pop()
            for merge in self._merges:
                if merge.known_from <= position and one in (merge.merged, merge.into):
                    fresh = {merge.merged, merge.into} - found
                    found |= fresh
                    left += fresh
        return frozenset(found)

    def changes(self, entities: Collection[str], first: int, last: int) -> list[int]:
        """The positions after `first`, up to `last`, of all policies, and of merges of these."""
        merges = [m for m in self._merges if m.merged in entities or m.into in entities]
        found = {p for merge in merges for p in (merge.known_from, merge.known_to)}
        found |= {known_from for known_from, _ in self._policies}
        return sorted(p for p in found if first < p <= last)

    def policy(self, position: int) -> Policy:
        """The policy in force at a position."""
        in_force = FIRST_POLICY.version
        for known_from, policy in self._policies:
            if known_from <= position:
                in_force = policy
        return POLICIES[in_force]

    def _identities_at(self, position: int) -> Identities:
        return Identities(
            (merge.merged, merge.into)
            for merge in self._merges
            if merge.known_from <= position < merge.known_to
        )
