"""A question as somebody puts it, pinned: names to ids, the recorded-time clock to a position."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import InvalidInput
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
    question = asked(view, _given(instrument, "instrument"), valid_on, known_at, aspect, sources)
    who = None
    if kind == "ask":
        who = find_party(view, _given(party, "party"), question.position).id
    elif party is not None:
        raise InvalidInput("A roster is of everybody; leave out the party.", field="party")
    return PinnedQuestion(
        kind=kind,
        valid_on=valid_on,
        known_at=question.position,
        instrument=question.what.id,
        party=who,
        aspect=question.aspect,
        sources=question.scope.sources,
    )


def _given(name: str | None, field: str) -> str:
    if name is None:
        raise InvalidInput(f"Say about which {field}.", field=field)
    return name
