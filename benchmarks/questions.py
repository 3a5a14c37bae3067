"""`ask` and `roster` on logs of several sizes: the middle call and the slow ones.

By hand: one open sqlite3 connection, one statement a question over the same index,
the same columns decoded into plain dicts. It is given ids and an aspect, so it looks
up nothing else: no names to resolve, no clock, nothing about when the instrument began.

The files are read through once before, and each version goes first in every other
block: what is measured is the work, not who finds the pages still on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from operator import itemgetter
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, NamedTuple

import msgspec

from benchmarks.figures import Figure, at_most, percentile
from benchmarks.history import History, projected
from benchmarks.invention import FIRST_DAY, LAST_DAY, SEED
from domain.dates import day
from projections.questions import Questions
from projections.schema import OPEN

ROSTER = at_most(2.50)
GROWTH = at_most(1.30)
PAST = at_most(1.50)
_BLOCK = 25
_VERBS = ("ask", "roster")
_KNOWN = ("now", "before")


class Question(NamedTuple):
    """What is asked; `known_at` is a position, or None for what is known now."""

    party: str
    instrument: str
    valid_on: str
    known_at: int | None


Ask = Callable[[Question], object]


class Calls(NamedTuple):
    """Seconds of each call, ours and by hand."""

    ours: list[float]
    raw: list[float]


def measure(histories: Sequence[History], calls: int) -> list[Figure]:
    """Figures for each history, how the roster grows, and what it costs to look back.

    The histories take turns in blocks of calls, so that noise meets all of them.
    """
    with ExitStack() as stack:
        doors = []
        for history in histories:
            questions, _ = stack.enter_context(projected(history.path))
            doors.append(Door(history, questions))
            _warm(history.path)
        for block in range(calls // _BLOCK):
            for door in doors:
                door.ask(block)
    figures = [_figure(verb, known, door) for verb in _VERBS for known in _KNOWN for door in doors]
    figures += [_growth(known, doors[0], doors[-1]) for known in _KNOWN]
    return [*figures, *map(_past, doors)]


class Door:
    """One history that is asked both ways, and how long each call took."""

    def __init__(self, history: History, questions: Questions) -> None:
        self.history = history
        self.calls = {(verb, known): Calls([], []) for verb in _VERBS for known in _KNOWN}
        by_hand = ByHand(history)
        self._ways: dict[str, tuple[Ask, Ask]] = {
            "ask": (lambda question: questions.ask(*question), by_hand.ask),
            "roster": (lambda question: questions.roster(*question[1:]), by_hand.roster),
        }

    def ask(self, block: int) -> None:
        """Ask a block of questions; who goes first changes from block to block."""
        for known in _KNOWN:
            asked = _invent(self.history, block, known)
            for verb, ways in self._ways.items():
                turns = list(zip(ways, self.calls[verb, known], strict=True))
                for way, times in turns if block % 2 else reversed(turns):
                    _time(asked, way, times)


class ByHand:
    """The questions as somebody would write them who has the tables and the ids."""

    def __init__(self, history: History) -> None:
        self._connection = sqlite3.connect(history.path, isolation_level=None)
        (generation,) = self._connection.execute(
            "SELECT generation FROM projection_generations WHERE active"
        ).fetchone()
        self._treaties = {
            row[0]
            for row in self._connection.execute(
                f"SELECT id FROM entities_g{generation} WHERE kind = 'treaty'"
            )
        }
        self._decode = msgspec.json.Decoder(list[str]).decode
        self._sql = _SELECT.format(g=generation)

    def ask(self, question: Question) -> dict[str, Any] | None:
        """The standing of one party, or None where no row reaches."""
        entries = self._entries(self._sql + " AND s.party = :party", question)
        return entries[0] if entries else None

    def roster(self, question: Question) -> list[dict[str, Any]]:
        """The standing of everybody, by name."""
        entries = self._entries(self._sql, question)
        entries.sort(key=itemgetter("name", "party"))
        return entries

    def _entries(self, sql: str, question: Question) -> list[dict[str, Any]]:
        decode = self._decode
        values = {
            "instrument": question.instrument,
            "party": question.party,
            "aspect": "consent" if question.instrument in self._treaties else "participation",
            "known": OPEN - 1 if question.known_at is None else question.known_at,
            "day": day(question.valid_on),
        }
        return [
            {
                "party": party, "name": dated or name, "kind": kind, "answer": answer,
                "reason": reason, "status": status, "since": since,
                "last_reported": last_reported, "certainty": certainty,
                "because": decode(because), "against": decode(against),
            }
            for (
                party, name, kind, answer, reason, status, since, last_reported, certainty,
                because, against, dated,
            ) in self._connection.execute(sql, values)
        ]  # fmt: skip


_SELECT = """
SELECT s.party, e.name, e.kind, s.answer, s.reason, s.status, s.since, s.last_reported,
    s.certainty, s.because, s.against,
    (SELECT max(n.name) FROM names_g{g} AS n
        WHERE n.entity = s.party AND n.dated AND n.known_from <= :known
        AND n.valid_from <= :day AND n.valid_to > :day)
FROM standing_g{g} AS s JOIN entities_g{g} AS e ON e.id = s.party
WHERE s.instrument = :instrument AND s.aspect = :aspect
    AND s.known_from <= :known AND s.known_to > :known
    AND s.valid_from <= :day AND s.valid_to > :day
"""


def _invent(history: History, block: int, known: str) -> list[Question]:
    """Random questions, the same whatever is known; `before` is in the log's second half."""
    rng, positions = Random(f"{SEED} questions {block}"), Random(f"{SEED} before {block}")
    days = (LAST_DAY - FIRST_DAY).days
    return [
        Question(
            rng.choice(history.parties),
            rng.choice(history.instruments),
            (FIRST_DAY + timedelta(days=rng.randrange(days))).isoformat(),
            positions.randint(history.events // 2, history.events) if known == "before" else None,
        )
        for _ in range(_BLOCK)
    ]


def _warm(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(1 << 20):
            pass


def _time(asked: Sequence[Question], ask: Ask, times: list[float]) -> None:
    for question in asked:
        start = perf_counter()
        ask(question)
        times.append(perf_counter() - start)


def _figure(verb: str, known: str, door: Door) -> Figure:
    ours, raw = door.calls[verb, known]
    return Figure(
        f"{verb}, known {known}, {door.history.facts:,} facts: p50 / p99",
        f"{percentile(ours, 50) * 1e3:.2f} / {percentile(ours, 99) * 1e3:.2f} ms",
        f"{percentile(raw, 50) * 1e3:.2f} / {percentile(raw, 99) * 1e3:.2f} ms",
        percentile(ours, 50) / percentile(raw, 50),
        ROSTER if verb == "roster" else None,
    )


def _past(door: Door) -> Figure:
    """The same rosters as known before and as known now, which may hold more."""
    before, now = (percentile(door.calls["roster", known].ours, 50) for known in ("before", "now"))
    return Figure(
        f"the same rosters, known before, {door.history.facts:,} facts: p50",
        f"{before * 1e3:.2f} ms",
        f"{now * 1e3:.2f} ms",
        before / now,
        PAST,
        "known now",
    )


def _growth(known: str, small: Door, large: Door) -> Figure:
    before = percentile(small.calls["roster", known].ours, 50)
    after = percentile(large.calls["roster", known].ours, 50)
    return Figure(
        f"roster, known {known}: growth of p50 to {large.history.facts:,} facts",
        f"{after * 1e3:.2f} ms",
        f"{before * 1e3:.2f} ms",
        after / before,
        GROWTH,
        f"at {small.history.facts:,} facts",
    )
