"""One date is one calendar unit, or the days that fit its digits; its bounds are real days.

No slash, no brackets and no time of day here: `domain.dates.reading` takes those apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from domain.dates.daycount import day_number, month_length
from domain.dates.refusal import (
    ImpossibleDate,
    days_of,
    no_day_fits,
    no_such_day,
    no_such_month,
    no_year_minus_zero,
    too_far,
    why_not,
)
from domain.dates.when import Kind, Level

# No day number is larger, so a bound fits a 64-bit column with room for arithmetic.
FARTHEST = 10**15
_LONGEST_YEAR = 13

_DIGITS = "0123456789"

# The grammar. A mark of doubt may stand before and after each component (Level 2, Qualification).
_MARK = "[?~%]?"
_YEAR = f"{_MARK}(-?)([0-9X]{{4}}){_MARK}"
_PART = f"-{_MARK}([0-9X]{{2}}){_MARK}"
_DATE = re.compile(f"{_YEAR}(?:{_PART}(?:{_PART})?)?").fullmatch
_FREE_YEAR = re.compile(
    f"{_MARK}(Y?)(-?)([0-9]+)(?:E(0|[1-9][0-9]*))?(?:S([1-9][0-9]?))?{_MARK}"
).fullmatch

# The lowest level that knows a date already read: nothing here needs to be refused again.
_LEVEL_0 = re.compile(r"[0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?").fullmatch
_LEVEL_1 = re.compile(
    r"(?:Y-?[0-9]+"
    r"|-?[0-9]{2}(?:[0-9]X|XX)"
    r"|-?[0-9]{4}(?:-(?:XX(?:-XX)?|2[1-4]|[01][0-9](?:-(?:XX|[0-9]{2}))?))?"
    r")[?~%]?"
).fullmatch

# Number -> (first month, months). Seasons are meteorological; one that begins in December ends
# in the next year. 21-24 name no hemisphere and are read as northern, like 25-28.
# Source: Level 1, Seasons; Level 2, Sub-year groupings (which give the names, not the months).
_NORTHERN = ((3, 3), (6, 3), (9, 3), (12, 3))
_SOUTHERN = ((9, 3), (12, 3), (3, 3), (6, 3))
_QUARTERS = ((1, 3), (4, 3), (7, 3), (10, 3))
_QUADRIMESTERS = ((1, 4), (5, 4), (9, 4))
_SEMESTERS = ((1, 6), (7, 6))
_GROUPS = dict(
    enumerate(_NORTHERN + _NORTHERN + _SOUTHERN + _QUARTERS + _QUADRIMESTERS + _SEMESTERS, start=21)
)


class Reading(NamedTuple):
    """The first and last day (numbers, inclusive, None unbounded) of an expression or a part."""

    earliest: int | None
    latest: int | None
    kind: Kind
    level: Level


def read_date(text: str) -> Reading:
    """One date without a time. Level 0, Date; Level 1, Negative calendar year, Qualification."""
    match = _DATE(text)
    if match is None:
        return _read_free_year(text)
    sign, year, month, number = match.groups()
    if "X" in text:
        return _read_unspecified(text, sign, year, month, number)
    _check_year(text, sign, year)
    at = int(sign + year)
    if month is None:
        return Reading(*_year_span(at, at), "year", _level(text))
    if number is not None:
        found = whole_day(text, sign + year, month, number)
        return Reading(found, found, "day", _level(text))
    if int(month) in _GROUPS:
        return Reading(*_group_span(at, int(month)), "season", _level(text))
    _check_month(text, sign + year, month, None)
    first = day_number(at, int(month), 1)
    return Reading(first, first + month_length(at, int(month)) - 1, "month", _level(text))


def _read_free_year(text: str) -> Reading:
    """A year beyond four digits, in powers of ten, or known to some digits only.

    Level 1, Letter-prefixed calendar year (more than four digits, and only then); Level 2,
    Exponential year; Level 2, Significant digits: the rest of the digits can be anything.
    """
    match = _FREE_YEAR(text)
    if match is None:
        raise ImpossibleDate(text, why_not(text))
    prefix, sign, digits, exponent, known = match.groups()
    if prefix:
        if digits.startswith("0") or (len(digits) < 5 and exponent is None):
            raise ImpossibleDate(text, why_not(text))
        if len(exponent or "") > 2 or len(digits) + int(exponent or 0) > _LONGEST_YEAR:
            raise ImpossibleDate(text, too_far())
    elif len(digits) != 4 or exponent is not None or known is None:
        raise ImpossibleDate(text, why_not(text))
    _check_year(text, sign, digits)
    size = int(digits) * 10 ** int(exponent or 0)
    unit = 10 ** max(0, len(str(size)) - int(known)) if known else 1
    low = size // unit * unit
    high = low + unit - 1
    span = _year_span(-high, -low) if sign else _year_span(low, high)
    if max(-span[0], span[1]) > FARTHEST:
        raise ImpossibleDate(text, too_far())
    return Reading(*span, "coarse" if known else "year", _level(text))


def _read_unspecified(
    text: str, sign: str, year: str, month: str | None, number: str | None
) -> Reading:
    """The first and last real day whose digits fit. Levels 1 and 2, Unspecified digit(s).

    An `X` month is a month, never a season; a whole season number may follow an `X` year.
    """
    _check_year(text, sign, year)
    level = _level(text)
    if month is not None and "X" not in month:
        if number is None and int(month) in _GROUPS:
            earliest, _ = _group_span(next(_years(sign, year)), int(month))
            _, latest = _group_span(next(_years(sign, year, backwards=True)), int(month))
            return Reading(earliest, latest, "coarse", level)
        _check_month(text, sign + year, month, number)
    months, days = _fitting(month or "XX", 12), _fitting(number or "XX", 31)
    # Asked first, in a leap year: XXXX-02-30 is refused without trying ten thousand years.
    if any(a_day <= month_length(2000, a_month) for a_month in months for a_day in days):
        first = _first_real(_years(sign, year), months, days)
        last = _first_real(_years(sign, year, backwards=True), months[::-1], days[::-1])
        if first is not None and last is not None:
            return Reading(first, last, "coarse", level)
    raise ImpossibleDate(text, no_day_fits())


def whole_day(text: str, year: str, month: str, number: str, *, only_days: bool = False) -> int:
    """The number of a day written in full; `year` with its sign or prefix.

    With `only_days` a refusal suggests no coarser date in its place.
    """
    at = int(year.removeprefix("Y"))
    _check_year(text, year[:1] if year.startswith("-") else "", year[-4:])
    if only_days and not 1 <= int(month) <= 12:
        raise ImpossibleDate(text, f"there is no month {month}; months run 01 to 12")
    _check_month(text, year, month, number)
    length = month_length(at, int(month))
    if not 1 <= int(number) <= length:
        if only_days:
            raise ImpossibleDate(text, days_of(year, int(month), length))
        raise ImpossibleDate(text, no_such_day(at, int(month), (year, month, number)))
    return day_number(at, int(month), int(number))


def _check_year(text: str, sign: str, digits: str) -> None:
    # Astronomical years have one year 0 (ISO 8601-1:2019); two spellings of it would differ.
    if sign and digits == "0000":
        raise ImpossibleDate(text, no_year_minus_zero())


def _check_month(text: str, year: str, month: str, number: str | None) -> None:
    if not 1 <= int(month) <= 12:
        raise ImpossibleDate(text, no_such_month(year, month, number))


def _year_span(first: int, last: int) -> tuple[int, int]:
    return day_number(first, 1, 1), day_number(last, 12, 31)


def _group_span(year: int, number: int) -> tuple[int, int]:
    """First and last day of a season or another group of months."""
    start, months = _GROUPS[number]
    years_on, month_after = divmod(start - 1 + months, 12)
    return day_number(year, start, 1), day_number(year + years_on, month_after + 1, 1) - 1


def _years(sign: str, digits: str, *, backwards: bool = False) -> Iterator[int]:
    """The years whose digits fit, in order of time."""
    # Before year 0 the larger digits are the earlier year.
    larger_first = backwards != bool(sign)
    choices = [_DIGITS[:: -1 if larger_first else 1] if at == "X" else at for at in digits]
    for chosen in product(*choices):
        year = int("".join(chosen))
        if not sign:
            yield year
        elif year:
            yield -year


@lru_cache(maxsize=512)
def _fitting(mask: str, last: int) -> tuple[int, ...]:
    """The numbers 1 to `last` whose two digits fit a mask such as `1X`."""
    return tuple(
        number
        for number in range(1, last + 1)
        if all(at in ("X", digit) for at, digit in zip(mask, f"{number:02d}", strict=True))
    )


def _first_real(years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...]) -> int | None:
    for year in years:
        for month in months:
            for number in days:
                if number <= month_length(year, month):
                    return day_number(year, month, number)
    return None


def _level(text: str) -> Level:
    if _LEVEL_0(text):
        return 0
    return 1 if _LEVEL_1(text) else 2
