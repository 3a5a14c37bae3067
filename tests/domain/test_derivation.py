"""How one answer came about, told so that it can be shown without deciding anew (model.md §11)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day
from domain.policy import POLICIES
from domain.standing import (
    FIRST,
    LAST,
    Aside,
    Derivation,
    Directness,
    Evidence,
    Part,
    Rank,
    Rule,
    Support,
    derivation,
    spans,
)
from tests.domain.reports import derived, said
from tests.domain.test_standing import DAYS, evidence

JOINED = said("joined", "2018-11-12")
DENIED = said("declined", "2019-01-01")


def parts(found: Derivation) -> list[str]:
    """`joined decides`, in the order told."""
    return [f"{step.kind} {step.part}" for step in found.happenings]


def test_in_the_order_told() -> None:
    """Happenings come by their last days: what came before, what decides, what came later."""
    left, back = said("withdrew", "2020-11-04"), said("joined", "2021-02-19")
    found = derived("2020-12-01", back, left, JOINED)
    assert parts(found) == ["joined earlier", "withdrew decides", "joined later"]
    assert (found.verdict.reason, found.verdict.rule) == ("withdrew", Rule.TIMELINE)


def test_one_happening() -> None:
    """Reports of one happening stand together, the weightiest first, dated by what they share."""
    owner = said("joined", "2018-11-01/2018-11-12", directness=Directness.OWNER)
    (step,) = derived("2018-11-12", said("joined", "2018-11-12/2018-12-01"), owner).happenings
    assert [r.fact for r in step.reports] == [
        "joined 2018-11-01/2018-11-12",
        "joined 2018-11-12/2018-12-01",
    ]
    assert step.earliest == step.latest == day("2018-11-12")
    assert (step.kind, step.status, step.observed) == ("joined", "supporter", False)


def test_the_span() -> None:
    """The days for which the verdict holds, half-open; none where nothing is on file."""
    found = derived("2018-12-01", JOINED, DENIED)
    assert (found.span.start, found.span.end) == (day("2018-11-12"), day("2019-01-01"))
    assert found.span.verdict == found.verdict
    nothing = derived("2018-12-01")
    assert (nothing.span.start, nothing.span.end) == (FIRST, LAST)
    assert (nothing.verdict.reason, nothing.happenings, nothing.aside) == ("never-reported", (), ())


def test_a_contradiction() -> None:
    """What says otherwise is shown with the rule by which it lost."""
    found = derived("2019-06-01", JOINED._replace(directness=Directness.OWNER), DENIED)
    assert parts(found) == ["joined decides", "declined contradicts"]
    assert [step.lost_by for step in found.happenings] == [None, Rule.DIRECTNESS]
    disputed = derived("2019-06-01", JOINED, DENIED)
    assert [step.lost_by for step in disputed.happenings] == [None, Rule.EQUAL_WEIGHT]


def test_the_policy() -> None:
    """A derivation names the policy it was made by."""
    reports = JOINED._replace(directness=Directness.OWNER), DENIED
    found = derived("2019-06-01", *reports, policy=2)
    assert found.policy == POLICIES[2]
    assert found.verdict.reason == "disputed"


def test_overruled() -> None:
    """What is said of all of a group and gave way is shown as overruled."""
    every = said("joined", "2018-11-10/2018-11-20", support=Support.MEMBER)
    found = derived("2019-01-01", every, said("declined", "2018-11-15"))
    assert parts(found) == ["declined decides", "joined overruled"]
    assert found.happenings[1].lost_by is Rule.DIRECT_OVER_DERIVED
    assert found.happenings[1].derived


def test_voided() -> None:
    """A withdrawal that was revoked in time is shown as voided."""
    reports = said("withdrawal-revoked", "2020-06-01"), said("withdrew", "2020-11-04")
    found = derived("2021-01-01", JOINED, *reports)
    assert parts(found) == [
        "joined decides", "withdrawal-revoked decides", "withdrew voided",
    ]  # fmt: skip
    assert found.happenings[2].lost_by is Rule.REVOCATION


@pytest.mark.parametrize(
    ("report", "cause", "decides"),
    [
        (said("withdrew", "2019-01-01", rank=Rank.DEPRECATED), Aside.DEPRECATED, False),
        (said("joined", "2018-11-12", dropped=True), Aside.DROPPED, True),
        (said("declined", "2018-11-12", dropped=True), Aside.DROPPED, False),
        (said("joined", "2018-11-12", support=Support.UNPROVEN), Aside.UNPROVEN, True),
        (said("joined", "2018-11-12", alleged=True), Aside.ALLEGED, True),
        (said("announced-intent", "2018-11-12"), Aside.INTENTION, True),
    ],
)
def test_set_aside(report: Evidence, cause: Aside, decides: bool) -> None:
    """A report that tells of no happening is shown with its cause, and if it is left to say."""
    found = derived("2019-06-01", report)
    ((shown, why, speaks),) = [(a.report.fact, a.cause, a.decides) for a in found.aside]
    assert (shown, why, speaks) == (report.fact, cause, decides)
    assert found.happenings == ()


def test_a_day_in_doubt() -> None:
    """Within the bounds of an ending: which worlds there are, and which happening is in doubt."""
    found = derived("2018-11-15", said("joined", "2017-01-01"), said("withdrew", "2018-11"))
    assert found.answers == ("no", "yes")
    assert parts(found) == ["joined earlier", "withdrew in-doubt"]
    assert [step.day_in_doubt for step in found.happenings] == [False, True]
    assert [step.order_in_doubt for step in found.happenings] == [False, False]


def test_an_order_in_doubt() -> None:
    """After bounds that overlap: both are in doubt, and so is which was first."""
    reports = said("withdrew", "2018-03/2018-09"), said("joined", "2018-06/2018-12")
    found = derived("2019-01-01", *reports)
    assert found.answers == ("no", "yes")
    assert parts(found) == ["withdrew in-doubt", "joined in-doubt"]
    assert all(step.order_in_doubt and not step.day_in_doubt for step in found.happenings)


def test_a_doubt_that_does_not_matter() -> None:
    """A happening that may have come or not, with the same answer, is shown as open."""
    found = derived("2018-11-15", said("joined", "2018-11-01"), said("accepted", "2018-11"))
    assert found.answers == ("yes",)
    assert parts(found) == ["joined decides", "accepted open"]


def test_before_the_instrument_existed() -> None:
    """What is dated before the instrument's first possible day lost to that."""
    launched = said("launched", "2018-11-12"), said("launched", "2018-10-01", alleged=True)
    found = derived("2018-11-05", said("joined", "2018-11-01"), existence=launched)
    assert found.verdict.reason == "not-yet"
    assert [r.fact for r in found.existence] == ["launched 2018-11-12"]
    assert parts(found) == ["joined contradicts"]
    assert found.happenings[0].lost_by is Rule.EXISTENCE
    assert found.verdict.against == ("joined 2018-11-01",)
    assert (found.span.start, found.span.end) == (day("2018-11-01"), day("2018-11-12"))
    before = derived("2018-10-15", said("joined", "2018-11-01"), existence=launched)
    assert (before.span.start, before.span.end) == (FIRST, day("2018-11-01"))
    assert before.verdict.against == ()
    after = derived("2018-11-12", said("joined", "2018-11-01"), existence=launched)
    assert (after.verdict.answer, after.span.start) == ("yes", day("2018-11-12"))


@settings(derandomize=True, deadline=None, database=None)
@given(evidence(), st.sampled_from(DAYS), st.sampled_from(sorted(POLICIES)))
def test_nothing_is_left_out(reports: list[Evidence], text: str, version: int) -> None:
    """Every report is in it once; the verdict is the fold's, and its reasons have their part."""
    found = derivation(reports, day(text), POLICIES[version])
    shown = [r for step in found.happenings for r in step.reports]
    assert Counter([*shown, *(a.report for a in found.aside)]) == Counter(reports)
    (span,) = [s for s in spans(reports, POLICIES[version]) if s.start <= day(text) < s.end]
    assert found.span == span
    speaking = [
        *(r.fact for s in found.happenings if s.part in (Part.DECIDES, Part.IN_DOUBT)
          for r in s.reports),
        *(a.report.fact for a in found.aside if a.decides),
    ]  # fmt: skip
    assert sorted(speaking) == sorted(span.verdict.because)


@settings(derandomize=True, deadline=None, database=None)
@given(evidence(), st.sampled_from(DAYS))
def test_one_answer_or_a_doubt(reports: list[Evidence], text: str) -> None:
    """The worlds give one answer, which is the verdict's, or the dates are what decides."""
    found = derivation(reports, day(text))
    if found.verdict.rule is Rule.DATE_BOUNDS:
        assert len(found.answers) > 1
    else:
        assert found.answers == (found.verdict.answer,)
