"""Whether a row is meant: what a mapping's conditions say of its cells.

Invariant: cells are compared as they are written, to the character.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from events.intake.tables.mapping import Condition


def all_true(conditions: Iterable[Condition], cells: Mapping[str, str]) -> bool:
    """Whether the row passes every condition; of none, any row does."""
    for condition in conditions:  # in a loop: asked of every rule for every row
        cell = cells[condition.column]
        if (
            (condition.any_of is not None and cell not in condition.any_of)
            or (condition.none_of is not None and cell in condition.none_of)
            or (condition.same_as is not None and cell != cells[condition.same_as])
            or (condition.not_same_as is not None and cell == cells[condition.not_same_as])
        ):
            return False
    return True
