"""Facts looked up together, by id or by position, and how they read.

Invariant: two queries for any number of facts, in portions that every database takes;
of the facts nothing is shown that was not in the log at their position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import select

from events.registry import FACT_KINDS
from projections.questions.showing import names_of
from projections.questions.view import View
from projections.questions.wording import fact_sentence
from projections.rows import FactRow

_PORTION = 500


class Filed:
    """Some facts by id, with what is needed to say them in a sentence."""

    def __init__(self, view: View, rows: Iterable[FactRow]) -> None:
        self.rows = {row.fact: row for row in rows}
        self._names = names_of(view, list(self.rows.values()))

    def __getitem__(self, fact: str) -> FactRow:
        return self.rows[fact]

    def name(self, entity: str) -> str:
        """The registered name of somebody who plays a role in these facts."""
        return self._names.get(entity, entity)

    def sentence(self, fact: str) -> str:
        """`Japan joined Paris Call (2018-11-12)`; a charge and hearsay are marked."""
        row = self.rows[fact]
        report = msgspec.json.decode(row.report)
        cls = FACT_KINDS[row.kind]
        roles = {role: report[role] for role in cls.ROLES if report[role] is not None}
        said = fact_sentence(row.kind, roles, report, self.name)
        marks = [row.when]
        if row.alleged:
            marks.append("alleged")
        if report["attributed_to"] is not None:
            marks.append(f"according to {report['attributed_to']}")
        return f"{said} ({', '.join(marks)})"

    def sentences(self, facts: Sequence[str]) -> str:
        """The sentences of several facts, each once, in their order."""
        return "; ".join(dict.fromkeys(self.sentence(fact) for fact in facts))


def facts_by_id(view: View, facts: Iterable[str]) -> list[FactRow]:
    """The rows of facts, in no order that means anything."""
    return list(_matching(view, view.model.facts.c.fact, sorted(set(facts))))


def facts_recorded_at(view: View, positions: Iterable[int]) -> list[FactRow]:
    """The rows of those facts that stand at one of these positions of the log."""
    return list(_matching(view, view.model.facts.c.position, sorted(set(positions))))


def _matching(view: View, column: Any, keys: Sequence[Any]) -> Iterator[FactRow]:
    rest = iter(keys)
    while portion := list(islice(rest, _PORTION)):
        query = select(view.model.facts).where(column.in_(portion))
        for row in view.connection.execute(query):
            yield FactRow(*row)
