"""Any history: after each moment, the facts that stand are those of the rows shown then."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from events.record import FactCorrected, ReportDropped
from events.report import Report
from tests.events.intake.replay.small import club, mapping, micro, replayed

YEARS = range(2000, 2008)


def time(year: int) -> str:
    """The moment that stands for a year."""
    return f"{year}-01-01T00:00:00Z"


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, str, int, int | None]]:
    """Rows of up to three members, each shown in spells that do not overlap."""
    made: list[tuple[str, str, int, int | None]] = []
    for who in draw(st.lists(st.sampled_from(["A", "B", "C"]), min_size=1, unique=True)):
        cuts = sorted(draw(st.sets(st.sampled_from(YEARS), min_size=1, max_size=6)))
        for place, start in enumerate(cuts):
            end = cuts[place + 1] if place + 1 < len(cuts) else None
            if draw(st.booleans()) or place == 0:
                day = draw(st.sampled_from(["1960", "1961", "1962"]))
                gone = draw(st.booleans())
                made.append((who, day, start, end if end or not gone else 2009))
    return draw(st.permutations(made))


def shown(history: Iterable[tuple[str, str, int, int | None]], year: int) -> list[tuple[str, str]]:
    """Who was shown with which day at a moment."""
    return sorted(
        (who.lower(), day)
        for who, day, start, end in history
        if start <= year and (end is None or year < end)
    )


@settings(max_examples=40, deadline=None)
@given(rows(), st.booleans())
def test_what_stands_is_what_was_shown(
    history: list[tuple[str, str, int, int | None]], paged: bool
) -> None:
    """Whatever was added, changed, dropped or came back before; with pages and without."""
    of = mapping(('key = ["who"]', 'key = ["who"]\npage = "who"')) if paged else mapping()
    lines = [f"{w},{d},full,{time(a)},{time(b) if b else ''}," for w, d, a, b in history]
    with tempfile.TemporaryDirectory() as folder:
        made = replayed(f"{folder}/c.db", club(*lines, of=of))
    for year in range(min(YEARS), 2010):
        standing: dict[str, tuple[str, str]] = {}
        for recorded in made.events:
            event = recorded.event
            if recorded.recorded_at > micro(time(year)):
                break
            if isinstance(event, Report):
                standing[recorded.stream] = (event.actor, event.when)  # type: ignore[attr-defined]
            elif isinstance(event, FactCorrected | ReportDropped):
                del standing[event.fact]
        assert sorted(standing.values()) == shown(history, year)
    assert all(any(line.startswith(quote) for line in lines) for quote in made.quotes())
