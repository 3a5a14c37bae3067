"""The view of the page: everything that its templates show, worked out from three answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from api.web import addresses, words
from api.web.instrument import clocks, facets, table
from api.web.instrument.asked import Asked
from api.web.instrument.table import Row
from api.web.rendering import Alternate, rows_as_data
from api.web.words import Look
from domain.nouns import counted
from projections.questions import Questions
from projections.questions.answers import Life, Roster

_HAD = {
    ("treaty", "signature"): ("had signed", "had not signed"),
    ("treaty", "consent"): ("had consented to be bound", "had not"),
    ("treaty", "force"): ("were bound", "were not"),
    ("list", "participation"): ("were listed", "were not"),
    ("group", "participation"): ("were members", "were not"),
    ("project", "participation"): ("took part", "did not"),
}
_NAMED = 12
"""States without a place on the map that are named one by one."""


class Aspect(NamedTuple):
    """One of the questions that a treaty answers."""

    name: str
    href: str
    current: bool


class Drawn(NamedTuple):
    """The map: the look of each shape that has one, and who is not on it."""

    looks: Mapping[str, Look]
    note: str


class View(NamedTuple):
    """What the page shows."""

    asked: Asked
    roster: Roster
    life: Life
    path: str
    query: str
    """The clocks as the page's links hand them on."""
    all: Sequence[Row]
    passing: Sequence[Row]
    """Those that the facets leave, in the order that is asked for."""
    rows: Sequence[Row]
    """Of these, the ones on this page of the table."""
    pages: table.Pages
    sentence: str
    drawn: Drawn

    @property
    def kind(self) -> str:
        """The kind of instrument, as a word."""
        return words.KINDS[self.life.kind]

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects to choose from; none where there is only one."""
        if len(self.life.aspects) < 2:
            return ()
        return tuple(
            Aspect(
                words.ASPECTS[each],
                self.asked.at(aspect=each).address(self.path),
                each == self.life.aspect,
            )
            for each in self.life.aspects
        )

    @property
    def headings(self) -> tuple[table.Heading, ...]:
        """The columns."""
        return table.headings(self.asked, self.path)

    @property
    def neighbours(self) -> tuple[clocks.Link | None, clocks.Link | None]:
        """The days before and after on which something happened."""
        valid_on = self.roster.valid_on or ""
        return clocks.neighbours(self.life, valid_on, self.on)

    def on(self, day: str) -> str:
        """The address of this on another day."""
        return self.asked.at(valid_on=day).address(self.path)

    def known_at(self, position: str) -> str:
        """The address of this as known at another position."""
        return self.asked.at(known_at=position).address(self.path)

    @property
    def facets(self) -> tuple[facets.Facet, ...]:
        """What to narrow the table by."""
        return facets.facets(self.all, self.asked, self.life)

    @property
    def names_on_map(self) -> Mapping[str, str]:
        """By shape, whose it is, where the table does not say it of all on one page."""
        if len(self.all) <= table.PAGE:
            return {}
        return {row.shape: row.name for row in self.all if row.shape is not None}

    @property
    def permalink(self) -> str:
        """The address with both clocks fixed."""
        fixed = {"valid_on": self.roster.valid_on, "known_at": str(self.roster.position)}
        return self.asked.at(page=self.asked.page, **fixed).address(self.path)

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """The whole roster as data, pinned."""
        return rows_as_data(
            "/roster", instrument=self.life.instrument, valid_on=self.roster.valid_on,
            known_at=self.roster.position, aspect=self.life.aspect, sources=self.asked.sources,
        )  # fmt: skip


LifeOf = Callable[[str, str, int], Life]
"""The life of an instrument, in an aspect, as known at a position."""


def view(questions: Questions, name: str, asked: Asked, today: str, life_of: LifeOf) -> View:
    """The page of an instrument by id, name or alias. Errors as in `Questions.roster`."""
    valid_on = asked.valid_on or today
    sources = asked.sources or None
    roster = questions.roster(name, valid_on, asked.known_at, asked.aspect, sources)
    life = life_of(roster.instrument, roster.aspect, roster.position)
    path = addresses.instrument(roster.instrument)
    rows = table.rows_of(roster, life)
    passing = table.shown(rows, asked)
    given = addresses.Clocks(valid_on, asked.known_at)
    page, pages = table.paged(passing, asked, path)
    return View(
        asked, roster, life, path,
        addresses.with_query("", **given._asdict(), aspect=asked.aspect, sources=asked.sources),
        rows, passing, page, pages, sentence(roster, life), drawn(passing),
    )  # fmt: skip


class Sliders(NamedTuple):
    """Both clocks; `record` is None where nothing about the instrument is on file."""

    days: clocks.Slider
    record: clocks.Slider | None


def sliders(questions: Questions, view: View, today: str) -> Sliders:
    """The sliders of both clocks."""
    recordings = questions.recordings(view.life.instrument)
    record = clocks.record(recordings, view.roster.position, view.known_at)
    valid_on = view.roster.valid_on or today
    return Sliders(clocks.days(view.life, valid_on, today, view.on), record)


def sentence(roster: Roster, life: Life) -> str:
    """`31 had joined, 3 had not (1 not yet); of 3 it is not known (2 possible, 1 announced).`

    In brackets is what the facets and the legend do not count under the answer itself.
    """
    had, had_not = _HAD.get((life.kind, life.aspect), ("had joined", "had not"))
    yes, no, unknown = (roster.counts[answer] for answer in ("yes", "no", "unknown"))
    if not roster.entries:
        return "nothing is on file about anybody."
    apart = _apart(roster)
    said = f"{yes:,} {had}{apart['yes']}, {no:,} {had_not}{apart['no']}"
    return f"{said}; of {unknown:,} it is not known{apart['unknown']}." if unknown else f"{said}."


def _apart(roster: Roster) -> Mapping[str, str]:
    """By answer, how many of it have a look other than its own, in brackets."""
    numbers = Counter((entry.answer, words.look_of(entry)) for entry in roster.entries)
    found = {}
    for answer in ("yes", "no", "unknown"):
        parts = [
            f"{numbers[answer, look]:,} {title.lower()}"
            for look, title in words.LOOKS.items()
            if look != answer and numbers[answer, look]
        ]
        found[answer] = f" ({', '.join(parts)})" if parts else ""
    return found


def drawn(rows: Sequence[Row]) -> Drawn:
    """The map of the rows that are shown. Of two parties with one shape, the first look stays."""
    looks: dict[str, Look] = {}
    order = list(Look)
    for row in rows:
        if row.shape is not None:
            looks[row.shape] = min(looks.get(row.shape, row.look), row.look, key=order.index)
    states = [row.name for row in rows if row.shape is None and row.kind == "State"]
    others = sum(row.shape is None and row.kind != "State" for row in rows)
    parts = []
    if states:
        named = ", ".join(states[:_NAMED]) + (" and others" if len(states) > _NAMED else "")
        which = "is not on the map, as its code is" if len(states) == 1 else ""
        parts.append(
            f"{counted(len(states), 'state')} {which or 'are not on the map, as their codes are'} "
            f"not on file: {named}."
        )
    if others:
        parts.append(f"Not states, so not on the map: {counted(others, 'party')}.")
    return Drawn(looks, " ".join(parts))
