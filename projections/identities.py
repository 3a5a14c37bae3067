"""Who is held to be the same: merged parties, and the id that stands for them.

Invariant: each id has one canonical id, where its chain of merges ends; merges have
no cycles. What holds at a position depends on the events up to it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Merge = tuple[str, str]
"""(merged, into)."""


class Identities:
    """The merges that hold at one position."""

    def __init__(self, merges: Iterable[Merge] = ()) -> None:
        self._into: dict[str, str] = dict(merges)
        self._together = _classes(self._into)

    def canonical(self, entity: str) -> str:
        """The id that stands for an entity; its own if it is not merged."""
        while entity in self._into:
            entity = self._into[entity]
        return entity

    def together(self, entity: str) -> tuple[str, ...]:
        """All ids that stand for the same as this one, the canonical one first."""
        canonical = self.canonical(entity)
        return self._together.get(canonical, (canonical,))

    def merge(self, merged: str, into: str) -> None:
        """From here on `merged` is held to be `into`."""
        self._into[merged] = into
        self._together = _classes(self._into)

    def unmerge(self, merged: str) -> None:
        """`merged` stands for itself again. `KeyError` if it did all along."""
        del self._into[merged]
        self._together = _classes(self._into)


def _classes(into: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for merged in sorted(into):
        canonical = merged
        while canonical in into:
            canonical = into[canonical]
        found.setdefault(canonical, [canonical]).append(merged)
    return {canonical: tuple(ids) for canonical, ids in found.items()}
