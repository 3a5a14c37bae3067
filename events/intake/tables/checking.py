"""Whether a mapping can be right at all, before any table is read.

Invariant: a mapping that passes names only columns that it declares, entities that it
has, kinds, roles and values that the chronicle knows, and acts that its instruments
allow; so what is left to go wrong lies in the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain.dates import ImpossibleDate, parse
from domain.errors import ChronicleError, InvalidInput
from domain.instruments import ACTS, JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import is_id
from domain.nouns import an
from events.gate import kind_class
from events.intake.tables.dates import FORMATS
from events.intake.tables.mapping import Cell, Condition, EntityRule, FactRule, TableMapping
from events.listing import Listing
from events.membership import Membership
from events.participation import Participation
from events.report import Report

INSTRUMENT_KINDS = frozenset(str(kind) for kind in InstrumentKind) - {"group"}
PARTY_KINDS = frozenset(str(kind) for kind in PartyKind)
KINDS = INSTRUMENT_KINDS | PARTY_KINDS
"""What can be registered."""
_ACTS_ON = {
    **{str(kind): acts for kind, acts in ACTS.items()},
    **{str(kind): ACTS[InstrumentKind.GROUP] for kind in JOINABLE_PARTIES},
}
_COMMON = frozenset(Report.__struct_fields__)


def check_mapping(mapping: TableMapping) -> None:
    """Raise `InvalidInput` for the first thing that is wrong; its field says where."""
    for name in mapping.dates.formats:
        if name not in FORMATS:
            raise _wrong("dates.formats", f"{name!r} is no format; use {', '.join(FORMATS)}.")
    for name, rule in mapping.entity.items():
        _check_entity(f"entity.{name}", rule)
        _check_register(f"entity.{name}", rule, mapping)
    for place, fact in enumerate(mapping.fact):
        _check_fact(f"fact[{place}]", fact, mapping)
    declared = set(mapping.table.columns)
    for where, column in used_columns(mapping):
        if column not in declared:
            listed = ", ".join(mapping.table.columns)
            raise _wrong(where, f"table.columns does not name {column!r}; it has {listed}.")


def used_columns(mapping: TableMapping) -> Iterator[tuple[str, str]]:
    """Each column that the mapping reads, with the place that reads it."""
    for place, skip in enumerate(mapping.skip):
        yield from _in_conditions(f"skip[{place}].where", skip.where)
    for name, rule in mapping.entity.items():
        yield from ((f"entity.{name}", column) for column in rule.columns())
    for place, fact in enumerate(mapping.fact):
        where = f"fact[{place}]"
        yield from _in_conditions(f"{where}.where", fact.where)
        cells = (fact.as_said, fact.attributed_to, *fact.values.values())
        read = [cell.column for cell in cells if isinstance(cell, Cell)]
        for column in (fact.kind_column, fact.when, fact.not_before, *read):
            if column is not None:
                yield where, column


def _in_conditions(where: str, conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    for condition in conditions:
        for column in condition.columns():
            yield where, column


def _check_entity(where: str, rule: EntityRule) -> None:
    if (rule.id is None) == (rule.column is None):
        raise _wrong(where, "Give either a fixed id or the column that names it.")
    if rule.id is not None and not rule.name:
        raise _wrong(where, "An entity with a fixed id needs a name.")
    ids = [rule.id, rule.prefix or None, rule.owner, *(v.id for v in rule.values.values())]
    for entity in ids:
        if entity is not None and not is_id(entity):
            raise _wrong(where, f"{entity!r} is not an id: lower-case words joined by '-'.")
    for kind in _kinds(rule):
        if kind not in KINDS:
            raise _wrong(where, f"{kind!r} is no kind; use {', '.join(sorted(KINDS))}.")
    if len({kind in INSTRUMENT_KINDS for kind in _kinds(rule)}) > 1:
        raise _wrong(where, "One entity cannot be a party in one row, an instrument in another.")
    if bool(rule.kinds) != (rule.kind_column is not None):
        raise _wrong(where, "kind_column and kinds belong together.")


def _check_register(where: str, rule: EntityRule, mapping: TableMapping) -> None:
    """What only makes sense for rows that name the entity, or that stand for a spell of it."""
    if rule.column is None and (rule.id_column or rule.spells or rule.on_file != "leave"):
        raise _wrong(where, "id_column, spells and on_file are for an entity with a column.")
    if rule.spells is None:
        return
    if mapping.fact:
        raise _wrong(where, "Spells are read of a table that registers only: leave out [[fact]].")
    if any(kind in INSTRUMENT_KINDS for kind in _kinds(rule)):
        raise _wrong(where, "Spells are of parties; the existence of an instrument is a fact.")
    if rule.name_column is None or rule.existed_from or rule.existed_until:
        raise _wrong(where, "Spells need a name_column, and replace existed_from and _until.")


def _kinds(rule: EntityRule) -> list[str]:
    """All kinds that the rule may register."""
    return [rule.kind, *rule.kinds.values(), *(v.kind for v in rule.values.values() if v.kind)]


def _check_fact(where: str, fact: FactRule, mapping: TableMapping) -> None:
    if (fact.kind is None) == (fact.kind_column is None):
        raise _wrong(where, "Give either a kind or the column that chooses it.")
    if bool(fact.kinds) != (fact.kind_column is not None):
        raise _wrong(where, "kind_column and kinds belong together.")
    if (fact.when is None) == (fact.on is None):
        raise _wrong(where, "Give either the column of the date (when) or a fixed date (on).")
    if fact.on is not None:
        try:
            parse(fact.on)
        except ImpossibleDate as error:
            raise _wrong(f"{where}.on", str(error)) from error
    for role, entity in fact.roles.items():
        if entity not in mapping.entity:
            raise _wrong(f"{where}.roles.{role}", f"There is no [entity.{entity}].")
    for kind in {fact.kind, *fact.kinds.values()} - {None}:
        try:
            _check_kind(where, kind_class(str(kind)), fact, mapping)
        except ChronicleError as error:
            error.field = error.field if (error.field or "").startswith(where) else where
            raise


def _check_kind(where: str, cls: type[Report], fact: FactRule, mapping: TableMapping) -> None:
    for role in fact.roles:
        if role not in cls.ROLES:
            roles = ", ".join(cls.ROLES)
            raise _wrong(f"{where}.roles", f"A {cls.TOPIC!r} fact has no role {role!r}: {roles}.")
    if fact.basis is not None and fact.basis not in cls.BASES:
        raise _wrong(f"{where}.basis", f"A {cls.TOPIC!r} fact has the basis {cls.BASES[0]!r}.")
    allowed = set(cls.__struct_fields__) - _COMMON - set(cls.ROLES)
    for name in fact.values:
        if name not in allowed:
            raise _wrong(f"{where}.values", f"A {cls.TOPIC!r} fact has no value {name!r}.")
    if not issubclass(cls, Participation | Listing | Membership):
        return
    for role in {"instrument", "list", "group"} & fact.roles.keys():
        rule = mapping.entity[fact.roles[role]]
        for kind in _kinds(rule):
            if cls.TOPIC not in _ACTS_ON.get(kind, ()):
                raise _wrong(where, f"{cls.TOPIC!r} is not an act on {an(kind)}.")


def _wrong(field: str, detail: str) -> InvalidInput:
    return InvalidInput(detail, field=field)
