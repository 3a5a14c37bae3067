"""Who stood where: one party, or everybody, on a day as known at a position."""

from __future__ import annotations

from collections import Counter

from domain.errors import InvalidInput
from domain.instruments import ASPECTS, Aspect, default_aspect
from domain.standing import Answer, before_existence
from projections.questions import answers
from projections.questions.finding import Found, find_instrument, find_party
from projections.questions.lookup import (
    columns,
    display_name,
    entry,
    existence,
    roster_rows,
    standing_on,
)
from projections.questions.view import View, day_of
from projections.questions.wording import ask_sentence


def ask(
    view: View,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
) -> answers.AskAnswer:
    """See `Questions.ask`."""
    day = day_of(valid_on)
    clock = view.pin(known_at)
    who = find_party(view.connection, view.model, party, clock.position)
    what = find_instrument(view.connection, view.model, instrument, clock.position)
    asked = aspect_of(what, aspect)
    verdict = standing_on(view, what.id, who.id, asked, day, clock.position)
    who_name = display_name(view, who, day, clock.position)
    what_name = display_name(view, what, day, clock.position)
    sentence = ask_sentence(
        who_name, what_name, str(what.joined_as), asked, verdict.answer, verdict.reason,
        valid_on, verdict.last_reported,
    )  # fmt: skip
    return answers.AskAnswer(
        sentence=sentence,
        party=who.id,
        party_name=who_name,
        instrument=what.id,
        instrument_name=what_name,
        aspect=asked,
        valid_on=valid_on,
        known_at=clock.known_at,
        position=clock.position,
        **columns(verdict),
    )


def roster(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
) -> answers.Roster:
    """See `Questions.roster`."""
    day = day_of(valid_on)
    clock = view.pin(known_at)
    what = find_instrument(view.connection, view.model, instrument, clock.position)
    asked = aspect_of(what, aspect)
    early = before_existence(day, existence(view, what.id, clock.position))
    name = display_name(view, what, day, clock.position)
    rows = roster_rows(view, what.id, asked, day, clock.position)
    fixed = columns(early) if early is not None else None
    entries = [entry(row, fixed) for row in rows]
    entries.sort(key=lambda e: (e.name.casefold(), e.party))
    counts = Counter(e.answer for e in entries)
    return answers.Roster(
        instrument=what.id,
        instrument_name=name,
        aspect=asked,
        counts={answer.value: counts[answer.value] for answer in Answer},
        entries=tuple(entries),
        valid_on=valid_on,
        known_at=clock.known_at,
        position=clock.position,
    )


def aspect_of(what: Found, aspect: str | None) -> str:
    """The aspect asked about; the default one if none is named. Raises `InvalidInput`."""
    kind = what.joined_as
    assert kind is not None
    if aspect is None:
        return default_aspect(kind).value
    allowed = [str(a) for a in ASPECTS[kind]]
    if aspect not in allowed:
        raise InvalidInput(
            f"A {kind} has no aspect {aspect!r}; it has {', '.join(allowed) or 'none'}.",
            field="aspect",
        )
    return Aspect(aspect).value
