"""The view of the page: who the party is, how it stands on the day, and its timeline.

Invariant: what the sentence counts are the spans that hold on the day, as the table shows them.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from api.web import addresses, words
from api.web.addresses import Clocks
from api.web.party.timeline import Timeline, timeline
from api.web.words import LOOKS, Look
from domain.names import fold
from domain.nouns import counted
from projections.questions import Questions
from projections.questions.history import NameView, PartyHistory
from projections.questions.view import day_of


class Standing(NamedTuple):
    """How many instruments it stands so towards."""

    look: Look
    title: str
    number: int


class Same(NamedTuple):
    """What is held to be the same party, and what is known of it."""

    name: str
    party: str
    existed: str | None
    recorded: str


class Source(NamedTuple):
    """A publisher, or a document, and how many reports it has that bear on the party."""

    name: str
    number: int
    chosen: bool


class View(NamedTuple):
    """What the page shows."""

    history: PartyHistory
    kind: str
    valid_on: str
    sentence: str
    standings: tuple[Standing, ...]
    existed: str | None
    names: tuple[str, ...]
    same: tuple[Same, ...]
    timeline: Timeline
    page: str
    """The address of the page without its clocks."""
    pinned: str
    """The address with both clocks fixed."""
    sources: tuple[Source, ...]
    """Whose words can be asked for alone; none where there is only one."""


def view(questions: Questions, party: str, clocks: Clocks, sources: tuple[str, ...]) -> View:
    """The page of a party; raises as `Questions.history` does, and for no day."""
    assert clocks.valid_on is not None
    day_of(clocks.valid_on)
    history = questions.history(party, clocks.known_at, sources)
    lines = timeline(history, clocks)
    standings = _standings(lines)
    return View(
        history=history,
        kind=words.KINDS.get(history.kind, history.kind),
        valid_on=clocks.valid_on,
        sentence=_sentence(standings),
        standings=standings,
        existed=_existed(history.existed_from, history.existed_until),
        names=tuple(map(_name, history.names)),
        same=tuple(
            Same(
                each.name, each.party, _existed(each.existed_from, each.existed_until),
                f"held to be {each.into} since position {each.position}",
            )
            for each in history.same
        ),
        timeline=lines,
        page=addresses.party(history.party),
        pinned=addresses.party(
            history.party, Clocks(clocks.valid_on, history.position), sources=history.sources
        ),
        sources=_sources(history),
    )  # fmt: skip


def _sources(history: PartyHistory) -> tuple[Source, ...]:
    chosen = {fold(source): source for source in history.sources or ()}
    found = [
        Source(each.publisher, each.facts, chosen.pop(fold(each.publisher), None) is not None)
        for each in history.publishers
    ]
    found += [Source(source, 0, True) for source in chosen.values()]
    return tuple(found) if len(found) > 1 or history.sources else ()


def _standings(lines: Timeline) -> tuple[Standing, ...]:
    """By look, how many lanes have it on the day."""
    found = Counter(bar.word.look for lane in lines.lanes for bar in lane.bars if bar.reached)
    return tuple(Standing(look, LOOKS[look], found[look]) for look in Look if found[look])


def _sentence(standings: tuple[Standing, ...]) -> str:
    total = sum(each.number for each in standings)
    if not total:
        return "nothing is on file that reaches that day."
    return f"it has {counted(total, 'answer')} on file:"


def _existed(since: str | None, until: str | None) -> str | None:
    parts = [
        f"from {words.day(since)}" if since else "",
        f"until {words.day(until)}, the first day without it" if until else "",
    ]
    return " ".join(part for part in parts if part) or None


def _name(name: NameView) -> str:
    """`Old Utopia (until 1 January 1950)`."""
    parts = [
        f"from {words.day(name.valid_from)}" if name.valid_from else "",
        f"before {words.day(name.valid_to)}" if name.valid_to else "",
    ]
    when = ", ".join(part for part in parts if part)
    return f"{name.name} ({when})" if when else name.name
