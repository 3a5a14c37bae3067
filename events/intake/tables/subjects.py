"""Who is meant: the value of a column becomes the id of a party or an instrument.

Invariant: a value is found by what the mapping says of it, else by exact name, alias,
id or code on file, else it is new or refused, as the mapping says. Whoever was
registered for a value is found by the same value when the table is imported again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from events.drafts import InstrumentDraft, PartyDraft
from events.entities import Draft
from events.intake.tables.asides import Refused
from events.intake.tables.checking import INSTRUMENT_KINDS
from events.intake.tables.dates import Dated, DateReader
from events.intake.tables.mapping import EntityRule, Known
from events.intake.tables.names import Names, slug

_LONGEST = 500
_NOTHING = Known()
Cells = Mapping[str, str]


class Subject(NamedTuple):
    """Who plays a role; `new` is the registration that is still missing, if one is."""

    id: str
    said: str | None
    """The table's own word; None for a fixed id."""
    new: Draft | None


class Subjects:
    """Finds the entities of one rule; remembers what each value stood for."""

    def __init__(self, name: str, rule: EntityRule, names: Names, dates: DateReader) -> None:
        self.name = name
        self.rule = rule
        self._names = names
        self._dates = dates
        self._sort = "instrument" if rule.kind in INSTRUMENT_KINDS else "party"
        self._found: dict[tuple[str, ...], Subject] = {}
        self._taken: dict[str, str] = {}
        """Which value took an id that was made from it."""
        columns = (
            rule.column, rule.name_column, rule.kind_column, *rule.codes.values(),
            *rule.alias_columns, rule.existed_from, rule.existed_until,
        )  # fmt: skip
        self._columns = [column for column in columns if column is not None]

    def find(self, cells: Cells) -> Subject:
        """Who the row means. Raises `Refused`."""
        key = tuple([cells[column] for column in self._columns])
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._find(cells)
        return found

    def _find(self, cells: Cells) -> Subject:
        rule = self.rule
        if rule.id is not None:
            known = self._names.name(rule.id) is not None
            said = _Said(rule.id, rule.name or rule.id, rule.kind, rule.aliases)
            return Subject(rule.id, None, None if known else self._draft(said, cells))
        assert rule.column is not None
        value = cells[rule.column]
        if not value.strip():
            raise Refused(f"no {self.name}", f"The column {rule.column!r} is empty.")
        said = self._said(value, cells)
        if said.id and self._names.name(said.id) is not None:
            return Subject(said.id, value, None)
        if not said.id and (entity := self._on_file(value)) is not None:
            return Subject(entity, value, None)
        if not said.id and rule.unknown == "refuse":
            raise Refused(
                f"unknown {self.name}",
                f"{value!r} is no {self.name} on file; register it, give it an id under "
                f'[entity.{self.name}.values], or say unknown = "register".',
            )
        entity = said.id or self._made_id(value)
        return Subject(entity, value, self._draft(said._replace(id=entity), cells, value))

    def _said(self, value: str, cells: Cells) -> _Said:
        """Name, kind and aliases of a value, by the mapping and the row."""
        rule, known = self.rule, self.rule.values.get(value, _NOTHING)
        name = known.name
        if name is None and rule.name_column is not None:
            name = cells[rule.name_column]
        if name is None and rule.name is not None:
            name = rule.name.replace("{value}", value)
        kind = known.kind or rule.kind
        if rule.kind_column is not None and known.kind is None:
            chosen = rule.kinds.get(cells[rule.kind_column])
            if chosen is None:
                raise Refused(
                    f"unknown {rule.kind_column}",
                    f"{cells[rule.kind_column]!r} is not among the kinds of {self.name}: "
                    f"{', '.join(map(repr, rule.kinds))}.",
                )
            kind = chosen
        aliases = [*known.aliases, *(a for c in rule.alias_columns for a in self._split(cells[c]))]
        name = name or value
        if rule.code is None or known.id is not None:
            aliases.append(value)
        unique = dict.fromkeys(a for a in aliases if a and a != name)
        return _Said(known.id or "", name, kind, tuple(unique))

    def _split(self, cell: str) -> list[str]:
        separator = self.rule.alias_separator
        return [part.strip() for part in cell.split(separator)] if separator else [cell]

    def _on_file(self, value: str) -> str | None:
        fitting = self._names.find(self._sort, value, self.rule.code or "")
        if (own := slug(value, self.rule.prefix)) in fitting:
            return own  # else what other rows made an alias would undo a former import
        if len(fitting) > 1:
            raise Refused(
                f"ambiguous {self.name}",
                f"{value!r} fits {', '.join(fitting)}; say which under "
                f"[entity.{self.name}.values].",
            )
        return fitting[0] if fitting else None

    def _made_id(self, value: str) -> str:
        entity = slug(value, self.rule.prefix)
        owner = self._taken.setdefault(entity, value)
        if owner == value:
            owner = self._names.name(entity) or value
        if owner != value or self._names.name(entity) is not None:
            raise Refused(
                f"id of the {self.name} is taken",
                f"{value!r} would be {entity!r}, which is {owner!r}; give it an id of its own, "
                f"or that one, under [entity.{self.name}.values].",
            )
        return entity

    def _draft(self, said: _Said, cells: Cells, value: str | None = None) -> Draft:
        rule = self.rule
        for text in (said.name, *said.aliases):
            if len(text) > _LONGEST:
                raise Refused(f"name of the {self.name} is too long", f"{text[:80]!r}…")
        codes = {scheme: cells[column] for scheme, column in rule.codes.items() if cells[column]}
        if (
            rule.code is not None
            and value is not None
            and rule.values.get(value, _NOTHING).id is None
        ):
            codes[rule.code] = value
        if said.kind in INSTRUMENT_KINDS:
            return InstrumentDraft(
                id=said.id, kind=said.kind, name=said.name, aliases=said.aliases,  # type: ignore[arg-type]
                codes=codes, owner=rule.owner,
            )  # fmt: skip
        return PartyDraft(
            id=said.id, kind=said.kind, name=said.name, aliases=said.aliases, codes=codes,  # type: ignore[arg-type]
            existed_from=self._date(rule.existed_from, cells),
            existed_until=self._date(rule.existed_until, cells),
        )  # fmt: skip

    def _date(self, column: str | None, cells: Cells) -> str | None:
        read = self._dates.read(cells[column]) if column is not None else None
        return read.when.text if isinstance(read, Dated) else None


class _Said(NamedTuple):
    """What mapping and row say of a value; an empty id is to be found or made."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]


def joined(before: Draft, now: Draft) -> Draft:
    """One registration out of two for the same id: the first, with all the aliases."""
    aliases = dict.fromkeys((*before.aliases, *now.aliases))
    return replace(before, aliases=tuple(a for a in aliases if a != before.name))
