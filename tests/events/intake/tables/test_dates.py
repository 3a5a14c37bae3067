"""Dates of tables: explicit formats, words for none, and last days moved by one."""

from __future__ import annotations

import pytest

from domain.dates import parse
from events.intake.tables.asides import Refused
from events.intake.tables.dates import FORMATS, Absent, Dated, DateReader, first_day_without


def read(cell: str, *formats: str) -> str:
    reader = DateReader(formats, ("", "NA"), ("31.12.9999", "9999-*"))
    found = reader.read(cell)
    return found.when.text if isinstance(found, Dated) else found.value


@pytest.mark.parametrize(
    ("cell", "name", "edtf"),
    [
        ("2004-05-01", "yyyy-mm-dd", "2004-05-01"),
        ("2004/05/01", "yyyy/mm/dd", "2004-05-01"),
        ("20040501", "yyyymmdd", "2004-05-01"),
        ("01.05.2004", "dd.mm.yyyy", "2004-05-01"),
        ("1.5.2004", "d.m.yyyy", "2004-05-01"),
        ("01/05/2004", "dd/mm/yyyy", "2004-05-01"),
        ("1/5/2004", "d/m/yyyy", "2004-05-01"),
        ("05/01/2004", "mm/dd/yyyy", "2004-05-01"),
        ("5/1/2004", "m/d/yyyy", "2004-05-01"),
        ("01-05-2004", "dd-mm-yyyy", "2004-05-01"),
        ("2004-05", "yyyy-mm", "2004-05"),
        ("05.2004", "mm.yyyy", "2004-05"),
        ("2004", "yyyy", "2004"),
        ("2004-05-01?", "edtf", "2004-05-01?"),
        ("..1816-01-01", "messydates", "../1816-01-01"),
        ("1868..", "messydates", "1868/.."),
        ("1975-01..1975-02", "messydates", "1975-01/1975-02"),
        ("[..1816]", "messydates", "[..1816]"),
        ("1868?", "messydates", "1868?"),
    ],
)
def test_formats(cell: str, name: str, edtf: str) -> None:
    """Each format reads its own spelling; a month stays a month."""
    assert read(cell, name) == edtf
    assert name in FORMATS


def test_the_first_format_that_fits() -> None:
    """Formats are tried in the order of the mapping."""
    assert read("01/05/2004", "dd/mm/yyyy", "mm/dd/yyyy") == "2004-05-01"
    assert read("01/05/2004", "mm/dd/yyyy", "dd/mm/yyyy") == "2004-01-05"


@pytest.mark.parametrize("cell", ["", "NA"])
def test_missing(cell: str) -> None:
    """A word for a missing date is no date."""
    assert read(cell, "yyyy-mm-dd") == Absent.MISSING.value


@pytest.mark.parametrize("cell", ["31.12.9999", "9999-12-31"])
def test_open(cell: str) -> None:
    """A word for "not yet" is no date in the far future; a star stands for any rest."""
    assert read(cell, "dd.mm.yyyy", "yyyy-mm-dd") == Absent.OPEN.value


@pytest.mark.parametrize("cell", ["1.5.2004", "2004-05-01 ", "soon", "2004-05-01-"])
def test_anything_else_is_refused(cell: str) -> None:
    """A spelling that no format has is not read, however near it is."""
    with pytest.raises(Refused) as refused:
        read(cell, "dd.mm.yyyy", "yyyy-mm-dd")
    assert refused.value.why == "not a date of the table's formats"


def test_impossible_dates_are_refused() -> None:
    """A day that the calendar does not have is no date."""
    with pytest.raises(Refused) as refused:
        read("29.02.1900", "dd.mm.yyyy")
    assert refused.value.why == "impossible date"


@pytest.mark.parametrize(
    ("last", "first_without"),
    [
        ("2020-01-31", "2020-02-01"),
        ("2019-12-31", "2020-01-01"),
        ("2020-02", "2020-02-02/2020-03-01"),
    ],
)
def test_the_day_after_the_last(last: str, first_without: str) -> None:
    """An end is the first day without; of a month it is some day from its second on."""
    assert first_day_without(parse(last), known=True) == first_without


def test_an_end_of_unknown_side() -> None:
    """Where nothing says whether it is the last day or the next, it is one of both."""
    assert first_day_without(parse("2016-12-01"), known=False) == "2016-12-01/2016-12-02"


@pytest.mark.parametrize("last", ["2020-01-31?", "2020/..", "../.."])
def test_no_day_after_what_is_doubtful(last: str) -> None:
    """A doubtful or open last day cannot be moved."""
    with pytest.raises(Refused):
        first_day_without(parse(last), known=True)


@pytest.mark.parametrize("cell", ["9999-12-31", "9999-12", "9999"])
def test_no_day_after_the_last(cell: str) -> None:
    """The last day of the calendar has no day after it: a sentinel is said to look like one."""
    with pytest.raises(Refused, match="list the word under open"):
        first_day_without(parse(cell), known=True)
