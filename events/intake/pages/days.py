"""The day on which a page says it was published, in the words of its own clock.

Invariant: the day is the one that the time itself shows, in its own zone; a time in UTC of a
page that shows the same moment with an offset is read by the offset. What could be two days
(`11/12/2018`) is no day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_ISO = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{2})(\d{2}))?"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:([A-Za-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})\s+([A-Za-z]{3,9})\.?),?"
    r"\s+(\d{4})\b"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EPOCH = date(1970, 1, 1)  # what software writes that knows no date
_MOST = 80


class Stamp(NamedTuple):
    """A publication time: its day as EDTF, the moment if it has one, its offset from UTC."""

    day: str
    moment: datetime | None = None
    offset: timedelta | None = None


def stamp_of(value: str) -> Stamp | None:
    """What a date in a page says: ISO 8601, RFC 5322, or English words; None if no one day."""
    value = value.strip()
    if not 4 <= len(value) <= _MOST:
        return None
    try:
        stamp = _iso(value) or _rfc(value) or _words(value)
    except (ValueError, OverflowError):
        return None
    return None if stamp is None or stamp.day == _EPOCH.isoformat() else stamp


def published_day(stamps: list[Stamp]) -> Stamp | None:
    """The first of these; if it is in UTC, the same moment as the page's own clock showed it."""
    if not stamps:
        return None
    first = stamps[0]
    if first.moment is None or first.offset:
        return first
    same = (s for s in stamps if s.moment == first.moment and s.offset)
    return next(same, first)


def _iso(value: str) -> Stamp | None:
    found = _ISO.fullmatch(value)
    if found is None:
        return None
    year, month, day, month2, day2, hour, minute, second, zone = found.groups()
    month, day = month or month2, day or day2
    if day is None:
        return None if hour else Stamp(_coarse(year, month))
    that = date(int(year), int(month), int(day))
    if hour is None:
        return Stamp(that.isoformat())
    offset = _offset(zone)
    clock = datetime(that.year, that.month, that.day, int(hour), int(minute), int(second or 0))
    moment = None if offset is None else (clock - offset).replace(tzinfo=UTC)
    return Stamp(that.isoformat(), moment, offset)


def _coarse(year: str, month: str | None) -> str:
    if month is None:
        return date(int(year), 1, 1).isoformat()[:4]
    return date(int(year), int(month), 1).isoformat()[:7]


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return timedelta()
    span = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -span if zone[0] == "-" else span


def _rfc(value: str) -> Stamp | None:
    if not re.search(r"\d:\d\d", value):
        return None
    try:
        clock = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    offset = clock.utcoffset()
    moment = None if offset is None else clock.astimezone(UTC)
    return Stamp(clock.date().isoformat(), moment, offset)


def _words(value: str) -> Stamp | None:
    found = _WORDS.match(value)
    if found is None:
        return None
    name, day = found.group(1) or found.group(4), found.group(2) or found.group(3)
    if name[:3].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(name[:3].lower()) + 1
    return Stamp(date(int(found.group(5)), month, int(day)).isoformat())
