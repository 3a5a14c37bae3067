"""The spans that are held: read for some pairs, changed in memory, written back at once.

Invariant: a span that one event opened and another of the same page closed is
written with both positions; one opened and closed at one position was never held,
and is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from projections import bulk
from projections.membership import Stay
from projections.schema import OPEN, ReadModel

Key = tuple[str, str]
"""(instrument, party)."""
Place = tuple[str, int]
"""(aspect, valid_from)."""
Content = tuple[Any, ...]
"""valid_to and the verdict's columns."""
_KNOWN_FROM = 3
_KNOWN_TO = 6


class OpenSpan(NamedTuple):
    """A span that is held now; `row` is its new row, or None if it is in the table already."""

    content: Content
    known_from: int
    row: list[Any] | None


class Held:
    """The open rows of `standing`, of the pairs in hand."""

    def __init__(self, connection: Connection, model: ReadModel) -> None:
        self._connection = connection
        self._model = model
        self._spans: dict[Key, dict[Place, OpenSpan]] = {}
        self._new: list[list[Any]] = []
        self._closed: list[bulk.Row] = []

    def load(self, keys: Iterable[Key]) -> None:
        """Bring the open rows of pairs that are not in hand yet into memory."""
        wanted = [key for key in keys if key not in self._spans]
        for key in wanted:
            self._spans[key] = {}
        self._take(self._rows(["instrument", "party"], wanted))

    def of(self, key: Key) -> Mapping[Place, OpenSpan]:
        """What is held of a loaded pair."""
        return self._spans[key]

    def parties_of(self, instrument: str) -> list[str]:
        """Whoever has a standing towards an instrument now."""
        sql = text(
            f"SELECT DISTINCT party FROM {self._model.standing.name} "
            f"WHERE instrument = :instrument AND known_to = {OPEN}"
        )
        stored = set(self._connection.execute(sql, {"instrument": instrument}).scalars())
        here = {p for (i, p), spans in self._spans.items() if i == instrument and spans}
        return sorted(stored | here)

    def change(self, key: Key, now: Mapping[Place, Content], position: int) -> bool:
        """Hold exactly `now` of a pair from a position on; whether anything changed."""
        held = self._spans[key]
        changed = False
        for place, span in list(held.items()):
            if now.get(place) != span.content:
                self._close(key, place, position)
                changed = True
        for place, content in now.items():
            if place not in held:
                row = [*key, place[0], position, place[1], content[0], OPEN, *content[1:]]
                self._new.append(row)
                held[place] = OpenSpan(content, position, row)
                changed = True
        return changed

    def close_all(
        self, entities: Collection[str], retired: Callable[[Key], bool], position: int
    ) -> set[Key]:
        """Close the spans of retired pairs; the keys of all pairs that `entities` are in."""
        found: set[Key] = set()
        for role in ("party", "instrument"):
            rows = self._rows([role], [(entity,) for entity in entities])
            found |= {(row[0], row[1]) for row in rows}
        self.load(found)
        for key in filter(retired, found):
            for place in list(self._spans[key]):
                self._close(key, place, position)
        return found

    def write(self) -> None:
        """Put what changed into the table: closings first, then new rows."""
        on = ["instrument", "party", "aspect", "known_from", "valid_from"]
        bulk.update(self._connection, self._model.standing, "known_to", on, self._closed)
        rows = [tuple(row) for row in self._new if row[_KNOWN_FROM] != row[_KNOWN_TO]]
        bulk.insert(self._connection, self._model.standing, rows)

    def _rows(self, on: list[str], keys: Iterable[tuple[str, ...]]) -> list[bulk.Row]:
        where = f"known_to = {OPEN}"
        return bulk.matching(self._connection, self._model.standing, on, keys, where)

    def _take(self, rows: Iterable[bulk.Row]) -> None:
        for instrument, party, aspect, known_from, valid_from, valid_to, _, *verdict in rows:
            span = OpenSpan((valid_to, *verdict), known_from, None)
            self._spans[instrument, party][aspect, valid_from] = span

    def _close(self, key: Key, place: Place, position: int) -> None:
        span = self._spans[key].pop(place)
        if span.row is not None:
            span.row[_KNOWN_TO] = position
        else:
            self._closed.append((position, *key, place[0], span.known_from, place[1]))


def stays_of(held: Mapping[Place, OpenSpan]) -> Iterator[Stay]:
    """The held spans of a party towards a group, as stays."""
    for (aspect, start), span in held.items():
        end, answer, reason, _, _, _, certainty, *_ = span.content
        yield Stay(start, end, aspect, answer, reason, certainty)
