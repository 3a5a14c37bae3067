"""What reports about one party and one instrument amount to, day by day (model.md §§3-6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day
from domain.standing import (
    FIRST,
    LAST,
    Answer,
    Certainty,
    Directness,
    Evidence,
    Rank,
    Rule,
    Support,
    Verdict,
    before_existence,
    happenings,
    spans,
)
from tests.domain.reports import ACTS, brief, on, said

# --- The table of answers (§4) ---------------------------------------------------------------


def test_reported() -> None:
    """Who is reported to have joined has joined from that day on, until something ends it."""
    joined = said("joined", "2018-11-12")
    for text in ("2018-11-12", "2018-11-13", "2050-01-01"):
        verdict = on(text, joined)
        assert brief(verdict) == "yes reported definite"
        assert (verdict.status, verdict.since) == ("supporter", "2018-11-12")
        assert verdict.because == ("joined 2018-11-12",)


def test_member_of_group() -> None:
    """What all of a group did, its member did."""
    verdict = on("2018-11-20", said("joined", "2018-11-12", support=Support.MEMBER))
    assert brief(verdict) == "yes member-of-group definite"


def test_named_and_member() -> None:
    """Who is named as well as meant is reported; the report that names it weighs more."""
    derived = said("joined", "2018-11-12", name="all joined", support=Support.MEMBER)
    verdict = on("2018-11-20", derived, said("joined", "2018-11-12"))
    assert brief(verdict) == "yes reported definite"
    assert verdict.because == ("joined 2018-11-12", "all joined")


def test_declined() -> None:
    """Who is reported to have refused has not joined, from that day on."""
    declined = said("declined", "2018-11-12")
    verdict = on("2018-11-20", declined)
    assert brief(verdict) == "no declined definite"
    assert (verdict.since, verdict.because) == ("2018-11-12", ("declined 2018-11-12",))
    assert brief(on("2018-11-11", declined)) == "unknown never-reported definite"


@pytest.mark.parametrize("ending", ["withdrew", "expelled", "suspended", "delisted"])
def test_an_ending_is_the_reason(ending: str) -> None:
    """From the day of an ending on it is out, and the kind of ending is the reason."""
    joined, ended = said("joined", "2018-11-12"), said(ending, "2020-01-31")
    assert brief(on("2020-01-30", joined, ended)) == "yes reported definite"
    verdict = on("2020-01-31", joined, ended)
    assert brief(verdict) == f"no {ending} definite"
    assert (verdict.since, verdict.because) == ("2020-01-31", (f"{ending} 2020-01-31",))


@pytest.mark.parametrize("ending", ["withdrew", "expelled", "suspended", "delisted"])
def test_an_ending_alone(ending: str) -> None:
    """An ending says no even where no entry is on file; before it nothing is known."""
    ended = said(ending, "2020-01-31")
    assert brief(on("2020-02-01", ended)) == f"no {ending} definite"
    assert brief(on("2020-01-30", ended)) == "unknown never-reported definite"


def test_two_endings() -> None:
    """Of two endings the newest gives the reason, the oldest since when."""
    verdict = on("2021-01-01", said("suspended", "2019-05-01"), said("expelled", "2020-05-01"))
    assert brief(verdict) == "no expelled definite"
    assert verdict.since == "2019-05-01"
    assert verdict.because == ("expelled 2020-05-01", "suspended 2019-05-01")


def test_not_yet() -> None:
    """Before the first report that brings it in, it was not in yet."""
    joined = said("joined", "2018-11-12")
    verdict = on("2018-11-11", joined)
    assert brief(verdict) == "no not-yet definite"
    assert verdict.because == ("joined 2018-11-12",)
    assert verdict.since is None


def test_before_the_instrument_existed() -> None:
    """Nobody had joined what was launched later."""
    launched = said("launched", "2018-11-12")
    assert before_existence(day("2018-11-12"), [launched]) is None
    verdict = before_existence(day("2018-11-11"), [launched])
    because = ("launched 2018-11-12",)
    assert verdict == Verdict(Answer.NO, "not-yet", because=because, rule=Rule.EXISTENCE)


def test_beginnings_disagree() -> None:
    """With several reports of a beginning it may have existed since the first possible day."""
    beginnings = [said("launched", "2018-11"), said("launched", "2018-11-12")]
    assert before_existence(day("2018-11-01"), beginnings) is None
    assert before_existence(day("2018-10-31"), beginnings) is not None


def test_a_beginning_without_a_first_day() -> None:
    """It takes nothing from one that has one, if it can be of the same; else it decides too."""
    launched, by_then = said("launched", "2018-11-12"), said("launched", "../2018-11-18")
    assert before_existence(day("2018-11-11"), [by_then, launched]) is not None
    assert before_existence(day("2018-11-11"), [by_then]) is None
    earlier = said("launched", "../2018-11-11")
    assert before_existence(day("2018-11-11"), [earlier, launched]) is None


def test_beginnings_that_decide_nothing() -> None:
    """A beginning that is only alleged, or known to be wrong, decides nothing."""
    alleged = said("launched", "2018-11-12", alleged=True)
    wrong = said("launched", "2018-11-12", rank=Rank.DEPRECATED)
    assert before_existence(day("2018-11-11"), [alleged, wrong]) is None
    assert before_existence(day("2018-11-11"), []) is None


def test_a_beginning_in_doubt() -> None:
    """Where every report of the beginning is marked uncertain, not-yet is only possible."""
    verdict = before_existence(day("2018-11-11"), [said("launched", "2018-11-12?")])
    assert verdict is not None
    assert verdict.certainty is Certainty.POSSIBLE


def test_never_reported() -> None:
    """No reports, no spans; and no report is a no about the days that it does not reach."""
    assert spans([]) == []
    assert brief(on("2017-01-01", said("withdrew", "2018"))) == "unknown never-reported definite"


def test_announced() -> None:
    """An intention is no entry: it stays unknown, and says why from its day on."""
    intent = said("announced-intent", "2018-11-12")
    assert brief(on("2018-11-12", intent)) == "unknown announced definite"
    assert brief(on("2018-11-11", intent)) == "unknown never-reported definite"


def test_announced_then_joined() -> None:
    """Between an intention and the entry it was not in yet."""
    reports = said("announced-intent", "2018-11-01"), said("joined", "2018-11-12")
    assert brief(on("2018-11-05", *reports)) == "no not-yet definite"
    assert on("2018-11-20", *reports).because == ("joined 2018-11-12",)


@pytest.mark.parametrize("kind", ["joined", "declined", "withdrew", "announced-intent"])
def test_alleged(kind: str) -> None:
    """What is only alleged decides nothing."""
    charge = said(kind, "2018-11-12", alleged=True)
    verdict = on("2018-11-12", charge)
    assert brief(verdict) == "unknown alleged definite"
    assert verdict.because == (f"{kind} 2018-11-12",)


def test_alleged_beside_a_report() -> None:
    """A charge changes no answer that a report gives."""
    joined, charge = said("joined", "2018-11-12"), said("withdrew", "2019-01-01", alleged=True)
    assert brief(on("2020-01-01", joined, charge)) == "yes reported definite"


def test_group_unproven() -> None:
    """What a part of a group did proves nothing of one member."""
    some = said("joined", "2018-11-12", support=Support.UNPROVEN)
    assert brief(on("2018-11-12", some)) == "unknown group-unproven definite"
    assert brief(on("2018-11-11", some)) == "unknown never-reported definite"


def test_an_intention_goes_before_a_charge_before_a_part_of_a_group() -> None:
    """Of several reasons not to know, the one nearest to an answer is given."""
    some = said("joined", "2018-11-12", support=Support.UNPROVEN)
    charge = said("joined", "2018-11-12", alleged=True)
    intent = said("announced-intent", "2018-11-12")
    assert on("2018-11-20", some, charge).reason == "alleged"
    assert on("2018-11-20", some, charge, intent).reason == "announced"


def test_an_intention_of_part_of_a_group() -> None:
    """That most of a group will join announces nothing of one member."""
    intent = said("announced-intent", "2018-11-12", support=Support.UNPROVEN)
    assert on("2018-11-20", intent).reason == "group-unproven"


def test_a_charge_about_part_of_a_group() -> None:
    """A charge against most of a group is none against one member."""
    charge = said("joined", "2018-11-12", alleged=True, support=Support.UNPROVEN)
    assert on("2018-11-20", charge).reason == "group-unproven"


def test_date_uncertain() -> None:
    """Inside the bounds of the only entry the answer is unknown, because of its date."""
    verdict = on("2018-11-15", said("joined", "2018-11"))
    assert brief(verdict) == "unknown date-uncertain possible"
    assert verdict.because == ("joined 2018-11",)


def test_disputed() -> None:
    """Reports of equal weight that contradict each other leave it open, both on view."""
    verdict = on("2018-11-20", said("joined", "2018-11-12"), said("declined", "2018-11-12"))
    assert brief(verdict) == "unknown disputed definite"
    assert verdict.because == ("joined 2018-11-12",)
    assert verdict.against == ("declined 2018-11-12",)


# --- Uncertain dates (§3) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "before", "inside", "after"),
    [
        ("2018-11", "2018-10-31", "2018-11-29", "2018-11-30"),
        ("2018-11-05/2018-11-12", "2018-11-04", "2018-11-11", "2018-11-12"),
        ("[2018-11-05,2018-11-12]", "2018-11-04", "2018-11-05", "2018-11-12"),
        ("{2018-11-05,2018-11-12}", "2018-11-04", "2018-11-11", "2018-11-12"),
        ("2018", "2017-12-31", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_coarse_entry(when: str, before: str, inside: str, after: str) -> None:
    """Before the bounds not yet, inside them unknown, from their last day on yes."""
    joined = said("joined", when)
    assert brief(on(before, joined)) == "no not-yet definite"
    assert brief(on(inside, joined)) == "unknown date-uncertain possible"
    assert brief(on(after, joined)) == "yes reported definite"
    assert on(after, joined).since == when


def test_open_start() -> None:
    """An entry at some day up to a known one was perhaps always so."""
    joined = said("joined", "../2018-11-12")
    assert brief(on("1500-01-01", joined)) == "unknown date-uncertain possible"
    assert brief(on("2018-11-12", joined)) == "yes reported definite"


def test_open_end() -> None:
    """An entry at some day from a known one on is never certain."""
    joined = said("joined", "2018-11-12/..")
    assert brief(on("2018-11-11", joined)) == "no not-yet definite"
    assert brief(on("2999-01-01", joined)) == "unknown date-uncertain possible"


def test_a_coarse_ending() -> None:
    """Inside the bounds of an ending it is unknown whether it was still in."""
    reports = said("joined", "2017-01-01"), said("withdrew", "2018-11")
    verdict = on("2018-11-15", *reports)
    assert brief(verdict) == "unknown date-uncertain possible"
    assert verdict.because == ("withdrew 2018-11",)
    assert verdict.against == ("joined 2017-01-01",)
    assert brief(on("2018-10-31", *reports)) == "yes reported definite"
    assert brief(on("2018-11-30", *reports)) == "no withdrew definite"


def test_same_answer_either_way() -> None:
    """A coarse report that could not change the answer makes nothing uncertain."""
    reports = said("joined", "2018-11-01"), said("accepted", "2018-11")
    assert brief(on("2018-11-15", *reports)) == "yes reported definite"
    late = said("declined", "2018-11"), said("joined", "2018-12-24")
    assert brief(on("2018-11-15", *late)) == "no not-yet definite"


@pytest.mark.parametrize("mark", ["?", "~", "%"])
@pytest.mark.parametrize("kind", ["joined", "declined", "withdrew", "announced-intent"])
def test_a_mark_of_doubt(kind: str, mark: str) -> None:
    """`?`, `~` and `%` move no bound, and no answer from them is better than possible."""
    plain, doubted = said(kind, "2018-11-12"), said(kind, f"2018-11-12{mark}")
    for text in ("2018-11-12", "2020-01-01"):
        sure, unsure = on(text, plain), on(text, doubted)
        assert (sure.answer, sure.reason) == (unsure.answer, unsure.reason)
        assert (sure.certainty, unsure.certainty) == (Certainty.DEFINITE, Certainty.POSSIBLE)


def test_not_yet_in_doubt() -> None:
    """Before an entry whose date is in doubt, not-yet is only possible."""
    assert brief(on("2018-11-11", said("joined", "2018-11-12?"))) == "no not-yet possible"


def test_one_report_without_doubt() -> None:
    """One report without a mark of doubt is enough for a definite answer."""
    reports = said("joined", "2018-11-12?"), said("joined", "2018-11-12")
    assert brief(on("2018-11-20", *reports)) == "yes reported definite"


def test_an_intention_in_a_month() -> None:
    """Within the month of an intention it is only possible that it was announced already."""
    intent = said("announced-intent", "2018-11")
    assert brief(on("2018-11-15", intent)) == "unknown announced possible"
    assert brief(on("2018-11-30", intent)) == "unknown announced definite"


def test_it_may_have_left_before_it_came() -> None:
    """Joined at some time in 2018, withdrew in June: whether it came back is not definite."""
    verdict = on("2019-01-01", said("joined", "2018"), said("withdrew", "2018-06-15"))
    assert brief(verdict) != "yes reported definite"


def test_it_may_have_refused_before_it_joined() -> None:
    """Refused at some time in 2018 and joined in November: not a definite contradiction."""
    verdict = on("2019-01-01", said("declined", "2018"), said("joined", "2018-11-12"))
    assert brief(verdict) != "unknown disputed definite"


@pytest.mark.parametrize(
    ("first", "second"), [("withdrew", "joined"), ("joined", "withdrew"), ("declined", "joined")]
)
def test_either_may_have_come_first(first: str, second: str) -> None:
    """Two acts whose bounds overlap in part: which came last is not known, nor is the answer."""
    reports = said(first, "2018-03/2018-09"), said(second, "2018-06/2018-12")
    assert on("2019-01-01", *reports).certainty is Certainty.POSSIBLE


# --- Observations (§1) -----------------------------------------------------------------------


def test_an_observation() -> None:
    """That it was so on a day holds from that day until contrary evidence."""
    seen = said("joined", "2018-11-12", observed=True)
    assert brief(on("2018-11-12", seen)) == "yes reported definite"
    assert brief(on("2050-01-01", seen)) == "yes reported definite"
    assert on("2050-01-01", seen).last_reported == "2018-11-12"
    ended = said("withdrew", "2019-01-01")
    assert brief(on("2019-01-01", seen, ended)) == "no withdrew definite"


def test_an_observation_proves_no_start() -> None:
    """That it was so on a day says nothing of since when, nor of the days before."""
    seen = said("joined", "2018-11-12", observed=True)
    assert on("2018-11-12", seen).since is None
    assert brief(on("2018-11-11", seen)) == "unknown never-reported definite"


def test_since_the_first_event() -> None:
    """Where an event is on file beside observations, it says since when."""
    seen = said("joined", "2018-11-01", observed=True)
    happened = said("joined", "2018-11-12")
    assert on("2018-11-05", seen, happened).since is None
    assert on("2018-11-20", seen, happened).since == "2018-11-12"


def test_an_observation_proves_no_end() -> None:
    """A later observation of membership after an ending starts a second spell, since unknown."""
    reports = (
        said("joined", "2017-01-01"),
        said("withdrew", "2018-01-01"),
        said("joined", "2019-01-01", observed=True),
    )
    assert brief(on("2018-06-01", *reports)) == "no withdrew definite"
    verdict = on("2019-06-01", *reports)
    assert brief(verdict) == "yes reported definite"
    assert verdict.since is None


def test_observed_not_to_be_in() -> None:
    """That it is not a signatory denies from its day on, and nothing before it."""
    seen = said("declined", "2018-11-12", observed=True)
    assert brief(on("2018-11-12", seen)) == "no declined definite"
    assert brief(on("2018-11-11", seen)) == "unknown never-reported definite"


@pytest.mark.parametrize("kind", ["declined", "withdrew"])
def test_observed_not_to_be_in_proves_no_start(kind: str) -> None:
    """That it was out on a day says nothing of since when it had been out."""
    assert on("2018-11-20", said(kind, "2018-11-12", observed=True)).since is None


# --- Leaving and coming back (§5) ------------------------------------------------------------


def test_leave_and_rejoin() -> None:
    """An entry after an ending is a second spell, with a since of its own."""
    reports = (
        said("joined", "2015-12-12"),
        said("withdrew", "2020-11-04"),
        said("joined", "2021-02-19"),
    )
    assert on("2016-01-01", *reports).since == "2015-12-12"
    assert brief(on("2020-12-01", *reports)) == "no withdrew definite"
    second = on("2021-02-19", *reports)
    assert (second.since, second.because) == ("2021-02-19", ("joined 2021-02-19",))


def test_one_spell() -> None:
    """Entries without an ending between them are one spell, since the earliest."""
    verdict = on("2020-01-01", said("joined", "2019-05-01"), said("joined", "2018-11-12"))
    assert verdict.since == "2018-11-12"
    assert verdict.because == ("joined 2019-05-01", "joined 2018-11-12")


def test_left_on_the_day_it_came() -> None:
    """On one day it enters before it leaves."""
    reports = said("withdrew", "2018-11-12"), said("joined", "2018-11-12")
    assert brief(on("2018-11-12", *reports)) == "no withdrew definite"


def test_a_refusal_after_leaving() -> None:
    """A refusal after an ending changes neither the answer nor its reason."""
    reports = said("withdrew", "2018-11-12"), said("declined", "2019-01-01")
    assert brief(on("2020-01-01", *reports)) == "no withdrew definite"


# --- Contradiction (§5) ----------------------------------------------------------------------


def test_declined_before_entry() -> None:
    """A refusal before an entry contradicts nothing: it changed its mind."""
    reports = said("declined", "2018-11-12"), said("joined", "2020-11-09")
    assert brief(on("2019-01-01", *reports)) == "no declined definite"
    verdict = on("2021-01-01", *reports)
    assert brief(verdict) == "yes reported definite"
    assert (verdict.since, verdict.against) == ("2020-11-09", ())


def test_denied_after_entry() -> None:
    """A denial contradicts an entry from its own day on, not before."""
    reports = said("joined", "2018-11-12"), said("declined", "2019-11-12")
    assert brief(on("2019-11-11", *reports)) == "yes reported definite"
    assert brief(on("2019-11-12", *reports)) == "unknown disputed definite"


@pytest.mark.parametrize(
    ("more", "less"), list(pairwise(Directness)), ids=lambda directness: directness.name
)
def test_the_more_direct_source_decides(more: Directness, less: Directness) -> None:
    """Owner before named source before article before critic; the loser is on view."""
    joined = said("joined", "2018-11-12", directness=more)
    denied = said("declined", "2019-01-01", directness=less)
    verdict = on("2019-06-01", joined, denied)
    assert brief(verdict) == "yes reported definite"
    assert verdict.against == ("declined 2019-01-01",)

    joined, denied = joined._replace(directness=less), denied._replace(directness=more)
    verdict = on("2019-06-01", joined, denied)
    assert brief(verdict) == "no declined definite"
    assert verdict.against == ("joined 2018-11-12",)


@pytest.mark.parametrize("directness", list(Directness), ids=lambda directness: directness.name)
def test_equally_direct(directness: Directness) -> None:
    """Between equals nobody decides."""
    joined = said("joined", "2018-11-12", directness=directness)
    denied = said("declined", "2019-01-01", directness=directness)
    assert on("2019-06-01", joined, denied).reason == "disputed"


def test_the_most_direct_of_each_side() -> None:
    """Numbers do not count: each side weighs as much as its most direct report."""
    reports = (
        said("joined", "2018-11-12", directness=Directness.OWNER),
        *(said("declined", f"2019-01-0{n}", directness=Directness.ARTICLE) for n in (1, 2, 3)),
    )
    verdict = on("2019-06-01", *reports)
    assert brief(verdict) == "yes reported definite"
    assert set(verdict.against) == {f"declined 2019-01-0{n}" for n in (1, 2, 3)}


def test_a_direct_denial_and_a_derived_entry() -> None:
    """What a report says of the party itself goes before what follows from its group."""
    derived = said("joined", "2018-11-12", name="all joined", support=Support.MEMBER)
    verdict = on("2018-11-20", derived, said("declined", "2018-11-12"))
    assert brief(verdict) == "no declined definite"
    assert verdict.against == ("all joined",)


def test_a_direct_entry_and_a_derived_ending() -> None:
    """Where their bounds overlap, a direct entry goes before an ending of the group's."""
    derived = said("withdrew", "2018-11-12", name="all left", support=Support.MEMBER)
    verdict = on("2018-11-20", derived, said("joined", "2018-11-12"))
    assert brief(verdict) == "yes reported definite"
    assert verdict.against == ("all left",)


def test_a_direct_denial_that_overlaps_a_derived_entry() -> None:
    """Where their bounds overlap, a direct denial goes before an entry of the group's."""
    derived = said("joined", "2018-11-10/2018-11-20", name="all", support=Support.MEMBER)
    verdict = on("2019-01-01", derived, said("declined", "2018-11-05/2018-11-15"))
    assert brief(verdict) == "no declined definite"
    assert verdict.against == ("all",)


def test_a_weaker_denial_after_a_dispute() -> None:
    """A dispute is not settled by one more denial that weighs less."""
    critic = said("declined", "2019-06-01", directness=Directness.CRITIC)
    reports = said("joined", "2018-11-12"), said("declined", "2019-01-01"), critic
    assert brief(on("2019-06-01", *reports)) == "unknown disputed definite"


def test_joined_again_after_a_dispute() -> None:
    """An entry after a denial settles it: one spell, since the first entry."""
    reports = (
        said("joined", "2018-11-12"),
        said("declined", "2019-01-01"),
        said("joined", "2020-01-01"),
    )
    verdict = on("2020-06-01", *reports)
    assert brief(verdict) == "yes reported definite"
    assert verdict.since == "2018-11-12"
    assert verdict.against == ("declined 2019-01-01",)


def test_joined_after_a_denial_that_decided() -> None:
    """After a denial that decided, an entry begins anew."""
    reports = (
        said("joined", "2018-11-12"),
        said("declined", "2019-01-01", directness=Directness.OWNER),
        said("joined", "2020-01-01"),
    )
    assert brief(on("2019-06-01", *reports)) == "no declined definite"
    verdict = on("2020-06-01", *reports)
    assert brief(verdict) == "yes reported definite"
    assert (verdict.since, verdict.against) == ("2020-01-01", ())


# --- Rank (§5) -------------------------------------------------------------------------------


def test_deprecated() -> None:
    """A report known to be wrong decides nothing and is listed against the answer."""
    wrong = said("joined", "2018-11-12", rank=Rank.DEPRECATED)
    verdict = on("2018-11-20", wrong)
    assert brief(verdict) == "unknown never-reported definite"
    assert verdict.against == ("joined 2018-11-12",)
    assert verdict.last_reported is None


def test_deprecated_beside_others() -> None:
    """A report known to be wrong neither ends nor moves what others say."""
    joined = said("joined", "2018-11-12")
    wrong = said("withdrew", "2019-01-01", rank=Rank.DEPRECATED)
    verdict = on("2020-01-01", joined, wrong)
    assert brief(verdict) == "yes reported definite"
    assert verdict.against == ("withdrew 2019-01-01",)
    assert verdict.last_reported == "2018-11-12"


def test_preferred() -> None:
    """Rank goes before everything: a preferred critic outweighs the owner."""
    joined = said("joined", "2018-11-12", directness=Directness.OWNER)
    denied = said("declined", "2019-01-01", directness=Directness.CRITIC, rank=Rank.PREFERRED)
    verdict = on("2019-06-01", joined, denied)
    assert brief(verdict) == "no declined definite"
    assert verdict.against == ("joined 2018-11-12",)


def test_preferred_over_direct() -> None:
    """Rank goes before directness of naming: a preferred derived entry stands."""
    derived = said("joined", "2018-11-12", support=Support.MEMBER, rank=Rank.PREFERRED)
    verdict = on("2018-11-20", derived, said("declined", "2018-11-12"))
    assert brief(verdict) == "yes member-of-group definite"
    assert verdict.against == ("declined 2018-11-12",)


def test_order_of_weight() -> None:
    """Reasons come by rank, then named before meant, then source, then the newest."""
    reports = (
        said("joined", "2018-11-01", name="article, older"),
        said("joined", "2018-11-02", name="article, newer"),
        said("joined", "2018-11-03", name="critic", directness=Directness.CRITIC),
        said("joined", "2018-11-04", name="owner", directness=Directness.OWNER),
        said("joined", "2018-11-05", name="group", support=Support.MEMBER),
        said("joined", "2018-11-06", name="preferred critic", rank=Rank.PREFERRED,
             directness=Directness.CRITIC),
    )  # fmt: skip
    assert on("2020-01-01", *reports).because == (
        "preferred critic", "owner", "article, newer", "article, older", "critic", "group",
    )  # fmt: skip


# --- Happenings (§5) -------------------------------------------------------------------------


def dates_of(*reports: Evidence) -> set[tuple[frozenset[str], int, int]]:
    """The happenings as (what was said, first day, last day)."""
    return {
        (frozenset(r.when for r in found.reports), found.earliest, found.latest)
        for found in happenings([r._replace(position=n) for n, r in enumerate(reports)])
    }


def test_two_reports_of_one_happening() -> None:
    """Reports of one kind that share a day are one happening, dated by what they share."""
    overlapping = said("joined", "2018-11-01/2018-11-15"), said("joined", "2018-11-10/2018-12-01")
    assert dates_of(*overlapping) == {
        (
            frozenset({"2018-11-01/2018-11-15", "2018-11-10/2018-12-01"}),
            day("2018-11-10"),
            day("2018-11-15"),
        )
    }
    assert brief(on("2018-11-09", *overlapping)) == "no not-yet definite"
    assert brief(on("2018-11-14", *overlapping)) == "unknown date-uncertain possible"
    assert brief(on("2018-11-15", *overlapping)) == "yes reported definite"


def test_a_month_and_a_day_in_it() -> None:
    """One report knows the day and one the month: the day is known, and is since when."""
    reports = said("joined", "2018-11"), said("joined", "2018-11-12")
    assert brief(on("2018-11-11", *reports)) == "no not-yet definite"
    verdict = on("2018-11-12", *reports)
    assert brief(verdict) == "yes reported definite"
    assert verdict.since == "2018-11-12"


def test_a_report_that_bridges_two() -> None:
    """A report that could belong to two happenings attaches to none."""
    reports = (
        said("joined", "2018-11-05"),
        said("joined", "2018-11-20"),
        said("joined", "2018-11"),
    )
    assert dates_of(*reports) == {
        (frozenset({"2018-11-05"}), day("2018-11-05"), day("2018-11-05")),
        (frozenset({"2018-11-20"}), day("2018-11-20"), day("2018-11-20")),
        (frozenset({"2018-11"}), day("2018-11-01"), day("2018-11-30")),
    }


def test_no_day_shared() -> None:
    """Reports that share no day are happenings of their own."""
    assert len(dates_of(said("joined", "2018-11-05"), said("joined", "2018-11-06"))) == 2


@pytest.mark.parametrize("when", ["../2018-11-12", "2018-11-12/..", "/2018-11-12", "2018-11-12/"])
def test_without_a_bound(when: str) -> None:
    """A report without a bound on one side attaches to none."""
    assert len(dates_of(said("joined", "2018-11-12"), said("joined", when))) == 2


def test_kinds_apart() -> None:
    """Different kinds, observations and events, named and meant are never one happening."""
    joined = said("joined", "2018-11-12")
    others = (
        said("accepted", "2018-11"),
        said("declined", "2018-11"),
        said("joined", "2018-11", observed=True),
        said("joined", "2018-11", support=Support.MEMBER),
    )
    for other in others:
        assert len(happenings([joined, other])) == 2


# --- Last reported (§4) ----------------------------------------------------------------------


def test_last_reported() -> None:
    """An answer shows its newest evidence at or before the day, whatever that evidence says."""
    reports = (
        said("declined", "2018-11-12"),
        said("announced-intent", "2019-03-01"),
        said("declined", "2020-01-01"),
    )
    assert on("2018-11-11", *reports).last_reported is None
    assert on("2018-11-12", *reports).last_reported == "2018-11-12"
    assert on("2019-12-31", *reports).last_reported == "2019-03-01"
    assert on("2050-01-01", *reports).last_reported == "2020-01-01"


def test_last_reported_of_a_month() -> None:
    """Evidence of a month is evidence by that month's end."""
    joined = said("joined", "2018-11")
    assert on("2018-11-29", joined).last_reported is None
    assert on("2018-11-30", joined).last_reported == "2018-11"


def test_last_reported_by_position() -> None:
    """Of two reports of one day, the one recorded later is the newest."""
    reports = said("joined", "2018-11-12"), said("joined", "2018-11-12T10:00:00Z")
    assert on("2018-11-20", *reports).last_reported == "2018-11-12T10:00:00Z"


# --- Spans and order -------------------------------------------------------------------------

DAYS = [f"2018-11-{n:02d}" for n in range(1, 13)]


@st.composite
def evidence(draw: st.DrawFn) -> list[Evidence]:
    """Reports of all kinds about twelve days; one bound, one way to write it."""
    found = []
    for position in range(1, draw(st.integers(1, 7)) + 1):
        kind = draw(st.sampled_from([k for k in ACTS if k != "launched"]))
        start, end = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
        when = draw(st.sampled_from([start, f"{start}/{end}", f"{start}/..", f"../{end}"]))
        report = said(
            kind,
            when,
            name=f"f{position}",
            position=position,
            observed=draw(st.booleans()),
            alleged=draw(st.integers(0, 5)) == 0,
            rank=draw(st.sampled_from([Rank.NORMAL, *Rank])),
            directness=draw(st.sampled_from(Directness)),
            support=draw(st.sampled_from([Support.DIRECT, *Support])),
            dropped=draw(st.integers(0, 5)) == 0,
        )
        found.append(report._replace(qualified=draw(st.booleans())))
    return found


@settings(derandomize=True, deadline=None, database=None)
@given(evidence(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_spans(reports: list[Evidence], random: Any) -> None:
    """The order in which evidence comes in changes nothing: it follows from the evidence alone."""
    shuffled = reports.copy()
    random.shuffle(shuffled)
    assert spans(shuffled) == spans(reports)


@pytest.mark.parametrize("kinds", [("declined", "declined"), ("joined", "accepted")])
def test_one_day_written_twice(kinds: Sequence[str]) -> None:
    """Two ways to write one day: which is shown as since does not depend on the order."""
    reports = [
        said(kinds[0], "2018-11-12", name="plain", position=1),
        said(kinds[1], "2018-11-12?", name="doubted", position=2),
    ]
    assert len({str(spans(order)) for order in permutations(reports)}) == 1


@settings(derandomize=True, deadline=None, database=None)
@given(evidence())
def test_spans_cover_all_days(reports: list[Evidence]) -> None:
    """Spans run from before every day to after every day, without gaps, each unlike the next."""
    found = spans(reports)
    assert (found[0].start, found[-1].end) == (FIRST, LAST)
    assert all(span.start < span.end for span in found)
    assert all(one.end == next_.start for one, next_ in pairwise(found))
    assert all(one.verdict != next_.verdict for one, next_ in pairwise(found))
    assert all(span.start > 0 for span in found[1:])  # days of the calendar


@settings(derandomize=True, deadline=None, database=None)
@given(evidence())
def test_verdicts_name_only_what_is_on_file(reports: list[Evidence]) -> None:
    """Nothing speaks both for and against an answer; wrong reports never speak for one."""
    wrong = {r.fact for r in reports if r.rank is Rank.DEPRECATED}
    for span in spans(reports):
        because, against = set(span.verdict.because), set(span.verdict.against)
        assert not because & against
        assert not because & wrong
        assert wrong <= against
        assert because | against <= {r.fact for r in reports}
