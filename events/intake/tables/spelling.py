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
    raw = toml_of(text)
    if "history" in raw:
        raise InvalidInput(
            "This mapping reads a history; run it with 'chronicle replay'.", field="history"
        )
    return shaped(raw, folder)


def toml_of(text: str) -> dict[str, Any]:
    """A mapping as it is written, nothing of it checked. Raises `InvalidInput`."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"The mapping is not TOML: {error}.", field="mapping") from error


def shaped(raw: dict[str, Any], folder: Path | None) -> TableMapping:
    """The mapping in these fields, checked, its second tables read in; errors as `mapping_of`."""
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
    return mapping_of(text_of(path), path.parent)


def text_of(path: Path) -> str:
    """The text of a mapping file. Raises `InvalidInput` if it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The mapping {path} cannot be read: {error}.") from error
