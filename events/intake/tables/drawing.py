"""From a row to the facts that it reports, all of them or none.

Invariant: every fact cites its own row, to the character; a row in which anything
cannot be read as the mapping says gives no fact and registers nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from domain.errors import InvalidInput
from events.drafts import CitationDraft, FactDraft
from events.entities import Draft
from events.intake.tables.asides import Aside, Refused
from events.intake.tables.conditions import all_true
from events.intake.tables.dates import Absent, Dated, DateReader, first_day_without
from events.intake.tables.mapping import Cell, FactRule, TableMapping
from events.intake.tables.names import Names
from events.intake.tables.rows import Row, rows_of
from events.intake.tables.saying import Cells
from events.intake.tables.subjects import Subject, Subjects, joined, with_spells
from events.report import Origin


class DrawnRow(Struct, frozen=True, gc=False):
    """The facts that one row reports."""

    row: Row
    facts: tuple[FactDraft, ...]


class Drawing(NamedTuple):
    """All that a table says, in the order of its rows."""

    rows: list[DrawnRow]
    asides: list[Aside]
    entities: dict[str, Draft]
    """The registrations that are missing, by id."""
    further: dict[str, Draft]
    """Names to add to who is on file, by id."""

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(len(drawn.facts) for drawn in self.rows)


def draw(text: str, mapping: TableMapping, names: Names, by: str) -> Drawing:
    """Read the table; the facts are accepted by `by`, and cite a document still to be named.

    Raises `InvalidInput` where the text is no table, or lacks columns that are declared.
    """
    rows = rows_of(text, mapping.table.delimiter, mapping.table.quote or None)
    header = _header(next(rows, None), mapping)
    drawer = _Drawer(text, mapping, names, by)
    drawing = Drawing([], [], drawer.fixed(), {})
    for row in rows:
        if len(row.fields) != len(header):
            detail = f"{len(row.fields)} fields, while the header has {len(header)}."
            drawing.asides.append(Aside("refused", row, "wrong number of fields", detail))
            continue
        cells = dict(zip(header, row.fields, strict=True))
        try:
            drawer.draw(row, cells, drawing)
        except Refused as refused:
            drawing.asides.append(Aside("refused", row, refused.why, refused.detail))
    drawer.finish(drawing)
    return drawing


def _header(row: Row | None, mapping: TableMapping) -> Sequence[str]:
    there = row.fields if row is not None else ()
    missing = [column for column in mapping.table.columns if column not in there]
    if missing:
        raise InvalidInput(
            f"The table has no column {', '.join(map(repr, missing))}; "
            f"the columns there are: {', '.join(map(repr, there)) or 'none'}.",
            field="table.columns",
        )
    for column in mapping.table.columns:
        if there.count(column) > 1:
            raise InvalidInput(f"The column {column!r} stands twice.", field="table.columns")
    return there


class _Drawer:
    """Draws the rows of one table."""

    def __init__(self, text: str, mapping: TableMapping, names: Names, by: str) -> None:
        dates = mapping.dates
        self._text = text
        self._mapping = mapping
        self._dates = DateReader(dates.formats, dates.missing, dates.open)
        self._subjects = {
            name: Subjects(name, rule, names, self._dates) for name, rule in mapping.entity.items()
        }
        self._by_column = [s for s in self._subjects.values() if s.rule.column is not None]
        self._spells: dict[str, list[Subject]] = {}
        self._origin = Origin(mapping.origin, by)

    def fixed(self) -> dict[str, Draft]:
        """The registrations that do not depend on any row."""
        found = [s.find({}) for s in self._subjects.values() if s.rule.column is None]
        return {subject.id: subject.new for subject in found if subject.new is not None}

    def draw(self, row: Row, cells: Cells, drawing: Drawing) -> None:
        """Add what the row says to the drawing. Raises `Refused`."""
        for skip in self._mapping.skip:
            if all_true(skip.where, cells):
                drawing.asides.append(Aside("skipped", row, skip.because, skip.because))
                return
        quote = self._text[row.start : row.end]
        citation = CitationDraft(document="", quote=quote, start=row.start)
        found: dict[str, Subject] = {}
        facts = [
            fact
            for rule in self._mapping.fact
            if (fact := self._fact(rule, cells, citation, found)) is not None
        ]
        if not self._mapping.fact:
            found = {s.name: s.find(cells) for s in self._by_column}
        elif not facts:
            why = "no fact: the row has no date for any"
            drawing.asides.append(Aside("skipped", row, why, why))
            return
        for subject in found.values():
            if (new := subject.new) is not None:
                drafts = drawing.further if subject.on_file else drawing.entities
                before = drafts.setdefault(new.id, new)
                if before is not new:
                    drafts[new.id] = joined(before, new)
                if subject.spell is not None:
                    self._spells.setdefault(new.id, []).append(subject)
        drawing.rows.append(DrawnRow(row, tuple(facts)))

    def finish(self, drawing: Drawing) -> None:
        """Date the names of whoever has spells, now that all rows are read."""
        for entity, subjects in self._spells.items():
            drafts = drawing.further if subjects[0].on_file else drawing.entities
            drafts[entity] = with_spells(drafts[entity], subjects)

    def _fact(
        self, rule: FactRule, cells: Cells, citation: CitationDraft, found: dict[str, Subject]
    ) -> FactDraft | None:
        if rule.where and not all_true(rule.where, cells):
            return None
        when, how = self._when(rule, cells)
        if when is None:
            return None
        roles, named_as = {}, {}
        for role, name in rule.roles.items():
            subject = found.get(name)
            if subject is None:
                subject = found[name] = self._subjects[name].find(cells)
            roles[role] = subject.id
            if subject.said is not None:
                named_as[role] = subject.said
        return FactDraft(
            kind=_kind(rule, cells),
            roles=roles,
            when=when,
            citation=citation,
            values=self._values(rule, cells),
            basis=rule.basis,
            modality=rule.modality,
            as_said=_text(rule.as_said, cells),
            named_as=named_as or None,
            attributed_to=_text(rule.attributed_to, cells),
            date_rule=how,
            origin=self._origin,
        )

    def _when(self, rule: FactRule, cells: Cells) -> tuple[str | None, str | None]:
        """The date of the fact and the rule that gave it; None if the row has no such fact."""
        if rule.when is None:
            return rule.on, None
        read = self._dates.read(cells[rule.when])
        if isinstance(read, Absent):
            if read is Absent.OPEN or rule.if_missing == "none":
                return None, None
            if rule.if_missing == "refuse":
                raise Refused(f"no date in {rule.when}", f"{cells[rule.when]!r} is no date.")
            return "../..", f"{rule.when}: no date"
        if rule.not_before is not None:
            self._check_order(rule.not_before, rule.when, read, cells)
        if rule.last_day is False:
            return read.when.text, f"{rule.when}: {read.format}"
        known = rule.last_day is True
        how = "the day after" if known else "that day or the day after"
        return first_day_without(read.when, known=known), f"{rule.when}: {read.format}, {how}"

    def _check_order(self, start: str, end: str, ending: Dated, cells: Cells) -> None:
        began = self._dates.read(cells[start])
        if isinstance(began, Absent) or began.when.earliest is None or ending.when.latest is None:
            return
        if ending.when.latest < began.when.earliest:
            raise Refused(
                "reversed dates",
                f"{end} {cells[end]!r} is before {start} {cells[start]!r}.",
            )

    def _values(self, rule: FactRule, cells: Cells) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, said in rule.values.items():
            if not isinstance(said, Cell):
                values[name] = said
            elif said.date:
                read = self._dates.read(cells[said.column])
                if isinstance(read, Dated):
                    values[name] = read.when.text
            elif cells[said.column]:
                values[name] = cells[said.column]
        return values


def _kind(rule: FactRule, cells: Cells) -> str:
    if rule.kind is not None:
        return rule.kind
    assert rule.kind_column is not None
    value = cells[rule.kind_column]
    kind = rule.kinds.get(value)
    if kind is None:
        raise Refused(
            f"unknown {rule.kind_column}",
            f"{value!r} is not among the kinds: {', '.join(map(repr, rule.kinds))}.",
        )
    return kind


def _text(said: str | Cell | None, cells: Cells) -> str | None:
    if isinstance(said, Cell):
        return cells[said.column] or None
    return said
