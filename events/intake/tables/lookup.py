"""Second tables: a CSV beside the mapping that says more about the values of a column.

Invariant: what a lookup says of a value is what the mapping could have said itself; the
mapping's own words go first.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from domain.errors import InvalidInput
from events.intake.tables.mapping import EntityRule, Known, Lookup, TableMapping
from events.intake.tables.rows import rows_of


def with_lookups(mapping: TableMapping, folder: Path | None) -> TableMapping:
    """The mapping with every lookup read into its entity's `values`.

    Raises `InvalidInput` for a file or column that is not there, or a key that stands twice.
    """
    entities = {
        name: _filled(name, rule, rule.lookup, folder) if rule.lookup else rule
        for name, rule in mapping.entity.items()
    }
    return replace(mapping, entity=entities)


def _filled(name: str, rule: EntityRule, lookup: Lookup, folder: Path | None) -> EntityRule:
    field = f"entity.{name}.lookup"
    if folder is None:
        raise InvalidInput("This mapping has no folder to find the file in.", field=field)
    try:
        text = (folder / lookup.file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{lookup.file} cannot be read: {error}.", field=field) from error
    rows = rows_of(text)
    header = next(rows).fields
    wanted = [lookup.key, *(c for c in (lookup.id, lookup.name, lookup.kind) if c)]
    for column in wanted:
        if column not in header:
            raise InvalidInput(
                f"{lookup.file} has no column {column!r}; it has {', '.join(header)}.", field=field
            )
    said: dict[str, Known] = {}
    for row in rows:
        cells = dict(zip(header, row.fields, strict=False))
        key = cells[lookup.key]
        if key in said:
            raise InvalidInput(f"{lookup.file} has {key!r} twice.", field=field)
        said[key] = Known(
            id=cells.get(lookup.id or "") or None,
            name=cells.get(lookup.name or "") or None,
            kind=cells.get(lookup.kind or "") or None,
        )
    return replace(rule, values={**said, **rule.values})
