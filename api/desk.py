"""Proposals as both doors show them: beside their paragraph, and beside what is on file.

Invariant: what is shown is what would be accepted, `revision` and all; what is on file is
told and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from api.proposals import OnFile, ProposalQueue, ProposalView, new_names
from domain.errors import NotFound, Redacted
from events.intake.pages.lines import paragraph_around
from events.intake.proposal import either
from events.intake.proposals.filed import Filed, State
from events.intake.proposals.on_file import FactOnFile, Match, fact_on_file, match
from events.record import DocumentArchived
from events.registry import FACT_KINDS
from projections.questions.answers import FactView
from projections.questions.auditing.quoting import redaction_view
from projections.questions.auditing.trail import RedactionView
from projections.questions.wording import fact_sentence

if TYPE_CHECKING:
    from api.wiring import Service


def page_of_proposals(
    service: Service,
    *,
    after: int,
    limit: int,
    document: str | None,
    states: Sequence[State],
    rule: str | None,
) -> ProposalQueue:
    """Up to `limit` proposals after a place. Raises `NotFound` for an unknown document."""
    refuse_unknown(service, document, rule)
    shelf = service.chronicle.proposals
    rows = shelf.page(after=after, limit=limit + 1, document=document, states=states, rule=rule)
    shown = rows[:limit]
    return ProposalQueue(
        proposals=tuple(Desk(service).views(shown)),
        next=shown[-1].place if len(rows) > limit else None,
        counts=shelf.counts(),
    )


def refuse_unknown(service: Service, document: str | None, rule: str | None) -> None:
    """Raise `NotFound` for a document, or a pattern family, of which nothing is on file."""
    if document is not None:
        service.chronicle.about_document(document)
    shelf = service.chronicle.proposals
    if rule is None or shelf.page(limit=1, rule=rule):
        return
    families = shelf.families()
    if families:
        raise NotFound(
            f"Nothing was found by a pattern family {rule!r}; there are {', '.join(families)}.",
            field="rule",
            nearest=get_close_matches(rule, families),
        )


class Desk:
    """Shows proposals of one service; what it has looked up once it remembers."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._names: dict[str, str | None] = {}
        """By id; None for an id that is nobody's."""
        self._facts: dict[str, list[FactOnFile]] = {}
        self._texts: dict[str, str | None] = {}
        self._documents: dict[str, tuple[DocumentArchived, str | None]] = {}

    def views(self, rows: Iterable[Filed]) -> list[ProposalView]:
        """These proposals, in their order."""
        return [self.view(row) for row in rows]

    def view(self, row: Filed) -> ProposalView:
        """One proposal with what stands around it."""
        draft, told = row.draft, row.told
        text = self._text(row.text) if draft is not None else None
        found = self.match(row)
        about, origin = self._document(row.document)
        words: dict[str, Any] = {"quote": None, "before": None, "after": None}
        if draft is not None:
            before, after = paragraph_around(text, row.start, row.end) if text else ("", "")
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
            redaction=self._redaction(row) if draft is None else None,
            language=about.language,
            publisher=about.publisher,
            published=about.published,
            origin=origin,
            on_file=found and OnFile(fact=found.fact, document=found.document, where=found.where),
            fact=told.fact,
            became=self._became(row),
            decided_by=told.by,
            decided_at=told.at,
            reason=told.reason,
            policy=told.policy,
            position=told.position,
        )

    def sentence(self, row: Filed) -> str:
        """The proposal in words, by registered names, or those it would register."""
        draft = row.draft
        new = {} if draft is None else new_names(draft)
        choices = () if draft is None else draft.choices.values()
        names = self.names(chain(row.told.roles.values(), *choices))
        if draft is not None:
            new |= {
                either(ids): " or ".join(names.get(each, each) for each in ids)
                for ids in draft.choices.values()
            }
        values = {} if draft is None else {**_defaults(row.kind), **draft.values}

        def name(entity: str) -> str:
            return names.get(entity) or new.get(entity, entity)

        try:
            return fact_sentence(row.kind, row.told.roles, values, name)
        except (LookupError, TypeError, ValueError):  # a value is missing; the gate will say so
            return f"{row.kind}: {', '.join(map(name, row.told.roles.values()))}"

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of those of these ids that are registered."""
        wanted = set(ids)
        if unknown := wanted - self._names.keys():
            found = self._service.questions.names(unknown)
            self._names |= {each: found.get(each) for each in unknown}
        return {each: name for each in wanted if (name := self._names[each]) is not None}

    def match(self, row: Filed) -> Match | None:
        """The fact that says it already; None for one that is decided."""
        return match(row, self._facts_near(row.document)) if row.undecided else None

    def forget(self) -> None:
        """Look everything up again: something was recorded."""
        self._names.clear()
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

    def _document(self, document: str) -> tuple[DocumentArchived, str | None]:
        """What is on file about a document, and of which one it is a copy."""
        if document not in self._documents:
            chronicle = self._service.chronicle
            about = chronicle.about_document(document)
            self._documents[document] = about, chronicle.syndication.origin(document)
        return self._documents[document]

    def _became(self, row: Filed) -> FactView | None:
        """The fact of an amended proposal, which is not what was found."""
        if row.state != "amended" or row.told.fact is None:
            return None
        return self._service.questions.audit(row.told.fact).fact

    def _redaction(self, row: Filed) -> RedactionView | None:
        stone = self._service.chronicle.redactions.standing(row.document)
        return None if stone is None else redaction_view(stone)

    def _text(self, text: str) -> str | None:
        if text not in self._texts:
            try:
                content = self._service.chronicle.proposals.content
                self._texts = {text: content.text(text).content}  # one at a time: it may be long
            except (NotFound, Redacted):
                self._texts = {text: None}
        return self._texts[text]


_OF_DRAFT = (
    "when", "date_rule", "anchor", "basis", "modality", "values", "as_said", "named_as",
    "attributed_to", "choices", "doubts", "new_parties", "new_instruments",
)  # fmt: skip


def _defaults(kind: str) -> dict[str, Any]:
    """The values that a fact of this kind has where nothing is said."""
    fields = msgspec.structs.fields(FACT_KINDS[kind])
    return {f.name: f.default for f in fields if f.default not in (msgspec.NODEFAULT, None)}
