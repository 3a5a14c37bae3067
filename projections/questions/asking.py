"""The questions on one chronicle, as Python calls them and doors show them.

Invariant: a question sees one moment of the read tables, whatever is recorded
meanwhile; each family of questions is answered in a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Engine, select

from domain.errors import Unavailable
from events.drafts import InstrumentDraft, PartyDraft
from events.log import Log
from events.store.content import ContentStore
from projections.engine import begin, explained, snapshots
from projections.questions import (
    answers,
    counts,
    entities,
    facts,
    history,
    life,
    registered,
    search,
    standing,
)
from projections.questions.auditing import facts as auditing
from projections.questions.auditing import trail
from projections.questions.auditing.answering import answer_audit
from projections.questions.auditing.decisions import latest as latest_decisions
from projections.questions.auditing.documents import document_audit
from projections.questions.auditing.shapes import AnswerAudit, DocumentAudit
from projections.questions.explaining import conflicts, diff, explanations, reasons, why
from projections.questions.finding import find_any, find_registered
from projections.questions.pinned import PinnedQuestions
from projections.questions.prepared import Statement
from projections.questions.rules import Rules
from projections.questions.showing import registered_names
from projections.questions.tables import snapshot, streaming
from projections.questions.view import View
from projections.schema import generations, read_model

Answered = TypeVar("Answered")
_ACTIVE = Statement(
    select(generations.c.generation, generations.c.position).where(generations.c.active)
)


class Questions(PinnedQuestions):
    """Questions on one chronicle. Safe to use from several threads."""

    def __init__(self, engine: Engine, log: Log, content: ContentStore) -> None:
        self._engine = snapshots(engine)
        self.waits = engine.dialect.name != "sqlite"
        """Whether a question waits for another process, or computes in this one."""
        self._log = log
        self._content = content
        self._rules: Rules | None = None  # of the last question, while nothing is recorded

    def ask(
        self,
        party: str,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> answers.AskAnswer:
        """Had `party` joined `instrument` on `valid_on`, as known at `known_at`?

        Names may be ids, names or aliases. `valid_on` is a calendar day, inclusive;
        `known_at` a log position or a UTC timestamp, None for now. `aspect` asks a
        treaty's `signature`, `consent` or `force`. With `sources` (ids of documents, names
        of publishers) only what those say counts. Raises `InvalidInput` for dates and
        aspects that cannot be, `NotFound` and `Ambiguous` for names.
        """
        return self._answered(
            lambda view: standing.ask(view, party, instrument, valid_on, known_at, aspect, sources)
        )

    def roster(
        self,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> answers.Roster:
        """Everybody that something is on file about, with their standing on that day.

        Entries come by name, then id; those of whom nothing reaches that day are
        left out. Arguments and errors as in `ask`.
        """
        return self._answered(
            lambda view: standing.roster(view, instrument, valid_on, known_at, aspect, sources)
        )

    def timeline(
        self,
        instrument: str,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
    ) -> answers.Timeline:
        """All facts filed under an instrument, in the order of their days in the world."""
        return self._answered(lambda view: facts.timeline(view, instrument, known_at, sources))

    def life(
        self, instrument: str, known_at: str | int | None = None, aspect: str | None = None
    ) -> answers.Life:
        """The days on which answers about an instrument turn, in order, and who ever had one.

        Arguments and errors as in `ask`.
        """
        return self._answered(lambda view: life.life(view, instrument, known_at, aspect))

    def history(
        self,
        party: str,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
    ) -> history.PartyHistory:
        """All answers about a party towards all instruments, as spans of days, and who it is.

        A span is what the party's entry on the roster is on each of its days. Arguments and
        errors as in `ask`.
        """
        return self._answered(lambda view: history.history(view, party, known_at, sources))

    def recordings(self, instrument: str) -> tuple[answers.Recording, ...]:
        """When events about an instrument were recorded: for each run of them, by position.

        A run is of one document, or of one sort of remark on facts. Errors as in `ask`.
        """
        return self._answered(lambda view: life.recordings(view, instrument))

    def facts(
        self,
        *,
        document: str | None = None,
        party: str | None = None,
        instrument: str | None = None,
        kind: str | None = None,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> answers.FactList:
        """Facts in the order of recording, filtered by all that is given.

        `party` finds facts in which it plays any role. Only those above the position
        `after`, and `limit` of them at most. Raises `InvalidInput` for an
        unknown kind, `NotFound` for an unknown document or name.
        """
        return self._answered(
            lambda view: facts.facts(
                view, document, party, instrument, kind, known_at, sources, after, limit
            )
        )

    def audit(self, fact: str) -> trail.Audit:
        """Where a fact came from, what was said about it, and which answers rest on it.

        Raises `NotFound` for an unknown fact id.
        """
        return self._answered(lambda view: auditing.audit(view, fact))

    def document(self, document: str, *, after: int = 0, limit: int = 50) -> DocumentAudit:
        """A document with every fact drawn from it, and all that rests on them, as known now.

        Totals are of all facts; shown are `limit` of them at most (1 to 1000), those recorded
        after the position `after`. Raises `NotFound` for an unknown document.
        """
        return self._answered(lambda view: document_audit(view, document, after, limit))

    def decisions(self, *, before: int | None = None, limit: int = 50) -> trail.DecisionList:
        """What was decided about what readers had found, by whom and why; the newest first.

        Only what was decided before this position, and `limit` of it at most.
        """
        return self._answered(lambda view: latest_decisions(view, before, limit))

    def text(self, document: str) -> str | None:
        """The canonical text of a document; None where it is redacted, or not kept here.

        Raises `NotFound` for an unknown document.
        """
        return self._answered(lambda view: auditing.text(view, document))

    def audit_answer(
        self,
        party: str,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> AnswerAudit:
        """The answer that `ask` gives to the same question, with the audit of each fact behind it.

        What decides comes first, with the memberships it rests on.
        """
        return self._answered(
            lambda view: answer_audit(view, party, instrument, valid_on, known_at, aspect, sources)
        )

    def counts(
        self,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
    ) -> answers.CountLedger:
        """Counts reported by that day, beside the parties known by name and by group.

        Arguments and errors as in `ask`.
        """
        return self._answered(
            lambda view: counts.counts(view, instrument, valid_on, known_at, sources)
        )

    def diff(
        self,
        instrument: str,
        *,
        valid_from: str | None = None,
        valid_to: str | None = None,
        known_at: str | int | None = None,
        valid_on: str | None = None,
        known_from: str | int | None = None,
        known_to: str | int | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> explanations.Diff:
        """Who stood differently, and what made it so; one clock moves, the other is held.

        Either between two days, `valid_from` and `valid_to`, as known at `known_at`; or
        for the day `valid_on`, between what was known at `known_from` and at `known_to`
        (None for now). Changes come by name, then id; their causes are all that turned the
        answer in between, to and fro included. Raises `InvalidInput` where both clocks are
        moved, or neither, or backwards; otherwise as `ask`.
        """
        clocks = diff.clocks_of(valid_from, valid_to, known_at, valid_on, known_from, known_to)
        return self._answered(lambda view: diff.diff(view, instrument, clocks, aspect, sources))

    def why(
        self,
        party: str,
        instrument: str,
        valid_on: str,
        known_at: str | int | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> reasons.Why:
        """How the answer that `ask` gives to the same question came about, as a tree."""
        return self._answered(
            lambda view: why.why(view, party, instrument, valid_on, known_at, aspect, sources)
        )

    def quotes(self, facts: Iterable[str]) -> dict[str, trail.QuoteView | trail.RedactionView]:
        """The words of facts by id, cut from the archive now, or what stands in their place.

        Left out where the words are not kept here.
        """
        return self._answered(lambda view: auditing.quotes(view, facts))

    def conflicts(
        self,
        instrument: str | None = None,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
    ) -> explanations.Conflicts:
        """All that contradicts itself as known at `known_at`, for any day.

        By instrument, party, aspect and day, with disputed facts after the rest; all
        instruments if none is named. Errors as in `ask`.
        """
        return self._answered(lambda view: conflicts.conflicts(view, instrument, known_at, sources))

    @contextmanager
    def snapshot(
        self,
        valid_on: str,
        *,
        instrument: str | None = None,
        party: str | None = None,
        about: str | None = None,
        known_at: str | int | None = None,
        sources: Sequence[str] | None = None,
        format: str = "csv",
        advance: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Iterator[streaming.Written]:
        """Every answer for one day, as bytes that are read inside the `with` block.

        One row for each pair and aspect on file, by instrument, aspect and party in the
        order of code points; `about` names an instrument or a party, whichever it is.
        `format` is `csv`, `json` or `jsonl`. `advance` is told how many instruments are
        done, of how many. With `sources`, which the rows then name, everything is folded
        anew. Raises `InvalidInput` for an unknown format; otherwise as `ask`.
        """
        streaming.refuse_unknown(format)
        with self._view() as view:
            question = snapshot.asked(view, valid_on, instrument, party, known_at, about, sources)
            yield snapshot.snapshot(view, question, format, advance)

    def entities(
        self, sort: str | None = None, *, after: str = "", limit: int | None = None
    ) -> list[answers.EntityView]:
        """Every registered party and instrument by id, or only one `sort` of them.

        Only those whose ids come behind `after`, and `limit` of them at most.
        """
        return self._answered(lambda view: entities.entities(view, sort, after, limit))

    def search(
        self,
        query: str,
        *,
        known_at: str | int | None = None,
        sorts: Sequence[str] = search.SORTS,
        after: int = 0,
        limit: int = 10,
    ) -> search.SearchResults:
        """Parties, instruments, facts and documents that the words of the query lead to.

        Every word must fit, in capitals or not, with accents or not: of a name each may be
        the beginning of a word, of a text the last may be, within one passage. Up to
        `limit` of each sort, behind `after`, which `more` gives. Texts are found as far as
        `events.text_index` has caught up. Raises `InvalidInput` for a query without words
        or of more than 200 characters, and for what is no sort.
        """
        return self._answered(
            lambda view: search.search(view, query, known_at, sorts, after, limit)
        )

    def register(self) -> list[PartyDraft | InstrumentDraft]:
        """Everything registered, by id, with all its names and their days, for readers of texts.

        Names that always held are aliases; a day stands for a coarser date's first.
        """
        return self._answered(registered.register)

    def copies(self, document: str) -> list[str]:
        """The other documents of one origin with this one, in the order of archiving."""
        return self._answered(lambda view: registered.copies(view, document))

    def party(self, name: str, field: str = "party") -> str:
        """The id that the party with this id, name or alias was registered with.

        Where it is merged into another, it is still the merged one: commands ask by this.
        Raises `NotFound` and `Ambiguous`, about this field.
        """
        return self._answered(lambda view: find_registered(view, name, field).id)

    def names(self, ids: Collection[str]) -> dict[str, str]:
        """The registered names of parties and instruments, by id; of many, others' too."""
        return self._answered(lambda view: registered_names(view, ids))

    def named(self, name: str, field: str = "name") -> str:
        """The id of the party or instrument with this id, name or alias, as known now.

        Raises `NotFound` and `Ambiguous`, about this field.
        """
        return self._answered(lambda view: find_any(view, name, view.position, field).id)

    def position(self) -> int:
        """The last position that the read tables have in them."""
        return self._answered(lambda view: view.position)

    def _answered(self, question: Callable[[View], Answered]) -> Answered:
        """The answer to a question, put again if rebuilds elsewhere took its tables away.

        PostgreSQL drops tables that a snapshot still names; SQLite never does.
        """
        generation = None
        try:
            with self._view() as view:
                generation = view.model.generation
                return question(view)
        except Unavailable:
            with self._view() as view:
                if view.model.generation == generation:
                    raise
                return question(view)

    @contextmanager
    def _view(self) -> Iterator[View]:
        with explained(self._engine), self._engine.connect() as connection:
            begin(connection)
            ((generation, position),) = _ACTIVE.rows(connection)
            model = read_model(generation)
            rules = self._rules
            if rules is None or (rules.model, rules.position) != (model, position):
                rules = self._rules = Rules(connection, model, position)
            yield View(connection, model, position, self._log, self._content, rules)
