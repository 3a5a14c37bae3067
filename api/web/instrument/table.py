"""The rows of the roster: what each shows, which are shown, in which order.

Invariant: a row holds no clock, so that two days have the same row where the answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from api.web import addresses, words
from api.web.instrument.asked import Asked, Column
from api.web.map.places import shape_of
from api.web.words import Look
from domain.names import fold
from projections.questions.answers import Life, Roster

PAGE = 400
"""Rows of one page: all states of the world fit."""
TITLES: Mapping[Column, str] = {
    "name": "Party",
    "kind": "Kind",
    "standing": "Answer",
    "since": "Since",
    "last_reported": "Last reported",
    "certainty": "Certainty",
}


class Row(NamedTuple):
    """One party."""

    party: str
    name: str
    kind: str
    path: str
    look: Look
    word: str
    detail: str
    since: str | None
    last_reported: str | None
    certainty: str
    shape: str | None
    """Its shape on the map."""


class Heading(NamedTuple):
    """A column: its title, the order it is in now, and where the other order is."""

    name: str
    title: str
    order: str | None
    href: str


class Pages(NamedTuple):
    """Where in a long table this page is."""

    number: int
    last: int
    before: str | None
    after: str | None


def rows_of(roster: Roster, life: Life) -> list[Row]:
    """Every party of a roster as a row, in the roster's order."""
    shapes = {party.party: shape_of(party.codes) for party in life.parties}
    rows = []
    for entry in roster.entries:
        word = words.word_of(entry)
        rows.append(
            Row(
                entry.party,
                entry.name,
                words.KINDS.get(entry.kind, entry.kind),
                addresses.answer(entry.party, roster.instrument),
                word.look,
                word.word,
                word.detail,
                entry.since,
                entry.last_reported,
                entry.certainty,
                shapes.get(entry.party),
            )
        )
    return rows


Test = Callable[[Row], bool]


def tests(asked: Asked) -> dict[str, Test]:
    """What a row must be to be shown, by the parameter that says so."""
    found: dict[str, Test] = {}
    if asked.kind:
        kinds = {words.KINDS.get(kind, kind) for kind in asked.kind}
        found["kind"] = lambda row: row.kind in kinds
    if asked.standing:
        found["standing"] = lambda row: row.look in asked.standing
    if asked.certainty:
        found["certainty"] = lambda row: row.certainty in asked.certainty
    if asked.name:
        part = fold(asked.name)
        found["name"] = lambda row: part in fold(row.name)
    return found


def shown(rows: Sequence[Row], asked: Asked) -> list[Row]:
    """The rows that are asked for, sorted; where dates are missing, last."""
    passing = tests(asked).values()
    found = [row for row in rows if all(test(row) for test in passing)]
    key = _KEYS[asked.sort]
    descending = asked.order == "descending"
    missing = [row for row in found if key(row) is None]
    found = sorted((row for row in found if key(row) is not None), key=key, reverse=descending)
    return found + missing


_LOOKS = {look: place for place, look in enumerate(Look)}
_KEYS: Mapping[Column, Callable[[Row], Any]] = {
    "name": lambda row: (row.name.casefold(), row.party),
    "kind": lambda row: row.kind,
    "standing": lambda row: (_LOOKS[row.look], row.detail),
    "since": lambda row: row.since,
    "last_reported": lambda row: row.last_reported,
    "certainty": lambda row: row.certainty,
}


def headings(asked: Asked, path: str) -> tuple[Heading, ...]:
    """The columns; following one sorts by it, or turns the order round."""
    found = []
    for name, title in TITLES.items():
        order = asked.order if name == asked.sort else None
        turned = "descending" if order == "ascending" else "ascending"
        found.append(Heading(name, title, order, asked.at(sort=name, order=turned).address(path)))
    return tuple(found)


def paged(rows: Sequence[Row], asked: Asked, path: str) -> tuple[Sequence[Row], Pages]:
    """The rows of the page that is asked for; the last one, if there are not so many."""
    last = max(1, -(-len(rows) // PAGE))
    number = min(max(asked.page, 1), last)
    pages = Pages(
        number,
        last,
        asked.at(page=number - 1).address(path) if number > 1 else None,
        asked.at(page=number + 1).address(path) if number < last else None,
    )
    return rows[(number - 1) * PAGE : number * PAGE], pages
