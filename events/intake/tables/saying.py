"""What a mapping and a row say of a value: its name, kind, further names and codes.

Invariant: the mapping's own words on a value go before the row's; what nobody could be
registered under refuses the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from domain.names import fold
from events.intake.tables.asides import Refused
from events.intake.tables.conditions import all_true
from events.intake.tables.mapping import EntityRule, Known

_LONGEST = 500
_NOTHING = Known()
Cells = Mapping[str, str]


class Said(NamedTuple):
    """What mapping and row say of a value; an empty id is to be found or made."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]


def own_words(rule: EntityRule, value: str | None) -> Known:
    """What the mapping itself says of a value; nothing, where it says nothing."""
    return rule.values.get(value, _NOTHING) if value is not None else _NOTHING


def said_of(entity: str, rule: EntityRule, value: str, cells: Cells) -> Said:
    """Name, kind and further names of a value. Raises `Refused` for an unknown kind."""
    known = own_words(rule, value)
    name = known.name
    if name is None and rule.name_column is not None:
        name = cells[rule.name_column]
    if name is None and rule.name is not None:
        name = rule.name.replace("{value}", value)
    name = name or value
    aliases = [
        *known.aliases,
        *(a for c in rule.alias_columns for a in _split(cells[c], rule.alias_separator)),
    ]
    if rule.code is None or known.id is not None:
        aliases.append(value)
    unique = dict.fromkeys(a for a in aliases if a and a != name)
    return Said(known.id or "", name, _kind(entity, rule, known, cells), tuple(unique))


def _kind(entity: str, rule: EntityRule, known: Known, cells: Cells) -> str:
    if rule.kind_column is None or known.kind is not None:
        return known.kind or rule.kind
    chosen = rule.kinds.get(cells[rule.kind_column])
    if chosen is None:
        raise Refused(
            f"unknown {rule.kind_column}",
            f"{cells[rule.kind_column]!r} is not among the kinds of {entity}: "
            f"{', '.join(map(repr, rule.kinds))}.",
        )
    return chosen


def _split(cell: str, separator: str) -> list[str]:
    return [part.strip() for part in cell.split(separator)] if separator else [cell]


def codes_of(rule: EntityRule, cells: Cells) -> dict[str, str]:
    """By scheme, the codes that the row gives; those under `values` go before its own."""
    codes = {}
    for scheme, said in rule.codes.items():
        if isinstance(said, str):
            codes[scheme] = cells[said]
        elif all_true([said], cells):
            codes[scheme] = cells[said.column]
    if rule.column is not None:
        codes |= own_words(rule, cells[rule.column]).codes
    return {scheme: code for scheme, code in codes.items() if code}


def check_names(entity: str, names: Iterable[str]) -> None:
    """Raise `Refused` for a name that no party or instrument could be registered under."""
    for name in names:
        if len(name) > _LONGEST:
            raise Refused(f"name of the {entity} is too long", f"{name[:80]!r}…")
        if not fold(name):
            raise Refused(f"no name of the {entity}", f"{name!r} has no letter or digit.")
