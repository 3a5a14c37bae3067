"""What a replay will record, decided before anything is written.

Invariant: every row of a history was drawn as the mapping says, once, in the order in which
the source showed them; what cannot be drawn is set aside with its reason, as in a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import InvalidInput
from events.documents import readable
from events.drafts import FactDraft, InstrumentDraft
from events.entities import Draft
from events.intake.replay.histories import HistoryRow, HistoryTable, read_history
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.moments import Moment, Snapshots, moments_of, read_snapshots
from events.intake.replay.renames import NewName, at_first, new_names, with_one_id
from events.intake.replay.spelling import NO_DAY
from events.intake.replay.times import day, utc
from events.intake.tables.asides import Aside
from events.intake.tables.drawing import draw
from events.intake.tables.mapping import TableMapping
from events.intake.tables.names import Names
from events.intake.tables.subjects import joined


class Source(NamedTuple):
    """A file to replay: a history, or a register that names entities only."""

    content: bytes
    mapping: HistoryMapping | TableMapping
    snapshots: bytes | None = None


class Named(NamedTuple):
    """Whom a source names: who is new, and further names of who is not."""

    new: list[Draft]
    further: list[Draft]


class RegisterPlan(NamedTuple):
    """A register: whom it names, and the rows that name nobody."""

    content: bytes
    mapping: TableMapping
    text: str
    rows: int
    named: Named
    asides: list[Aside]


class HistoryPlan(NamedTuple):
    """A history: whom it names, and what happens at each moment."""

    mapping: HistoryMapping
    table: HistoryTable
    moments: list[Moment]
    snapshots: int
    named: Named
    facts: dict[int, list[FactDraft]]
    """By number of the row, the facts that it reports; they cite no document yet."""
    names: dict[int, list[NewName]]
    asides: list[Aside]


class Plan(NamedTuple):
    """All of it; histories in the order of their first times."""

    registers: list[RegisterPlan]
    histories: list[HistoryPlan]
    entities: dict[str, Draft]
    """Everybody who is registered, by id."""

    def add(self, named: Named) -> None:
        """Whoever a source names is known to those after it."""
        self.entities.update((draft.id, draft) for draft in named.new)
        for draft in named.further:
            self.entities[draft.id] = joined(self.entities[draft.id], draft)

    @property
    def first(self) -> int:
        """The first time of all histories, microseconds since 1970 UTC."""
        return self.histories[0].moments[0].time


class _Entry(NamedTuple):
    """A registration as the look-up of names takes it."""

    id: str
    sort: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    codes: Mapping[str, str]


def plan(sources: Sequence[Source], by: str, now: int) -> Plan:
    """Read and draw all sources; `now` is the real time, which no history may pass.

    Raises `InvalidInput` for a history or list of snapshots that cannot be right.
    """
    planned = Plan([], [], {})
    histories = []
    for source in sources:
        if isinstance(source.mapping, HistoryMapping):
            table = read_history(source.content, source.mapping)
            listed = None
            if source.snapshots is not None:
                listed = read_snapshots(source.snapshots, source.mapping)
            moments = moments_of(table, source.mapping, listed)
            _check_times(moments, now)
            histories.append((moments, table, source.mapping, listed))
        elif source.snapshots is not None:
            raise InvalidInput("A register has no snapshots.", field="history.snapshots")
        else:
            register = _register(source.content, source.mapping, _names(planned.entities), by)
            planned.registers.append(register)
            planned.add(register.named)
    if not histories:
        raise InvalidInput("There is no history to replay; give at least one.", field="history")
    for moments, table, mapping, listed in sorted(histories, key=lambda h: h[0][0].time):
        history = _history(moments, table, mapping, listed, _names(planned.entities), by)
        planned.histories.append(history)
        planned.add(history.named)
    return planned


def _check_times(moments: list[Moment], now: int) -> None:
    if moments[-1].time > now:
        raise InvalidInput(
            f"A snapshot of {utc(moments[-1].time)} lies in the future; a history is of what was "
            "shown.",
            field="history",
        )
    if moments[0].time <= 0:
        raise InvalidInput(
            f"A snapshot of {utc(moments[0].time)} lies before the log's clock, which begins in "
            "1970. Check the column and its times.",
            field="history",
        )


def _names(entities: Mapping[str, Draft]) -> Names:
    return Names(
        _Entry(
            draft.id,
            "instrument" if isinstance(draft, InstrumentDraft) else "party",
            draft.kind,
            draft.name,
            (*draft.aliases, *(dated.name for dated in draft.names)),
            draft.codes,
        )
        for draft in entities.values()
    )


def _register(content: bytes, mapping: TableMapping, names: Names, by: str) -> RegisterPlan:
    text = readable(content)
    drawing = draw(text, mapping, names, by)
    named = Named(list(drawing.entities.values()), list(drawing.further.values()))
    return RegisterPlan(content, mapping, text, len(drawing.rows), named, drawing.asides)


def _history(
    moments: list[Moment],
    table: HistoryTable,
    mapping: HistoryMapping,
    listed: Snapshots | None,
    names: Names,
    by: str,
) -> HistoryPlan:
    shown = sorted(table.rows, key=lambda r: (r.known_from, r.row.number))
    text = table.header + "".join(row.line for row in shown)
    drawing = draw(text, with_one_id(mapping, names), names, by)
    history = HistoryPlan(
        mapping=mapping,
        table=table,
        moments=moments,
        snapshots=len(moments if listed is None else listed),
        named=Named(
            [at_first(draft, mapping) for draft in drawing.entities.values()],
            [at_first(draft, mapping) for draft in drawing.further.values()],
        ),
        facts={},
        names={},
        asides=[],
    )
    for drawn in drawing.rows:
        row = shown[drawn.row.number - 1]
        facts = [_dated(fact, row) for fact in drawn.facts]
        history.facts[row.row.number] = facts
        if new := new_names(row, facts, mapping):
            history.names[row.row.number] = new
    for aside in drawing.asides:
        history.asides.append(aside._replace(row=shown[aside.row.number - 1].row))
    return history


def _dated(fact: FactDraft, row: HistoryRow) -> FactDraft:
    """A fact of what was shown gets the first day on which it was, in whatever words."""
    if fact.when != NO_DAY:
        return fact
    return replace(fact, when=day(row.shown_since), date_rule="the day it was first shown")
