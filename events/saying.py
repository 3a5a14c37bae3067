"""Who says something about the record, and why.

Invariant: an event built here can be read again. A struct takes any value it is given
and only its decoder checks them, so an event with too long a reason would be written,
and would stop every reader of the log for good.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from domain.errors import InvalidInput
from events.report import Event

MAX_SHORT = 500
"""Code points of the longest reason or name of somebody (`events.report.Short`)."""
Said = TypeVar("Said", bound=Event)


def said(cls: type[Said], by: str, reason: str, **what: object) -> Said:
    """The event of this class that `by` records because of `reason`.

    Raises `InvalidInput` if either is blank or longer than 500 characters, or if a
    field of `what` is of no shape that the class can hold.
    """
    check_who(by)
    if not reason.strip():
        raise InvalidInput("Say why; a reason is kept with every change.", field="reason")
    _check_length(reason, "The reason", "reason")
    try:
        return msgspec.convert({"by": by, "reason": reason, **what}, cls)
    except msgspec.ValidationError as error:
        told, _, where = str(error).partition(" - at `$.")
        raise InvalidInput(f"{told}.", field=where.rstrip("`") or None) from error


def check_who(by: str) -> None:
    """Raises `InvalidInput` unless `by` names somebody, in at most 500 characters."""
    if not by.strip():
        raise InvalidInput("Say who records this: a person or a program.", field="by")
    _check_length(by, "The name of who records this", "by")


def _check_length(value: str, what: str, field: str) -> None:
    if len(value) > MAX_SHORT:
        raise InvalidInput(
            f"{what} has {len(value):,} characters; give at most {MAX_SHORT}.", field=field
        )
    if "\0" in value:
        raise InvalidInput(f"{what} holds the character U+0000.", field=field)
