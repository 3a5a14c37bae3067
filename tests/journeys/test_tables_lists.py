"""Lists with delistings, and the supporters of a pledge, asked row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.journeys.real_tables import (
    CODES,
    NEEDED,
    REGISTER,
    SECTION_1260H,
    SWISS,
    Imported,
    imported,
    rows,
)

pytestmark = NEEDED
PARIS = "paris-call/supporters_2025-12-25.csv"
Folders = pytest.TempPathFactory


@pytest.fixture(scope="module")
def paris(tmp_path_factory: Folders) -> Iterator[Imported]:
    """The Paris Call's supporters, after the register of states."""
    tables = REGISTER, CODES, (PARIS, "paris-call-2025")
    with imported(tmp_path_factory.mktemp("paris"), *tables) as opened:
        yield opened


def before(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def test_no_row_is_refused(lists: Imported) -> None:
    """158 persons with 103 delistings, 397 entries with 21 ends: a fact for each."""
    facts = {name: said["tallies"]["facts"]["new"] for name, said in lists.said.items()}
    assert facts == {"ch-fiaa-freezes": 158 + 103, "us-dod-1260h": 397 + 21}
    assert all(said["refused"] == said["skipped"] == {} for said in lists.said.values())


def test_each_swiss_freeze(lists: Imported) -> None:
    """Each person is listed from its day to the day before it is delisted; 103 are."""
    ended = 0
    for row in rows(SWISS):
        who, which = row["Name"], row["Program"].lower()
        assert lists.answer(who, which, before(row["Listed"])) == "no, not-yet"
        assert lists.answer(who, which, row["Listed"]) == "yes, reported"
        if row["Delisted"]:
            ended += 1
            assert lists.answer(who, which, before(row["Delisted"])) == "yes, reported"
            assert lists.answer(who, which, row["Delisted"]) == "no, delisted"
    assert ended == 103


def test_a_programme_that_ended(lists: Imported) -> None:
    """All 48 of the Tunisian programme are off the list today, all 37 of Venezuela's on it."""
    for which, said in (("ch-fiaa-tn", ["no"] * 48), ("ch-fiaa-ve", ["yes"] * 37)):
        roster = lists.questions.roster(which, "2026-06-01")
        assert [entry.answer for entry in roster.entries] == said


def test_each_end_on_the_section_1260h_list(lists: Imported) -> None:
    """Each of the 21 companies with an end is on the list the day before, off it that day."""
    ends = [row for row in rows(SECTION_1260H) if row["End date"]]
    assert len(ends) == 21
    for row in ends:
        who, end = row["Clean Name"], row["End date"]
        assert lists.answer(who, "us-dod-1260h", before(end)) == "yes, reported"
        assert lists.answer(who, "us-dod-1260h", end) == "no, delisted"


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-02-16", "yes"), ("2026-02-17", "no"), ("2026-06-07", "no"), ("2026-06-08", "yes")],
)
def test_listed_again(lists: Imported, day: str, said: str) -> None:
    """Two memory makers left the list in February 2026 and came back in June."""
    for who in ("ChangXin Memory Technologies, Inc.", "Yangtze Memory Technologies Co., Ltd."):
        assert lists.questions.ask(who, "us-dod-1260h", day).answer == said


def test_who_listed_and_by_what(lists: Imported) -> None:
    """A listing cites the ordinance, and its row to the character."""
    facts = lists.questions.facts(party="Yuriy IVANYUSHCHENKO", instrument="ch-fiaa-ua").facts
    assert [(fact.kind, fact.when) for fact in facts] == [
        ("listed", "2016-07-01"), ("delisted", "2023-02-27"),
    ]  # fmt: skip
    quote = lists.questions.audit(facts[0].fact).quote
    assert quote is not None
    assert quote.exact.startswith("Yuriy IVANYUSHCHENKO,")


def test_rows_without_a_category(paris: Imported) -> None:
    """Five supporters of no category are refused: nothing says what kind of party they are."""
    said = paris.said["paris-call-2025"]
    assert (said["rows"], said["refused"]) == (1217, {"unknown category": 5})


def test_states_under_french_names(paris: Imported) -> None:
    """81 states named in French are all found by code; ROM and MTG are Romania and Montenegro."""
    roster = paris.questions.roster("paris-call", "2026-01-01")
    assert sum(entry.kind == "state" for entry in roster.entries) == 81
    on_file = paris.said["paris-call-2025"]["tallies"]["parties"]["new"]
    assert on_file == 1217 - 81 - 1  # one organization stands twice
    for name in ("Romania", "Montenegro", "Burkina Faso"):
        assert paris.answer(name, "paris-call", "2026-01-01") == "yes, reported"


def test_with_and_without_a_date(paris: Imported) -> None:
    """Guatemala joined on the day given; of France nothing but that it was there when looked."""
    dated = paris.questions.ask("Guatemala", "paris-call", "2020-01-01")
    assert (dated.answer, dated.since) == ("yes", "2019-11-12")
    assert paris.answer("Guatemala", "paris-call", "2019-11-11") == "no, not-yet"
    seen = paris.questions.ask("France", "paris-call", "2026-01-01")
    assert (seen.answer, seen.since, seen.last_reported) == ("yes", None, "2025-12-25")
    assert paris.answer("France", "paris-call", "2018-11-12") == "unknown, never-reported"
