"""Every answer says which rule decided, and the policy which rules there are (model.md §5)."""

from __future__ import annotations

import pytest

from domain.dates import day
from domain.standing import Directness, Evidence, Rank, Rule, Support, before_existence
from tests.domain.reports import brief, on, said

JOINED = said("joined", "2018-11-12")
DENIED = said("declined", "2019-01-01")
ALL_JOINED = said("joined", "2018-11-12", name="all joined", support=Support.MEMBER)
WRONG = said("withdrew", "2019-01-01", rank=Rank.DEPRECATED)


def rule(text: str, *reports: Evidence, policy: int = 1) -> Rule:
    """Which rule decided the verdict of the day."""
    return on(text, *reports, policy=policy).rule


# --- Which rule decided ----------------------------------------------------------------------


def test_timeline() -> None:
    """Where nothing contradicts, the order of days decides: yes, no and not yet."""
    left = said("withdrew", "2020-01-31")
    for text in ("2018-11-11", "2018-11-12", "2020-01-31"):
        assert rule(text, JOINED, left) is Rule.TIMELINE
    assert rule("2019-06-01", said("declined", "2018-01-01"), JOINED) is Rule.TIMELINE


def test_silence() -> None:
    """Where nothing on file can decide, silence does."""
    assert rule("2017-01-01", said("withdrew", "2018")) is Rule.SILENCE
    assert rule("2018-11-20", said("announced-intent", "2018-11-12")) is Rule.SILENCE
    assert rule("2018-11-20", JOINED._replace(alleged=True)) is Rule.SILENCE
    assert rule("2018-11-20", JOINED._replace(support=Support.UNPROVEN)) is Rule.SILENCE


def test_existence() -> None:
    """Before the instrument existed, that decides."""
    verdict = before_existence(day("2018-11-11"), [said("launched", "2018-11-12")])
    assert verdict is not None
    assert verdict.rule is Rule.EXISTENCE


def test_date_bounds() -> None:
    """Where the bounds of a date allow two answers, they decide that it is not known."""
    assert rule("2018-11-15", said("joined", "2018-11")) is Rule.DATE_BOUNDS


def test_equal_weight() -> None:
    """A dispute is decided by nobody weighing more."""
    assert rule("2019-01-01", JOINED, DENIED) is Rule.EQUAL_WEIGHT


@pytest.mark.parametrize("closer", [JOINED, DENIED], ids=["joined", "declined"])
def test_directness(closer: Evidence) -> None:
    """Of an entry and a denial of it, the more direct source decides."""
    reports = [r._replace(directness=Directness.OWNER) if r is closer else r
               for r in (JOINED, DENIED)]  # fmt: skip
    assert rule("2019-01-01", *reports) is Rule.DIRECTNESS
    assert on("2019-01-01", *reports).because == (closer.fact,)


def test_rank_between_an_entry_and_a_denial() -> None:
    """Rank decides before directness does."""
    owner = JOINED._replace(directness=Directness.OWNER)
    preferred = DENIED._replace(rank=Rank.PREFERRED)
    assert brief(on("2019-01-01", owner, preferred)) == "no declined definite"
    assert rule("2019-01-01", owner, preferred) is Rule.RANK


def test_settled_by_a_later_entry() -> None:
    """An entry after a denial contradicts nothing any more: the order of days decides again."""
    assert rule("2020-01-01", JOINED, DENIED, said("joined", "2020-01-01")) is Rule.TIMELINE


def test_what_is_known_to_be_wrong() -> None:
    """Where a report lost that is known to be wrong and says otherwise, rank decided."""
    assert rule("2018-12-31", JOINED, WRONG) is Rule.TIMELINE
    assert rule("2019-01-01", JOINED, WRONG) is Rule.RANK
    assert rule("2018-11-12", JOINED._replace(rank=Rank.DEPRECATED)) is Rule.RANK


def test_wrong_but_of_no_consequence() -> None:
    """A wrong report that says the same, was overtaken or decides nothing did not matter."""
    again = said("joined", "2019-06-01")
    assert rule("2019-06-01", JOINED, WRONG, again) is Rule.TIMELINE
    same = said("joined", "2018-11-20", rank=Rank.DEPRECATED)
    assert rule("2019-06-01", JOINED, same) is Rule.TIMELINE
    left = said("withdrew", "2020-01-31")
    assert rule("2020-06-01", JOINED._replace(rank=Rank.DEPRECATED), left) is Rule.TIMELINE
    assert rule("2019-06-01", JOINED, WRONG._replace(alleged=True)) is Rule.TIMELINE


def test_direct_over_derived() -> None:
    """What is said of the party itself decides against what is said of all of its group."""
    refused = said("declined", "2018-11-12")
    assert rule("2018-11-11", ALL_JOINED, refused) is not Rule.DIRECT_OVER_DERIVED
    assert rule("2018-11-12", ALL_JOINED, refused) is Rule.DIRECT_OVER_DERIVED
    assert rule("2019-01-01", ALL_JOINED, DENIED) is Rule.DIRECT_OVER_DERIVED


def test_derived_and_the_same() -> None:
    """Where both say the same, neither rule was needed."""
    assert rule("2019-01-01", ALL_JOINED, JOINED) is Rule.TIMELINE


# --- Policies --------------------------------------------------------------------------------


@pytest.mark.parametrize("joined", list(Directness), ids=lambda directness: directness.name)
@pytest.mark.parametrize("denied", list(Directness), ids=lambda directness: directness.name)
def test_disputed_whoever_says_it(joined: Directness, denied: Directness) -> None:
    """By the second policy, reports of equal rank that contradict each other are disputed."""
    reports = JOINED._replace(directness=joined), DENIED._replace(directness=denied)
    verdict = on("2019-01-01", *reports, policy=2)
    assert brief(verdict) == "unknown disputed definite"
    assert verdict.rule is Rule.EQUAL_WEIGHT
    assert (verdict.because, verdict.against) == ((JOINED.fact,), (DENIED.fact,))


def test_rank_decides_by_either_policy() -> None:
    """Rank goes first whatever the policy."""
    reports = JOINED._replace(rank=Rank.PREFERRED), DENIED._replace(directness=Directness.OWNER)
    for policy in (1, 2):
        assert brief(on("2019-01-01", *reports, policy=policy)) == "yes reported definite"
        assert rule("2019-01-01", *reports, policy=policy) is Rule.RANK


def test_direct_over_derived_by_either_policy() -> None:
    """What names the party goes before what names its group, whatever the policy."""
    for policy in (1, 2):
        assert brief(on("2019-06-01", ALL_JOINED, DENIED, policy=policy)) == "no declined definite"


def test_who_says_it_gives_no_reason() -> None:
    """By the second policy the newest of two endings gives the reason, whoever says it."""
    reports = (
        said("expelled", "2019-05-01", directness=Directness.OWNER),
        said("withdrew", "2020-05-01", directness=Directness.CRITIC),
    )
    assert on("2021-01-01", *reports, policy=1).reason == "expelled"
    assert on("2021-01-01", *reports, policy=2).reason == "withdrew"


def test_listed_by_directness_all_the_same() -> None:
    """By either policy the more direct source is listed first."""
    reports = (
        said("joined", "2018-11-12", name="critic", directness=Directness.CRITIC),
        said("joined", "2018-11-12", name="owner", directness=Directness.OWNER),
    )
    for policy in (1, 2):
        assert on("2019-01-01", *reports, policy=policy).because == ("owner", "critic")
