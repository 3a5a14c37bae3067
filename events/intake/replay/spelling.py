"""Reading a mapping of a history: a table's mapping with the section `[history]`.

Invariant: nothing is passed over in silence; what is wrong is named by its field.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from domain.errors import InvalidInput
from events.intake.replay.mapping import History, HistoryMapping
from events.intake.tables.checking import check_mapping
from events.intake.tables.mapping import FactRule, TableMapping
from events.intake.tables.spelling import shaped, toml_of

NO_DAY = "-9998"
"""Stands for the day of a snapshot until it is known which one: a year without instruments."""


def history_of(text: str, folder: Path | None = None) -> HistoryMapping | TableMapping:
    """The mapping spelled by `text`: of a history, or of a register that names entities only.

    Raises `InvalidInput` that names the field (`history.key`) of what is wrong.
    """
    raw = toml_of(text)
    section = raw.pop("history", None)
    table = shaped(raw, folder)
    if section is None:
        if table.fact:
            raise InvalidInput(
                "This mapping reads a table as it is now: it has facts and no [history]. A replay "
                "takes histories, and registers without facts. See docs/replay.md.",
                field="history",
            )
        return table
    try:
        history = msgspec.convert(section, History)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        raise InvalidInput(f"{what}.", field=f"history{where.strip('`')}") from error
    _check(table, history)
    shown = tuple(replace(rule, on=NO_DAY) for rule in history.shown)
    table = replace(table, fact=(*table.fact, *shown))
    check_mapping(table)
    return HistoryMapping(table, history)


def _check(table: TableMapping, history: History) -> None:
    if table.document.published is not None:
        raise InvalidInput(
            "The snapshots of a history have no one day on which they were published; leave it "
            "out.",
            field="document.published",
        )
    for field, column in _shown_columns(history):
        if column not in table.table.columns:
            raise InvalidInput(
                f"table.columns does not name {column!r}; it has {', '.join(table.table.columns)}.",
                field=f"history.{field}",
            )
    for field in ("known_from", "known_to", "because"):
        if getattr(history, field) in table.table.columns:
            raise InvalidInput(
                f"{getattr(history, field)!r} is the history's own column and the source did not "
                "show it; leave it out of table.columns.",
                field=f"history.{field}",
            )
    for column, names in history.renamed.items():
        _check_renamed(f"history.renamed.{column}", names)
    for place, rule in enumerate(history.shown):
        _check_shown(f"history.shown[{place}]", rule)


def _shown_columns(history: History) -> Iterator[tuple[str, str]]:
    """The columns that the section reads of what the source showed, by field."""
    yield from (("key", column) for column in history.key)
    yield from ((f"renamed.{column}", column) for column in history.renamed)
    if history.page is not None:
        yield "page", history.page
    for rule in history.beside:
        for condition in rule.where:
            yield from (("beside", column) for column in condition.columns())


def _check_renamed(where: str, names: dict[str, str]) -> None:
    for name in names:
        seen = {name}
        while name in names:
            name = names[name]
            if name in seen:
                raise InvalidInput(f"{name!r} would be its own later name.", field=where)
            seen.add(name)


def _check_shown(where: str, rule: FactRule) -> None:
    if rule.when is not None or rule.on is not None:
        raise InvalidInput("Its day is that of the snapshot; leave when and on out.", field=where)
    if rule.basis != "observation":
        raise InvalidInput(
            'What a snapshot shows was so on that day; say basis = "observation".', field=where
        )
