"""The view of a comparison: who stood differently, side by side, each change with its causes.

Invariant: one clock moves and the other is held; whoever is not shown stood the same.
"""

from __future__ import annotations

from typing import NamedTuple

from api.web import addresses, words
from api.web.addresses import Clocks
from api.web.words import Look, Word
from projections.questions import Questions
from projections.questions.answers import Standing
from projections.questions.explaining.explanations import Cause, Change, Diff

_NOTHING = Word(Look.UNKNOWN, "–", "nothing on file for that day")


class Reason(NamedTuple):
    """What made an answer change."""

    cause: str
    sentence: str
    where: str
    facts: tuple[str, ...]


class Row(NamedTuple):
    """One party that stood differently."""

    name: str
    href: str
    before: Word
    after: Word
    same_answer: bool
    causes: tuple[Reason, ...]


class View(NamedTuple):
    """What the page shows."""

    diff: Diff
    moved: str
    """The clock that moves: `valid` or `recorded`."""
    rows: tuple[Row, ...]
    before: str
    after: str


class Sides(NamedTuple):
    """What an address asks to be compared; the parameters of `/diff`."""

    valid_from: str | None
    valid_to: str | None
    known_at: str | None
    valid_on: str | None
    known_from: str | None
    known_to: str | None


def pinned(diff: Diff, aspect: str | None) -> dict[str, str | int | None]:
    """What asks for the same comparison whatever is recorded later."""
    about: dict[str, str | int | None] = {"aspect": addresses.said(aspect)}
    if diff.clock == "valid":
        days = {"valid_from": diff.before.valid_on, "valid_to": diff.after.valid_on}
        return {**days, "known_at": diff.after.position, **about}
    known = {"known_from": diff.before.position, "known_to": diff.after.position}
    return {"valid_on": diff.after.valid_on, **known, **about}


def view(questions: Questions, instrument: str, sides: Sides, aspect: str | None) -> View:
    """The page of a comparison; raises as `Questions.diff` does."""
    diff = questions.diff(instrument, **sides._asdict(), aspect=aspect)
    valid = diff.clock == "valid"
    said = (diff.before.valid_on, diff.after.valid_on)
    known = (diff.before.position, diff.after.position)
    return View(
        diff=diff,
        moved=diff.clock,
        rows=tuple(_row(diff, change) for change in diff.changes),
        before=words.day(said[0] or "") if valid else f"position {known[0]}",
        after=words.day(said[1] or "") if valid else f"position {known[1]}",
    )


def _row(diff: Diff, change: Change) -> Row:
    clocks = Clocks(diff.after.valid_on, diff.after.position)
    return Row(
        name=change.name,
        href=addresses.answer(change.party, diff.instrument, clocks, diff.aspect),
        before=_word(change.before),
        after=_word(change.after),
        same_answer=not {"answer", "reason"} & set(change.changed),
        causes=tuple(_reason(cause) for cause in change.causes),
    )


def _word(standing: Standing | None) -> Word:
    return _NOTHING if standing is None else words.word_of(standing)


def _reason(cause: Cause) -> Reason:
    where = words.day(cause.valid_on) if cause.valid_on else f"position {cause.position}"
    if cause.by and cause.position is not None:
        where += f", by {cause.by}"
    said = cause.sentence + (f" ({cause.reason})" if cause.reason else "")
    return Reason(cause.cause.replace("-", " "), said, where, cause.facts)
