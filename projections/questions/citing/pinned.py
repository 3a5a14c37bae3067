"""The answer to a pinned question: the bytes that every door gives, today and for ever."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from events.pinned import PinnedQuestion
from projections.questions import answers, standing
from projections.questions.tables import snapshot
from projections.questions.tables.streaming import Written
from projections.questions.view import View


def asked(view: View, question: PinnedQuestion, known_at: int | None) -> answers.AskAnswer:
    """What `ask` answers, at a position or now."""
    assert question.party is not None
    assert question.instrument is not None
    return standing.ask(
        view, question.party, question.instrument, question.valid_on, known_at, question.aspect,
        question.sources,
    )  # fmt: skip


def answer(view: View, question: PinnedQuestion) -> bytes:
    """The JSON of an ask or a roster, with the clock at the question's position."""
    if question.kind == "ask":
        return msgspec.json.encode(asked(view, question, question.known_at))
    assert question.instrument is not None
    read = standing.roster(
        view, question.instrument, question.valid_on, question.known_at, question.aspect,
        question.sources,
    )  # fmt: skip
    return msgspec.json.encode(read)


def table(view: View, question: PinnedQuestion) -> Written:
    """The JSON of a snapshot, to be read through while the view is open."""
    read = snapshot.asked(
        view, question.valid_on, question.instrument, question.party, question.known_at,
        sources=question.sources,
    )  # fmt: skip
    return snapshot.snapshot(view, read, "json", lambda _done, _total: None)


def answer_hash(view: View, question: PinnedQuestion) -> str:
    """SHA-256 in hex of the answer's JSON, the bytes that every door gives."""
    if question.kind != "snapshot":
        return sha256(answer(view, question)).hexdigest()
    written = table(view, question)
    for _ in written:
        pass
    return written.sha256
