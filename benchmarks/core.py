"""`ask` beside its own statements: what the answer costs on top of what the database is asked.

Beside it: the very statements of that call, with their parameters, executed once more
through SQLAlchemy Core on an open connection, every row fetched, in one transaction; and
the SQL that they were compiled to through plain `sqlite3`. Nothing is put together of
the rows there. The look-up of the clock in the log is not among them.

A third of the questions is answered through a group, a third has a report against it,
the rest are about anybody.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from random import Random
from time import perf_counter
from typing import Any, NamedTuple
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from benchmarks.figures import Figure, at_most, percentile
from benchmarks.history import History, ticking
from benchmarks.invention import FIRST_DAY, LAST_DAY, SEED
from domain.dates import iso
from events.codec import Codec
from events.log import Log
from events.store.connect import connect
from events.store.content import ContentStore
from projections.engine import read_engine
from projections.questions import Questions
from projections.questions.prepared import Row, Statement
from projections.schema import OPEN

CORE = at_most(4.00)
_WHERE = ("reason = 'member-of-group'", "against != '[]'", "known_from % :step = 0")
_SAMPLE = 20_000


class Question(NamedTuple):
    party: str
    instrument: str
    valid_on: str


class Sent(NamedTuple):
    """What one call sent: statements as Core takes them, and as the driver does."""

    core: list[tuple[Any, Any]]
    driver: list[tuple[str, Any]]


def measure(history: History, calls: int) -> list[Figure]:
    """The middle call, ours and both others, each question asked of all three in turn."""
    url = f"sqlite:///{history.path}"
    engine = read_engine(url)
    ours, core, plain = list[float](), list[float](), list[float]()
    with (
        closing(connect(url, ticking())) as recorder,
        closing(sqlite3.connect(history.path, isolation_level=None)) as connection,
    ):
        questions = Questions(engine, Log(recorder, Codec()), ContentStore(recorder))
        for question in _invent(connection, history, calls):
            sent = _overheard(engine, questions, question)
            ours.append(_timed(partial(questions.ask, *question)))
            core.append(_timed(partial(_through_core, engine, sent)))
            plain.append(_timed(partial(_by_hand, connection, sent)))
    engine.dispose()
    what = f"ask, groups and conflicts, {history.facts:,} facts: p50"
    return [
        _figure(what, ours, core, "same statements, Core")._replace(target=CORE),
        _figure(what, ours, plain, "same statements, sqlite3"),
    ]


def _figure(what: str, ours: Sequence[float], other: Sequence[float], against: str) -> Figure:
    middle, beside = percentile(ours, 50), percentile(other, 50)
    return Figure(
        what, f"{middle * 1e3:.2f} ms", f"{beside * 1e3:.2f} ms", middle / beside, None, against
    )


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _overheard(engine: Engine, questions: Questions, question: Question) -> Sent:
    """Ask once, and note every statement on its way, those that pass by Core included."""
    sent = Sent([], [])
    past_core = Statement.rows

    def prepared(statement: Statement, connection: Connection, **values: object) -> Sequence[Row]:
        sql, constants = statement.compiled(connection.dialect)
        sent.core.append((statement.query, values))
        sent.driver.append((sql, {**constants, **values}))
        return past_core(statement, connection, **values)

    def to_core(_connection: Any, statement: Any, many: Any, params: Any, _options: Any) -> None:
        sent.core.append((statement, many or params))

    def to_driver(_c: Any, _cursor: Any, sql: str, params: Any, _context: Any, _m: Any) -> None:
        sent.driver.append((sql, params))

    event.listen(engine, "before_execute", to_core)
    event.listen(engine, "before_cursor_execute", to_driver)
    try:
        with patch.object(Statement, "rows", prepared):
            questions.ask(*question)
    finally:
        event.remove(engine, "before_execute", to_core)
        event.remove(engine, "before_cursor_execute", to_driver)
    return sent


def _through_core(engine: Engine, sent: Sent) -> None:
    with engine.connect() as connection:
        for statement, params in sent.core:
            connection.execute(statement, params).all()


def _by_hand(connection: sqlite3.Connection, sent: Sent) -> None:
    connection.execute("BEGIN")
    for sql, params in sent.driver:
        connection.execute(sql, params).fetchall()
    connection.execute("COMMIT")


def _invent(connection: sqlite3.Connection, history: History, calls: int) -> list[Question]:
    """Questions about pairs on file, on days of their spans; the same on every run."""
    rng = Random(f"{SEED} core")
    (generation,) = connection.execute(
        "SELECT generation FROM projection_generations WHERE active"
    ).fetchone()
    first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    found = []
    for where in _WHERE:
        rows = connection.execute(
            f"SELECT party, instrument, valid_from, valid_to FROM standing_g{generation} "
            f"WHERE known_to = {OPEN} AND {where}",
            {"step": 1 + history.facts // _SAMPLE},
        ).fetchall()
        for party, instrument, start, end in rng.choices(rows, k=calls // len(_WHERE)):
            day = rng.randint(max(start, first), max(min(end - 1, last), first, start))
            found.append(Question(party, instrument, iso(day)))
    rng.shuffle(found)
    return found
