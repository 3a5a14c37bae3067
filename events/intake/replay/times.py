"""The times of a history: with a zone, exact, and in UTC from here on.

Invariant: a time without a zone is refused, never taken for UTC or for local time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from domain.errors import InvalidInput
from events.dates import timestamp, utc_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(cell: str, column: str, line: int) -> int:
    """An ISO 8601 time with a zone as microseconds since 1970 UTC.

    Raises `InvalidInput` that names the line and the column.
    """
    try:
        return _microseconds(cell)
    except InvalidInput as error:
        raise InvalidInput(f"Line {line}, {column}: {error.detail}", field=column) from error


@lru_cache(maxsize=4096)
def _microseconds(cell: str) -> int:
    timestamp(cell, "time")
    return (datetime.fromisoformat(cell) - _EPOCH) // timedelta(microseconds=1)


def utc(time: int) -> str:
    """A time as UTC text to the second: `2013-07-01T21:01:51Z`."""
    return utc_text(_moment(time))


def exact(time: int) -> str:
    """A time as UTC text to the microsecond."""
    return _moment(time).isoformat()


def day(time: int) -> str:
    """The calendar day of a time, in UTC."""
    return _moment(time).date().isoformat()


def _moment(time: int) -> datetime:
    return _EPOCH + timedelta(microseconds=time)
