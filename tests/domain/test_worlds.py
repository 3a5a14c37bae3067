"""Dates that leave the order open: definite is only what holds in every world (model.md §3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day
from domain.instruments import Effect
from domain.standing import (
    Answer,
    Certainty,
    Evidence,
    Rank,
    Span,
    Support,
    happenings,
    spans,
    worlds,
)
from tests.domain.reports import brief, on, said

MONTH = [f"2018-11-{n:02d}" for n in range(1, 11)]


def test_left_before_it_came_or_after() -> None:
    """An entry whose month holds the day of an ending: out on that day, then it may be back."""
    reports = said("joined", "2018-11"), said("withdrew", "2018-11-15")
    assert brief(on("2018-11-14", *reports)) == "unknown date-uncertain possible"
    assert brief(on("2018-11-15", *reports)) == "no withdrew definite"
    for text in ("2018-11-16", "2019-01-01"):
        verdict = on(text, *reports)
        assert brief(verdict) == "unknown date-uncertain possible"
        assert verdict.because == ("joined 2018-11",)
        assert verdict.against == ("withdrew 2018-11-15",)


def test_the_order_settled_later() -> None:
    """What came first long ago does not matter once something else decides."""
    reports = (
        said("joined", "2018-03/2018-09"),
        said("withdrew", "2018-06/2018-12"),
        said("joined", "2019-05-01"),
        said("withdrew", "2020-01-31"),
    )
    assert on("2019-01-01", *reports).certainty is Certainty.POSSIBLE
    assert brief(on("2019-05-01", *reports)) == "yes reported definite"
    assert brief(on("2020-01-31", *reports)) == "no withdrew definite"


def test_what_was_sure_before_the_doubt_stands_against() -> None:
    """The happenings since the answer was last beyond doubt speak for it, older ones against."""
    reports = (
        said("joined", "2017-01-01"),
        said("withdrew", "2018-03/2018-09"),
        said("joined", "2018-06/2018-12"),
    )
    verdict = on("2019-01-01", *reports)
    assert set(verdict.because) == {"withdrew 2018-03/2018-09", "joined 2018-06/2018-12"}
    assert verdict.against == ("joined 2017-01-01",)


def test_on_one_day_it_enters_first() -> None:
    """An ending of a day and an entry of that day or the next: out on the day, then in doubt."""
    reports = said("withdrew", "2018-11-12"), said("joined", "2018-11-12/2018-11-13")
    assert brief(on("2018-11-12", *reports)) == "no withdrew definite"
    assert brief(on("2018-11-13", *reports)) == "unknown date-uncertain possible"


def test_bounds_that_only_touch() -> None:
    """Bounds that share one day, on which one enters before it leaves, leave no doubt."""
    reports = said("joined", "2018-11-01/2018-11-12"), said("withdrew", "2018-11-12/2018-11-20")
    assert brief(on("2018-11-20", *reports)) == "no withdrew definite"


def test_many_entries_in_any_order() -> None:
    """However many entries overlap, in every order it is in."""
    years = [said("joined", "2018", name=f"f{n}", observed=n % 2 == 0) for n in range(20)]
    more = [said("joined", f"2018-{n:02d}", name=f"m{n}") for n in range(1, 13)]
    assert brief(on("2019-01-01", *years, *more)) == "yes reported definite"


# --- Against every world, day by day ---------------------------------------------------------


@st.composite
def overlapping(draw: st.DrawFn) -> list[Evidence]:
    """A few reports within ten days, most of them with bounds a few days apart."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, 6))
        end = min(start + draw(st.integers(0, 3)), len(MONTH) - 1)
        when = MONTH[start] if start == end else f"{MONTH[start]}/{MONTH[end]}"
        kind = draw(
            st.sampled_from(["joined", "joined", "withdrew", "declined", "expelled",
                             "withdrawal-revoked"])
        )  # fmt: skip
        report = said(
            kind,
            when,
            name=f"f{number}",
            position=number,
            observed=draw(st.booleans()),
            rank=draw(st.sampled_from([Rank.NORMAL, Rank.NORMAL, Rank.PREFERRED])),
            support=draw(st.sampled_from([Support.DIRECT, Support.DIRECT, Support.MEMBER])),
        )
        if kind == "withdrawal-revoked" and draw(st.booleans()):
            report = report._replace(effect=Effect.REVOKES)
        found.append(report)
    return found


def each_on_a_day(reports: Sequence[Evidence]) -> Iterator[list[Evidence]]:
    """The reports with sharp dates, in every way that their bounds allow.

    What is held to be one happening is one report here, and nothing has given way before.
    """
    acts = happenings(reports)
    for days in product(*(range(act.earliest, act.latest + 1) for act in acts)):
        yield [
            act.reports[0]._replace(
                fact=f"{act.reports[0].fact} alone", kind=act.kind, earliest=on_day, latest=on_day,
                rank=min(r.rank for r in act.reports), observed=act.observed,
            )
            for act, on_day in zip(acts, days, strict=True)
        ]  # fmt: skip


def answers(reports: Sequence[Evidence], on_day: int) -> set[Answer]:
    """What the worlds answer; the fold of sharp dates has no doubts to weigh."""
    return {verdict_on(spans(world), on_day).answer for world in each_on_a_day(reports)}


def verdict_on(spanned: Sequence[Span], on_day: int) -> Any:
    """The verdict of a day."""
    return next(s.verdict for s in spanned if s.start <= on_day < s.end)


@settings(derandomize=True, deadline=None, database=None, max_examples=400)
@given(overlapping(), st.sampled_from(MONTH))
def test_as_in_every_world(reports: list[Evidence], text: str) -> None:
    """An answer stands if each choice of days gives it, and is uncertain if two differ."""
    named = [r for r in reports if r.support is Support.DIRECT]  # none that may give way
    if not named:
        return
    found = verdict_on(spans(named), day(text))
    told = answers(named, day(text))
    if len(told) == 1:
        assert {found.answer} == told
        assert found.reason != "date-uncertain"
    else:
        assert brief(found) == "unknown date-uncertain possible"


@settings(derandomize=True, deadline=None, database=None, max_examples=400)
@given(reports=overlapping(), text=st.sampled_from(MONTH))
def test_too_many_to_tell_in_every_order(reports: list[Evidence], text: str) -> None:
    """Where there are too many orders, no answer is definite that a world contradicts."""
    exact = verdict_on(spans(reports), day(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worlds, "MOST", 1)
        rough = verdict_on(spans(reports), day(text))
    if rough.reason != "date-uncertain":
        assert rough == exact
