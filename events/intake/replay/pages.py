"""What a source showed at a moment, rebuilt from the rows that were known then.

Invariant: a page is the header and its rows in the order of the history's file, each as the
file has it; so the same history always gives the same pages, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from events.intake.replay.histories import HistoryRow


class Page(NamedTuple):
    """A page as it was shown, and where each of its rows starts (code points, by number)."""

    name: str
    text: str
    starts: dict[int, int]


class Pages:
    """The pages of one source as they stand at a moment."""

    def __init__(self, header: str) -> None:
        self._header = header
        self._rows: dict[str, dict[int, HistoryRow]] = {}

    def turn(self, gone: Iterable[HistoryRow], new: Iterable[HistoryRow]) -> list[Page]:
        """Go on to the next moment; the pages that have changed, by name."""
        changed = set()
        for row in gone:
            del self._rows[row.page][row.row.number]
            changed.add(row.page)
        for row in new:
            self._rows.setdefault(row.page, {})[row.row.number] = row
            changed.add(row.page)
        return [self._page(name) for name in sorted(changed)]

    def _page(self, name: str) -> Page:
        place, starts, lines = len(self._header), {}, [self._header]
        for number, row in sorted(self._rows[name].items()):
            starts[number] = place
            place += len(row.line)
            lines.append(row.line)
        return Page(name, "".join(lines), starts)
