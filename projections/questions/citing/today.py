"""Whether a cited answer would be another one today, and what made it so.

Invariant: standings are compared, not bytes: a later position, another name or another
sentence is no change. What made it so are events that are on file.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec
from msgspec import structs

from events.pinned import PinnedQuestion
from projections.questions.answers import AskAnswer, Standing
from projections.questions.citing import pinned
from projections.questions.citing.shapes import Today
from projections.questions.explaining.diff import Positions, diff
from projections.questions.explaining.explanations import Diff
from projections.questions.tables import snapshot
from projections.questions.view import View

_STANDING = Standing.__struct_fields__


def today(view: View, question: PinnedQuestion) -> Today:
    """Compare the answer at the question's position with that of now."""
    answer: AskAnswer | None = None
    if question.kind == "ask":
        answer = pinned.asked(view, question, None)
        before = pinned.asked(view, question, question.known_at)
        changed = any(getattr(before, n) != getattr(answer, n) for n in _STANDING)
        parties = {before.party, answer.party}
        diffs = _of_pair(view, question, question.aspect, parties) if changed else ()
    else:
        diffs = tuple(_of_all(view, question))
        changed = bool(diffs)
    clock = view.pin(None)
    return Today(
        changed=changed,
        position=clock.position,
        known_at=clock.known_at,
        answer=None if answer is None else answer.sentence,
        diffs=diffs,
    )


def _of_all(view: View, question: PinnedQuestion) -> Iterator[Diff]:
    if question.kind == "roster":
        yield from _of_pair(view, question, question.aspect, None)
        return
    before = _digests(view, question, question.known_at)
    after = _digests(view, question, None)
    parties = None if question.party is None else _parties(view, question)
    for instrument, aspect in sorted(before.keys() | after.keys()):
        if before.get((instrument, aspect)) != after.get((instrument, aspect)):
            about = structs.replace(question, instrument=instrument)
            yield from _of_pair(view, about, aspect, parties)


def _of_pair(
    view: View, question: PinnedQuestion, aspect: str | None, parties: set[str] | None
) -> tuple[Diff, ...]:
    """The diff of one instrument since the question, if anybody, or one of these, changed."""
    assert question.instrument is not None
    clocks = Positions(question.valid_on, question.known_at, None)
    found = diff(view, question.instrument, clocks, aspect, question.sources)
    if parties is not None:
        changes = tuple(change for change in found.changes if change.party in parties)
        found = structs.replace(found, changes=changes)
    return (found,) if found.changes else ()


def _parties(view: View, question: PinnedQuestion) -> set[str]:
    """The party of a question as it was called then, and as it is now."""
    assert question.party is not None
    then, now = view.identities(question.known_at), view.identities(view.position)
    return {then.canonical(question.party), now.canonical(question.party)}


def _digests(
    view: View, question: PinnedQuestion, known_at: int | None
) -> dict[tuple[str, str], bytes]:
    """By instrument and aspect, a digest of the rows of a snapshot: it may be a large one."""
    read = snapshot.asked(
        view, question.valid_on, question.instrument, question.party, known_at,
        sources=question.sources,
    )  # fmt: skip
    digests: dict[tuple[str, str], bytes] = {}
    for portion in snapshot.all_rows(view, read, lambda _done, _total: None):
        for row in portion:
            key = row[0], row[1]
            digests[key] = sha256(digests.get(key, b"") + msgspec.json.encode(row)).digest()
    return digests
