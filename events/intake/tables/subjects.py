"""Who is meant: the value of a column becomes the id of a party or an instrument.

Invariant: a value is found by what the mapping says of it, else by exact name, alias,
id or code on file, else it is new or refused, as the mapping says. Whoever was
registered for a value is found by the same value when the table is imported again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from events.drafts import InstrumentDraft, PartyDraft
from events.entities import Draft
from events.intake.tables.asides import Refused
from events.intake.tables.checking import INSTRUMENT_KINDS
from events.intake.tables.dates import Dated, DateReader
from events.intake.tables.mapping import EntityRule
from events.intake.tables.names import Names, slug
from events.intake.tables.saying import Cells, Said, check_names, codes_of, own_words, said_of
from events.intake.tables.spells import Spell, in_spells, registered, spell_of


class Subject(NamedTuple):
    """Who plays a role; `new` is the registration that is still missing, if one is."""

    id: str
    said: str | None
    """The table's own word; None for a fixed id."""
    new: Draft | None
    on_file: bool = False
    """Whether `new` only adds names to a registration."""
    spell: Spell | None = None
    """What the row says of its name and existence, where `new` waits for it."""
    named: bool = False
    """Whether its name is the mapping's own, not that of a spell."""


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
        self._ids: dict[str, str] = {}
        """The id that was made for a value: one, whatever its rows are called."""
        self._columns = rule.columns()

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
            said = Said(rule.id, rule.name or rule.id, rule.kind, rule.aliases)
            return Subject(rule.id, None, None if known else self._draft(said, cells))
        assert rule.column is not None
        value = cells[rule.column]
        if not value.strip():
            raise Refused(f"no {self.name}", f"The column {rule.column!r} is empty.")
        said = said_of(self.name, rule, value, cells)
        if said.id and self._names.name(said.id) is not None:
            return self._known(said.id, said, cells)
        if not said.id and (entity := self._on_file(value, cells)) is not None:
            return self._known(entity, said, cells)
        if not said.id and rule.unknown == "refuse":
            raise Refused(
                f"unknown {self.name}",
                f"{value!r} is no {self.name} on file; register it, give it an id under "
                f'[entity.{self.name}.values], or say unknown = "register".',
            )
        entity = said.id or self._made_id(value, cells)
        new = self._draft(said._replace(id=entity), cells, value)
        named = own_words(rule, value).name is not None
        return Subject(entity, value, new, False, self._spell(cells), named)

    def _known(self, entity: str, said: Said, cells: Cells) -> Subject:
        """Whoever is on file, with the names that the row adds if the mapping wants them."""
        value = cells[self.rule.column or ""]
        if self.rule.on_file == "leave":
            return Subject(entity, value, None)
        name, kind = self._names.name(entity) or entity, self._names.kind(entity)
        if kind != said.kind:
            raise Refused(
                f"the {self.name} is on file as another kind",
                f"{value!r} is {entity!r}, on file as {kind}, not as {said.kind}.",
            )
        check_names(self.name, (said.name, *said.aliases))
        spell = self._spell(cells)
        further = said.aliases if spell is not None else (said.name, *said.aliases)
        aliases = tuple(alias for alias in dict.fromkeys(further) if alias != name)
        new: Draft
        if kind in INSTRUMENT_KINDS:
            new = InstrumentDraft(id=entity, kind=kind, name=name, aliases=aliases)  # type: ignore[arg-type]
        else:
            new = PartyDraft(id=entity, kind=kind, name=name, aliases=aliases)  # type: ignore[arg-type]
        return Subject(entity, value, new, True, spell, named=True)

    def _spell(self, cells: Cells) -> Spell | None:
        rule = self.rule
        if rule.spells is None or rule.name_column is None:
            return None
        name = cells[rule.name_column]
        check_names(self.name, [name])
        return spell_of(rule.spells, name, cells, self._dates)

    def _on_file(self, value: str, cells: Cells) -> str | None:
        codes = codes_of(self.rule, cells)
        coded = {
            entity
            for scheme, code in codes.items()
            for entity in self._names.find(self._sort, code, scheme)
        }
        fitting = sorted(coded) or [
            entity
            for entity in self._names.find(self._sort, value, self.rule.code or "")
            if not self._names.other_code(entity, codes)
        ]
        if (own := self._slug(value, cells)) in fitting:
            return own  # else what other rows made an alias would undo a former import
        if len(fitting) > 1:
            raise Refused(
                f"ambiguous {self.name}",
                f"{value!r} fits {', '.join(fitting)}; say which under "
                f"[entity.{self.name}.values].",
            )
        return fitting[0] if fitting else None

    def _slug(self, value: str, cells: Cells) -> str:
        """The id that the value would get; each of its rows the same."""
        words = value if self.rule.id_column is None else cells[self.rule.id_column]
        return self._ids.setdefault(value, slug(words, self.rule.prefix))

    def _made_id(self, value: str, cells: Cells) -> str:
        entity = self._slug(value, cells)
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

    def _draft(self, said: Said, cells: Cells, value: str | None = None) -> Draft:
        rule = self.rule
        check_names(self.name, (said.name, *said.aliases))
        codes = codes_of(self.rule, cells)
        if rule.code is not None and value is not None and own_words(rule, value).id is None:
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


def with_spells(draft: Draft, subjects: Sequence[Subject]) -> Draft:
    """The registration of an entity, or the names to add, by the spells of all its rows."""
    spells = [subject.spell for subject in subjects if subject.spell is not None]
    if not isinstance(draft, PartyDraft):
        return draft
    if subjects[0].on_file:
        return in_spells(draft, spells)
    return registered(draft, spells, named=subjects[0].named)


def joined(before: Draft, now: Draft) -> Draft:
    """One registration out of two for the same id: the first, with the names of both."""
    aliases = dict.fromkeys((*before.aliases, *now.aliases))
    names = dict.fromkeys((*before.names, *now.names))
    return replace(
        before, aliases=tuple(a for a in aliases if a != before.name), names=tuple(names)
    )
