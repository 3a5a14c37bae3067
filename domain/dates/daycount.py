"""Every day of the proleptic Gregorian calendar has one whole number, and the numbers have no gaps.

Day 1 is 0001-01-01, as in `datetime.date.toordinal`; the count goes on without limit to both
sides. The year before 0001 is 0000, a leap year (ISO 8601-1:2019, astronomical numbering).
"""

from calendar import isleap
from datetime import date

# The Gregorian calendar repeats exactly after 400 years, so `datetime.date` can do the
# arithmetic for any year once the year is brought into 1..400.
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """The number of days in a month (1 to 12) of any year."""
    return 29 if month == 2 and isleap(year) else _MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a real calendar day; ValueError for a day the calendar does not have."""
    cycle, year_of_cycle = divmod(year - 1, _CYCLE_YEARS)
    return date(year_of_cycle + 1, month, day).toordinal() + cycle * _CYCLE_DAYS


def iso(day: int) -> str:
    """Write a day number as `YYYY-MM-DD`; `domain.dates.day` reads it back to the same number.

    Years before 0000 carry a minus sign (`-0044-03-15`). EDTF has a form for a *year* of more
    than four digits but none for a day in one; such a day is written with the prefix of that
    year (`Y12345-06-07`), which `day` reads and `parse` does not.
    """
    cycle, day_of_cycle = divmod(day - 1, _CYCLE_DAYS)
    within = date.fromordinal(day_of_cycle + 1)
    year = within.year + cycle * _CYCLE_YEARS
    return f"{_written(year)}-{within.month:02d}-{within.day:02d}"


def _written(year: int) -> str:
    if 0 <= year <= 9999:
        return f"{year:04d}"
    return f"-{-year:04d}" if -9999 <= year < 0 else f"Y{year}"
