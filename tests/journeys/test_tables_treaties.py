"""Treaties with withdrawals and new entries, asked on the days around them."""

from __future__ import annotations

import pytest

from tests.journeys.real_tables import HUGGO, NEEDED, Imported, rows

pytestmark = NEEDED
WHALING = "mt-intrrw-1946a"
ROME_STATUTE = "mt-stticc-1998a"


def test_rows_and_refusals(treaties: Imported) -> None:
    """Of 7,377 rows three cannot be read; 94 are of another agreement, five have no date."""
    said = treaties.said["huggo-env"]
    assert said["refused"] == {"not a date of the table's formats": 2, "impossible date": 1}
    assert sorted(said["skipped"].values()) == [5, 94]
    assert said["rows"] + 3 + 5 + 94 == len(rows(HUGGO)) == 7377


def test_real_withdrawals_only(treaties: Imported) -> None:
    """115 first withdrawals and a second one; where a treaty ended, nobody withdrew."""
    ended = [r for r in rows(HUGGO) if r["stateWithdrawal"][:1].isdigit()]
    real = [r for r in ended if r["stateWithdrawal"] not in ("31.12.9999", r["End"])]
    facts = treaties.questions.facts(kind="withdrew").facts
    left = [fact for fact in facts if fact.roles["instrument"] != ROME_STATUTE]
    assert (len(real), len(left)) == (115, 115 + 1)
    assert len(treaties.questions.facts(kind="terminated").facts) == 59


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1948-11-09", "no, not-yet"),
        ("1948-11-10", "yes, reported"),
        ("1959-06-29", "yes, reported"),
        ("1959-06-30", "no, withdrew"),
        ("1962-05-03", "no, withdrew"),
        ("1962-05-04", "yes, reported"),
        ("1970-06-29", "yes, reported"),
        ("1970-06-30", "no, withdrew"),
        ("1977-06-13", "no, withdrew"),
        ("1977-06-14", "yes, reported"),
    ],
)
def test_in_force_three_times(treaties: Imported, day: str, said: str) -> None:
    """The Whaling Convention was in force for the Netherlands three times."""
    assert treaties.answer("Netherlands", WHALING, day, "force") == said


def test_japan_left_the_whaling_convention(treaties: Imported) -> None:
    """It was in force for Japan from 1951 up to, not including, 30 June 2019."""
    assert treaties.answer("Japan", WHALING, "2019-06-29", "force") == "yes, reported"
    left = treaties.questions.ask("Japan", WHALING, "2019-06-30", aspect="force")
    assert (left.answer, left.reason, left.last_reported) == ("no", "withdrew", "2019-06-30")


@pytest.mark.parametrize(("who", "day"), [("Burundi", "2017-10-27"), ("Philippines", "2019-03-17")])
def test_two_left_the_rome_statute(treaties: Imported, who: str, day: str) -> None:
    """The statute is in force for it the day before, and not on the day of withdrawal."""
    year, month, number = day.split("-")
    eve = f"{year}-{month}-{int(number) - 1:02}"
    assert treaties.answer(who, ROME_STATUTE, eve, "force") == "yes, reported"
    assert treaties.answer(who, ROME_STATUTE, day, "force") == "no, withdrew"


def test_an_agreement_that_never_ended(treaties: Imported) -> None:
    """The agreement on Part XI has an end in the table that is none: Denmark is a party in 2010."""
    part_xi = "mt-unclos-1982a"
    assert treaties.answer("Denmark", part_xi, "2010-01-01", "force") == "yes, reported"


def test_a_state_that_is_no_more(treaties: Imported) -> None:
    """The table's YUG is the register's Yugoslavia, and no state of today."""
    parties = {f.roles["actor"] for f in treaties.questions.facts(party="Yugoslavia").facts}
    assert parties == {"yugoslavia"}
    states = [e.name for e in treaties.questions.entities("party") if "Yugoslavia" in e.name]
    assert states == ["Yugoslavia"]
