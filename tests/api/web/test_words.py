"""Plain words: every answer has one look, and dates read as people write them."""

from __future__ import annotations

import pytest

from api.web.words import Look, dated, day, in_order, spoken, word_of
from projections.questions.answers import Standing


def standing(
    answer: str, reason: str, certainty: str = "definite", status: str | None = None
) -> Standing:
    """An answer for this reason."""
    return Standing(
        answer=answer, reason=reason, status=status, since=None, last_reported=None,
        certainty=certainty, because=(), against=(), rule="timeline",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "look", "word"),
    [
        (standing("yes", "reported", status="supporter"), "yes", "Yes"),
        (standing("yes", "reported", "possible"), "possible", "Possibly yes"),
        (standing("no", "declined"), "no", "No"),
        (standing("no", "declined", "possible"), "possible", "Possibly no"),
        (standing("no", "not-yet"), "not-yet", "Not yet"),
        (standing("unknown", "announced"), "announced", "Announced"),
        (standing("unknown", "announced", "possible"), "announced", "Announced"),
        (standing("unknown", "disputed"), "disputed", "Disputed"),
        (standing("unknown", "date-uncertain", "possible"), "possible", "Possible"),
        (standing("unknown", "alleged"), "unknown", "Unknown"),
    ],
)
def test_an_answer_has_one_look(said: Standing, look: str, word: str) -> None:
    """What the reports say goes before how sure they are; a sure no is no possible one."""
    assert word_of(said)[:2] == (Look(look), word)


def test_numbers_in_names_are_in_order() -> None:
    """As a reader counts: 2 comes before 10, whatever stands around it."""
    names = ["Treaty 10-2", "treaty 2-b", "Treaty 2-a", "Accord", "1 May Declaration"]
    assert sorted(names, key=in_order) == [
        "1 May Declaration", "Accord", "Treaty 2-a", "treaty 2-b", "Treaty 10-2",
    ]  # fmt: skip


def test_a_sentence_is_spoken() -> None:
    """Its dates become words, days, months and intervals; what only looks like one stays."""
    said = "on 2021-12-01 A joined (2019-06), 2018-11-12/2018-11-15, 2013-11-18T20:03:48Z"
    assert spoken(said) == (
        "on 1 December 2021 A joined (June 2019), 12–15 November 2018, 2013-11-18T20:03:48Z"
    )


def test_what_there_is_to_add() -> None:
    """The status of a yes, and the reason where it says more than the word."""
    through = standing("yes", "member-of-group", status="supporter")
    assert word_of(through).detail == "supporter, through its group"
    assert word_of(standing("no", "withdrew")).detail == "withdrew"


@pytest.mark.parametrize(
    ("date", "read", "short"),
    [
        ("2018-11-12", "12 November 2018", "12 Nov 2018"),
        ("2018-11", "November 2018", "Nov 2018"),
        ("2018", "2018", "2018"),
        ("2018-05-01?", "1 May 2018 (uncertain)", "1 May 2018 (uncertain)"),
        ("2018-11-12/2018-11-15", "12–15 November 2018", "12–15 Nov 2018"),
        ("2018-10-30/2018-11-15", "between 30 October 2018 and 15 November 2018",
         "between 30 Oct 2018 and 15 Nov 2018"),
        ("../2018-11", "by November 2018", "by Nov 2018"),
        ("2018/..", "from 2018 on", "from 2018 on"),
        ("201X", "201X", "201X"),
        ("2018-21", "2018-21", "2018-21"),
        ("[1667,1668]", "[1667,1668]", "[1667,1668]"),
    ],
)  # fmt: skip
def test_a_date_in_words(date: str, read: str, short: str) -> None:
    """What has plain words gets them; anything else stays as it was written."""
    assert (day(date), day(date, short=True)) == (read, short)


def test_a_date_keeps_its_machine_form() -> None:
    """A plain date is a `time` for programs; an interval shows itself on pointing at it."""
    assert dated("2018-11") == '<time datetime="2018-11">November 2018</time>'
    assert 'title="2018/2019"' in dated("2018/2019")
    assert "–" in dated(None)
