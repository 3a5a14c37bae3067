"""Dates at the door: an impossible one becomes an error that names its field."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.dates import ImpossibleDate, When, parse
from domain.errors import InvalidInput

SENTINEL = date(9999, 1, 1).toordinal()
"""From here on a date is how tables write "no end", and no day that anybody reports."""


def happened(text: str, field: str) -> When:
    """`text` as the EDTF date of a fact. Raises `InvalidInput`, also for a year 9999 and later."""
    when = edtf(text, field)
    if when.earliest is not None and when.earliest >= SENTINEL:
        raise InvalidInput(
            f"{text} stands for no end, not for a day; leave an ending that has not come out.",
            field=field,
        )
    return when


def edtf(text: str, field: str) -> When:
    """`text` as EDTF (ISO 8601-2). Raises `InvalidInput` for an impossible date."""
    try:
        return parse(text)
    except ImpossibleDate as error:
        raise InvalidInput(str(error), field=field) from error


def timestamp(text: str, field: str) -> str:
    """An ISO 8601 timestamp with a zone, as UTC to the second (`2018-11-12T09:30:00Z`)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            f"{text!r} is not a timestamp; write one like 2018-11-12T09:30:00Z.", field=field
        ) from error
    if moment.tzinfo is None:
        raise InvalidInput(
            f"{text!r} has no time zone; add Z for UTC, or an offset like +01:00.", field=field
        )
    try:
        return utc_text(moment)
    except OverflowError as error:
        raise InvalidInput(f"{text!r} lies outside the calendar.", field=field) from error


def utc_text(moment: datetime) -> str:
    """A moment as UTC text to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
