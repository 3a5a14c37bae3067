"""Lists of participants on file, and whom they leave out.

A list is a document that a `roster-declared-complete` speaks of, or one of the
instrument's owner that brings in at least two parties. It speaks for the days up to
the one it is declared complete on, else up to the document's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from domain.dates import parse
from domain.instruments import ASPECTS, Effect, InstrumentKind, acts_of
from domain.rosters import ParticipantList
from domain.standing import Directness, Rank
from projections.membership import inside
from projections.questions.evidence import OnFile
from projections.questions.prepared import Prepared
from projections.questions.view import View
from projections.rows import FactRow
from projections.schema import ReadModel

COMPLETE = "roster-declared-complete"
_FEWEST = 2


class _List(NamedTuple):
    """One list with those whom it names, also where the report counts no more."""

    said: ParticipantList
    parties: frozenset[str]
    groups: tuple[FactRow, ...]
    """Claims about a group, or a part of it: no member on that day is left out."""


class Lists:
    """The lists of one instrument in one aspect, as known at a position."""

    def __init__(self, view: View, on_file: OnFile, aspect: str) -> None:
        self._on_file = on_file
        self._lists = tuple(_read(view, on_file, aspect))

    def turns(self) -> frozenset[int]:
        """The days from which on a list speaks no more, or speaks less surely."""
        return frozenset(
            day + 1 for one in self._lists for day in (one.said.until, one.said.latest)
        )

    def leaving_out(self, party: str) -> list[ParticipantList]:
        """The lists that a canonical party is not on."""
        return [one.said for one in self._lists if not self._brings_in(one, party)]

    def _brings_in(self, one: _List, party: str) -> bool:
        if party in one.parties:
            return True
        return any(
            self._on_file.is_open(claim)
            and inside(claim.earliest, claim.latest, self._on_file.group(claim).stays(party))
            is not None
            for claim in one.groups
        )


def _read(view: View, on_file: OnFile, aspect: str) -> list[_List]:
    by_document: dict[str, list[FactRow]] = {}
    for fact in on_file.rows:
        by_document.setdefault(fact.document, []).append(fact)
    found = []
    for document, facts in by_document.items():
        named = [f for f in facts if _enters(f, on_file.kind, aspect)]
        entries = [f for f in named if _counts(f)]
        declared = [f for f in facts if f.kind == COMPLETE and _counts(f)]
        if not entries and len(ASPECTS[on_file.kind]) > 1:
            continue  # nothing says that the list is about this aspect
        for said in _said(view, on_file, document, declared, entries):
            parties = frozenset(on_file.canonical(f.party) for f in named if f.party is not None)
            claims = tuple(f for f in named if f.quantifier is not None)
            found.append(_List(said, parties, claims))
    return found


def _said(
    view: View,
    on_file: OnFile,
    document: str,
    declared: Sequence[FactRow],
    entries: Sequence[FactRow],
) -> list[ParticipantList]:
    if declared:
        return [
            ParticipantList(fact.earliest, fact.latest, True, fact.qualified, (fact.fact,))
            for fact in declared
        ]
    owned = [f for f in entries if f.directness == Directness.OWNER]
    until = _day_of(view, document)
    parties = {on_file.canonical(f.party) for f in owned if f.party is not None}
    if len(parties) < _FEWEST or until is None:
        return []
    return [ParticipantList(until, until, False, False, tuple(f.fact for f in owned))]


def _day_of(view: View, document: str) -> int | None:
    """The last day that a document can speak of: when it was published, else retrieved."""
    table = view.model.documents.c
    row = view.connection.execute(
        select(table.published, table.retrieved_at).where(table.document == document)
    ).one()
    return parse(row.published or row.retrieved_at[:10]).latest


def _enters(fact: FactRow, kind: InstrumentKind, aspect: str) -> bool:
    """Whether a fact brings its actor in, in this aspect."""
    return any(
        act.aspect == aspect and act.effect is Effect.ENTERS
        for act in acts_of(kind, fact.kind, holds=fact.holds)
    )


def _counts(fact: FactRow) -> bool:
    known_wrong = fact.dropped or fact.alleged or fact.rank == Rank.DEPRECATED
    return not known_wrong and fact.withdrawn_at is None


def any_complete(view: View, instruments: Sequence[str], position: int) -> bool:
    """Whether a list was declared complete: an index look-up, for the many without any."""
    return _any(view, _COMPLETE_LISTS, instruments, position)


def any_of_owner(view: View, instruments: Sequence[str], position: int) -> bool:
    """Whether the owner says anything about the instrument."""
    return _any(view, _OWNERS_WORDS, instruments, position)


def _any(view: View, query: Prepared, instruments: Sequence[str], position: int) -> bool:
    return any(query.rows(view, i=instrument, k=position) for instrument in instruments)


def _filed(model: ReadModel) -> Any:
    facts = model.facts.c
    query = select(facts.position).where(
        facts.instrument == bindparam("i"), facts.position <= bindparam("k")
    )
    return query.limit(1)


def _declared_complete(model: ReadModel) -> Any:
    facts = model.facts.c  # such a fact has no party, and the index is by party
    return _filed(model).where(facts.party.is_(None), facts.kind == COMPLETE)


def _said_by_owner(model: ReadModel) -> Any:
    return _filed(model).where(model.facts.c.directness == int(Directness.OWNER))


_COMPLETE_LISTS = Prepared(_declared_complete)
_OWNERS_WORDS = Prepared(_said_by_owner)
