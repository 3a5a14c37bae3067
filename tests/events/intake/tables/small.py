"""A small made-up world for tables: one mapping to vary, and ways to import with it."""

from __future__ import annotations

from typing import Any, NamedTuple

from events.chronicle import Chronicle
from events.intake.tables.importing import TableOutcome, import_table
from events.intake.tables.mapping import TableMapping
from events.intake.tables.names import Names
from events.intake.tables.spelling import mapping_of
from events.record import PartyRegistered
from events.report import Report

CLUB = """
format = "chronicle-mapping/1"
name = "club"
version = "3"

[document]
publisher = "The Club"
published = "2020-06-01"
language = "en"

[table]
columns = ["who", "from", "to"]

[dates]
formats = ["yyyy-mm-dd", "dd.mm.yyyy", "yyyy"]
missing = ["", "NA"]
open = ["31.12.9999", "9999-*"]

[entity.club]
id = "club"
kind = "group"
name = "The Club"

[entity.member]
kind = "state"
column = "who"
unknown = "register"

[[fact]]
kind = "member-admitted"
roles = { actor = "member", group = "club" }
when = "from"

[[fact]]
kind = "membership-ended"
roles = { actor = "member", group = "club" }
when = "to"
last_day = true
not_before = "from"
"""
"""A mapping with a fixed group, members by name, a start and a last day."""


class Entry(NamedTuple):
    """A registered party or instrument, as the names lookup takes it."""

    id: str
    sort: str
    name: str
    aliases: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    kind: str = "state"


def club(*changes: tuple[str, str], more: str = "") -> TableMapping:
    """The mapping with parts of it replaced, and more at its end."""
    text = CLUB
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return mapping_of(text + more)


def run(
    chronicle: Chronicle,
    rows: str,
    mapping: TableMapping | None = None,
    names: tuple[Entry, ...] = (),
    **more: Any,
) -> TableOutcome:
    """Import rows under the header of the mapping's columns."""
    mapping = mapping or club()
    header = mapping.table.delimiter.join(mapping.table.columns)
    content = f"{header}\n{rows}".encode()
    return import_table(chronicle, content, mapping, Names(names), "me", **more)


def facts(chronicle: Chronicle) -> list[Report]:
    """The facts on file, in order."""
    return [r.event for r in chronicle.log.read(limit=10_000) if isinstance(r.event, Report)]


def said(chronicle: Chronicle) -> list[tuple[str, str, str]]:
    """Kind, actor and day of each fact on file."""
    return [(f.TOPIC, str(getattr(f, "actor", None)), f.when) for f in facts(chronicle)]


def whys(outcome: TableOutcome) -> list[tuple[int, str, str]]:
    """Number, outcome and reason of the rows set aside."""
    return [(a.row.number, a.outcome, a.why) for a in outcome.asides]


def length(chronicle: Chronicle) -> int:
    """The last position of the log."""
    return chronicle.log.head().position


def parties(chronicle: Chronicle) -> dict[str, PartyRegistered]:
    """The registered parties by id."""
    events = [r.event for r in chronicle.log.read()]
    return {e.party: e for e in events if isinstance(e, PartyRegistered)}
