"""The citations on file, in the order of citing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Raw, structs
from sqlalchemy import select

from domain.errors import NotFound
from events.pinned import PinnedQuestion
from projections.questions.citing import pinned
from projections.questions.citing.shapes import CitationView, CitedAnswer, Watched
from projections.questions.citing.today import today
from projections.questions.clocks import utc_text
from projections.questions.view import View

_question = msgspec.json.Decoder(PinnedQuestion).decode


def citations(view: View, after: int, limit: int | None) -> list[CitationView]:
    """Those put on file behind a position, `limit` of them at most."""
    table = view.model.citations
    query = select(table).where(table.c.position > after).order_by(table.c.position).limit(limit)
    return [_shown(row) for row in view.connection.execute(query)]


def watched(
    view: View, after: int, limit: int | None, advance: Callable[[int, int], None]
) -> list[Watched]:
    """The same, each compared with what is answered now; `advance` is told (done, of how many)."""
    found = citations(view, after, limit)
    return list(_compared(view, found, advance))


def cited(view: View, citation: str) -> CitedAnswer:
    """One with its answer. Raises `NotFound` for an id that is none."""
    one = _one(view, citation)
    if one.question.kind == "snapshot":
        answer, hashed = None, pinned.answer_hash(view, one.question)
    else:
        content = pinned.answer(view, one.question)
        answer, hashed = Raw(content), sha256(content).hexdigest()
    return CitedAnswer(
        **structs.asdict(one),
        today=today(view, one.question),
        intact=hashed == one.sha256,
        answer=answer,
    )


def question_of(view: View, citation: str) -> PinnedQuestion:
    """What was asked. Raises `NotFound` for an id that is none."""
    return _one(view, citation).question


def _one(view: View, citation: str) -> CitationView:
    table = view.model.citations
    row = view.connection.execute(select(table).where(table.c.citation == citation)).first()
    if row is None:
        raise NotFound(f"No answer is cited as {citation!r}.", field="citation")
    return _shown(row)


def _compared(
    view: View, found: list[CitationView], advance: Callable[[int, int], None]
) -> Iterator[Watched]:
    for done, one in enumerate(found):
        advance(done, len(found))
        yield Watched(**structs.asdict(one), today=today(view, one.question))
    advance(len(found), len(found))


def _shown(row: Any) -> CitationView:
    return CitationView(
        citation=row.citation,
        question=_question(row.question),
        sha256=row.sha256,
        by=row.by,
        reason=row.reason,
        position=row.position,
        recorded_at=utc_text(row.recorded_at),
    )
