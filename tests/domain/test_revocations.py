"""Withdrawals that are taken back: before they take effect, and after (VCLT art. 68)."""

from __future__ import annotations

from itertools import permutations

import pytest

from domain.instruments import Effect
from domain.standing import Evidence, Rule, Support, spans
from tests.domain.reports import brief, on, said

JOINED = said("joined", "2016-01-01")
WITHDREW = said("withdrew", "2020-11-04")


def revoked(when: str, effect: Effect = Effect.ENTERS) -> Evidence:
    """A revocation; with `REVOKES`, as it bears on whether the treaty is in force."""
    return said("withdrawal-revoked", when)._replace(effect=effect)


def test_revoked_before_it_took_effect() -> None:
    """A withdrawal that was revoked before its day ends nothing: the party simply stays in."""
    reports = JOINED, revoked("2020-06-01"), WITHDREW
    for text in ("2020-05-31", "2020-06-01", "2020-11-04", "2030-01-01"):
        assert brief(on(text, *reports)) == "yes reported definite"
        assert on(text, *reports).since == "2016-01-01"


def test_the_voided_withdrawal_is_on_view() -> None:
    """From its day on the withdrawal stands against the answer, and the rule is named."""
    reports = JOINED, revoked("2020-06-01"), WITHDREW
    assert on("2020-11-03", *reports).against == ()
    verdict = on("2020-11-04", *reports)
    assert verdict.because == ("withdrawal-revoked 2020-06-01", "joined 2016-01-01")
    assert verdict.against == ("withdrew 2020-11-04",)
    assert verdict.rule is Rule.REVOCATION


def test_revoked_on_its_very_day() -> None:
    """A revocation of the same day comes before the withdrawal takes effect."""
    assert on("2021-01-01", JOINED, revoked("2020-11-04"), WITHDREW).answer == "yes"


def test_revoked_too_late() -> None:
    """A revocation after the withdrawal lets the party in again, since that day."""
    reports = JOINED, WITHDREW, revoked("2021-02-19")
    assert brief(on("2021-01-01", *reports)) == "no withdrew definite"
    verdict = on("2021-02-19", *reports)
    assert brief(verdict) == "yes reported definite"
    assert (verdict.since, verdict.against) == ("2021-02-19", ())


def test_one_revocation_undoes_one_withdrawal() -> None:
    """The next withdrawal is undone, a later one is not."""
    reports = JOINED, revoked("2020-06-01"), WITHDREW, said("withdrew", "2025-01-20")
    assert on("2025-01-19", *reports).answer == "yes"
    assert brief(on("2025-01-20", *reports)) == "no withdrew definite"


def test_what_undid_an_ending_undoes_no_withdrawal_to_come() -> None:
    """A revocation that let the party in again leaves the next withdrawal as it is."""
    later = said("withdrew", "2025-01-20")
    again = revoked("2021-02-20")  # another report of the same, a day off
    for reports in ((JOINED, WITHDREW, revoked("2021-02-19")),
                    (JOINED, WITHDREW, revoked("2021-02-19"), again)):  # fmt: skip
        assert brief(on("2025-01-20", *reports, later)) == "no withdrew definite"


@pytest.mark.parametrize("ending", ["expelled", "suspended"])
def test_only_withdrawals_are_revoked(ending: str) -> None:
    """An expulsion or a suspension ends the spell, whatever was revoked before."""
    reports = JOINED, revoked("2020-06-01"), said(ending, "2020-11-04")
    assert brief(on("2021-01-01", *reports)) == f"no {ending} definite"


def test_a_spell_of_its_own() -> None:
    """A revocation waits for a withdrawal of its own spell, not of the next one."""
    reports = (
        JOINED,
        revoked("2018-01-01"),
        said("expelled", "2019-01-01"),
        said("joined", "2020-01-01"),
        WITHDREW,
    )
    assert brief(on("2021-01-01", *reports)) == "no withdrew definite"


def test_a_revocation_alone() -> None:
    """Who takes a withdrawal back is in; since when, and what was before, it does not say."""
    verdict = on("2021-01-01", revoked("2020-06-01"), WITHDREW)
    assert brief(verdict) == "yes reported definite"
    assert verdict.since is None
    assert brief(on("2020-05-31", revoked("2020-06-01"))) == "unknown never-reported definite"


def test_perhaps_revoked_in_time() -> None:
    """Whether it came in time does not matter in the end, only while it may be to come."""
    reports = JOINED, WITHDREW, revoked("2020-10/2020-12")
    verdict = on("2020-11-20", *reports)
    assert brief(verdict) == "unknown date-uncertain possible"
    assert set(verdict.because) == {"withdrew 2020-11-04", "withdrawal-revoked 2020-10/2020-12"}
    assert verdict.against == ("joined 2016-01-01",)
    assert brief(on("2020-12-31", *reports)) == "yes reported definite"


def test_in_force_it_only_keeps() -> None:
    """Whether a treaty is in force: a revocation keeps it so, and brings nothing into force."""
    kept = revoked("2020-06-01", Effect.REVOKES)
    verdict = on("2021-01-01", JOINED, kept, WITHDREW)
    assert brief(verdict) == "yes reported definite"
    assert verdict.because == ("withdrawal-revoked 2020-06-01", "joined 2016-01-01")
    assert brief(on("2021-01-01", kept)) == "unknown never-reported definite"


def test_in_force_it_comes_too_late() -> None:
    """What had left is not in force again by a revocation, nor does that wait for the next end."""
    late, again = revoked("2021-02-19", Effect.REVOKES), said("withdrew", "2022-01-01")
    verdict = on("2022-01-01", JOINED, WITHDREW, late, again)
    assert brief(verdict) == "no withdrew definite"
    assert verdict.because == ("withdrew 2022-01-01", "withdrew 2020-11-04")
    assert verdict.against == ()


def test_a_dispute_goes_on() -> None:
    """A voided withdrawal settles no dispute, and is not what decided."""
    kept, denied = revoked("2020-06-01", Effect.REVOKES), said("declined", "2020-07-01")
    verdict = on("2021-01-01", JOINED, kept, denied, WITHDREW)
    assert brief(verdict) == "unknown disputed definite"
    assert verdict.rule is Rule.EQUAL_WEIGHT


def test_a_revocation_contradicts_no_entry() -> None:
    """What all of its group did gives way to no revocation of the same day: both say it is in."""
    every = said("joined", "2020-06-01", name="all joined", support=Support.MEMBER)
    kept = revoked("2020-06-01", Effect.REVOKES)
    assert brief(on("2020-06-01", every, kept)) == "yes member-of-group definite"


def test_in_any_order_of_recording() -> None:
    """Only the days count, not which was recorded first."""
    reports = [JOINED, revoked("2020-06-01"), WITHDREW, said("declined", "2020-06-01")]
    assert len({str(spans(order)) for order in permutations(reports)}) == 1
