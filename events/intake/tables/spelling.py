"""Reading a mapping: TOML, shaped, checked, with its second tables read in.

Invariant: nothing is passed over in silence: an unknown field, a format of another
number and a file that is not there are errors.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from domain.errors import InvalidInput
from events.intake.tables.checking import check_mapping
from events.intake.tables.lookup import with_lookups
from events.intake.tables.mapping import FORMAT, TableMapping


def mapping_of(text: str, folder: Path | None = None) -> TableMapping:
    """The mapping spelled by `text`; files that it names are looked for in `folder`.

    Raises `InvalidInput` that names the field (`fact[2].when`) of what is wrong.
    """
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"The mapping is not TOML: {error}.", field="mapping") from error
    if raw.get("format") != FORMAT:
        raise InvalidInput(
            f"The mapping's format is {raw.get('format')!r}; this program reads {FORMAT!r}.",
            field="format",
        )
    try:
        mapping = msgspec.convert(raw, TableMapping)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        raise InvalidInput(f"{what}.", field=where.strip(".`") or None) from error
    check_mapping(mapping)
    return with_lookups(mapping, folder)


def read_mapping(path: Path) -> TableMapping:
    """The mapping in a file; errors as for `mapping_of`."""
    try:
        return mapping_of(path.read_text("utf-8"), path.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The mapping {path} cannot be read: {error}.") from error
