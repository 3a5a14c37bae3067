"""What a written date means: its bounds, its doubts, and what is refused."""

import csv
import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.dates import ImpossibleDate, day, iso, parse

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
VECTORS = SHARED / "data" / "edtf"

Bounds = tuple[int | None, int | None]


def bounds(text: str) -> tuple[str | None, str | None]:
    """The bounds of an expression, written as days."""
    when = parse(text)
    return (
        None if when.earliest is None else iso(when.earliest),
        None if when.latest is None else iso(when.latest),
    )


def refusal(text: str) -> str:
    """The message with which an expression is refused."""
    with pytest.raises(ImpossibleDate) as refused:
        parse(text)
    return str(refused.value)


# --- Level 0 ---------------------------------------------------------------------------------


def test_a_day() -> None:
    """A full date is that one day and is exact."""
    when = parse("1985-04-12")
    assert (when.earliest, when.latest) == (724743, 724743) == (date(1985, 4, 12).toordinal(),) * 2
    assert (when.text, when.kind, when.level) == ("1985-04-12", "day", 0)
    assert when.exact


def test_a_month() -> None:
    """A month is a month, never its first day."""
    assert bounds("2018-11") == ("2018-11-01", "2018-11-30")
    assert parse("2018-11").kind == "month"
    assert not parse("2018-11").exact


def test_february_of_a_leap_year() -> None:
    """A month ends on the last day it has in that year."""
    assert bounds("2000-02") == ("2000-02-01", "2000-02-29")
    assert bounds("1900-02") == ("1900-02-01", "1900-02-28")


def test_a_year() -> None:
    """A year runs from 1 January to 31 December."""
    assert bounds("1985") == ("1985-01-01", "1985-12-31")
    assert parse("1985").kind == "year"


def test_year_zero() -> None:
    """There is a year 0000, before 0001, and it is a leap year."""
    assert bounds("0000") == ("0000-01-01", "0000-12-31")
    assert parse("0000-02-29").latest == day("0001-01-01") - 307


@pytest.mark.parametrize("zone", ["", "Z", "-04", "+04:30", "-12:00", "+14:00"])
def test_a_date_and_time(zone: str) -> None:
    """A date and time is the day as written, whatever the zone."""
    when = parse(f"1985-04-12T23:20:30{zone}")
    assert bounds(when.text) == ("1985-04-12", "1985-04-12")
    assert (when.kind, when.level, when.exact) == ("day", 0, True)


def test_midnight_at_the_end_of_a_day() -> None:
    """24:00:00 belongs to the day that it ends, as written."""
    assert bounds("2020-05-01T24:00:00Z") == ("2020-05-01", "2020-05-01")


def test_an_interval() -> None:
    """An interval runs from the first day of its start to the last day of its end."""
    assert bounds("2004-02-01/2005-02") == ("2004-02-01", "2005-02-28")
    assert parse("2004-02-01/2005-02").kind == "interval"


def test_an_interval_within_its_own_end() -> None:
    """An interval is kept while some reading of it runs forward."""
    assert bounds("2004-06-11/2004-06") == ("2004-06-11", "2004-06-30")


# --- Level 1 ---------------------------------------------------------------------------------


def test_a_year_of_more_than_four_digits() -> None:
    """A longer year is written with Y, and its days are numbered on without a gap."""
    assert bounds("Y170000002") == ("Y170000002-01-01", "Y170000002-12-31")
    assert parse("Y10000").earliest == day("9999-12-31") + 1
    assert parse("Y-10000").latest == day("-9999-01-01") - 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2003-24", "2003-12-01", "2004-02-29"),
    ],
)
def test_a_season(text: str, first: str, last: str) -> None:
    """A season is three whole months; winter ends with February of the next year."""
    assert bounds(text) == (first, last)
    assert (parse(text).kind, parse(text).level) == ("season", 1)


@pytest.mark.parametrize("mark", "?~%")
def test_a_mark_of_doubt(mark: str) -> None:
    """A mark of doubt widens nothing, and a date that bears one is not exact."""
    assert bounds(f"2004-06-11{mark}") == ("2004-06-11", "2004-06-11")
    when = parse(f"2004-06-11{mark}")
    assert (when.qualified, when.exact, when.level) == (True, False, 1)
    assert not parse("2004-06-11").qualified


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-02-XX", "1985-02-01", "1985-02-28"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
    ],
)
def test_digits_left_open_from_the_right(text: str, first: str, last: str) -> None:
    """Unspecified digits are bounded by the first and last real day that fits."""
    assert bounds(text) == (first, last)
    assert (parse(text).kind, parse(text).level) == ("coarse", 1)


@pytest.mark.parametrize("nothing", ["", ".."])
def test_a_side_without_a_date(nothing: str) -> None:
    """An open or unknown side of an interval is no bound; none is invented."""
    assert bounds(f"1985-04-12/{nothing}") == ("1985-04-12", None)
    assert bounds(f"{nothing}/1985-04") == (None, "1985-04-30")
    assert parse(f"1985/{nothing}").level == 1


def test_an_interval_open_on_both_sides() -> None:
    """`../..` is an interval that bounds nothing."""
    assert bounds("../..") == (None, None)


def test_a_negative_year() -> None:
    """A year before 0000 has a minus sign and counts backwards."""
    assert bounds("-0044-03-15") == ("-0044-03-15", "-0044-03-15")
    assert parse("-0001-12-31").latest == day("0000-01-01") - 1
    assert parse("-0044").level == 1


# --- Level 2 ---------------------------------------------------------------------------------


def test_an_exponential_year() -> None:
    """E multiplies a year by a power of ten."""
    assert bounds("Y-17E7") == ("Y-170000000-01-01", "Y-170000000-12-31")
    assert bounds("Y20E2") == ("2000-01-01", "2000-12-31")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("Y171010000S3", "Y171000000-01-01", "Y171999999-12-31"),
        ("Y3388E2S3", "Y338000-01-01", "Y338999-12-31"),
        ("-1859S3", "-1859-01-01", "-1850-12-31"),
        ("-1859S5", "-1859-01-01", "-1859-12-31"),
    ],
)
def test_significant_digits(text: str, first: str, last: str) -> None:
    """S says how many digits of a year hold; the others can be anything."""
    assert bounds(text) == (first, last)
    assert (parse(text).kind, parse(text).level) == ("coarse", 2)


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (25, "2001-03-01", "2001-05-31"),
        (28, "2001-12-01", "2002-02-28"),
        (29, "2001-09-01", "2001-11-30"),
        (30, "2001-12-01", "2002-02-28"),
        (31, "2001-03-01", "2001-05-31"),
        (32, "2001-06-01", "2001-08-31"),
        (33, "2001-01-01", "2001-03-31"),
        (36, "2001-10-01", "2001-12-31"),
        (37, "2001-01-01", "2001-04-30"),
        (39, "2001-09-01", "2001-12-31"),
        (40, "2001-01-01", "2001-06-30"),
        (41, "2001-07-01", "2001-12-31"),
    ],
)
def test_a_group_of_months(number: int, first: str, last: str) -> None:
    """25-28 are northern seasons, 29-32 southern, 33-36 quarters, then thirds and halves."""
    assert bounds(f"2001-{number}") == (first, last)
    assert parse(f"2001-{number}").level == 2


def test_one_of_a_set() -> None:
    """Square brackets mean one of the dates, bounded by the first and the last of them."""
    assert bounds("[1667,1668,1670..1672]") == ("1667-01-01", "1672-12-31")
    assert (parse("[1667,1760-12]").kind, parse("[1667,1760-12]").level) == ("set_one", 2)


def test_all_of_a_set() -> None:
    """Braces mean all of the dates."""
    assert bounds("{1960,1961-12}") == ("1960-01-01", "1961-12-31")
    assert parse("{1960,1961-12}").kind == "set_all"


def test_a_set_open_at_an_end() -> None:
    """Two dots before or after a date in a set leave that side without a bound."""
    assert bounds("[..1760-12-03]") == (None, "1760-12-03")
    assert bounds("[1760-01,1760-02,1760-12..]") == ("1760-01-01", None)


def test_a_set_need_not_be_in_order() -> None:
    """The bounds of a set do not depend on the order of its dates."""
    assert bounds("[1760-12,1667]") == bounds("[1667,1760-12]")


def test_a_space_in_a_set() -> None:
    """One space may follow a comma in a set, as in drafts of EDTF; nowhere else."""
    assert bounds("[1667, 1760-12]") == bounds("[1667,1760-12]")
    assert "white space" in refusal("[1667,  1760-12]")


@pytest.mark.parametrize(
    "text",
    ["2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "~2004-06-11", "?2004?-06-11"],
)
def test_a_mark_on_a_component(text: str) -> None:
    """A mark before or after any component qualifies the date and moves no bound."""
    assert bounds(text) == ("2004-06-11", "2004-06-11")
    assert (parse(text).qualified, parse(text).kind, parse(text).level) == (True, "day", 2)


@pytest.mark.parametrize("text", ["1984?/2004", "1984/2004-06-~11", "[1984,~1986]", "Y170000002~"])
def test_a_mark_anywhere(text: str) -> None:
    """A mark on any part qualifies the whole expression."""
    assert parse(text).qualified


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-XX", "1500-12-01", "1599-12-31"),
        ("1XXX-12-X1", "1000-12-01", "1999-12-31"),
        ("XXXX-XX-23", "0000-01-23", "9999-12-23"),
        ("1560-XX-25", "1560-01-25", "1560-12-25"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("2019-XX-31", "2019-01-31", "2019-12-31"),
        ("2019-X4-3X", "2019-04-30", "2019-04-30"),
        ("19XX-02-29", "1904-02-29", "1996-02-29"),
        ("-1X32-X1-X2", "-1932-01-02", "-1032-11-22"),
        ("198X-24", "1980-12-01", "1990-02-28"),
    ],
)
def test_digits_left_open_anywhere(text: str, first: str, last: str) -> None:
    """Only real days count as bounds, wherever the unspecified digits stand."""
    assert bounds(text) == (first, last)


def test_an_interval_of_coarse_dates() -> None:
    """The sides of an interval may have unspecified digits and marks of their own."""
    when = parse("2004-06-XX/2004-07-~03")
    assert bounds(when.text) == ("2004-06-01", "2004-07-03")
    assert (when.qualified, when.level) == (True, 2)


# --- A day and a date ------------------------------------------------------------------------


def test_where_a_day_lies() -> None:
    """A day is before, inside or after the bounds; both bounds are inside."""
    when = parse("2018-11")
    days = ["2018-10-31", "2018-11-01", "2018-11-30", "2018-12-01"]
    assert [when.place(day(on)) for on in days] == ["before", "inside", "inside", "after"]


def test_what_has_happened_by_a_day() -> None:
    """Until the first day it cannot have happened; from the last day on it has."""
    when = parse("2018-11")
    days = ["2018-10-31", "2018-11-01", "2018-11-29", "2018-11-30"]
    assert [when.possibly_by(day(on)) for on in days] == [False, True, True, True]
    assert [when.certainly_by(day(on)) for on in days] == [False, False, False, True]


def test_without_a_bound_nothing_is_definite() -> None:
    """A side without a bound never makes an answer definite on that side."""
    long_ago, far_off = day("-9999-01-01"), day("9999-12-31")
    assert parse("../2018").place(long_ago) == "inside"
    assert parse("../2018").possibly_by(long_ago)
    assert parse("2018/").place(far_off) == "inside"
    assert not parse("2018/").certainly_by(far_off)
    assert not parse("../..").exact


# --- Refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1900-02-29", "February 1900 has 28 days; write 1900-02-28 or 1900-02"),
        ("2019-02-29", "February 2019 has 28 days; write 2019-02-28 or 2019-02"),
        ("2020-04-31", "April 2020 has 30 days; write 2020-04-30 or 2020-04"),
        ("-0044-01-32", "January -0044 has 31 days; write -0044-01-31 or -0044-01"),
        ("2020-05-00", "there is no day 00; write 2020-05 if the day is unknown"),
        ("2016-13-08", "there is no month 13; write year-month-day, 2016-08-13 if 13 is the day"),
        ("2016-21-08", "21 is a season or a group of months and takes no day; write 2016-21"),
        ("-0000", "there is no year -0000; write 0000 (1 BC) or -0001 (2 BC)"),
        ("2020/2019", "its end '2019' is before its start '2020'; write the earlier date first"),
        ("Y17E7-12-26", "a 'Y' year takes no month or day; write Y17E7"),
        ("196", "a year has four digits; write 196X for a decade"),
        ("19", "a year has four digits; write 19XX for a century"),
        ("20181105", "separate year, month and day with hyphens, as in 2018-11-05"),
        (
            "2020-05-01T10:30:00\u221205:00",
            "'\u2212' (U+2212) is not ASCII; use 0-9 and the hyphen '-'",
        ),
    ],
)
def test_a_refusal_in_full(text: str, reason: str) -> None:
    """A refusal says what was wrong and what to write instead."""
    assert refusal(text) == f"{text!r} is not a date: {reason}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("2020 ", "white space"),
        ("2020\n", "white space"),
        ("\uff12\uff10\uff12\uff10", "not ASCII"),
        ("2016-13", "no month 13"),
        ("2016-20", "no month 20"),
        ("2016-42", "no month 42"),
        ("2012-10-10T25:10:10", "hours run 00 to 23"),
        ("2012-10-10T24:00:01", "hours run 00 to 23"),
        ("2012-10-10T10:60:10", "minutes and seconds"),
        ("2012-10-10T10:10:10+15:00", "between -12:00 and +14:00"),
        ("2012-10T10:10:10", "follows a full date"),
        ("2005-07-25T10:10:10Z/2006", "no time of day"),
        ("2005/2006/2007", "more than one '/'"),
        ("/", "both sides"),
        ("2012-24/2012-21", "before its start"),
        ("[2020..2019]", "before its start"),
        ("[2020}", "between brackets"),
        ("[]", "between brackets"),
        ("{2020,}", "between brackets"),
        ("[..]", "at one side at least"),
        ("..1984", "inside a set"),
        ("20xx", "capitals"),
        ("Y1234", "more than four digits"),
        ("Y012345", "no leading zero"),
        ("12345", "written Y12345"),
        ("1156X-12-25", "four digits"),
        ("1950s", "written 195X"),
        ("1950S0", "significant"),
        ("2019-02-3X", "no day of the calendar"),
        ("2001-2X", "no day of the calendar"),
        ("XXXX-02-30", "no day of the calendar"),
        ("XXX1-02-29", "no day of the calendar"),
        ("-000X-02-30", "no day of the calendar"),
        ("2004?~", "one mark"),
        ("2020-1-5", "two digits"),
        ("2020-W01-1", "weeks"),
        ("Spring, 2002", "words"),
        ("+2006", "write EDTF"),
    ],
)
def test_a_refusal(text: str, words: str) -> None:
    """What is not EDTF, and what no calendar has, is refused at the door."""
    assert words in refusal(text)


def test_the_part_that_is_wrong() -> None:
    """Of an interval or a set, the refusal names the part and keeps the whole."""
    with pytest.raises(ImpossibleDate) as refused:
        parse("2019-02-29/2020")
    assert refused.value.text == "2019-02-29/2020"
    assert refused.value.reason.startswith("in '2019-02-29', February 2019 has 28 days")


@pytest.mark.parametrize("text", ["Y1E13", "Y-1E99999", "Y9999999999999", "Y" + "9" * 5000])
def test_a_year_too_far(text: str) -> None:
    """A year whose days are numbered beyond 10**15 is refused, whatever its length."""
    assert "beyond 10**15" in refusal(text)


def test_the_farthest_years() -> None:
    """The years just within 10**15 days are read."""
    assert parse("Y2737907006988").latest == day("Y2737907006988-12-31") <= 10**15
    assert "beyond" in refusal("Y2737907006989")


def test_a_long_refusal_is_shown_short() -> None:
    """A long text is cut in the message and whole in the attribute."""
    for text in ["9" * 5000, f"2018/{'9' * 5000}", f"Y{'9' * 5000}-01", f"[{'9' * 5000}..2018]"]:
        with pytest.raises(ImpossibleDate) as refused:
            parse(text)
        assert len(str(refused.value)) < 400
        assert refused.value.text == text


def test_a_refusal_is_a_value_error_and_can_be_pickled() -> None:
    """A refusal passes between processes and into code that knows only ValueError."""
    refused = ImpossibleDate("1900-02-29", "no such day")
    again: ImpossibleDate = pickle.loads(pickle.dumps(refused))
    assert issubclass(ImpossibleDate, ValueError)
    assert (str(again), again.text, again.reason) == (str(refused), "1900-02-29", "no such day")


@pytest.mark.parametrize("text", ["2018", "2018-11", "2018-11-05?", "2018-11-05T10:00", ""])
def test_a_question_asks_about_one_day(text: str) -> None:
    """A question's day is written in full; anything coarser is refused with the form."""
    with pytest.raises(ImpossibleDate, match="write YYYY-MM-DD"):
        day(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1900-02-29", "February 1900 has 28 days; write 1900-02-28"),
        ("2016-13-08", "there is no month 13; months run 01 to 12"),
        ("-0000-01-01", "there is no year -0000; write 0000 (1 BC) or -0001 (2 BC)"),
    ],
)
def test_a_question_about_no_day(text: str, why: str) -> None:
    """A day that no calendar has is refused, and no month or year is suggested in its place."""
    with pytest.raises(ImpossibleDate) as refused:
        day(text)
    assert refused.value.reason == why


def test_a_text_is_read_once() -> None:
    """The same text gives the same object while it is remembered."""
    assert parse("1985-04-1X") is parse("1985-04-1X")


# --- Properties ------------------------------------------------------------------------------

FOUR_DIGIT_YEARS = st.integers(min_value=day("-9999-01-01"), max_value=day("9999-12-31"))


def fits(mask: str, written: str) -> bool:
    return len(mask) == len(written) and all(
        at in ("X", other) for at, other in zip(mask, written, strict=True)
    )


@given(st.dates())
def test_every_real_date(on: date) -> None:
    """Every date of the standard library parses to its own ordinal."""
    when = parse(on.isoformat())
    assert when.earliest == when.latest == day(on.isoformat()) == on.toordinal()
    assert when.exact


@given(FOUR_DIGIT_YEARS)
def test_a_day_survives_writing(number: int) -> None:
    """A day number written and parsed is the same number."""
    assert parse(iso(number)).earliest == parse(iso(number)).latest == number


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_any_day_survives_writing(number: int) -> None:
    """`day` reads whatever `iso` writes, however far."""
    assert day(iso(number)) == number


@given(FOUR_DIGIT_YEARS)
def test_days_are_numbered_without_gaps(number: int) -> None:
    """Of two numbers in a row, the second is the next day of a month, or a first of a month."""
    today, tomorrow = iso(number), iso(number + 1)
    if today[:-2] == tomorrow[:-2]:
        assert int(tomorrow[-2:]) == int(today[-2:]) + 1
    else:
        assert tomorrow.endswith("-01")


@given(FOUR_DIGIT_YEARS)
def test_a_month_contains_its_days(number: int) -> None:
    """A day lies inside its month, and its month inside its year."""
    written = iso(number)
    month, year = parse(written[:-3]), parse(written[:-6])
    assert month.place(number) == year.place(number) == "inside"
    assert month.earliest is not None
    assert month.latest is not None
    assert year.place(month.earliest) == year.place(month.latest) == "inside"


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True))
def test_the_short_way_and_the_grammar_agree(text: str) -> None:
    """A plain date is read or refused alike with a mark of doubt, which takes the grammar."""
    try:
        plain = parse(text)
    except ImpossibleDate:
        with pytest.raises(ImpossibleDate):
            parse(text + "?")
    else:
        marked = parse(text + "?")
        assert (plain.earliest, plain.latest) == (marked.earliest, marked.latest)
        assert plain.kind == marked.kind


@given(FOUR_DIGIT_YEARS, FOUR_DIGIT_YEARS, st.sampled_from([0, 3, 6]), st.sampled_from([0, 3, 6]))
def test_an_interval_contains_both_ends(one: int, other: int, cut: int, other_cut: int) -> None:
    """An interval holds every day of its start and of its end, at any precision."""
    first, last = sorted([one, other])
    start, end = iso(first)[: len(iso(first)) - cut], iso(last)[: len(iso(last)) - other_cut]
    when = parse(f"{start}/{end}")
    assert (when.earliest, when.latest) == (parse(start).earliest, parse(end).latest)
    assert when.place(first) == when.place(last) == "inside"


@given(FOUR_DIGIT_YEARS, FOUR_DIGIT_YEARS)
def test_an_interval_runs_forward(one: int, other: int) -> None:
    """An interval between two different days is refused when it runs backward."""
    assume(one != other)
    first, last = sorted([one, other])
    with pytest.raises(ImpossibleDate, match="before its start"):
        parse(f"{iso(last)}/{iso(first)}")


@st.composite
def masked_days(draw: st.DrawFn) -> tuple[int, str]:
    """A day, and its written form with some of the digits replaced by X."""
    number = draw(FOUR_DIGIT_YEARS)
    written = iso(number)
    masked = "".join(
        "X" if at.isdigit() and hide else at
        for at, hide in zip(
            written,
            draw(st.lists(st.booleans(), min_size=len(written), max_size=len(written))),
            strict=True,
        )
    )
    return number, masked


@given(masked_days())
def test_bounds_of_unspecified_digits_fit_them(drawn: tuple[int, str]) -> None:
    """The bounds of a date with unspecified digits fit the digits and hold every day that does."""
    number, mask = drawn
    when = parse(mask)
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= number <= when.latest
    assert fits(mask, iso(when.earliest))
    assert fits(mask, iso(when.latest))


@cache
def days_from_1995_to_2004() -> list[str]:
    return [iso(number) for number in range(day("1995-01-01"), day("2004-12-31") + 1)]


@given(
    st.sampled_from(["1995", "1996", "1999", "2000", "2001", "2004"]),
    st.from_regex(r"[01X][0-9X]-[0-3X][0-9X]", fullmatch=True),
)
def test_unspecified_digits_against_every_day(year: str, rest: str) -> None:
    """Within a year the bounds are the first and last of all days, tried one by one."""
    mask = f"{year}-{rest}"
    fitting = [written for written in days_from_1995_to_2004() if fits(mask, written)]
    if fitting:
        assert bounds(mask) == (fitting[0], fitting[-1])
    else:
        with pytest.raises(ImpossibleDate):
            parse(mask)


@given(st.text(alphabet="0123456789X-?~%./[]{},YESTZ:+ x", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text is either read, with its bounds in order, or refused with ImpossibleDate."""
    try:
        when = parse(text)
    except ImpossibleDate:
        return
    assert when.text == text
    if when.earliest is not None and when.latest is not None:
        assert when.earliest <= when.latest


# --- The test material of other libraries ------------------------------------------------------
#
# Where a suite and this parser differ, the reason is here, and the entry must go on differing.

JAVA = "OpenHistoricalMap/edtf-java"
UNT = "unt-libraries/edtf-validate"
PYTHON = "ixc/python-edtf"
WIKI = "ProfessionalWiki/EDTF"
GO = "sfomuseum/go-edtf"

DISAGREEMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "accepts a day that no calendar has, and can give it no bounds": {
        f"{JAVA} edge-cases": ("1900-02-29", "2019-02-29"),
    },
    "accepts the typographic minus U+2212; one spelling for a date, in ASCII": {
        f"{JAVA} edge-cases": ("2020-05-01T10:30:00\u221205:00",),
    },
    "moves 24:00 to the next day; the day as written is kept": {
        f"{JAVA} edge-cases": ("2020-05-01T24:00:00Z",),
        f"{JAVA} level0": ("2020-05-01T24:00:00Z",),
    },
    "the vector's numbers are those of another year (2063, -9999)": {
        f"{JAVA} edge-cases": ("Y100000", "Y-10000"),
    },
    "centuries and decades of ISO 8601-1, which are not in EDTF; write 20XX, 199X": {
        f"{JAVA} level0": ("20", "00", "19", "-01", "-05", "-99"),
        f"{JAVA} level2": ("199", "202", "-005", "199?", "199~", "199%"),
    },
    "reads seasons as quarters; python-edtf and go-edtf read March to May, as here": {
        f"{JAVA} level1": ("2020-21", "2020-22", "2020-23", "2020-24", "1999-24"),
        f"{JAVA} level2": ("2020-25", "2020-30"),
        f"{JAVA} loc-spec": ("2001-21",),
    },
    "gives a third of a year five months": {f"{JAVA} level2": ("2020-37",)},
    "refuses a space after a comma; three other suites accept it": {
        UNT: ("[1667,1668, 1670..1672]", "{-1667,1668, 1670..1672}"),
    },
    "takes an end for its first day; another day of it is after the start": {
        UNT: (
            "0000-01-03/0000-01",
            "0000-02/0000",
            "2004-06-11%/2004-%06",
            "2004-06-11%/2004-06~",
        ),
    },
    "refuses a Y year as a side of an interval; nothing in EDTF excludes it": {
        UNT: ("Y-61000/-2000",),
    },
    "puts ten years in place of an unknown side; no bound is invented here": {
        PYTHON: ("/2006", "2004-06-01/", "1984-06-02?/"),
    },
    "ends winter on 31 December; go-edtf ends it with February, as here": {
        PYTHON: ("2010-24",),
    },
    "takes the estimated year for the bounds; go-edtf has 1900 to 1999 for 1950S2, as here": {
        PYTHON: ("1950S2", "1953S2", "1953S3", "Y17101E4S3", "Y3388E2S3", "Y171010000S3"),
    },
    "accepts the lower-case x": {WIKI: ("20xx",)},
    "accepts years of five digits without Y": {
        WIKI: ("12004-06~-11", "22004?-06-11", "1156X-12-25", "2XXXX-12-XX", "31XXX-XX"),
    },
    "accepts .. beside a date outside a set": {
        WIKI: (
            "..1984",
            "1984..",
            "1670..1673",
            "..2004-06-01/~2004-06-20",
            "2004-06-01~/2004-06-20..",
        ),
    },
    "accepts Y for years of four digits; edtf-java and edtf-validate refuse it": {
        GO: ("Y1700", "Y-1200"),
    },
    "accepts words, which are not EDTF": {GO: ("Spring, 2002", "winter, 2002")},
    "keeps one of three significant digits": {GO: ("Y-20E2S3",)},
}


@dataclass(frozen=True)
class Vector:
    """What another suite expects: validity always, bounds and level where it gives them."""

    source: str
    text: str | None
    valid: bool
    bounds: Bounds | None = None
    level: int | None = None

    def agrees(self) -> bool:
        try:
            when = parse(self.text)  # type: ignore[arg-type]  # one suite tries None
        except (ImpossibleDate, TypeError):
            return not self.valid
        return self.valid and self.bounds in (None, (when.earliest, when.latest))


def zone_minutes(text: str) -> int:
    """The zone of a date and time: the suites give instants in UTC, the chronicle keeps the day."""
    match = re.search(r"T.*([+-])(\d\d)(?::(\d\d))?$", text)
    return 0 if match is None else int(match[1] + "1") * (int(match[2]) * 60 + int(match[3] or 0))


def day_of_epoch(milliseconds: str, text: str) -> int | None:
    if milliseconds in ("", "Infinity", "-Infinity"):
        return None
    minutes = int(milliseconds) // 60_000 + zone_minutes(text)
    return minutes // 1440 + date(1970, 1, 1).toordinal()


def day_of_instant(instant: str | None, text: str) -> int | None:
    match = re.fullmatch(r"(-?)(\d+)(-\d\d-\d\d)(?:T(\d\d):(\d\d).*)?", instant or "")
    if match is None:
        return None
    sign, year, month_and_day, hour, minute = match.groups()
    found = day(f"{'Y' if len(year) > 4 else ''}{sign}{year}{month_and_day}")
    if hour is None or "T" not in text:
        return found
    return (found * 1440 + int(hour) * 60 + int(minute) + zone_minutes(text)) // 1440


def java_vectors() -> Iterator[Vector]:
    for path in sorted(VECTORS.glob("openhistoricalmap-edtf-java/*.tsv")):
        lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, least, most = row["input"], row["min"], row["max"]
            checked = (least, most) != ("0", "0")
            yield Vector(
                f"{JAVA} {path.stem}",
                text,
                row.get("valid", "VALID") == "VALID",
                (day_of_epoch(least, text), day_of_epoch(most, text)) if checked else None,
            )


def case_vectors() -> Iterator[Vector]:
    for case in json.loads((VECTORS / "edtf_cases.json").read_text())["cases"]:
        source, text = case["source"], case["input"]
        first, last = (
            ("lower_strict", "upper_strict") if source == PYTHON else ("start_lower", "end_upper")
        )
        given_bounds = first in case or last in case
        yield Vector(
            source,
            text,
            case["valid"],
            (day_of_instant(case.get(first), text), day_of_instant(case.get(last), text))
            if given_bounds
            else None,
            case["level"] if source in (UNT, WIKI) else None,
        )


@cache
def vectors() -> dict[str, list[Vector]]:
    """All vectors by source; a suite that is not beside the checkout skips the tests."""
    if not VECTORS.is_dir():
        pytest.skip(f"the EDTF vectors of other libraries are not at {VECTORS}")
    found: dict[str, list[Vector]] = defaultdict(list)
    for vector in [*java_vectors(), *case_vectors()]:
        found[vector.source].append(vector)
    return found


def test_all_vectors_are_there() -> None:
    """No suite is lost on the way: 184 vectors of edtf-java and 632 cases of four others."""
    counts = {source: len(listed) for source, listed in vectors().items()}
    assert sum(count for source, count in counts.items() if source.startswith(JAVA)) == 184
    assert sum(counts.values()) == 184 + 632
    assert sum(v.bounds is not None for listed in vectors().values() for v in listed) == 330


@pytest.mark.parametrize(
    "source",
    [
        f"{JAVA} edge-cases",
        f"{JAVA} iso8601-2",
        f"{JAVA} level0",
        f"{JAVA} level1",
        f"{JAVA} level2",
        f"{JAVA} loc-spec",
        UNT,
        PYTHON,
        WIKI,
        GO,
    ],
)
def test_the_vectors_of_a_suite(source: str) -> None:
    """Validity and bounds agree with the suite, but for the disagreements with a reason."""
    disagreeing = [vector.text for vector in vectors()[source] if not vector.agrees()]
    known = [text for by_source in DISAGREEMENTS.values() for text in by_source.get(source, ())]
    assert set(disagreeing) == set(known)


@pytest.mark.parametrize("source", [UNT, WIKI])
def test_the_levels_of_a_suite(source: str) -> None:
    """What a suite files under a level is known at that level here."""
    for vector in vectors()[source]:
        if vector.text is not None and vector.level is not None and vector.agrees():
            assert parse(vector.text).level <= vector.level, vector.text
