"""A question as somebody puts it, pinned: names to ids, the recorded-time clock to a position."""

from __future__ import annotations

from collections.abc import Sequence

from events.pinned import Kind, PinnedQuestion
from projections.questions.asked import asked
from projections.questions.finding import find_party
from projections.questions.tables import snapshot
from projections.questions.view import View


def pinned(
    view: View,
    kind: Kind,
    valid_on: str,
    known_at: str | int | None,
    instrument: str | None,
    party: str | None,
    aspect: str | None,
    sources: Sequence[str] | None,
    about: str | None,
) -> PinnedQuestion:
    """See `Questions.pinned`."""
    if kind == "snapshot":
        read = snapshot.asked(view, valid_on, instrument, party, known_at, about, sources)
        return PinnedQuestion(
            kind=kind,
            valid_on=valid_on,
            known_at=read.clock.position,
            instrument=read.instrument.id if read.instrument else None,
            party=read.party.id if read.party else None,
            sources=read.scope.sources,
        )
    question = asked(view, instrument or "", valid_on, known_at, aspect, sources)
    who = find_party(view, party or "", question.position).id if kind == "ask" else None
    return PinnedQuestion(
        kind=kind,
        valid_on=valid_on,
        known_at=question.position,
        instrument=question.what.id,
        party=who,
        aspect=question.aspect,
        sources=question.scope.sources,
    )
