"""Reports that a later complete snapshot of their own source no longer shows (model.md §5)."""

from __future__ import annotations

from typing import Any

import pytest

from domain.dates import day
from domain.standing import Rank, Rule, Support, before_existence
from tests.domain.reports import brief, on, said


def test_no_longer_shown() -> None:
    """An entry that its source no longer shows is no withdrawal: it is not known any more."""
    verdict = on("2018-11-20", said("joined", "2018-11-12", dropped=True))
    assert brief(verdict) == "unknown no-longer-shown definite"
    assert verdict.because == ("joined 2018-11-12",)
    assert verdict.rule is Rule.SNAPSHOT


def test_it_counts_for_no_day() -> None:
    """Before its day nothing is known: a dropped entry gives no `not-yet`, and is no news."""
    gone = said("joined", "2018-11-12", dropped=True)
    assert brief(on("2018-11-11", gone)) == "unknown never-reported definite"
    assert on("2018-11-20", gone).last_reported is None


@pytest.mark.parametrize("kind", ["declined", "withdrew", "announced-intent"])
def test_only_entries_are_missed(kind: str) -> None:
    """A dropped denial, ending or intention leaves nothing to say."""
    gone = said(kind, "2018-11-12", dropped=True)
    assert brief(on("2018-11-20", gone)) == "unknown never-reported definite"


@pytest.mark.parametrize(
    "more", [{"alleged": True}, {"rank": Rank.DEPRECATED}, {"support": Support.UNPROVEN}]
)
def test_what_proved_nothing_is_not_missed(more: dict[str, Any]) -> None:
    """A dropped charge, error or report about part of a group leaves nothing to say either."""
    gone = said("joined", "2018-11-12", dropped=True, **more)
    assert on("2018-11-20", gone).reason == "never-reported"


def test_a_dropped_entry_in_a_month() -> None:
    """Within the bounds of its date, or with a date in doubt, it is only possible."""
    gone = said("joined", "2018-11", dropped=True)
    assert brief(on("2018-11-01", gone)) == "unknown no-longer-shown possible"
    assert brief(on("2018-11-30", gone)) == "unknown no-longer-shown definite"
    doubted = said("joined", "2018-11-12?", dropped=True)
    assert brief(on("2018-11-20", doubted)) == "unknown no-longer-shown possible"


@pytest.mark.parametrize(
    ("other", "reason"),
    [("joined", "reported"), ("declined", "declined"), ("withdrew", "withdrew")],
)
def test_what_decides_goes_first(other: str, reason: str) -> None:
    """Where another report decides, nobody speaks of the dropped one."""
    verdict = on(
        "2018-11-20", said("joined", "2018-11-01", dropped=True), said(other, "2018-11-12")
    )
    assert verdict.reason == reason
    assert verdict.because == (f"{other} 2018-11-12",)
    assert verdict.against == ()


def test_a_row_that_came_back() -> None:
    """Between a dropped entry and a new one with a later day it was not in yet."""
    gone, back = said("joined", "2018-11-01", dropped=True), said("joined", "2018-11-12")
    assert brief(on("2018-11-05", gone, back)) == "no not-yet definite"
    assert brief(on("2018-11-12", gone, back)) == "yes reported definite"


@pytest.mark.parametrize(
    "lesser",
    [
        said("announced-intent", "2018-11-12"),
        said("joined", "2018-11-12", alleged=True),
        said("joined", "2018-11-12", support=Support.UNPROVEN),
    ],
    ids=["an intention", "a charge", "part of a group"],
)
def test_a_dropped_entry_says_more_than_the_rest(lesser: Any) -> None:
    """Before an intention, a charge or a part of a group, it is told that it was once listed."""
    gone = said("joined", "2018-11-01", name="gone", dropped=True)
    verdict = on("2018-11-20", lesser, gone)
    assert (verdict.reason, verdict.because) == ("no-longer-shown", ("gone",))


def test_a_dropped_entry_by_group() -> None:
    """That all of its group had joined is missed like an entry of its own."""
    gone = said("joined", "2018-11-01", support=Support.MEMBER, dropped=True)
    assert on("2018-11-20", gone).reason == "no-longer-shown"


def test_a_dropped_beginning() -> None:
    """A beginning that its source no longer shows says nothing of when the instrument began."""
    assert (
        before_existence(day("2018-11-11"), [said("launched", "2018-11-12", dropped=True)]) is None
    )
