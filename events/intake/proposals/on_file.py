"""Facts that say already what a proposal says.

Invariant: a proposal matches a fact of the same key whose words overlap with its own; or one
in a near copy of its page that also gives the same date. A match is told, never decided by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from events.intake.proposals.filed import Filed
from events.intake.proposals.keys import Key, apart_of, key_of, overlap


class FactOnFile(NamedTuple):
    """What must be known of a fact to compare proposals with it."""

    fact: str
    document: str
    key: Key
    when: str
    start: int
    end: int


class Match(NamedTuple):
    """The fact that says it, and where: in the same words, or in a near copy of the page."""

    fact: str
    where: Literal["same words", "near copy"]
    document: str


def fact_on_file(
    fact: str,
    document: str,
    kind: str,
    roles: Mapping[str, str],
    values: Mapping[str, Any],
    when: str,
    span: tuple[int, int],
) -> FactOnFile:
    """A fact as it is compared."""
    return FactOnFile(fact, document, key_of(kind, roles, apart_of(values)), when, *span)


def match(row: Filed, facts: Iterable[FactOnFile]) -> Match | None:
    """The fact that says what the proposal says; `facts` are of its page and of near copies."""
    copies: Match | None = None
    for fact in facts:
        if fact.key != row.key:
            continue
        if fact.document == row.document:
            if overlap(fact.start, fact.end, row.start, row.end):
                return Match(fact.fact, "same words", fact.document)
        elif row.draft is not None and fact.when == row.draft.when and copies is None:
            copies = Match(fact.fact, "near copy", fact.document)
    return copies
