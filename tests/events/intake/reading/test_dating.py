"""Dates in words, resolved against a Wednesday, 8 January 2020."""

from __future__ import annotations

import pytest

from domain.dates import parse
from tests.events.intake.reading.told import days, proposals


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("on Monday", "2020-01-06"),
        ("on Wednesday", "2020-01-08"),
        ("on Thursday", "2020-01-02"),
        ("last Wednesday", "2020-01-01"),
        ("yesterday", "2020-01-07"),
        ("earlier this week", "2020-01-06/2020-01-08"),
        ("last week", "2019-12-30/2020-01-05"),
        ("last month", "2019-12"),
        ("last year", "2019"),
        ("in November", "2019-11"),
        ("in January", "2020-01"),
        ("on December 10", "2019-12-10"),
        ("on 10 December", "2019-12-10"),
        ("on 3 March 2018", "2018-03-03"),
        ("in March 2018", "2018-03"),
        ("in 2015", "2015"),
        ("two years ago", "2018"),
        ("three days ago", "2020-01-05"),
    ],
)
def test_the_past_tense_looks_back(words: str, when: str) -> None:
    """What happened lies before the day of publication, or on it."""
    assert days(f"Peru joined the Open Maps Pact {words}.") == [when]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("on Friday", "2020-01-10"),
        ("next week", "2020-01-13/2020-01-19"),
        ("in March", "2020-03"),
        ("on February 3", "2020-02-03"),
        ("tomorrow", "2020-01-09"),
        ("next year", "2021"),
    ],
)
def test_a_plan_looks_ahead(words: str, when: str) -> None:
    """The plan's day is `planned_for`; it was announced when it was published."""
    [found] = proposals(f"Peru will join the Open Maps Pact {words}.")
    assert (found.when, found.values["planned_for"]) == ("2020-01-08", when)


def test_a_date_with_the_saying_is_that_of_the_announcement() -> None:
    """Announced on Monday: the intention is of Monday."""
    [found] = [
        p
        for p in proposals("Peru announced on Monday that it will join the Open Maps Pact.")
        if p.kind == "announced-intent"
    ]
    assert found.when == "2020-01-06"


def test_rule_and_anchor_are_kept() -> None:
    """A reviewer can see how the day came about."""
    [found] = proposals("Peru joined the Open Maps Pact on Monday.")
    assert (found.date_rule, found.anchor) == ("weekday-past", "2020-01-08")


def test_undated_past_is_before_publication() -> None:
    """No day is invented."""
    assert days("Peru joined the Open Maps Pact.") == ["../2020-01-08"]
    assert days("Peru joined the Open Maps Pact.", None) == ["../.."]


def test_without_publication_a_weekday_stays_unresolved() -> None:
    """And says why."""
    [found] = proposals("Peru joined the Open Maps Pact on Monday.", None)
    assert found.when == "../.."
    assert "no publication date" in found.doubts[-1]


def test_three_days_later_stays_unresolved() -> None:
    """It counts from a day that the sentence does not give."""
    [found] = proposals("Peru joined the Open Maps Pact three days later.")
    assert (found.when, found.date_rule) == ("../2020-01-08", "unresolved")
    assert "no day to count from" in found.doubts[-1]


def test_a_range_of_publication_days_gives_a_range() -> None:
    """Published on one of three days, "yesterday" was one of three days."""
    assert days("Peru joined the Open Maps Pact yesterday.", "[2020-01-06..2020-01-08]") == [
        "2020-01-05/2020-01-07"
    ]


def test_every_day_is_edtf() -> None:
    """Whatever the words, the notation is one that the chronicle reads."""
    for words in (
        "this week",
        "this month",
        "early this year",
        "Tuesday",
        "since 2012",
        "31 February 2020",
    ):
        for when in days(f"Peru joined the Open Maps Pact {words}."):
            parse(when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Peru said it would like the Open Maps Pact next year.", "../2020-01-08"),
        ("Peru said on Monday that the Open Maps Pact was signed in 2015.", "2020-01-06"),
        ('"The Open Maps Pact began in 2015," Peru said on Friday.', "2020-01-03"),
        ("Peru told reporters in Lima on Monday that it was late.", "2020-01-06"),
    ],
)
def test_the_day_of_saying_is_the_one_beside_it(text: str, when: str) -> None:
    """What was said of other days does not date the saying."""
    assert [p.when for p in proposals(text) if p.kind == "statement-made"] == [when]


def test_a_clause_keeps_its_date() -> None:
    """When the pact was founded, or Peru spoke, is not when it took part."""
    text = "Peru, which hosted talks in 2015, is a member of the Ocean Data Forum{}."
    for more in ("", ", which was founded in 1996", " that met on Monday"):
        found = [p for p in proposals(text.format(more)) if p.kind == "membership-reported"]
        assert [p.when for p in found] == ["2020-01-08"]
