"""A refusal says what was wrong, what was expected and what to write instead.

Nothing here decides whether a text is a date; it only finds words for a text already refused.
"""

import re

from domain.dates.daycount import month_length

_SHOWN = 80

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MONTH_NUMBERS = {f"{number:02d}" for number in range(1, 13)}

EXPECTED = "write EDTF: 2018, 2018-11, 2018-11-05, 2018-11~ or 2018-11/2019-02"


class ImpossibleDate(ValueError):
    """A text that is no EDTF date, or names a day that no calendar has.

    `text` is the text as given; `reason` is one sentence: what was wrong and what to do.
    """

    text: str
    reason: str

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.text)} is not a date: {self.reason}"


def shown(text: str) -> str:
    """A text in quotes for a message, cut where it is long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def no_such_month(year: str, month: str, day: str | None) -> str:
    """Why a month number is refused, for components as they were written."""
    if day is not None and 21 <= int(month) <= 41:
        return f"{month} is a season or a group of months and takes no day; write {year}-{month}"
    if day in _MONTH_NUMBERS and 12 < int(month) <= 31:
        return (
            f"there is no month {month}; write year-month-day, {year}-{day}-{month} if {month} "
            f"is the day"
        )
    seasons = "" if day else ", seasons and groups of months 21 to 41"
    return (
        f"there is no month {month}; months run 01 to 12{seasons}; "
        f"write {year} if the month is unknown"
    )


def no_such_day(year: int, month: int, written: tuple[str, str, str]) -> str:
    """Why a day number is refused, for a real month; `written` is year, month, day as given."""
    year_text, month_text, day_text = written
    month_only = f"{year_text}-{month_text}"
    if day_text == "00":
        return f"there is no day 00; write {month_only} if the day is unknown"
    length = month_length(year, month)
    return f"{days_of(year_text, month, length)} or {month_only}"


def days_of(year: str, month: int, length: int) -> str:
    """Why a day number is refused where a day is asked for; `year` as given."""
    return f"{_MONTHS[month - 1]} {year} has {length} days; write {year}-{month:02}-{length}"


def no_day_fits() -> str:
    """Why unspecified digits are refused: they leave no real day."""
    return (
        "no day of the calendar has these digits; X stands for one digit, months run 01 to 12 "
        "and days to the month's end; write XX for a month or day that is unknown"
    )


def no_year_minus_zero() -> str:
    """Why -0000 is refused."""
    return "there is no year -0000; write 0000 (1 BC) or -0001 (2 BC)"


def ends_before_it_starts(start: str, end: str) -> str:
    """Why an interval, or a range in a set, is refused for its order."""
    return f"its end {shown(end)} is before its start {shown(start)}; write the earlier date first"


def too_far() -> str:
    """Why a year is refused for its size."""
    return (
        "its days are numbered beyond 10**15, more than is kept; the farthest years are about "
        "2.7 million million before and after year 0"
    )


def why_not(text: str) -> str:
    """The likeliest reason that a text fits no rule of the grammar."""
    if not text:
        return f"it is empty; leave out a date that is unknown, or {EXPECTED}"
    if _WORD.search(text):
        return f"it is written in words; {EXPECTED}"
    if any(char.isspace() for char in text):
        return f"it contains white space; remove it, or {EXPECTED}"
    strange = next((char for char in text if not char.isascii()), None)
    if strange is not None:
        return f"{strange!r} (U+{ord(strange):04X}) is not ASCII; use 0-9 and the hyphen '-'"
    for pattern, reason in _LIKELY:
        if match := pattern.search(text):
            return match.expand(reason)
    return f"no rule of EDTF fits it; {EXPECTED}"


def _likely(pattern: str, reason: str) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern), reason


# XX and XXXX are not words, nor is a mistaken xx.
_WORD = re.compile(r"[A-Za-z][a-wyz]{2}")

# Tried in order; the first that is found gives the reason.
_LIKELY = (
    _likely(r"/.*/", "more than one '/'; an interval is start/end, a day is YYYY-MM-DD"),
    _likely(r"[\[\]{}]", "a set is written in one pair of brackets: [1984,1986] or {1984,1986}"),
    _likely(r"\.\.", "'..' stands alone at one side of a '/' or inside a set, as in [..1984]"),
    _likely(r"^(\d{3})0s$", r"a decade is written \1X"),
    _likely(r"^\d+(?:-\d+)*[xtzes]", "the letters of EDTF are capitals: X, Y, E, S, T and Z"),
    _likely(r"\dT", "a time of day is written 1985-04-12T23:20:30Z and follows a full date"),
    _likely(
        r"^[?~%]?Y(-?\d{1,4})(?!\d)(?!E)",
        "'Y' is for years of more than four digits; write a year of up to four as in 0987",
    ),
    _likely(r"^[?~%]?(Y-?\d{1,13}(?:E\d{1,2})?)-", r"a 'Y' year takes no month or day; write \1"),
    _likely(
        r"S(?:0|\d{3}|$)",
        "'S' is followed by how many digits of the year are significant, 1 to 99, as in 1950S2",
    ),
    _likely(r"^[?~%]?Y-?0", "a 'Y' year has no leading zero; leave it out"),
    _likely(
        r"^\d{4}-(?:W\d|\d{3}$)",
        "weeks and days of the year are not part of EDTF; write YYYY-MM-DD",
    ),
    _likely(r"^\d{8}$", "separate year, month and day with hyphens, as in 2018-11-05"),
    _likely(
        r"^[?~%]?(-?\d{5,13})(?![\dX])",
        r"a year has four digits; a longer one stands alone and is written Y\1",
    ),
    _likely(r"^[?~%]?-?[\dX]{5}", "a year has four digits; write YYYY, YYYY-MM or YYYY-MM-DD"),
    _likely(r"^[?~%]?(-?\d{3})(?!\d)", r"a year has four digits; write \g<1>X for a decade"),
    _likely(r"^[?~%]?(-?\d{2})(?!\d)", r"a year has four digits; write \g<1>XX for a century"),
    _likely(r"-\d(?!\d)", "months and days have two digits, as in 2018-01-05"),
    _likely(r"[?~%]{2}", "one mark at a place: ? uncertain, ~ approximate, % both"),
)
