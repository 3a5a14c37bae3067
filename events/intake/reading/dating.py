"""When, in the words of the news, resolved against the day of publication.

Invariant: a date is never more exact than the words and the publication date together. Without a
publication date, and for "three days later", there is none. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from domain.dates import ImpossibleDate, iso, parse

Direction = Literal["past", "future"]

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1}


class Resolved(NamedTuple):
    """EDTF or None, by which rule, against which day."""

    when: str | None
    rule: str
    anchor: str | None = None


class Calendar:
    """Resolves expressions against one publication date, which may itself be uncertain."""

    def __init__(self, published: str | None) -> None:
        self._days = _bounds(published)
        self.published = published if self._days else None
        self.undated = f"../{self._days[1].isoformat()}" if self._days else "../.."
        """EDTF of what happened at some time before publication."""
        self.today = _spread(*self._days) if self._days else "../.."
        """EDTF of what is so, or was said, when the text was published."""

    def resolve(self, match: re.Match[str], direction: Direction) -> Resolved:
        """The date of an expression; `direction` is that of the verb it goes with."""
        plain = _plain_date(match)
        if plain is not None:
            return Resolved(plain, "calendar-date")
        rule, reckon = _reckoning(match, direction)
        if reckon is None:
            return Resolved(None, rule)
        if self._days is None:
            return Resolved(None, rule)
        spans = [reckon(day) for day in self._days]
        when = spans[0] if spans[0] == spans[1] else _either(spans)
        return Resolved(when, rule, self._days[1].isoformat())


def _bounds(published: str | None) -> tuple[date, date] | None:
    if published is None:
        return None
    try:
        when = parse(published)
    except ImpossibleDate:
        return None
    if when.earliest is None or when.latest is None:
        return None
    try:
        return date.fromisoformat(iso(when.earliest)), date.fromisoformat(iso(when.latest))
    except ValueError:
        return None


def _plain_date(match: re.Match[str]) -> str | None:
    """A date that says its year itself."""
    if match["isoday"]:
        return _possible(match["isoday"])
    if match["y1"] or match["y2"]:
        number, name, year = (
            (match["d1"], match["m1"], match["y1"])
            if match["y1"]
            else (match["d2"], match["m2"], match["y2"])
        )
        return _possible(f"{year}-{_month(name):02}-{int(number):02}")
    if match["month"] and match["y3"]:
        return f"{match['y3']}-{_month(match['m3']):02}"
    return match["year"]


def _possible(written: str) -> str | None:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


Reckoning = Callable[[date], str]


def _reckoning(match: re.Match[str], direction: Direction) -> tuple[str, Reckoning | None]:
    """(rule id, how to reckon from the day of publication)."""
    if match["weekday"]:
        day = _DAYS.index(match["wd"].lower())
        which = match["which"] or ""
        return f"weekday-{which or direction}", lambda today: _weekday(today, day, which, direction)
    if match["dmy"] or match["mdy"]:
        number = int(match["d1"] or match["d2"])
        month = _month(match["m1"] or match["m2"])
        return f"day-{direction}", lambda today: _day(today, month, number, direction)
    if match["month"]:
        month = _month(match["m3"])
        return f"month-{direction}", lambda today: _month_of(today, month, direction)
    if match["near"]:
        unit, which = match["unit"], match["rel"].lower()
        rule = f"{which}-{unit}"
        return rule, lambda today: _near(today, unit, which, direction)
    if match["ago"]:
        count, unit = _number(match["n"]), match["agounit"]
        return f"{unit}s-ago", lambda today: _ago(today, count, unit)
    if match["word"]:
        word = match["word"].lower().split()[-1]
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        return word, lambda today: (today + timedelta(shift)).isoformat()
    return "unresolved", None


def _weekday(today: date, day: int, which: str, direction: Direction) -> str:
    if which == "next" or (which != "last" and direction == "future"):
        ahead = (day - today.weekday()) % 7
        return (today + timedelta(ahead or (7 if which == "next" else 0))).isoformat()
    back = (today.weekday() - day) % 7
    return (today - timedelta(back or (7 if which == "last" else 0))).isoformat()


def _day(today: date, month: int, number: int, direction: Direction) -> str:
    """The nearest such day on that side; a day within the next fortnight is not a year ago."""
    for year in _years(today, direction):
        found = _possible(f"{year}-{month:02}-{number:02}")
        if found is None:
            continue
        if direction == "past" and date.fromisoformat(found) <= today:
            return found
        if direction == "future" and date.fromisoformat(found) >= today:
            return found
    return f"{today.year}-{month:02}"


def _years(today: date, direction: Direction) -> tuple[int, ...]:
    step = -1 if direction == "past" else 1
    return tuple(today.year + step * n for n in range(5))


def _month_of(today: date, month: int, direction: Direction) -> str:
    year = today.year
    if direction == "past" and month > today.month:
        year -= 1
    if direction == "future" and month < today.month:
        year += 1
    return f"{year}-{month:02}"


def _near(today: date, unit: str, which: str, direction: Direction) -> str:
    step = {"this": 0, "next": 1, "coming": 1}.get(which, -1)
    if unit == "year":
        return str(today.year + step)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    sunday = monday + timedelta(6)
    if step == 0 and direction == "past":
        return _spread(monday, today)
    return _spread(today, sunday) if step == 0 else _spread(monday, sunday)


def _ago(today: date, count: int, unit: str) -> str:
    if unit == "day":
        return (today - timedelta(count)).isoformat()
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * count)
        return _spread(monday, monday + timedelta(6))
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(today.year - count)


def _either(spans: list[str]) -> str:
    """One date that covers both readings."""
    low = parse(spans[0]).earliest
    high = parse(spans[1]).latest
    return f"{iso(low)}/{iso(high)}" if low is not None and high is not None else "../.."


def _spread(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _month(name: str) -> int:
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL.get(word, 1)
