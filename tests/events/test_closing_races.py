"""Many at one fact at once: it is closed once, and nothing comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from domain.errors import Conflict
from events.corrections import Closing, Corrections
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from tests.given import BY, World

PATIENCE = 60
WORDS = "All that is listed on 1 March 2019."
ROLES = {"actor": "japan", "instrument": "paris-call"}
Command = Callable[[Corrections, str, str], Any]
COMMANDS: tuple[Command, ...] = (
    lambda c, fact, _: c.retract(fact, BY, "never said"),
    lambda c, fact, snapshot: c.drop(fact, snapshot, BY, "left out"),
    lambda c, fact, snapshot: c.correct(
        fact,
        FactDraft(
            kind="joined",
            roles=ROLES,
            when="2019-03-01",
            citation=CitationDraft(document=snapshot, quote=WORDS),
        ),
        BY,
        "misread",
    ),
    lambda c, fact, _: c.rank(fact, "deprecated", BY, "known wrong"),
    lambda c, fact, _: c.confirm(fact, BY, "seen"),
    lambda c, fact, _: c.dispute(fact, BY, "not seen"),
)


@pytest.fixture
def both(world_url: str) -> Iterator[World]:
    """An empty chronicle, once in each database."""
    with World(world_url) as world:
        yield world


def test_a_fact_is_closed_once(both: World) -> None:
    """Of six commands at once one closes the fact; what was noted before stands before it."""
    snapshot = both.chronicle.archive(DocumentDraft(content=WORDS.encode())).document
    for _ in range(12):
        fact = both.fact("joined", when="2018-11-12", **ROLES)
        start = Barrier(len(COMMANDS))

        def race(command: Command, fact: str = fact, start: Barrier = start) -> bool:
            start.wait(PATIENCE)
            try:
                return bool(command(both.chronicle.corrections, fact, snapshot).new)
            except Conflict:
                return False

        with ThreadPoolExecutor(len(COMMANDS)) as threads:
            recorded = sum(threads.map(race, COMMANDS))
        notes = both.log.stream(fact)[1:]
        assert len(notes) == recorded
        assert [isinstance(note, Closing) for note in notes] == [False] * (recorded - 1) + [True]
