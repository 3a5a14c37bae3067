"""Dates as every door words them: intervals in sentences, and how a day was found."""

from __future__ import annotations

import pytest

from api.wording import reader, reckoned, spoken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("last reported ../2018-11-18)", "last reported by 2018-11-18)"),
        ("at 2018-11/2018-12.", "between 2018-11 and 2018-12."),
        ("on 2018-11-12 it joined a/b", "on 2018-11-12 it joined a/b"),
        ("Directive 2016/2102 at 2018/2019-04", "Directive 2016/2102 between 2018 and 2019-04"),
    ],
)
def test_intervals_are_said_in_words(edtf: str, words: str) -> None:
    """In sentences for people; days stay as they are typed."""
    assert spoken(edtf) == words


@pytest.mark.parametrize(
    ("rule", "anchor", "words"),
    [
        ("weekday-past", "2019-03-05", "the weekday on or before 2019-03-05"),
        ("last-month", None, "the month before that of the day of publication"),
        ("calendar-date", None, "as the text gives it"),
        ("model", "2019-03-05", "as the model read it, counted from 2019-03-05"),
        ("from: dd.mm.yyyy", None, "by the rule from: dd.mm.yyyy"),
        (None, "2019-03-05", "counted from 2019-03-05"),
        (None, None, None),
    ],
)
def test_how_a_day_was_found_is_said(rule: str | None, anchor: str | None, words: str) -> None:
    """A rule that the readers have is put into words; another is named, without what is unknown."""
    assert reckoned(rule, anchor) == words


def test_a_reader_is_said_in_words() -> None:
    """The rules by their version, a model by its name and the first digits of its instructions."""
    assert reader("rules@1") == "the rules, version 1"
    assert (
        reader(f"small-7b@{'0123456789abcdef' * 4}")
        == "the model small-7b (instructions 01234567…)"
    )
