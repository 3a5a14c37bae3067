"""How an answer came about (model.md §4, §5, §6, §11)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import iso
from domain.standing import Rule
from events.intake.bundle import read_bundle
from events.intake.recording import record_bundle
from projections.questions.auditing.trail import QuoteView
from projections.questions.explaining.reasons import ReportView, Why
from projections.questions.explaining.retelling import rule_sentence
from tests.given import BY, World, as_bytes
from tests.journeys.gold_bundle import REGISTRY, convert
from tests.projections.playing import (
    POINTS,
    History,
    days_worth_asking,
    histories,
    played,
)

CALL = "paris-call"
DAY = "2018-11-20"
EXAMPLE = Path(__file__).parents[2] / "api" / "examples" / "paris-call.json"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def why(world: World, party: str, on: str = DAY, known_at: int | None = None) -> Why:
    """Why the answer about the Paris Call is what it is."""
    world.projector.catch_up()
    return world.questions.why(party, CALL, on, known_at)


def parts(found: Why) -> list[tuple[str, str, str | None]]:
    """Effect, part and lost-by of each happening, in the order told."""
    return [(h.effect, h.part, h.lost_by) for h in found.happenings]


def test_a_report(world: World) -> None:
    """A report is shown with its sentence, source, who is quoted, its place and its rank."""
    fact = world.fact("joined", publisher="The Dispatch", actor="japan", instrument=CALL,
                      when="2018-11-12", attributed_to="the ministry")  # fmt: skip
    found = why(world, "japan")
    (happening,) = found.happenings
    (report,) = happening.reports
    assert found.answer == world.ask("japan", CALL, DAY)
    assert (happening.part, happening.earliest, report.fact) == ("decides", "2018-11-12", fact)
    assert report.sentence == "japan joined paris-call (2018-11-12, according to the ministry)"
    assert (report.publisher, report.attributed_to) == ("The Dispatch", "the ministry")
    assert (report.rank, report.directness, report.start) == ("normal", "named_source", 0)
    assert (found.rule, found.valid_from, found.valid_to) == ("timeline", "2018-11-12", None)


def test_a_story(small: World) -> None:
    """What came before and after is told in order, each with the part it has."""
    for kind, day in (("declined", "2018-01-01"), ("joined", "2018-11-12"), ("withdrew", "2020")):
        small.fact(kind, actor="japan", instrument=CALL, when=day)
    assert parts(why(small, "japan")) == [
        ("denies", "earlier", None),
        ("enters", "decides", None),
        ("ends", "later", None),
    ]
    doubt = why(small, "japan", "2020-06-01")
    assert (doubt.answer.reason, set(doubt.worlds)) == ("date-uncertain", {"yes", "no"})
    assert doubt.happenings[2].day_in_doubt


def test_a_member(world: World) -> None:
    """A derived answer shows the claim about the group and the membership of that day."""
    world.party("union", "group")
    member = world.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    claim = world.fact("joined", actor="union", instrument=CALL, when="2018-11-12",
                       quantifier="all")  # fmt: skip
    left = world.fact("membership-ended", actor="france", group="union", when="2020-02-01")
    (happening,) = why(world, "france", "2021-12-01").happenings
    (report,) = happening.reports
    inside = report.membership
    assert report.fact == claim
    assert inside is not None
    assert inside.sentence == "france was a member of union on 2018-11-12"
    assert inside.certain
    assert [r.fact for r in inside.reports] == [member]
    assert [r.fact for r in inside.ended] == [left]
    (then,) = why(world, "france").happenings
    assert then.reports[0].membership is not None
    assert then.reports[0].membership.ended == ()


def test_overruled(small: World) -> None:
    """What is said of the party itself overrules what is said of its group, by a rule."""
    small.party("union", "group")
    small.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    small.fact("joined", actor="union", instrument=CALL, when="2018-11-12", quantifier="all")
    small.fact("declined", actor="france", instrument=CALL, when="2018-11-12")
    found = why(small, "france")
    assert found.rule == "direct-over-derived"
    assert ("enters", "overruled", "direct-over-derived") in parts(found)


def test_set_aside(small: World) -> None:
    """A report that was ranked wrong, dropped, or only announces, is set aside for its cause."""
    wrong = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    gone = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-13")
    plan = small.fact("announced-intent", actor="japan", instrument=CALL, when="2018", act="join")
    small.rank(wrong, "deprecated")
    small.drop(gone)
    found = why(small, "japan")
    causes = {one.report.fact: one.cause for one in found.aside}
    assert causes == {wrong: "deprecated", gone: "dropped", plan: "intention"}
    (ranked,) = [one.report for one in found.aside if one.report.fact == wrong]
    assert ranked.rank == "deprecated"
    assert [(n.kind, n.detail, n.reason) for n in ranked.notes] == [
        ("fact-ranked", "deprecated", "weighed")
    ]


def test_taken_back(world: World) -> None:
    """What was retracted or corrected is shown with who took it back and why."""
    retracted = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    wrong = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-13")
    before = world.position
    world.retract(retracted)
    right = world.correct(wrong, "joined", actor="japan", instrument=CALL, when="2018-11-14")
    found = why(world, "japan")
    notes = {r.fact: [(n.kind, n.detail, n.by) for n in r.notes] for r in found.taken_back}
    assert notes == {
        retracted: [("fact-retracted", None, "a tester")],
        wrong: [("fact-corrected", right, "a tester")],
    }
    assert why(world, "japan", known_at=before).taken_back == ()


def test_not_yet(small: World) -> None:
    """Before the launch the launch decides; what is reported all the same is told."""
    launched = small.fact("launched", instrument=CALL, when="2018-11-12")
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-01")
    found = why(small, "japan", "2018-11-05")
    assert (found.rule, found.valid_from, found.valid_to) == (
        "existence", "2018-11-01", "2018-11-12",
    )  # fmt: skip
    assert [r.fact for r in found.existence] == [launched]
    assert parts(found) == [("enters", "contradicts", "existence")]


def test_a_list(small: World) -> None:
    """Where a complete list decides, what declares it complete is shown."""
    small.party("brazil")
    complete = small.fact("roster-declared-complete", instrument=CALL, when="2018-11-25")
    found = why(small, "brazil")
    assert (found.rule, [r.fact for r in found.lists]) == ("roster", [complete])


def test_nothing(small: World) -> None:
    """Of whom nothing is on file, nothing is told."""
    small.party("brazil")
    small.instrument(CALL)
    found = why(small, "brazil")
    assert (found.rule, found.happenings, found.aside) == ("silence", (), ())


def test_sources(small: World) -> None:
    """Scoped to a source, what others say plays no part in the derivation."""
    mine = small.fact("joined", publisher="The Dispatch", actor="japan", instrument=CALL,
                      when="2018-11-12")  # fmt: skip
    small.fact("withdrew", publisher="The Other", actor="japan", instrument=CALL, when="2018-11-13")
    small.projector.catch_up()
    found = small.questions.why("japan", CALL, DAY, sources=["The Dispatch"])
    assert found.answer.because == (mine,)
    assert parts(found) == [("enters", "decides", None)]


def test_pinned(small: World) -> None:
    """At a position the derivation stays the same, byte for byte, whatever is said later."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    last = small.position
    before = as_bytes(why(small, "japan", known_at=last))
    small.rank(fact, "preferred")
    small.chronicle.corrections.dispute(fact, "a critic", "not in the annex")
    small.retract(fact)
    small.policy(2)
    assert as_bytes(why(small, "japan", known_at=last)) == before


def test_quotes(small: World) -> None:
    """The words come from the archive when asked, and are no part of the answer."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.projector.catch_up()
    quote = small.questions.quotes([fact])[fact]
    assert isinstance(quote, QuoteView)
    assert quote.verified
    assert quote.exact.encode() not in as_bytes(why(small, "japan"))


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_words(rule: Rule) -> None:
    """A rule that may decide is told in words, not by its name alone."""
    assert " " in rule_sentence(rule)


# --- the United Kingdom and the Paris Call ---------------------------------------------------


@pytest.fixture(scope="module", params=["example", "articles"])
def paris(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The bundled example, and the five annotated articles."""
    folder = tmp_path_factory.mktemp("paris")
    bundle = EXAMPLE
    if request.param == "articles":
        if not SEEDS.is_dir():
            pytest.skip("the annotated articles (../shared/seeds) are not beside this checkout")
        made, _ = convert(SEEDS, REGISTRY)
        bundle = folder / "bundle.json"
        bundle.write_text(json.dumps(made))
        for text in SEEDS.glob("*.txt"):
            shutil.copy(text, folder)
    with World(f"sqlite:///{folder / 'paris.db'}") as world:
        record_bundle(world.chronicle, read_bundle(bundle), BY)
        world.projector.catch_up()
        yield world


@pytest.mark.parametrize(("day", "ended"), [(DAY, 0), ("2021-12-01", 1)])
def test_the_united_kingdom(paris: World, day: str, ended: int) -> None:
    """Nobody named it: all of the Union signed, it was a member that day, and left later."""
    found = paris.questions.why("UK", "Paris Call", day)
    assert (found.answer.answer, found.answer.reason) == ("yes", "member-of-group")
    (happening,) = [h for h in found.happenings if h.part == "decides"]
    inside = happening.reports[0].membership
    assert inside is not None
    assert inside.sentence == "United Kingdom was a member of EU member states on 2018-11-12"
    assert [r.when for r in inside.reports] == ["1973-01-01"]
    assert [r.when for r in inside.ended] == ["2020-02-01"][:ended]
    shown: list[ReportView] = [*happening.reports, *inside.reports, *inside.ended]
    quotes = paris.questions.quotes([r.fact for r in shown])
    assert all(isinstance(q, QuoteView) and q.verified for q in quotes.values())
    assert quotes.keys() == {r.fact for r in shown}


# --- what holds for every history ------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the chronicles of histories are kept."""
    return tmp_path_factory.mktemp("histories")


@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(histories(), st.randoms(use_true_random=True))
def test_every_fact_of_an_answer_is_told(folder: Path, history: History, random: Random) -> None:
    """The derivation gives the answer that is asked for, and shows each fact it names once."""
    with played(folder, history, random) as play:
        days = sorted(days_worth_asking(play.reports))
        for instrument, aspect in POINTS:
            party = random.choice([p for p in ("ann", "bob", "club") if p != instrument])
            who, what, on = play.name(party), play.name(instrument), iso(random.choice(days))
            known = play.position(random.randint(0, len(history)))
            found = play.world.questions.why(who, what, on, known, aspect)
            asked = play.world.questions.ask(who, what, on, known, aspect)
            assert found.answer == asked
            weighed = [r.fact for h in found.happenings for r in h.reports]
            weighed += [one.report.fact for one in found.aside]
            assert len(weighed) == len(set(weighed))
            told = {*weighed, *(r.fact for r in found.existence), *(r.fact for r in found.lists)}
            assert {*asked.because, *asked.against} <= told
