"""Everybody's answers towards one instrument after another, read in portions.

Invariant: a row says what `ask` would; only where the beginning of an instrument, or a
list of participants, may decide is more read than the stored spans.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from domain.instruments import ASPECTS
from domain.rosters import ParticipantList, left_out, may_speak
from domain.standing import (
    NEVER_REPORTED,
    Answer,
    Directness,
    before_existence,
)
from projections.questions.evidence import OnFile, on_file
from projections.questions.finding import Found
from projections.questions.lists import COMPLETE, Lists
from projections.questions.lookup import existence
from projections.questions.tables.streaming import Row, streamed
from projections.questions.view import View
from projections.rows import verdict_columns, verdict_of

VERDICT = (
    "answer", "reason", "status", "since", "last_reported", "certainty", "because", "against",
    "rule",
)  # fmt: skip
COLUMNS = ("instrument", "aspect", "party", "party_name", *VERDICT)
"""What a row says of its pair; CSV and JSON Lines add the clocks to each."""

_ABOUT = len(COLUMNS) - len(VERDICT)
_REASON = COLUMNS.index("reason")
_NOTHING = verdict_columns(NEVER_REPORTED)
_SELECT = """
SELECT s.party, e.name, {verdict}, s.valid_from
FROM {standing} AS s CROSS JOIN {entities} AS e
WHERE e.id = s.party AND s.instrument = {i} AND s.aspect = {a}
    AND s.known_from <= {k} AND s.known_to > {k}
    AND (s.valid_from <= {d} AND s.valid_to > {d} OR s.valid_from > {d} AND NOT EXISTS (
        SELECT 1 FROM {standing} AS o
        WHERE o.instrument = s.instrument AND o.party = s.party AND o.aspect = s.aspect
            AND o.known_from <= {k} AND o.known_to > {k}
            AND o.valid_from < s.valid_from AND o.valid_to > {d})){party}
ORDER BY s.party{order}
"""
"""The span that reaches day d; where none does, the first one after it."""


def _verdict(held: Row, fixed: Row | None) -> Row:
    """The columns that are held; with `fixed`, those, and what says that it was in all the same."""
    if fixed is None:
        return held
    because, against = VERDICT.index("because"), VERDICT.index("against")
    said = held[because] if held[0] == Answer.YES else fixed[against]
    return (*fixed[:against], said, *fixed[against + 1 :])


class Standings:
    """The answers of one day as known at a position."""

    def __init__(self, view: View, day: int, position: int, party: str | None) -> None:
        """`party`: only this one's rows."""
        self._view = view
        self._day = day
        self._position = position
        self._party = party
        self._names = _dated_names(view, day, position)
        self._late = _begun_later(view, day, position)
        self._declared, self._owned = _with_lists(view, position)
        self._filed: tuple[str, OnFile] | None = None

    def of(self, instrument: Found) -> Iterator[list[Row]]:
        """The rows of one instrument, in the order of `COLUMNS`; fact ids as stored, in JSON."""
        kind, day, names = instrument.joined_as, self._day, self._names
        assert kind is not None
        fixed = self._before_it_began(instrument)
        for aspect in sorted(aspect.value for aspect in ASPECTS[kind]):
            for portion in self._held(instrument.id, aspect):
                rows: list[Row] = [
                    (
                        instrument.id,
                        aspect,
                        row[0],
                        names.get(row[0], row[1]),
                        *_verdict(row[2:-1] if row[-1] <= day else _NOTHING, fixed),
                    )
                    for row in portion
                ]
                yield rows if fixed else self._with_lists(instrument, aspect, rows)

    def _before_it_began(self, instrument: Found) -> tuple[str | None, ...] | None:
        same = self._view.identities(self._position).together(instrument.id)
        if self._late.isdisjoint(same):
            return None
        began = existence(self._view, instrument.id, self._position)
        early = before_existence(self._day, began)
        return None if early is None else verdict_columns(early)

    def _held(self, instrument: str, aspect: str) -> Iterator[list[Row]]:
        postgres = self._view.connection.dialect.name == "postgresql"
        values = {
            "i": instrument, "a": aspect, "k": self._position, "d": self._day, "p": self._party,
        }  # fmt: skip
        if self._party is None:
            del values["p"]
        marks = {name: f"%({name})s" if postgres else f":{name}" for name in values}
        party = marks.pop("p", None)
        sql = _SELECT.format(
            verdict=", ".join(f"s.{column}" for column in VERDICT),
            standing=self._view.model.standing.name,
            entities=self._view.model.entities.name,
            party=f" AND s.party = {party}" if party else "",
            order=' COLLATE "C"' if postgres else "",
            **marks,
        )
        return streamed(self._view.connection, sql, values)

    def _with_lists(self, instrument: Found, aspect: str, rows: list[Row]) -> list[Row]:
        """The rows; where nothing decides, as the lists that leave the party out have it."""
        same = self._view.identities(self._position).together(instrument.id)
        declared = not self._declared.isdisjoint(same)
        if not declared and self._owned.isdisjoint(same):
            return rows
        open_ = [n for n, row in enumerate(rows) if may_speak(row[_REASON], declared=declared)]
        if open_:
            lists = self._lists(instrument, aspect)
            for n in open_:
                rows[n] = _left_out(rows[n], self._day, lists.leaving_out(rows[n][2]))
        return rows

    def _lists(self, instrument: Found, aspect: str) -> Lists:
        """The lists of an instrument; those of the one read last are kept."""
        if self._filed is None or self._filed[0] != instrument.id:
            self._filed = instrument.id, on_file(self._view, instrument, self._position)
        return Lists(self._view, self._filed[1], aspect)


def _left_out(row: Row, day: int, lists: list[ParticipantList]) -> Row:
    return (*row[:_ABOUT], *verdict_columns(left_out(verdict_of(row[_ABOUT:]), day, lists)))


def _begun_later(view: View, day: int, position: int) -> set[str]:
    """The instruments that one report at least puts after that day."""
    began = view.model.existence.c
    query = select(began.instrument).where(
        began.known_from <= position, began.known_to > position, began.earliest > day
    )
    return set(view.connection.execute(query.distinct()).scalars())


def _with_lists(view: View, position: int) -> tuple[set[str], set[str]]:
    """The instruments with a list declared complete, and those whose owner may keep one."""
    facts = view.model.facts.c
    declared = select(facts.instrument).where(facts.kind == COMPLETE, facts.position <= position)
    owned = (
        select(facts.instrument)
        .where(facts.directness == Directness.OWNER, facts.position <= position)
        .group_by(facts.instrument, facts.document)
        .having(func.count(facts.party.distinct()) > 1)
    )
    execute = view.connection.execute
    return set(execute(declared).scalars()), set(execute(owned).scalars())


def _dated_names(view: View, day: int, position: int) -> dict[str, str]:
    """The names in use on that day, as known then, of those that have dated ones."""
    names = view.model.names.c
    query = (
        select(names.entity, names.name)
        .where(
            names.dated,
            names.known_from <= position,
            names.valid_from <= day,
            names.valid_to > day,
        )
        .order_by(names.name)
    )
    return dict(tuple(row) for row in view.connection.execute(query))
