"""Each expression is read by one rule, and each rule gives a first and a last real day or refuses.

Rules are named after the sections of the Library of Congress EDTF specification (4 February
2019), which profiles ISO 8601-1:2019 (level 0) and ISO 8601-2:2019 (levels 1 and 2).
"""

import re
from datetime import date
from functools import lru_cache

from domain.dates.daycount import month_length
from domain.dates.refusal import (
    EXPECTED,
    ImpossibleDate,
    ends_before_it_starts,
    shown,
    too_far,
    why_not,
)
from domain.dates.single import FARTHEST, Reading, read_date, whole_day
from domain.dates.when import Kind, Level, When

# Some texts come back millions of times in a log; they are read once.
_REMEMBERED = 1 << 15

_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(?:Z|([+-][0-9]{2})(?::([0-9]{2}))?)?"
).fullmatch
_DAY = re.compile(r"(-?[0-9]{4}|Y-?[1-9][0-9]{4,12})-([0-9]{2})-([0-9]{2})").fullmatch

_CLOSING: dict[str, tuple[str, Kind]] = {"[": ("]", "set_one"), "{": ("}", "set_all")}


def parse(text: str) -> When:
    """Read an EDTF expression of level 0, 1 or 2.

    The same text gives the same object for as long as it is remembered. Raises ImpossibleDate
    for anything else: other notations, days the calendar does not have, an interval that
    certainly ends before it starts, and years whose days are numbered beyond 10**15.
    """
    return _remembered(text)


def day(text: str) -> int:
    """The number of the one calendar day written `YYYY-MM-DD`, as in a question.

    Reads whatever `iso` writes and nothing coarser; raises ImpossibleDate naming the form.
    """
    match = _DAY(text)
    if match is None:
        raise ImpossibleDate(text, "one calendar day is expected; write YYYY-MM-DD: 2018-11-05")
    year, month, number = match.groups()
    found = whole_day(text, year, month, number, only_days=True)
    if abs(found) > FARTHEST:
        raise ImpossibleDate(text, too_far())
    return found


def _read_anew(text: str) -> When:
    plain = _read_plain(text)
    if plain is not None:
        return plain
    try:
        reading = _read(text)
    except ImpossibleDate as refused:
        if refused.text == text:
            raise
        raise ImpossibleDate(text, f"in {shown(refused.text)}, {refused.reason}") from None
    # The marks have no other use in the grammar, so their presence is enough.
    qualified = "?" in text or "~" in text or "%" in text
    return When(text, reading.earliest, reading.latest, qualified, reading.kind, reading.level)


_remembered = lru_cache(maxsize=_REMEMBERED)(_read_anew)


def _read_plain(text: str) -> When | None:
    """Nearly every date in the news: YYYY-MM-DD, YYYY-MM or YYYY. None leaves it to the grammar.

    The hyphens are checked because `fromisoformat` also knows weeks and dates without hyphens.
    """
    try:
        if len(text) == 10 and text[4] == text[7] == "-":
            number = date.fromisoformat(text).toordinal()
            return When(text, number, number, False, "day", 0)
        if len(text) == 7 and text[4] == "-":
            first = date.fromisoformat(text + "-01")
            number = first.toordinal()
            last = number + month_length(first.year, first.month) - 1
            return When(text, number, last, False, "month", 0)
        if len(text) == 4:
            number = date.fromisoformat(text + "-01-01").toordinal()
            last = date.fromisoformat(text + "-12-31").toordinal()
            return When(text, number, last, False, "year", 0)
    except ValueError:
        pass
    return None


def _read(text: str) -> Reading:
    if text[:1] in _CLOSING:
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    if "T" in text:
        return _read_time(text)
    return read_date(text)


def _read_time(text: str) -> Reading:
    """The day of a date and time, as written. Level 0, Date and Time.

    A zone is checked but moves nothing: the report names the day where it was written.
    """
    match = _TIME(text)
    if match is None:
        raise ImpossibleDate(text, why_not(text))
    on, hour, minute, second, fraction, zone, zone_minute = match.groups()
    midnight = hour == "24" and not f"{minute}{second or ''}{fraction or ''}".strip("0")
    if int(hour) > 23 and not midnight:
        raise ImpossibleDate(text, "hours run 00 to 23; 24:00:00 is allowed for a day's end")
    # ISO 8601-1:2019 writes a leap second as 60.
    if int(minute) > 59 or int(second or 0) > 60 or int(zone_minute or 0) > 59:
        raise ImpossibleDate(text, "minutes and seconds run 00 to 59; write hh:mm:ss")
    shift = int(f"{zone or '+00'}{zone_minute or '00'}")
    if not -1200 <= shift <= 1400:
        raise ImpossibleDate(text, "a zone lies between -12:00 and +14:00 of UTC; correct it")
    return read_date(on)


def _read_interval(text: str) -> Reading:
    """From a day within the start to a day within the end; it bounds one day.

    Level 0, Time Interval (dates only, no time of day); Level 1, Extended Interval (`..` open,
    empty unknown); Level 2, Interval. A side without a date gives no bound, never a guess.
    """
    start, _, end = text.partition("/")
    if "/" in end:
        raise ImpossibleDate(text, why_not(text))
    if not start and not end:
        raise ImpossibleDate(text, f"both sides of '/' are empty; leave the date out or {EXPECTED}")
    earliest, start_level = _read_side(start)
    latest, end_level = _read_side(end, of_end=True)
    _check_order(text, start, end, earliest, latest)
    level: Level = 2 if "X" in text else max(start_level, end_level)
    return Reading(earliest, latest, "interval", level)


def _read_side(text: str, *, of_end: bool = False) -> tuple[int | None, Level]:
    if text in ("", ".."):
        return None, 1
    if "T" in text:
        raise ImpossibleDate(text, "a side of an interval takes no time of day; write the date")
    reading = read_date(text)
    return (reading.latest if of_end else reading.earliest), reading.level


def _read_set(text: str) -> Reading:
    """The hull of the members. Level 2, Set representation: `[..]` one of them, `{..}` all.

    One space may follow a comma, as in drafts of EDTF; members need not be in order.
    """
    closing, kind = _CLOSING[text[0]]
    members = text[1:-1].replace(", ", ",").split(",")
    if text[-1] != closing or "" in members:
        example = f"{text[0]}1984,1986{closing}"
        raise ImpossibleDate(text, f"a set is dates between brackets and commas; write {example}")
    spans = [_read_member(member) for member in members]
    starts = [earliest for earliest, _ in spans if earliest is not None]
    ends = [latest for _, latest in spans if latest is not None]
    return Reading(
        min(starts) if len(starts) == len(spans) else None,
        max(ends) if len(ends) == len(spans) else None,
        kind,
        2,
    )


def _read_member(text: str) -> tuple[int | None, int | None]:
    """A date, or all from one date to another (`a..b`), onwards (`a..`) or before (`..b`)."""
    start, dots, end = text.partition("..")
    if not dots:
        reading = read_date(text)
        return reading.earliest, reading.latest
    if not start and not end:
        raise ImpossibleDate(text, "'..' needs a date at one side at least; write ..1984 or 1984..")
    earliest = read_date(start).earliest if start else None
    latest = read_date(end).latest if end else None
    _check_order(text, start, end, earliest, latest)
    return earliest, latest


def _check_order(text: str, start: str, end: str, earliest: int | None, latest: int | None) -> None:
    """Refuse what ends before it starts on every reading; 2004-06-11/2004-06 still can be."""
    if earliest is not None and latest is not None and latest < earliest:
        raise ImpossibleDate(text, ends_before_it_starts(start, end))
