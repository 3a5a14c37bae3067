"""A small made-up history: a mapping to vary, ways to replay it, and to see what was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from typing import NamedTuple

from events.codec import Codec
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.planning import Source, plan
from events.intake.replay.replaying import Progress, SourceOutcome, replay_all
from events.intake.replay.spelling import history_of
from events.intake.replay.times import day
from events.intake.replay.writing import Replay, ReplayClock
from events.intake.tables.mapping import TableMapping
from events.log import Log, Recorded
from events.record import DocumentArchived
from events.report import Event, Report
from events.store.connect import connect
from events.store.content import ContentStore

NOW = 1_600_000_000_000_000
"""When the replays of these tests are run: 2020-09-13, in microseconds."""
CLUB = """
format = "chronicle-mapping/1"
name = "club-history"
version = "1"

[document]
publisher = "The Club"
title = "Members"

[table]
columns = ["who", "joined", "note"]

[dates]
formats = ["yyyy-mm-dd", "yyyy"]

[history]
key = ["who"]
because = "why"

[entity.club]
id = "club"
kind = "pledge"
name = "The Club"

[entity.member]
kind = "state"
column = "who"
unknown = "register"

[[fact]]
kind = "joined"
roles = { actor = "member", instrument = "club" }
when = "joined"
if_missing = "refuse"
as_said = { column = "note" }
"""
"""Members by name, with a day and a note; a history of whom the site of a club showed."""
HEADER = "who,joined,note,known_from,known_to,why\n"
T1, T2, T3, T4 = (f"201{n}-01-01T00:00:00Z" for n in range(1, 5))


def mapping(*changes: tuple[str, str], more: str = "") -> HistoryMapping | TableMapping:
    """The mapping with parts of it replaced, and more at its end."""
    text = CLUB
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return history_of(text + more)


def club(*rows: str, of: HistoryMapping | TableMapping | None = None) -> Source:
    """The history with these rows under its header."""
    return Source((HEADER + "".join(f"{row}\n" for row in rows)).encode(), of or mapping())


def micro(time: str) -> int:
    """The time in microseconds since 1970 UTC."""
    return int(datetime.fromisoformat(time).timestamp()) * 1_000_000


class Replayed(NamedTuple):
    """A chronicle that a replay made, as its log has it."""

    outcomes: list[SourceOutcome]
    events: list[Recorded]
    by_text: dict[str, str]
    """The archived texts by id."""

    def all(self, cls: type[Event]) -> list[Recorded]:
        """The events of a class, in order."""
        return [recorded for recorded in self.events if isinstance(recorded.event, cls)]

    def said(self) -> list[tuple[str, str]]:
        """Each event after the registrations: its topic, and the year of its moment."""
        skipped = ("chronicle-opened", "party-registered", "instrument-registered")
        return [
            (r.topic, day(r.recorded_at + 1_000)[:4]) for r in self.events if r.topic not in skipped
        ]

    def quotes(self) -> list[str]:
        """What each fact cites, cut from the archived text, in order."""
        cited = [r.event.citation for r in self.events if isinstance(r.event, Report)]
        return [self.by_text[c.text][c.start : c.end] for c in cited]

    def texts(self) -> list[str]:
        """The texts of the documents, in order."""
        return list(self.by_text.values())


@contextmanager
def target(url: str) -> Iterator[Replay]:
    """A chronicle still to be written, with salts that never repeat."""
    salts = count(1)
    clock = ReplayClock()
    recorder = connect(url, clock, create=True)
    try:
        yield Replay(
            recorder, clock, replayed_at=NOW, entropy=lambda n: next(salts).to_bytes(n, "big")
        )
    finally:
        recorder.close()


def replayed(url: str, *sources: Source, progress: Progress | None = None) -> Replayed:
    """Replay the sources into a chronicle at `url`."""
    planned = plan(sources, "me", NOW)
    with target(url) as replay:
        outcomes = replay_all(replay, planned, "me", progress)
    recorder = connect(url, lambda: NOW)
    try:
        content, events = ContentStore(recorder), Log(recorder, Codec()).read(limit=10_000)
        archived = [r.event.text for r in events if isinstance(r.event, DocumentArchived)]
        return Replayed(outcomes, events, {text: content.text(text).content for text in archived})
    finally:
        recorder.close()
