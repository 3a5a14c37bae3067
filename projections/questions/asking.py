"""The questions on one chronicle, as Python calls them and doors show them.

Invariant: a question sees one moment of the read tables, whatever is recorded
meanwhile; each family of questions is answered in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, select

from events.log import Log
from events.store.content import ContentStore
from projections.engine import explained, snapshots
from projections.questions import answers, audit, counts, entities, facts, standing
from projections.questions.view import View
from projections.schema import generations, read_model

_ACTIVE = select(generations.c.generation, generations.c.position).where(generations.c.active)


class Questions:
    """Questions on one chronicle. Safe to use from several threads."""

    def __init__(self, engine: Engine, log: Log, content: ContentStore) -> None:
        self._engine = snapshots(engine)
        self._log = log
        self._content = content

    def ask(
        self,
        party: str,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
    ) -> answers.AskAnswer:
        """Had `party` joined `instrument` on `valid_on`, as known at `known_at`?

        Names may be ids, names or aliases. `valid_on` is a calendar day, inclusive;
        `known_at` a log position or a UTC timestamp, None for now. `aspect` asks a
        treaty's `signature`, `consent` or `force`. Raises `InvalidInput` for dates
        and aspects that cannot be, `NotFound` and `Ambiguous` for names.
        """
        with self._view() as view:
            return standing.ask(view, party, instrument, valid_on, known_at, aspect)

    def roster(
        self,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
    ) -> answers.Roster:
        """Everybody that something is on file about, with their standing on that day.

        Entries come by name, then id; those of whom nothing reaches that day are
        left out. Arguments and errors as in `ask`.
        """
        with self._view() as view:
            return standing.roster(view, instrument, valid_on, known_at, aspect)

    def timeline(self, instrument: str, known_at: str | int | None = None) -> answers.Timeline:
        """All facts filed under an instrument, in the order of their days in the world."""
        with self._view() as view:
            return facts.timeline(view, instrument, known_at)

    def facts(
        self,
        *,
        document: str | None = None,
        party: str | None = None,
        instrument: str | None = None,
        kind: str | None = None,
        known_at: str | int | None = None,
    ) -> answers.FactList:
        """Facts in the order of recording, filtered by all that is given.

        `party` finds facts in which it plays any role. Raises `InvalidInput` for an
        unknown kind, `NotFound` for an unknown document or name.
        """
        with self._view() as view:
            return facts.facts(view, document, party, instrument, kind, known_at)

    def audit(self, fact: str) -> answers.Audit:
        """Where a fact came from, what was said about it, and which answers rest on it.

        Raises `NotFound` for an unknown fact id.
        """
        with self._view() as view:
            return audit.audit(view, fact)

    def counts(
        self, instrument: str, valid_on: str, known_at: str | int | None = None
    ) -> answers.CountLedger:
        """Counts reported by that day, beside the parties known by name and by group."""
        with self._view() as view:
            return counts.counts(view, instrument, valid_on, known_at)

    def entities(self, sort: str | None = None) -> list[answers.EntityView]:
        """Every registered party and instrument by id, or only one `sort` of them."""
        with self._view() as view:
            return entities.entities(view, sort)

    def position(self) -> int:
        """The last position that the read tables have in them."""
        with self._view() as view:
            return view.position

    @contextmanager
    def _view(self) -> Iterator[View]:
        with explained(self._engine), self._engine.connect() as connection:
            active = connection.execute(_ACTIVE).one()
            model = read_model(active.generation)
            yield View(connection, model, active.position, self._log, self._content)
