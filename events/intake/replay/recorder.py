"""Recording the moments of one history: pages, new rows, changed rows, rows that are gone.

Invariant: when a moment has been recorded, the facts that stand are those of the rows which
the source showed then, each citing its row in the page that first showed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import Ambiguous, ChronicleError, Conflict, InvalidInput, NotFound, QuoteMismatch
from events.chronicle import Chronicle
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.entities import Draft
from events.intake.replay.histories import HistoryRow
from events.intake.replay.moments import Moment
from events.intake.replay.pages import Page, Pages
from events.intake.replay.planning import HistoryPlan, Named
from events.intake.replay.times import exact, utc
from events.intake.tables.asides import Aside
from events.record import DatedName
from events.saying import MAX_SHORT

_ABOUT_INPUT = (InvalidInput, NotFound, QuoteMismatch, Conflict, Ambiguous)
"""Errors that speak of a row; a database that fails is no reason to refuse one."""


class Standing(NamedTuple):
    """A fact that stands for a row which the source shows."""

    fact: str
    kind: str


@dataclass
class Counts:
    """What became of a history's rows."""

    documents: int = 0
    facts: int = 0
    """Facts recorded, those that replace others included."""
    corrected: int = 0
    dropped: int = 0
    come_back: int = 0
    """Rows that were shown again after an absence."""
    names: int = 0
    """Later names of parties."""


@dataclass
class HistoryRecorder:
    """Records one history, a moment at a time."""

    chronicle: Chronicle
    plan: HistoryPlan
    entities: Mapping[str, Draft]
    """Whoever is registered, by id."""
    by: str
    counts: Counts = field(default_factory=Counts)
    refused: list[Aside] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pages = Pages(self.plan.table.header)
        self._on_file: dict[int, list[Standing]] = {}
        """By number of a row that is shown, the facts that stand for it."""
        self._documents: dict[str, tuple[str, Page]] = {}
        """By name of a page, its document, as of the last moment that changed it."""
        self._names: set[tuple[str, str]] = set()

    def record(self, moment: Moment) -> None:
        """Record what changed at a moment."""
        self._name(moment)
        for page in self._pages.turn(moment.gone, moment.new):
            self._documents[page.name] = (self._archive(page, moment.time), page)
        before = {row.key: row for row in moment.gone}
        new, changed = [], []
        for row in moment.new:
            old = before.pop(row.key, None)
            facts = [] if old is None else self._on_file.pop(old.row.number, [])
            if old is not None and facts:
                changed.append((old, facts, row))
            else:
                new.append(row)
        self._record_new(new)
        for old, facts, row in changed:
            self._correct(old, facts, row, moment)
        for old in before.values():
            said = _because("The row is gone from", moment, old)
            self._drop(self._on_file.pop(old.row.number, []), old, said)

    def _name(self, moment: Moment) -> None:
        """Parties that the source shows under a later name for the first time have it from now."""
        for new in (n for row in moment.new for n in self.plan.names.get(row.row.number, ())):
            if (new.party, new.name) in self._names:
                continue
            self._names.add((new.party, new.name))
            party = self.entities[new.party]
            dated = DatedName(new.name, start=new.day)
            named = replace(party, aliases=(), names=(dated,))
            self.counts.names += self.chronicle.register([named], self.by)[0].new

    def _archive(self, page: Page, time: int) -> str:
        about = self.plan.mapping.table.document
        title = f"{about.title} ({page.name})" if about.title and page.name else about.title
        draft = DocumentDraft(
            content=page.text.encode(),
            title=title,
            publisher=about.publisher,
            retrieved_at=exact(time),
            author=about.author,
            language=about.language,
            url=about.url,
            syndication=about.syndication,
            snapshot=True,
        )
        self.counts.documents += 1
        return self.chronicle.archive(draft).document

    def _record_new(self, rows: Sequence[HistoryRow]) -> None:
        """Record the facts of rows, page by page: a page is read once for all of its rows."""
        by_page: dict[str, list[HistoryRow]] = {}
        for row in rows:
            if self.plan.facts.get(row.row.number):
                by_page.setdefault(row.page, []).append(row)
                self.counts.come_back += row.comes_back
        for page in by_page.values():
            self._record_rows(page)

    def _record_rows(self, rows: Sequence[HistoryRow]) -> None:
        """All of the rows at once; where the gate refuses one, in halves, to find it."""
        drawn = [self._citing(row) for row in rows]
        try:
            recorded = iter(self.chronicle.record([f for facts in drawn for f in facts], self.by))
        except _ABOUT_INPUT as error:
            if len(rows) == 1:
                self._refuse(rows[0], error)
                return
            self._record_rows(rows[: len(rows) // 2])
            self._record_rows(rows[len(rows) // 2 :])
            return
        for row, facts in zip(rows, drawn, strict=True):
            self._on_file[row.row.number] = [
                Standing(next(recorded).fact, draft.kind) for draft in facts
            ]
            self.counts.facts += len(facts)

    def _correct(
        self, old: HistoryRow, before: Sequence[Standing], row: HistoryRow, moment: Moment
    ) -> None:
        """The facts of a changed row take the places of those before."""
        said = _because("The row changed in", moment, old)
        stands = self._on_file[row.row.number] = []
        for standing, draft in paired(before, self._citing(row)):
            try:
                if draft is not None:
                    stands.append(Standing(self._replace(standing, draft, said), draft.kind))
                    continue
            except _ABOUT_INPUT as error:
                self._refuse(row, error)
            self._drop([standing] if standing else [], old, said)

    def _replace(self, standing: Standing | None, draft: FactDraft, said: str) -> str:
        """The id of a changed row's fact, which takes the place of another if there was one."""
        if standing is None:
            fact = self.chronicle.record([draft], self.by)[0].fact
        else:
            noted = self.chronicle.corrections.correct(standing.fact, draft, self.by, said)
            fact = str(noted.replacement)
            self.counts.corrected += 1
        self.counts.facts += 1
        return fact

    def _drop(self, facts: Sequence[Standing], row: HistoryRow, said: str) -> None:
        snapshot = self._documents[row.page][0]
        for standing in facts:
            self.chronicle.corrections.drop(standing.fact, snapshot, self.by, said)
            self.counts.dropped += 1

    def _citing(self, row: HistoryRow) -> list[FactDraft]:
        """The facts of a row, citing it in the page that shows it now."""
        document, page = self._documents[row.page]
        start = page.starts[row.row.number]
        citation = CitationDraft(document=document, quote=row.line[:-1], start=start)
        facts = self.plan.facts.get(row.row.number, [])
        return [replace(fact, citation=citation) for fact in facts]

    def _refuse(self, row: HistoryRow, error: ChronicleError) -> None:
        why = f"refused by the gate: {error.field or error.title}"
        self.refused.append(Aside("refused", row.row, why, error.detail))


def most_events(plan: HistoryPlan, moment: Moment) -> int:
    """At most so many events are recorded for a moment, one microsecond each.

    The log's clock starts that much before the moment, so that whoever asks what was known
    at its time is answered from all of it.
    """
    first = most_names(plan.named) if moment is plan.moments[0] else 0
    names = sum(len(plan.names.get(row.row.number, ())) for row in moment.new)
    facts = sum(len(plan.facts.get(row.row.number, ())) for row in (*moment.new, *moment.gone))
    pages = len(moment.new) + len(moment.gone)
    return first + names + 2 * facts + pages


def most_names(named: Named) -> int:
    """At most so many events register whom a source names."""
    drafts = (*named.new, *named.further)
    return sum(1 + len(draft.aliases) + len(draft.names) for draft in drafts)


def paired(
    before: Sequence[Standing], after: Sequence[FactDraft]
) -> list[tuple[Standing | None, FactDraft | None]]:
    """Which fact of a changed row takes the place of which: those of one kind in their order,
    then what is left over in theirs; None where there is no other.
    """
    left, pairs, unpaired = list(before), list[tuple[Standing | None, FactDraft | None]](), []
    for draft in after:
        place = next((n for n, standing in enumerate(left) if standing.kind == draft.kind), None)
        if place is None:
            unpaired.append(draft)
        else:
            pairs.append((left.pop(place), draft))
    return [*pairs, *zip_longest(left, unpaired)]


def _because(what: str, moment: Moment, row: HistoryRow) -> str:
    """What happened to a row, when, and why if the history says so; no longer than a reason is."""
    said = f"{what} the snapshot of {utc(moment.time)}"
    why = " ".join((row.because or moment.message or "").split())
    return (f"{said}: {why}" if why else f"{said}.")[:MAX_SHORT]
