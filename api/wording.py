"""Dates as every door words them: in sentences, and how the day of a fact was found.

Invariant: what has no plain words stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Day = Callable[[str], str]
"""A day, month, year or interval as a door writes it."""
_DATE = r"\d{4}(?:-\d\d){0,2}"
_DATES = re.compile(
    # years alone are no interval here: they number laws, Directive 2016/2102
    rf"(?:\bat (?=[\d.-]+/))?(?<![\w/.-])(?P<date>(?!\d{{4}}/\d{{4}}(?!-))"
    rf"(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)|\d{{4}}-\d\d(?:-\d\d)?)(?![\w/-])",
    re.ASCII,
)


def in_words(date: str) -> str:
    """An EDTF interval in words, its ends as they are typed; any other date as it is."""
    start, slash, end = date.partition("/")
    return (slash and interval(start, end, str)) or date


def interval(start: str, end: str, day: Day) -> str | None:
    """Some day of an interval, by its ends: `by 2018-11`, `from 2018 on`, `between … and …`.

    None where it has no end.
    """
    first, last = start.strip("."), end.strip(".")
    if first and last:
        return f"between {day(first)} and {day(last)}"
    return f"from {day(first)} on" if first else f"by {day(last)}" if last else None


def spoken(sentence: str, day: Day = in_words) -> str:
    """A sentence with its days, months and intervals as `day` writes them."""
    return _DATES.sub(lambda found: day(found["date"]), sentence)


_NEAR = {
    **dict.fromkeys(("last", "past", "previous"), "before that of"),
    "this": "of",
    **dict.fromkeys(("next", "coming"), "after that of"),
}
_UNITS = ("day", "week", "month", "year")
DATE_RULES: Mapping[str, str] = {
    "calendar-date": "as the text gives it",
    "model": "as the model read it",
    "yesterday": "the day before {day}",
    **dict.fromkeys(("today", "tonight"), "the day itself, {day}"),
    "tomorrow": "the day after {day}",
    "weekday-past": "the weekday on or before {day}",
    "weekday-future": "the weekday on or after {day}",
    "weekday-last": "the weekday before {day}",
    "weekday-this": "the weekday nearest to {day}",
    "weekday-next": "the weekday after {day}",
    "day-past": "the last such day up to {day}",
    "day-future": "the next such day from {day} on",
    "month-past": "the last such month up to {day}",
    "month-future": "the next such month from {day} on",
    **{f"{w}-{u}": f"the {u} {where} {{day}}" for w, where in _NEAR.items() for u in _UNITS[1:]},
    **{f"{unit}s-ago": f"{unit}s counted back from {{day}}" for unit in _UNITS},
    "unresolved": "not reckoned",
}
"""How the readers reckon a day from `day`, by the rule's code."""


def reckoned(rule: str | None, anchor: str | None) -> str | None:
    """How a day was found: `the weekday on or before 2019-03-05`; None if nobody says."""
    if rule is None:
        return anchor and f"counted from {anchor}"
    told = DATE_RULES.get(rule, f"by the rule {rule}")
    if "{day}" not in told:
        return told + (f", counted from {anchor}" if anchor else "")
    return told.replace("{day}", anchor or "the day of publication")


def reader(name: str) -> str:
    """Who found something: `the rules, version 1` of `rules@1`, a model with its instructions."""
    who, _, version = name.partition("@")
    if re.fullmatch(r"[0-9a-f]{64}", version):
        return f"the model {who} (instructions {version[:8]}…)"
    return f"the {who}, version {version}" if version else who
