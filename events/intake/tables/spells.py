"""A register of spells: the rows of one entity say under which name it existed, and when.

Invariant: a date of a registration is a date of one of its rows, or there is none; a row
whose spell cannot have been refuses itself alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from domain.dates import When, parse
from events.drafts import PartyDraft
from events.intake.tables.asides import Refused
from events.intake.tables.dates import Absent, DateReader, first_day_without
from events.intake.tables.mapping import Spells
from events.record import DatedName


class Spell(NamedTuple):
    """One row's word on an entity: its name, and from when to when it existed under it."""

    name: str
    start: When | None
    """None: the table does not know."""
    end: When | None
    """The first day without; None: not so far, or the table does not know."""


def spell_of(rule: Spells, name: str, cells: Mapping[str, str], dates: DateReader) -> Spell:
    """The spell that a row reports. Raises `Refused` where it cannot have been."""
    begun, ended = dates.read(cells[rule.start]), dates.read(cells[rule.until])
    if begun is Absent.OPEN:
        raise Refused(
            "a spell that has not begun",
            f"{rule.start} {cells[rule.start]!r} stands for no date yet, so there is no spell.",
        )
    start = None if isinstance(begun, Absent) else begun.when
    if isinstance(ended, Absent):
        return Spell(name, start, None)
    end = ended.when
    if start is not None and _before(end, start):
        raise Refused(
            "reversed dates",
            f"{rule.until} {cells[rule.until]!r} is before {rule.start} {cells[rule.start]!r}.",
        )
    if rule.last_day is not False:
        end = _day_after(end, known=rule.last_day is True)
    return Spell(name, start, end)


def _day_after(end: When, *, known: bool) -> When:
    """The first day without; a mark of doubt on the whole of a date stays on it."""
    plain = end.text.rstrip("?~%")
    mark = end.text[len(plain) :]
    moved = first_day_without(parse(plain), known=known)
    return parse("/".join(day + mark for day in moved.split("/")))


def _before(end: When, start: When) -> bool:
    """Whether `end` certainly comes before `start`."""
    return end.latest is not None and start.earliest is not None and end.latest < start.earliest


def registered(draft: PartyDraft, spells: Sequence[Spell], *, named: bool) -> PartyDraft:
    """The registration of an entity with these spells, at least one, in the order of the file.

    It existed from the first to the last. Names are dated where they changed; its own is the
    last one, or with `named` that of the draft.
    """
    last = max(spells, key=lambda s: (_until(s), _since(s)))
    first = min(spells, key=_since)
    began = None if any(s.start is None for s in spells) else first.start
    named_draft = draft if named else replace(draft, name=last.name)
    return replace(
        in_spells(named_draft, spells),
        existed_from=began.text if began else None,
        existed_until=last.end.text if last.end else None,
    )


def in_spells(draft: PartyDraft, spells: Sequence[Spell]) -> PartyDraft:
    """The draft with the names of these spells: dated where they changed, else as an alias."""
    names = dict.fromkeys(spell.name for spell in spells)
    dated = [DatedName(s.name, _text(s.start), _text(s.end)) for s in spells] * (len(names) > 1)
    undated = [*draft.aliases, *(() if dated else names)]
    return replace(
        draft,
        names=tuple(dict.fromkeys(dated)),
        aliases=tuple(a for a in dict.fromkeys(undated) if a != draft.name),
    )


def _since(spell: Spell) -> float:
    earliest = spell.start.earliest if spell.start else None
    return float("-inf") if earliest is None else earliest


def _until(spell: Spell) -> float:
    latest = spell.end.latest if spell.end else None
    return float("inf") if latest is None else latest


def _text(when: When | None) -> str | None:
    return when.text if when else None
