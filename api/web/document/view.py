"""The view of the page: a window of the text, its quotes marked, and the facts drawn from it.

Invariant: facts come a page at a time and the text around them with them, so that a table of
30,000 rows is no larger a page than an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api import derivations
from api.web import addresses, words
from api.web.document.marking import Piece, Span, pieces
from projections.questions import Questions
from projections.questions.auditing.shapes import DocumentAudit, DrawnFact
from projections.questions.auditing.trail import UseView

FACTS = 200
"""Facts of a page."""
_WHOLE = 60_000
"""Code points of the longest text that is shown whole, whichever facts are beside it."""
_AROUND = 600
"""Code points that are shown before the first quote and after the last one otherwise."""

_USES = 4
"""Answers that are shown for each fact at most."""


class Use(NamedTuple):
    """An answer that a fact speaks for or against, as known now."""

    text: str
    speaks: str
    href: str


class Drawn(NamedTuple):
    """A fact beside the text."""

    fact: str
    sentence: str
    when: str
    as_said: str | None
    counts: bool
    origin: str
    remarks: tuple[str, ...]
    uses: tuple[Use, ...]
    more: int
    """How many further answers it bears on."""


class View(NamedTuple):
    """What the page shows."""

    audit: DocumentAudit
    title: str
    tombstone: str | None
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    facts: tuple[Drawn, ...]
    copies: tuple[tuple[str, str], ...]
    """The other documents of its origin: what became of them towards it, and where they are."""
    about: tuple[tuple[str, str], ...]
    next: str | None


def view(questions: Questions, document: str, after: int) -> View:
    """The page of a document; raises as `Questions.document` does."""
    audit = questions.document(document, after=after, limit=FACTS)
    about = audit.document
    text = questions.text(document)
    first, last = _window(text, audit.facts) if text else (0, 0)
    used = [use for one in audit.facts for use in one.uses[:_USES]]
    names = questions.names({each for use in used for each in (use.party, use.instrument)})
    spans = [Span(one.fact.fact, one.fact.start, one.fact.end) for one in audit.facts]
    tombstone = None
    if about.redaction is not None:
        tombstone = derivations.tombstone(about.redaction)
    elif text is None:
        tombstone = "The text is not kept in this chronicle."
    return View(
        audit=audit,
        title=about.title or about.publisher or "A document without a title",
        tombstone=tombstone,
        pieces=tuple(pieces(text[first:last], spans, first)) if text else (),
        cut_before=first > 0,
        cut_after=text is not None and last < len(text),
        facts=tuple(_drawn(one, names) for one in audit.facts),
        copies=tuple((_relation(audit, copy), addresses.document(copy)) for copy in audit.copies),
        about=tuple(_about(audit)),
        next=None if audit.next is None else addresses.document(document, after=audit.next),
    )


def _window(text: str, facts: tuple[DrawnFact, ...]) -> tuple[int, int]:
    """The part of a text that is shown: all of it, or what lies around the facts of this page."""
    if len(text) <= _WHOLE or not facts:
        return 0, min(len(text), _WHOLE)
    start = min(one.fact.start for one in facts) - _AROUND
    end = min(max(one.fact.end for one in facts) + _AROUND, max(start, 0) + _WHOLE)
    return max(start, 0), min(end, len(text))


def _drawn(one: DrawnFact, names: Mapping[str, str]) -> Drawn:
    fact = one.fact
    by = f"proposed by {one.proposed_by}"
    by += "" if one.accepted_by == one.proposed_by else f", accepted by {one.accepted_by}"
    return Drawn(
        fact=fact.fact,
        sentence=fact.sentence,
        when=words.day(fact.when) if fact.when else "undated",
        as_said=fact.as_said,
        counts=one.counts,
        origin=by,
        remarks=tuple(derivations.remark(note) for note in one.notes),
        uses=tuple(_use(use, names) for use in one.uses[:_USES]),
        more=max(0, len(one.uses) - _USES),
    )


def _use(use: UseView, names: Mapping[str, str]) -> Use:
    day = use.valid_from or use.valid_to
    clocks = addresses.Clocks(use.valid_from) if use.valid_from else addresses.NOW
    when = f" from {words.day(day)}" if use.valid_from and day else ""
    return Use(
        f"{names.get(use.party, use.party)}, {names.get(use.instrument, use.instrument)}: "
        f"{use.answer} ({words.of_reason(use.reason)}){when}",
        use.speaks,
        addresses.answer(use.party, use.instrument, clocks, use.aspect),
    )


def _relation(audit: DocumentAudit, copy: str) -> str:
    return f"{copy}, the origin" if copy == audit.origin else copy


def _about(audit: DocumentAudit) -> Iterator[tuple[str, str]]:
    about = audit.document
    told = (
        ("Publisher", about.publisher),
        ("Published", words.day(about.published) if about.published else None),
        ("Author", about.author),
        ("Language", about.language),
        ("Address", about.url),
        ("Syndicated from", about.syndication),
        ("Retrieved", f"{words.day(about.retrieved_at[:10])}, {about.retrieved_at[11:16]} UTC"),
        ("Archived", f"position {about.position}, {words.day(about.recorded_at[:10])}"),
        ("Text taken by", about.extractor),
        ("Bytes", f"{about.size:,}"),
        ("SHA-256", about.sha256),
        ("Document", about.document),
    )
    for name, value in told:
        if value:
            yield name, value
