"""Five real articles, every gold fact through the public door, thirty questions.

The articles are recorded one after the other by the command line, as they came out;
the answers are compared with `QUESTIONS.json`: answer, reason, the facts they rest
on, and for each of those the document and the exact quote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.wiring import Service, service
from projections.questions.answers import AskAnswer
from tests.given import quoted
from tests.journeys.gold_bundle import convert

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
REGISTRY = Path(__file__).with_name("registry.json")
NEEDS_SEEDS = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the five articles are not here: {SEEDS} is absent"
)
pytestmark = [NEEDS_SEEDS, pytest.mark.xdist_group("journey")]

QUESTIONS: dict[str, dict[str, Any]] = (
    {q["id"]: q for q in json.loads((SEEDS / "QUESTIONS.json").read_text())["questions"]}
    if SEEDS.is_dir()
    else {}
)
PARIS = "Paris Call"
ASKED = {
    "q01": ("Japan", PARIS),
    "q02": ("Canada", PARIS),
    "q03": ("Russia", PARIS),
    "q04": ("the United States", PARIS),
    "q05": ("China", PARIS),
    "q06": ("Pakistan", PARIS),
    "q07": ("Brazil", PARIS),
    "q08": ("the United Kingdom", PARIS),
    "q09": ("Germany", PARIS),
    "q11": ("France", PARIS),
    "q12": ("World Economic Forum", PARIS),
    "q13": ("Japan", PARIS),
    "q15": ("Twitter", PARIS),
    "q16": ("Microsoft", PARIS),
    "q30": ("UK", "Export Controls and Human Rights Initiative"),
    "q33": ("Huawei", "US export restrictions"),
    "q34": ("Russia", "Wassenaar Arrangement"),
}
"""Questions of the form "had PARTY joined INSTRUMENT on that day?", in the question's words."""
MEANS = {
    "yes": ("yes", "reported"),
    "yes_by_group": ("yes", "member-of-group"),
    "no_explicit": ("no", "declined"),
    "not_yet": ("no", "not-yet"),
    "announced": ("unknown", "announced"),
    "unknown": ("unknown", "never-reported"),
}


class Journey(NamedTuple):
    """The recorded articles, and the way between gold ids and fact ids."""

    chronicle: Service
    gold: dict[str, dict[str, Any]]
    fact_of: dict[str, str]
    gold_of: dict[str, str]
    ends: dict[str, int]
    """The log position after each article was recorded."""

    def required(self, facts: tuple[str, ...]) -> set[str]:
        """The gold ids of these facts, restatements and low-value detail left out."""
        gold = {self.gold_of[fact] for fact in facts}
        return {g for g in gold if not self.gold[g].get("optional")}


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """Each article converted, recorded by `chronicle record`, and looked at."""
    folder = tmp_path_factory.mktemp("journey")
    db = str(folder / "articles.db")
    run = CliRunner()
    assert run.invoke(cli, ["--db", db, "init"]).exit_code == 0
    fact_of: dict[str, str] = {}
    ends: dict[str, int] = {}
    for number in ("000", "001", "002", "003", "004"):
        bundle, gold_ids = convert(SEEDS, REGISTRY, [number])
        path = folder / f"{number}.json"
        path.write_text(json.dumps(bundle))
        result = run.invoke(cli, ["--db", db, "--by", "curator", "record", str(path), "--json"])
        assert result.exit_code == 0, result.output
        said = json.loads(result.output)
        fact_of.update(zip(gold_ids, said["facts"], strict=False))
        ends[number] = said["position"]
    gold = {
        fact["id"]: {**fact, "file": path.name}
        for path in sorted(SEEDS.glob("0*.json"))
        for fact in json.loads(path.read_text())["facts"]
    }
    with service(db) as chronicle:
        yield Journey(chronicle, gold, fact_of, {f: g for g, f in fact_of.items()}, ends)


def test_every_gold_fact_is_on_file(journey: Journey) -> None:
    """All 184 gold facts of the five articles, optional ones too, are facts of the chronicle."""
    assert len(journey.gold) == 184
    assert journey.fact_of.keys() == journey.gold.keys()
    recorded = {fact.fact for fact in journey.chronicle.questions.facts().facts}
    assert set(journey.fact_of.values()) <= recorded


@pytest.mark.parametrize("gold_id", sorted({g for q in QUESTIONS.values() for g in q["fact_ids"]}))
def test_every_fact_behind_an_answer_shows_its_quote(journey: Journey, gold_id: str) -> None:
    """A fact that an answer rests on leads to its document and the exact words in it."""
    gold = journey.gold[gold_id]
    audit = journey.chronicle.questions.audit(journey.fact_of[gold_id])
    article = json.loads((SEEDS / gold["file"]).read_text())["document"]
    assert quoted(audit).exact == gold["quote"]
    assert (audit.fact.start, audit.fact.end) == (gold["start"], gold["end"])
    assert quoted(audit).verified
    assert audit.source.sha256 == article["sha256"]
    said_by = None if gold["reported_by"] == "article" else gold["reported_by"]
    assert audit.fact.attributed_to == said_by


@pytest.mark.parametrize("number", sorted(ASKED))
def test_who_had_joined(journey: Journey, number: str) -> None:
    """Each as-of question gets its answer, its reason, and the facts it rests on."""
    question = QUESTIONS[number]
    party, instrument = ASKED[number]
    answer = journey.chronicle.questions.ask(party, instrument, question["as_of"])
    assert (answer.answer, answer.reason) == MEANS[question["answer"]]
    expected = set(question["fact_ids"])
    if number == "q13":  # more facts than the question lists show that the Call came later
        assert expected <= journey.required(answer.because)
    elif number == "q11":  # that France proposed the Call is no signature: see q21
        assert journey.required(answer.because) == expected - {"s000-f004"}
    else:
        assert journey.required(answer.because) == expected


def test_a_last_known_no_is_shown_as_that(journey: Journey) -> None:
    """Asked for 2021, a refusal of November 2018 says when it was last reported."""
    answer = journey.chronicle.questions.ask("USA", PARIS, "2021-06-01")
    assert (answer.answer, answer.reason) == ("no", "declined")
    assert answer.last_reported == "2018-11-12"


def test_q17_counts_of_countries_conflict(journey: Journey) -> None:
    """ "Over 50" and "50" stand side by side, each with its facts, marked as a conflict."""
    ledger = journey.chronicle.questions.counts(PARIS, "2018-11-20")
    sides = [
        journey.required(entry.facts)
        for entry in ledger.reported
        if (entry.unit, entry.counted) == ("countries", "participants")
    ]
    assert sorted(map(sorted, sides)) == sorted(map(sorted, QUESTIONS["q17"]["conflicting"]))
    assert "countries" in ledger.conflicts


def test_q18_more_than_150_companies(journey: Journey) -> None:
    """Three articles agree on more than 150 technology companies."""
    ledger = journey.chronicle.questions.counts(PARIS, "2018-11-20")
    (entry,) = (e for e in ledger.reported if e.unit == "companies")
    assert (entry.operator, entry.number) == ("gt", 150)
    assert journey.required(entry.facts) == set(QUESTIONS["q18"]["fact_ids"])
    assert "companies" not in ledger.conflicts


def test_q19_states_named_and_groups(journey: Journey) -> None:
    """By name Japan and Canada; by group three claims, of which only "all 28" is a yes."""
    roster = journey.chronicle.questions.roster(PARIS, "2018-11-20")
    named = {e.name for e in roster.entries if e.kind == "state" and e.reason == "reported"}
    assert named == {"Japan", "Canada"}
    groups = {e.party: e for e in roster.entries if e.kind == "group"}
    assert groups["eu-member-states"].answer == "yes"
    for vague in ("eu-countries", "europe"):
        assert (groups[vague].answer, groups[vague].reason) == ("unknown", "group-unproven")
    facts = {
        gold
        for e in roster.entries
        if e.name in named or e.party in ("eu-member-states", "eu-countries", "europe")
        for gold in journey.required(e.because)
    }
    assert facts == set(QUESTIONS["q19"]["fact_ids"])


def test_q20_states_that_stayed_out(journey: Journey) -> None:
    """Russia, the United States, China and Pakistan, with every article that says so."""
    roster = journey.chronicle.questions.roster(PARIS, "2018-11-20")
    out = [e for e in roster.entries if e.kind == "state" and e.reason == "declined"]
    assert {e.name for e in out} == {"Russia", "United States", "China", "Pakistan"}
    facts = {gold for e in out for gold in journey.required(e.because)}
    assert facts == set(QUESTIONS["q20"]["fact_ids"])


def test_q21_who_proposed_it_and_when(journey: Journey) -> None:
    """The timeline says that France proposed the Call in November 2018 and Macron led it."""
    timeline = journey.chronicle.questions.timeline(PARIS)
    said = {(f.kind, f.roles.get("actor"), f.when): f.fact for f in timeline.facts}
    assert journey.gold_of[said["proposed", "france", "2018-11"]] == "s000-f004"
    assert journey.gold_of[said["led", "emmanuel-macron", "2018-11-12"]] == "s001-f012"


def test_q23_documents_that_say_google_supports_it(journey: Journey) -> None:
    """Three documents, in three strengths, one of them on the word of Associated Press."""
    facts = journey.chronicle.questions.facts(party="Google", instrument=PARIS).facts
    assert {journey.gold_of[f.fact] for f in facts} == set(QUESTIONS["q23"]["fact_ids"])
    assert len({f.document for f in facts}) == 3
    quotes = {q["fact_id"]: q for q in QUESTIONS["q23"]["quotes"]}
    for fact in facts:
        quote = quotes[journey.gold_of[fact.fact]]
        assert quoted(journey.chronicle.questions.audit(fact.fact)).exact == quote["quote"]
        assert (fact.attributed_to or "article") == quote["reported_by"]


def test_q24_where_the_claim_about_pakistan_comes_from(journey: Journey) -> None:
    """One article says it, in its own voice."""
    (fact,) = journey.chronicle.questions.facts(party="Pakistan", instrument=PARIS).facts
    assert journey.gold_of[fact.fact] == "s001-f023"
    assert fact.attributed_to is None


def test_q27_partners_in_the_lead(journey: Journey) -> None:
    """Eight states are announced as partners of the Initiative."""
    facts = journey.chronicle.questions.facts(instrument="echri", kind="announced-intent").facts
    partners = [f for f in facts if f.values["act"] == "join"]
    assert {journey.gold_of[f.fact] for f in partners} == set(QUESTIONS["q27"]["fact_ids"])
    roster = journey.chronicle.questions.roster("echri", "2021-12-10")
    announced = {e.party for e in roster.entries if e.reason == "announced"}
    assert announced == {f.roles["actor"] for f in partners} - {"united-states"}


def test_q28_authors_of_the_joint_statement(journey: Journey) -> None:
    """Australia, Denmark, Norway and the United States issued it."""
    roster = journey.chronicle.questions.roster("echri-joint-statement", "2021-12-10")
    authors = [e for e in roster.entries if e.status == "author"]
    assert {e.name for e in authors} == {"Australia", "Denmark", "Norway", "United States"}
    facts = {gold for e in authors for gold in journey.required(e.because)}
    assert facts == set(QUESTIONS["q28"]["fact_ids"])


def test_q31_when_nso_was_blacklisted_and_by_whom(journey: Journey) -> None:
    """In November 2021, on a list of the United States, on a charge the article does not assert."""
    answer = journey.chronicle.questions.ask("NSO Group", "us-blacklist", "2021-12-10")
    assert (answer.answer, answer.since) == ("yes", "2021-11")
    assert journey.required(answer.because) == {"s003-f051"}
    owners = {e.id: e.owner for e in journey.chronicle.questions.entities("instrument")}
    assert owners["us-blacklist"] == "united-states"
    assert "the administration blacklisted" in _quote(journey, "s003-f051")
    facts = {f.fact: f for f in journey.chronicle.questions.facts(party="nso-group").facts}
    charge = facts[journey.fact_of["s003-f052"]]
    assert (charge.modality, charge.attributed_to) == ("alleged", "Biden administration")


def test_a_listing_in_november_is_uncertain_on_the_tenth(journey: Journey) -> None:
    """ "In November" is a month, not its first day: on 10 November 2021 nobody can say."""
    answer = journey.chronicle.questions.ask("NSO Group", "us-blacklist", "2021-11-10")
    assert (answer.answer, answer.reason) == ("unknown", "date-uncertain")
    assert answer.certainty == "possible"


def test_q36_how_much_for_digital_democracy(journey: Journey) -> None:
    """Up to 20,000,000 US dollars a year, said by Samantha Power."""
    facts = journey.chronicle.questions.facts(party="usaid", kind="commitment-made").facts
    (fact,) = facts
    assert journey.gold_of[fact.fact] == "s003-f022"
    assert fact.values == {
        "amount": "20000000", "currency": "USD", "operator": "le", "period": "P1Y",
    }  # fmt: skip
    assert fact.attributed_to == "Samantha Power"


def test_q37_members_of_the_forum(journey: Journey) -> None:
    """Four companies by name, and all major internet companies on Goodale's word."""
    roster = journey.chronicle.questions.roster(
        "Global Internet Forum to Counter Terrorism", "2018-04-23"
    )
    assert {e.party for e in roster.entries if e.answer == "yes"} == {
        "facebook", "google", "twitter", "microsoft", "major-internet-companies",
    }  # fmt: skip
    facts = {gold for e in roster.entries for gold in journey.required(e.because)}
    assert facts == set(QUESTIONS["q37"]["fact_ids"])


def test_q39_nothing_is_known_before_it_is_recorded(journey: Journey) -> None:
    """With three articles on file, what the fourth says of earlier years is not known."""
    questions, before = journey.chronicle.questions, journey.ends["002"]
    for party, instrument in (
        ("NSO Group", "us-blacklist"),
        ("Russia", "Wassenaar Arrangement"),
        ("USA", "Export Controls and Human Rights Initiative"),
    ):
        answer = questions.ask(party, instrument, "2021-12-10", known_at=before)
        assert (answer.answer, answer.reason) == ("unknown", "never-reported")
        assert answer.position == before
        assert not questions.timeline(instrument, known_at=before).facts
        assert not questions.roster(instrument, "2021-12-10", known_at=before).entries
    assert not questions.facts(party="NSO Group", known_at=before).facts


def test_an_answer_pinned_to_a_position_stays_the_same(journey: Journey) -> None:
    """What was known after the first article is the same whatever came later."""
    answer: AskAnswer = journey.chronicle.questions.ask(
        "Japan", PARIS, "2018-11-20", known_at=journey.ends["000"]
    )
    assert {journey.gold_of[fact] for fact in answer.because} == {"s000-f006"}


def test_thirty_questions_are_asked() -> None:
    """Every question of the file is asked by a test of this module."""
    by_test = {"q17", "q18", "q19", "q20", "q21", "q23", "q24", "q27", "q28", "q31", "q36", "q37",
               "q39"}  # fmt: skip
    assert ASKED.keys() | by_test == QUESTIONS.keys()
    assert len(QUESTIONS) == 30


def _quote(journey: Journey, gold_id: str) -> str:
    return quoted(journey.chronicle.questions.audit(journey.fact_of[gold_id])).exact
