"""What a decision came to, or why it cannot be made, in words.

Invariant: whoever is refused learns what is in force and what to do about it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from domain.errors import (
    Ambiguous,
    ChronicleError,
    Conflict,
    InvalidInput,
    NotFound,
    QuoteMismatch,
    Redacted,
)
from events.intake.proposals.filed import Filed, State

REFUSALS = (Ambiguous, InvalidInput, NotFound, Conflict, QuoteMismatch, Redacted)
"""Errors that one proposal meets and that say nothing about the others."""
Done = TypeVar("Done")


class Decided(NamedTuple):
    """What a proposal is now; `new` is false if it was so already.

    `position` is that of the decision in the log, None for what leaves no event.
    """

    proposal: str
    state: State
    fact: str | None
    position: int | None
    new: bool


def tried(do: Callable[[], Done]) -> Done | ChronicleError:
    """What comes of it, or the error that refuses it; one of the database is raised."""
    try:
        return do()
    except REFUSALS as error:
        return error


def as_before(row: Filed) -> Decided:
    """A decision that is in force already."""
    return Decided(row.proposal, row.state, row.told.fact, row.told.position, False)


def otherwise(row: Filed) -> Conflict:
    """That something else is in force."""
    told = row.told
    why = f" ({told.reason})" if told.reason else ""
    fact = f" as {told.fact}" if told.fact else ""
    return Conflict(
        f"{row.proposal} was {row.state}{fact} by {told.by}{why}. Undo that first.",
        field="proposal",
    )


def changed(row: Filed) -> Conflict:
    """That the proposal is not what was looked at."""
    return Conflict(
        f"{row.proposal} has changed since it was looked at: another reading proposes something "
        f"else (revision {row.revision}). Look at it again.",
        field="revision",
    )
