"""Proposals as both doors show them: beside their paragraph, and beside what is on file.

Invariant: what is shown is what would be accepted, `revision` and all; what is on file is
told and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from domain.errors import NotFound
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposals.filed import Filed, State
from events.intake.proposals.on_file import FactOnFile, Match, fact_on_file, match
from projections.questions.wording import fact_sentence

if TYPE_CHECKING:
    from api.wiring import Service

_BESIDE = 400
"""Code points of the paragraph that are shown on either side of a quote, at most."""


class OnFile(Struct, frozen=True, kw_only=True):
    """A fact that says already what is proposed."""

    fact: str
    document: str
    where: str
    """`same words`, or `near copy`: another document that is a copy of this one."""


class ProposalView(Struct, frozen=True, kw_only=True):
    """A proposal with all that a reviewer needs to decide."""

    proposal: str
    place: int
    """In the queue; the next page starts after it."""
    revision: int
    """Send it along to be sure that what is accepted is what was looked at."""
    state: str
    document: str
    text: str
    sentence: str
    kind: str
    roles: dict[str, str]
    readers: tuple[str, ...]
    rules: tuple[str, ...]
    start: int
    end: int
    quote: str | None
    """None once the words are erased, and with it all that was proposed but kind and roles."""
    before: str | None
    """What stands before the quote in its paragraph."""
    after: str | None
    when: str | None = None
    date_rule: str | None = None
    anchor: str | None = None
    """The day that a relative date was resolved against."""
    basis: str | None = None
    modality: str | None = None
    values: dict[str, Any] = {}
    as_said: str | None = None
    named_as: dict[str, str] | None = None
    attributed_to: str | None = None
    doubts: tuple[str, ...] = ()
    new_parties: tuple[PartyDraft, ...] = ()
    """Whom accepting would register."""
    new_instruments: tuple[InstrumentDraft, ...] = ()
    publisher: str | None = None
    published: str | None = None
    origin: str | None = None
    """The document that this one is a copy of."""
    on_file: OnFile | None = None
    fact: str | None = None
    """The fact that it became."""
    decided_by: str | None = None
    decided_at: str | None = None
    reason: str | None = None
    policy: str | None = None
    """By which policy it was accepted, if nobody looked at it."""
    position: int | None = None
    """Of the decision in the log."""


class ProposalPage(Struct, frozen=True, kw_only=True):
    """Proposals in the order of filing."""

    proposals: tuple[ProposalView, ...]
    next: int | None
    """`after` of the next page; None where this was the last."""
    counts: dict[str, int]
    """How many there are in each state, whatever the filter."""


def page_of_proposals(
    service: Service,
    *,
    after: int,
    limit: int,
    document: str | None,
    states: Sequence[State],
    rule: str | None,
) -> ProposalPage:
    """Up to `limit` proposals after a place. Raises `NotFound` for an unknown document."""
    if document is not None:
        service.chronicle.about_document(document)
    shelf = service.chronicle.proposals
    rows = shelf.page(after=after, limit=limit + 1, document=document, states=states, rule=rule)
    shown = rows[:limit]
    return ProposalPage(
        proposals=tuple(Desk(service).views(shown)),
        next=shown[-1].place if len(rows) > limit else None,
        counts={**shelf.counts()},
    )


class Desk:
    """Shows proposals of one service; what it has looked up once it remembers."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._names: dict[str, str] | None = None
        self._facts: dict[str, list[FactOnFile]] = {}
        self._texts: dict[str, str | None] = {}

    def views(self, rows: Iterable[Filed]) -> list[ProposalView]:
        """These proposals, in their order."""
        return [self.view(row) for row in rows]

    def view(self, row: Filed) -> ProposalView:
        """One proposal with what stands around it."""
        draft, told = row.draft, row.told
        text = self._text(row.text) if draft is not None else None
        found = self.match(row)
        about = self._service.chronicle.about_document(row.document)
        words: dict[str, Any] = {"quote": None, "before": None, "after": None}
        if draft is not None:
            before, after = paragraph(text, row.start, row.end) if text else ("", "")
            words = {"quote": draft.quote, "before": before, "after": after}
            words |= {name: getattr(draft, name) for name in _OF_DRAFT}
        return ProposalView(
            proposal=row.proposal,
            place=row.place,
            revision=row.revision,
            state=row.state,
            document=row.document,
            text=row.text,
            sentence=self.sentence(row),
            kind=row.kind,
            roles=told.roles,
            readers=told.readers,
            rules=told.rules,
            start=row.start,
            end=row.end,
            **words,
            publisher=about.publisher,
            published=about.published,
            origin=self._service.chronicle.syndication.origin(row.document),
            on_file=found and OnFile(fact=found.fact, document=found.document, where=found.where),
            fact=told.fact,
            decided_by=told.by,
            decided_at=told.at,
            reason=told.reason,
            policy=told.policy,
            position=told.position,
        )

    def sentence(self, row: Filed) -> str:
        """The proposal in words, by registered names, or those it would register."""
        draft = row.draft
        new: dict[str, str] = {}
        if draft is not None:
            new = {party.id: party.name for party in draft.new_parties}
            new |= {instrument.id: instrument.name for instrument in draft.new_instruments}
        names = self.names()
        values = {} if draft is None else draft.values
        return fact_sentence(
            row.kind, row.told.roles, values, lambda id_: names.get(id_) or new.get(id_, id_)
        )

    def names(self) -> dict[str, str]:
        """The name of everything registered, by id."""
        if self._names is None:
            self._names = {each.id: each.name for each in self._service.questions.entities()}
        return self._names

    def match(self, row: Filed) -> Match | None:
        """The fact that says it already; None for one that is decided."""
        return match(row, self._facts_near(row.document)) if row.undecided else None

    def forget(self) -> None:
        """Look everything up again: something was recorded."""
        self._names = None
        self._facts.clear()

    def _facts_near(self, document: str) -> list[FactOnFile]:
        """The facts of a document and of its near copies that still count."""
        if document not in self._facts:
            ask = self._service.questions
            near = [document, *ask.copies(document)]
            self._facts[document] = [
                fact_on_file(
                    fact.fact, fact.document, fact.kind, fact.roles, fact.values, fact.when,
                    (fact.start, fact.end),
                )
                for each in near
                for fact in ask.facts(document=each).facts
                if fact.withdrawn_at is None
            ]  # fmt: skip
        return self._facts[document]

    def _text(self, text: str) -> str | None:
        if text not in self._texts:
            try:
                content = self._service.chronicle.proposals.content
                self._texts = {text: content.text(text).content}  # one at a time: it may be long
            except NotFound:
                self._texts = {text: None}
        return self._texts[text]


_OF_DRAFT = (
    "when", "date_rule", "anchor", "basis", "modality", "values", "as_said", "named_as",
    "attributed_to", "doubts", "new_parties", "new_instruments",
)  # fmt: skip


def paragraph(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after [start, end) in its paragraph; cut where that is long."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:start], text[end:last].rstrip()
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE:]
    if len(after) > _BESIDE:
        after = after[:_BESIDE] + "…"
    return before, after
