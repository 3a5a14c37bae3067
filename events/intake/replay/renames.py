"""Parties that a source calls by another name from some moment on.

Invariant: only what the mapping declares is one party under two names; it has one id from
the first of them to the last, and a later name from the day on which it is first shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from events.drafts import FactDraft
from events.entities import Draft
from events.intake.replay.histories import HistoryRow
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.times import day
from events.intake.tables.checking import INSTRUMENT_KINDS
from events.intake.tables.mapping import EntityRule, Known, TableMapping
from events.intake.tables.names import Names, slug


class NewName(NamedTuple):
    """A later name of a party, and the day on which the source first showed it."""

    party: str
    name: str
    day: str


def with_one_id(mapping: HistoryMapping, names: Names) -> TableMapping:
    """The table's mapping, with one id for all the names that a party had.

    It is the one that the mapping gives the first name, else that of whoever is on file
    under it, else the one that it would get.
    """
    entities = {name: _one_id(mapping, rule, names) for name, rule in mapping.table.entity.items()}
    return replace(mapping.table, entity=entities)


def _one_id(mapping: HistoryMapping, rule: EntityRule, names: Names) -> EntityRule:
    column, values = rule.column or "", dict(rule.values)
    sort = "instrument" if rule.kind in INSTRUMENT_KINDS else "party"
    for later in mapping.history.renamed.get(column, {}):
        first = mapping.first_name(column, later)
        known = values.get(first, Known())
        fitting = names.find(sort, first, rule.code or "")
        entity = known.id or (fitting[0] if len(fitting) == 1 else slug(first, rule.prefix))
        values[first] = replace(known, id=entity)
        values[later] = replace(values.get(later, Known()), id=entity, kind=known.kind)
    return replace(rule, values=values)


def at_first(draft: Draft, mapping: HistoryMapping) -> Draft:
    """The registration without the names that the source gave the party only later."""
    later = {name for renamed in mapping.history.renamed.values() for name in renamed}
    return replace(draft, aliases=tuple(alias for alias in draft.aliases if alias not in later))


def new_names(
    row: HistoryRow, facts: Sequence[FactDraft], mapping: HistoryMapping
) -> list[NewName]:
    """The names in the row that its parties did not have at first."""
    return [
        NewName(fact.roles[role], row.cells[column], day(row.known_from))
        for column, renamed in mapping.history.renamed.items()
        if row.cells[column] in renamed
        for rule in mapping.table.entity.values()
        if rule.column is not None and column in (rule.column, rule.name_column)
        for fact in facts
        for role, words in (fact.named_as or {}).items()
        if words == row.cells[rule.column]
    ]
