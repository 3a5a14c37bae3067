"""Who stood differently between two days, or two positions, and what made it so (model.md §11)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import iso as day_text
from domain.errors import InvalidInput
from projections.questions.answers import Roster, Standing
from projections.questions.explaining.causes import _CAUSES
from projections.questions.explaining.explanations import Change, Diff
from projections.questions.explaining.retelling import turn_cause
from projections.questions.wording import _REASONS
from tests.given import World, as_bytes
from tests.projections.playing import (
    POINTS,
    History,
    days_worth_asking,
    histories,
    played,
)

CALL = "paris-call"
DAY = "2018-11-20"


def told(diff: Diff) -> dict[str, list[str]]:
    """By party, the causes of its change in their order."""
    return {change.party: [cause.cause for cause in change.causes] for change in diff.changes}


def between(world: World, first: str, last: str, instrument: str = CALL) -> Diff:
    """The diff between two days, as known now."""
    world.projector.catch_up()
    return world.questions.diff(instrument, valid_from=first, valid_to=last)


def since(world: World, position: int, on: str = DAY, instrument: str = CALL) -> Diff:
    """The diff for one day between a position and now."""
    world.projector.catch_up()
    return world.questions.diff(instrument, valid_on=on, known_from=position)


# --- between two days ------------------------------------------------------------------------


def test_joined(world: World) -> None:
    """Who joined between the two days is told with the report of it and its day."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="canada", instrument=CALL, when="2018-10-01")
    (change,) = between(world, "2018-11-01", DAY).changes
    (cause,) = change.causes
    assert (change.party, change.sentence) == ("japan", "japan: no (not-yet) → yes (reported)")
    assert (cause.cause, cause.facts, cause.valid_on) == ("joined", (fact,), "2018-11-12")
    assert cause.sentence == "japan joined paris-call (2018-11-12)"


@pytest.mark.parametrize(
    ("kind", "cause"),
    [("withdrew", "left"), ("expelled", "expelled"), ("declined", "refused")],
)
def test_out(small: World, kind: str, cause: str) -> None:
    """Leaving, being expelled and refusing are told apart."""
    small.fact("joined", actor="brazil", instrument=CALL, when="2018-11-01")
    fact = small.fact(kind, actor="japan", instrument=CALL, when="2018-11-12")
    (change,) = between(small, "2018-11-05", DAY).changes
    assert [(c.cause, c.facts) for c in change.causes] == [(cause, (fact,))]


def test_listed_and_delisted(small: World) -> None:
    """On a list, one is listed and delisted; the diff over both tells both, in order."""
    on = small.fact("listed", party="acme", list="entity-list", when="2019-05-01")
    off = small.fact("delisted", party="acme", list="entity-list", when="2019-08-01")
    (change,) = between(small, "2019-01-01", "2020-01-01", "entity-list").changes
    assert [(c.cause, c.facts) for c in change.causes] == [("listed", (on,)), ("delisted", (off,))]


def test_doubt(small: World) -> None:
    """An ending dated by its month alone puts the answer in doubt, then ends it."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.fact("withdrew", actor="japan", instrument=CALL, when="2019-03")
    assert told(between(small, DAY, "2019-03-10")) == {"japan": ["fell-into-doubt"]}
    assert told(between(small, DAY, "2019-05-01")) == {"japan": ["fell-into-doubt", "left"]}


def test_came_into_being(small: World) -> None:
    """Before a launch the answer was no; the launch is told as a cause of its own."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11")
    launched = small.fact("launched", instrument=CALL, when="2018-11-12")
    (change,) = between(small, "2018-11-01", DAY).changes
    assert (change.causes[0].cause, change.causes[0].facts) == ("came-into-being", (launched,))


def test_all_of_a_group(small: World) -> None:
    """A member brought in by a report about its group is told with that report."""
    small.party("union", "group")
    small.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    claim = small.fact("joined", actor="union", instrument=CALL, when="2018-11-12",
                       quantifier="all")  # fmt: skip
    found = {c.party: c for c in between(small, "2018-11-01", DAY).changes}
    assert [(c.cause, c.facts) for c in found["france"].causes] == [("joined", (claim,))]


def test_nothing_happened(small: World) -> None:
    """Between two days without a turn nobody stood differently."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    assert between(small, DAY, "2019-05-01").changes == ()


def test_treaty_aspects(small: World) -> None:
    """A treaty's signature and consent are two diffs."""
    small.instrument("pact", "treaty")
    small.fact("signed", actor="japan", instrument="pact", when="2018-11-12")
    small.projector.catch_up()
    days = {"valid_from": "2018-11-01", "valid_to": DAY}
    signed = small.questions.diff("pact", aspect="signature", **days)
    assert told(signed) == {"japan": ["signed"]}
    assert small.questions.diff("pact", **days).changes == ()


# --- between two positions -------------------------------------------------------------------


def test_late_news(world: World) -> None:
    """A fact recorded between the two positions is told as late news, with who accepted it."""
    world.fact("joined", actor="canada", instrument=CALL, when="2018-11-12")
    before = world.position
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    (change,) = since(world, before).changes
    (cause,) = change.causes
    assert change.before is None
    assert change.sentence == "japan: nothing on file for that day → yes (reported)"
    assert (cause.cause, cause.facts, cause.position) == ("late-news", (fact,), world.position)
    assert cause.by == "a tester"


def test_news_about_another_day(world: World) -> None:
    """News that changes nothing about the day is not told as a cause."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = world.position
    world.fact("withdrew", actor="japan", instrument=CALL, when="2020-01-01")
    denied = world.fact("declined", actor="japan", instrument=CALL, when="2018-11-12")
    (change,) = since(world, before).changes
    assert [cause.facts for cause in change.causes] == [(denied,)]


def test_retraction(world: World) -> None:
    """A retraction is told with its position, who retracted and why."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = world.position
    world.retract(fact)
    (change,) = since(world, before).changes
    (cause,) = change.causes
    assert (cause.cause, cause.position, cause.facts) == ("retraction", world.position, (fact,))
    assert (cause.by, cause.reason) == ("a tester", "it was never said")
    assert cause.sentence == "retracted: japan joined paris-call (2018-11-12)"


def test_correction(small: World) -> None:
    """A correction is one cause: the fact that replaces another is no news of its own."""
    wrong = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = small.position
    right = small.correct(wrong, "joined", actor="japan", instrument=CALL, when="2018-12-01")
    (change,) = since(small, before).changes
    assert [(c.cause, c.facts) for c in change.causes] == [("correction", (wrong, right))]


def test_corrected_to_another_party(small: World) -> None:
    """A fact moved to another party changes both, by one and the same event."""
    wrong = small.fact("joined", actor="niger", instrument=CALL, when="2018-11-12")
    before = small.position
    small.correct(wrong, "joined", actor="nigeria", instrument=CALL, when="2018-11-12")
    assert told(since(small, before)) == {"niger": ["correction"], "nigeria": ["correction"]}


def test_rank(small: World) -> None:
    """A rank is told with its name and its reason."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = small.position
    small.rank(fact, "deprecated")
    (change,) = since(small, before).changes
    (cause,) = change.causes
    assert (cause.cause, cause.reason) == ("rank", "weighed")
    assert cause.sentence == "ranked deprecated: japan joined paris-call (2018-11-12)"


def test_membership(small: World) -> None:
    """A membership recorded late brings a member in; the cause is the membership."""
    small.party("union", "group")
    small.fact("joined", actor="union", instrument=CALL, when="2018-11-12", quantifier="all")
    before = small.position
    fact = small.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    (change,) = since(small, before).changes
    assert [(c.cause, c.facts) for c in change.causes] == [("membership", (fact,))]


def test_a_retracted_launch(small: World) -> None:
    """Taking back the launch takes back that it was not yet."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-10")
    launched = small.fact("launched", instrument=CALL, when="2018-11-12")
    before = small.position
    small.retract(launched)
    (change,) = since(small, before, "2018-11-05").changes
    assert [(c.cause, c.facts) for c in change.causes] == [("retraction", (launched,))]


def test_to_and_fro(small: World) -> None:
    """What was changed and changed back leaves no difference."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = small.position
    small.rank(fact, "deprecated")
    small.rank(fact, "normal")
    assert since(small, before).changes == ()


def test_merge_and_unmerge(small: World) -> None:
    """A merge takes one party off the roster and may change the other; undone, it is back."""
    fact = small.fact("joined", actor="holland", instrument=CALL, when="2018-11-12")
    small.party("netherlands")
    before = small.position
    small.merge("holland", "netherlands")
    merged = small.position
    found = since(small, before)
    assert told(found) == {"holland": ["merge"], "netherlands": ["merge"]}
    assert {c.party: c.after and c.after.because for c in found.changes} == {
        "holland": None,
        "netherlands": (fact,),
    }
    small.unmerge("holland")
    assert told(since(small, merged)) == {"holland": ["unmerge"], "netherlands": ["unmerge"]}


def test_policy(small: World) -> None:
    """Another policy is a cause for whoever stands differently by it."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.fact("declined", actor="japan", instrument=CALL, when="2018-11-12",
               attributed_to="critics")  # fmt: skip
    before = small.position
    small.policy(2)
    (change,) = since(small, before).changes
    assert change.sentence == "japan: yes (reported) → unknown (disputed)"
    assert [(c.cause, c.by, c.reason) for c in change.causes] == [
        ("policy-changed", "a tester", "agreed upon")
    ]


def test_dropped(small: World) -> None:
    """A report that its source no longer shows is told as dropped."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = small.position
    small.drop(fact)
    (change,) = since(small, before).changes
    assert [(c.cause, c.facts) for c in change.causes] == [("dropped-report", (fact,))]
    assert change.sentence == "japan: yes (reported) → unknown (no-longer-shown)"


def a_complete_list(world: World) -> str:
    """Brazil only announced that it would join; a list of 20 November is complete without it."""
    world.fact("announced-intent", actor="brazil", instrument=CALL, when="2018-11-01", act="join")
    return world.fact("roster-declared-complete", instrument=CALL, when="2018-11-20")


def test_a_list_came_in(small: World) -> None:
    """A list declared complete turns silence into a no; the declaration is the cause."""
    small.fact("announced-intent", actor="brazil", instrument=CALL, when="2018-11-01", act="join")
    before = small.position
    for other in ("chile", "peru", "kenya"):
        small.fact("joined", actor=other, instrument=CALL, when="2018-11-12")
    complete = small.fact("roster-declared-complete", instrument=CALL, when="2018-11-20")
    found = {c.party: c for c in since(small, before, "2018-11-15").changes}
    assert [(c.cause, c.facts) for c in found["brazil"].causes] == [("late-news", (complete,))]


def test_a_list_speaks_no_further(small: World) -> None:
    """After the day of a complete list its no ends, and the list is told."""
    complete = a_complete_list(small)
    found = {c.party: c for c in between(small, "2018-11-15", "2018-12-15").changes}
    (cause,) = found["brazil"].causes
    assert (cause.cause, cause.facts, cause.valid_on) == ("announced", (complete,), "2018-11-21")


def test_to_and_fro_for_a_list(small: World) -> None:
    """What a list said, and said no more, in between is told too, each event in its order."""
    complete = a_complete_list(small)
    before = small.position
    small.rank(complete, "deprecated")
    again = small.fact("roster-declared-complete", instrument=CALL, when="2018-11-20")
    small.retract(again)
    found = {c.party: c for c in since(small, before, "2018-11-15").changes}
    assert [(c.cause, c.facts) for c in found["brazil"].causes] == [
        ("rank", (complete,)),
        ("late-news", (again,)),
        ("retraction", (again,)),
    ]


def test_a_list_in_between(small: World) -> None:
    """A list that spoke only between two other answers is told, though it decides neither."""
    small.fact("announced-intent", actor="brazil", instrument=CALL, when="2018-11-01", act="join")
    before = small.position
    complete = small.fact("roster-declared-complete", instrument=CALL, when="2018-11-20")
    joined = small.fact("joined", actor="brazil", instrument=CALL, when="2018-11-12")
    (change,) = since(small, before, "2018-11-15").changes
    assert [c.facts for c in change.causes] == [(complete,), (joined,)]


@pytest.mark.parametrize("day", ["2018-11-20", "2018-11-20/2018-12-10"])
def test_from_a_list_to_what_is_known_wrong(small: World, day: str) -> None:
    """Where a complete list ends beside an entry that is known to be wrong, the list is told."""
    wrong = small.fact("joined", actor="brazil", instrument=CALL, when="2018-11-12")
    small.rank(wrong, "deprecated")
    complete = small.fact("roster-declared-complete", instrument=CALL, when=day)
    (change,) = between(small, "2018-11-15", "2019-01-15").changes
    assert {cause.facts for cause in change.causes} == {(complete,)}


@pytest.mark.parametrize("clock", ["valid", "recorded"])
def test_scoped(small: World, clock: str) -> None:
    """With sources, only what those say turns an answer; the diff names them."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-01", publisher="Le Monde")
    before = small.position
    small.fact("joined", actor="chile", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    times = small.fact("declined", actor="japan", instrument=CALL, when="2018-11-12",
                       publisher="The Times")  # fmt: skip
    small.projector.catch_up()
    moved = (
        {"valid_from": "2018-11-05", "valid_to": DAY}
        if clock == "valid"
        else {"valid_on": DAY, "known_from": before}
    )
    found = small.questions.diff(CALL, **moved, sources=["The Times"])
    (change,) = found.changes
    assert (found.sources, change.party) == (("The Times",), "japan")
    assert [cause.facts for cause in change.causes] == [(times,)]


def test_every_cause_is_on_the_page() -> None:
    """Whichever reason an answer turns to, the turn has a name that docs/explaining.md explains."""
    page = (Path(__file__).parents[2] / "docs" / "explaining.md").read_text()
    for reason in _REASONS:
        after = "yes" if reason in ("reported", "member-of-group") else "unknown"
        cause = turn_cause(("no", "not-yet"), (after, reason), None)
        assert cause == "more-reports" or f"`{cause}`" in page, reason
    for cause in _CAUSES.values():
        assert f"`{cause}`" in page, cause


# --- how it is asked -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"valid_from": DAY, "valid_to": DAY, "known_from": 1}, "known_from", "one clock"),
        ({"valid_from": DAY}, "valid_to", "valid_to is missing"),
        ({"valid_to": DAY}, "valid_from", "needs valid_from"),
        ({"valid_from": DAY, "valid_to": DAY, "valid_on": DAY}, "valid_on", "leave out"),
        ({"known_from": 1}, "valid_on", "valid_on"),
        ({"valid_on": DAY}, "valid_from", "two positions"),
        ({"valid_on": DAY, "known_from": 1, "known_at": 2}, "known_at", "leave out"),
        ({"valid_on": DAY, "known_from": 3, "known_to": 2}, "known_from", "comes after"),
        ({"valid_from": "2019-01-01", "valid_to": DAY}, "valid_from", "comes after"),
    ],
)
def test_refused(small: World, asked: dict[str, str | int], field: str, words: str) -> None:
    """Both clocks, neither, half of one, or backwards: refused, and the error says which."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.projector.catch_up()
    with pytest.raises(InvalidInput, match=words) as refused:
        small.questions.diff(CALL, **asked)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_pinned(small: World) -> None:
    """A diff between positions stays the same, byte for byte, whatever is recorded later."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    last = small.position
    small.projector.catch_up()
    asked = {"valid_on": DAY, "known_from": 1, "known_to": last}
    before = as_bytes(small.questions.diff(CALL, **asked))  # type: ignore[arg-type]
    small.correct(fact, "joined", actor="japan", instrument=CALL, when="2018-12-01")
    small.projector.catch_up()
    assert as_bytes(small.questions.diff(CALL, **asked)) == before  # type: ignore[arg-type]


# --- what holds for every history ------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the chronicles of histories are kept."""
    return tmp_path_factory.mktemp("histories")


def standings(roster: Roster) -> dict[str, Standing]:
    """By party, its standing alone."""
    fields = Standing.__struct_fields__
    return {e.party: Standing(**{f: getattr(e, f) for f in fields}) for e in roster.entries}


def applied(before: dict[str, Standing], changes: tuple[Change, ...]) -> dict[str, Standing]:
    """The standings after the changes; each change must fit what was there."""
    after = dict(before)
    for change in changes:
        assert after.pop(change.party, None) == change.before
        if change.after is not None:
            after[change.party] = change.after
    return after


EVERY = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@EVERY
@given(histories(), st.randoms(use_true_random=True))
def test_recorded_changes_lead_to_the_second_roster(
    folder: Path, history: History, random: Random
) -> None:
    """The changes between two positions turn the first roster into the second.

    And the causes are all the events at which the party's answer became another, and no other.
    (A correction may stand for two events: the new fact, and what it replaces.)
    """
    with played(folder, history, random) as play:
        days = sorted(days_worth_asking(play.reports))
        ask = play.world.questions
        for instrument, aspect in random.sample(POINTS, 3):
            what, on = play.name(instrument), day_text(random.choice(days))
            first, last = sorted(play.position(random.randint(0, len(history))) for _ in "ab")
            found = ask.diff(what, valid_on=on, known_from=first, known_to=last, aspect=aspect)
            before = standings(ask.roster(what, on, first, aspect))
            assert applied(before, found.changes) == standings(ask.roster(what, on, last, aspect))
            held = [standings(ask.roster(what, on, at, aspect)) for at in range(first, last + 1)]
            assert_all_told(found, held, first)


@settings(EVERY, max_examples=25)
@given(histories(), st.randoms(use_true_random=True))
def test_recorded_changes_of_some_sources(folder: Path, history: History, random: Random) -> None:
    """The same holds of what some documents alone say."""
    with played(folder, history, random) as play:
        on = day_text(random.choice(sorted(days_worth_asking(play.reports))))
        ask = play.world.questions
        documents = sorted({fact.document for fact in ask.facts().facts})
        if not documents:
            return
        said = random.sample(documents, random.randint(1, len(documents)))
        first, last = play.position(0), play.position(len(history))
        instrument, aspect = random.choice(POINTS)
        what = play.name(instrument)
        found = ask.diff(
            what, valid_on=on, known_from=first, known_to=last, aspect=aspect, sources=said
        )
        held = [standings(ask.roster(what, on, at, aspect, said)) for at in range(first, last + 1)]
        assert applied(held[0], found.changes) == held[-1]
        assert_all_told(found, held, first)


def assert_all_told(found: Diff, held: list[dict[str, Standing]], first: int) -> None:
    """The causes are the positions after `first` at which a standing was another than before."""
    for change in found.changes:
        was = [one.get(change.party) for one in held]
        turned = {first + n for n in range(1, len(was)) if was[n] != was[n - 1]}
        causes = [cause.position or 0 for cause in change.causes]
        assert causes == sorted(set(causes))
        corrected = {
            cause.position - 1
            for cause in change.causes
            if cause.cause == "correction" and cause.position
        }
        assert set(causes) <= {p + n for p in turned for n in (0, 1)}
        assert turned <= {*causes, *corrected}


@EVERY
@given(histories(), st.randoms(use_true_random=True))
def test_valid_changes_lead_to_the_second_roster(
    folder: Path, history: History, random: Random
) -> None:
    """The changes between two days turn the first roster into the second."""
    with played(folder, history, random) as play:
        days = sorted(days_worth_asking(play.reports))
        ask = play.world.questions
        for instrument, aspect in POINTS:
            what, known = play.name(instrument), play.position(random.randint(0, len(history)))
            first, last = sorted(random.choices(days, k=2))
            on, to = day_text(first), day_text(last)
            found = ask.diff(what, valid_from=on, valid_to=to, known_at=known, aspect=aspect)
            before = standings(ask.roster(what, on, known, aspect))
            assert applied(before, found.changes) == standings(ask.roster(what, to, known, aspect))
            for change in found.changes:
                assert change.causes
                assert all(
                    cause.facts and on < (cause.valid_on or "") <= to for cause in change.causes
                )
