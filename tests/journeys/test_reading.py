"""The story: five raw pages in, read by the rules, reviewed by policy, thirty questions asked.

Nothing of the annotations goes in but whom a curator would have registered and the days of
publication; they only grade what comes out. An answer is right if it is the expected one for
the expected reason; it is proven if it also rests on exactly the expected quotes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.wiring import Service, service
from domain.citations import quote_at
from events.intake.proposals.keys import Key, apart_of, key_of, overlap
from tests.given import quoted
from tests.journeys import test_questions as asked
from tests.journeys.gold_bundle import convert
from tests.journeys.story_answers import ANSWERS

pytestmark = [asked.NEEDS_SEEDS, pytest.mark.xdist_group("journey")]

ARTICLES = ("000", "001", "002", "003", "004")
POLICY = """\
name = "everything the rules find"
families = ["*"]
max_doubts = 9
new_names = true
alleged = true
"""
RIGHT, PROVEN = 26, 14
"""Of the thirty, how many at least; measured, not wished for."""

BY_TEST: dict[str, Callable[[asked.Journey], None]] = {
    "q17": asked.test_q17_counts_of_countries_conflict,
    "q18": asked.test_q18_more_than_150_companies,
    "q19": asked.test_q19_states_named_and_groups,
    "q20": asked.test_q20_states_that_stayed_out,
    "q21": asked.test_q21_who_proposed_it_and_when,
    "q23": asked.test_q23_documents_that_say_google_supports_it,
    "q24": asked.test_q24_where_the_claim_about_pakistan_comes_from,
    "q27": asked.test_q27_partners_in_the_lead,
    "q28": asked.test_q28_authors_of_the_joint_statement,
    "q31": asked.test_q31_when_nso_was_blacklisted_and_by_whom,
    "q36": asked.test_q36_how_much_for_digital_democracy,
    "q37": asked.test_q37_members_of_the_forum,
    "q39": asked.test_q39_nothing_is_known_before_it_is_recorded,
}
"""Questions of another form than "had PARTY joined INSTRUMENT?", and the tests of their proof."""


class Told(NamedTuple):
    """A gold fact as it must be told to be found again."""

    gold: str
    number: str
    key: Key
    start: int
    end: int


class Story(NamedTuple):
    """The pages as they were read, and what was said of them."""

    chronicle: Service
    pages: dict[str, dict[str, Any]]
    """What `chronicle read --json` said of each article."""
    journey: asked.Journey


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Each article read as the page that it is, and accepted by the policy."""
    folder = tmp_path_factory.mktemp("story")
    db = str(folder / "story.db")
    (folder / "policy.toml").write_text(POLICY)
    bundle, gold_ids = convert(asked.SEEDS, asked.REGISTRY)
    _run(db, "init")
    _run(db, "record", _registered(folder, bundle))
    published = {d["key"]: d.get("published") for d in bundle["documents"]}
    pages, ends = {}, {}
    for number in ARTICLES:
        (path,) = asked.SEEDS.glob(f"{number}_*.txt")
        day = ("--published", published[path.stem]) if published[path.stem] else ()
        accept = ("--accept", str(folder / "policy.toml"))
        pages[number] = json.loads(_run(db, "read", str(path), *day, *accept, "--json"))
        with service(db) as chronicle:
            ends[number] = chronicle.questions.position()
    with service(db) as chronicle:
        journey = _journey(chronicle, pages, _told(bundle, gold_ids), ends)
        yield Story(chronicle, pages, journey)


def _run(db: str, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--db", db, "--by", "curator", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def _registered(folder: Path, bundle: dict[str, Any]) -> str:
    """A bundle of whom a curator has registered, and of what the registry itself says."""
    own = [d for d in bundle["documents"] if not d["key"].startswith(ARTICLES)]
    keys = {d["key"] for d in own}
    facts = [f for f in bundle["facts"] if f["citation"]["document"] in keys]
    path = folder / "registered.json"
    path.write_text(json.dumps({**bundle, "documents": own, "facts": facts}))
    return str(path)


def _told(bundle: dict[str, Any], gold_ids: list[str]) -> list[Told]:
    """The gold facts, by what tells whether a fact says the same; required ones first."""
    told = []
    for gold, fact in zip(gold_ids, bundle["facts"], strict=False):
        cited = fact["citation"]
        key = key_of(fact["kind"], fact["roles"], apart_of(fact.get("values", {})))
        start = cited["start"]
        told.append(Told(gold, cited["document"][:3], key, start, start + len(cited["quote"])))
    return told


def _journey(
    chronicle: Service, pages: dict[str, dict[str, Any]], told: list[Told], ends: dict[str, int]
) -> asked.Journey:
    """The way between gold ids and the facts that the rules gave, where they say the same."""
    gold: dict[str, dict[str, Any]] = defaultdict(dict)
    for path in sorted(asked.SEEDS.glob("0*.json")):
        for fact in json.loads(path.read_text())["facts"]:
            gold[fact["id"]] = {**fact, "file": path.name}
    number_of = {pages[number]["pages"][0]["document"]: number for number in ARTICLES}
    gold_of: dict[str, str] = {}
    for view in chronicle.questions.facts().facts:
        key = key_of(view.kind, view.roles, apart_of(view.values))
        same = [
            t.gold
            for t in told
            if t.number == number_of.get(view.document)
            and t.key == key
            and overlap(t.start, t.end, view.start, view.end)
        ]
        required = [g for g in same if not gold[g].get("optional")]
        gold_of[view.fact] = next(iter(required or same), f"not annotated: {view.fact}")
    fact_of = {g: fact for fact, g in gold_of.items()}
    return asked.Journey(chronicle, gold, fact_of, gold_of, ends)


def _right(story: Story, number: str) -> bool:
    """Whether the answer is the expected one, for the expected reason."""
    if number in ANSWERS:
        return ANSWERS[number](story.journey)
    if number in BY_TEST:
        return _proven(story, number)
    question = asked.QUESTIONS[number]
    answer = story.chronicle.questions.ask(*asked.ASKED[number], question["as_of"])
    return (answer.answer, answer.reason) == asked.MEANS[question["answer"]]


def _proven(story: Story, number: str) -> bool:
    """Whether it also rests on exactly the expected quotes."""
    if number in BY_TEST:
        return _passes(lambda: BY_TEST[number](story.journey))
    return _passes(lambda: asked.test_who_had_joined(story.journey, number))


def _passes(question: Callable[[], None]) -> bool:
    try:
        question()
    except (AssertionError, KeyError, ValueError):
        return False
    return True


def test_thirty_questions_are_asked() -> None:
    """Every question of the file is graded here."""
    assert asked.ASKED.keys() | BY_TEST.keys() == asked.QUESTIONS.keys()
    assert len(asked.QUESTIONS) == 30


def test_how_many_come_out_right_from_rules_alone(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counted and printed; no fewer than were measured when this was written."""
    numbers = sorted(asked.QUESTIONS)
    right = [number for number in numbers if _right(story, number)]
    proven = [number for number in numbers if _proven(story, number)]
    with capsys.disabled():
        wrong = ", ".join(number for number in numbers if number not in right)
        print(
            f"\nFrom rules alone {len(right)} of {len(numbers)} questions come out right, "
            f"{len(proven)} on exactly the expected quotes. Wrong: {wrong or 'none'}."
        )
    assert len(right) >= RIGHT
    assert len(proven) >= PROVEN


def test_every_page_was_read(story: Story) -> None:
    """Each article is archived and gives proposals, nothing is refused, and facts come of them."""
    for number, said in story.pages.items():
        (page,) = said["pages"]
        assert page["unread"] is None, number
        assert page["put"]["new"], number
        assert page["put"]["refused"] == [], number
        assert said["accepted"]["accepted"] > 0, number


def test_every_fact_of_a_page_shows_its_quote_and_the_policy(story: Story) -> None:
    """The audit of each leads to the exact words, the rules, and the policy that let it in."""
    documents = {said["pages"][0]["document"] for said in story.pages.values()}
    for view in story.chronicle.questions.facts().facts:
        if view.document not in documents:
            continue
        audit = story.chronicle.questions.audit(view.fact)
        text = story.chronicle.chronicle.proposals.content.text(view.text).content
        assert quoted(audit).verified
        assert quoted(audit).exact == quote_at(text, view.start, view.end).exact
        assert audit.proposed_by.startswith("rules@")
        assert audit.accepted_by == "curator, by the policy everything the rules find"
        (decision,) = audit.decisions
        assert decision.decision == "proposal-accepted"
        assert decision.policy == "everything the rules find"
        assert len(decision.policy_hash or "") == 64


def test_reading_a_page_again_decides_nothing_anew(tmp_path: Path) -> None:
    """With the same names on file all is found again: filed before, or decided before."""
    db = str(tmp_path / "again.db")
    bundle, _ = convert(asked.SEEDS, asked.REGISTRY)
    _run(db, "init")
    _run(db, "record", _registered(tmp_path, bundle))
    (path,) = asked.SEEDS.glob("002_*.txt")
    known = ("read", str(path), "--published", "2018-11-13", "--json")
    first = json.loads(_run(db, *known, "--accept", "rules:*"))
    (put,) = (page["put"] for page in first["pages"])
    (again,) = (page["put"] for page in json.loads(_run(db, *known))["pages"])
    assert (again["new"], again["gone"]) == ([], [])
    assert len(again["decided"]) == first["accepted"]["accepted"]
    assert {*again["decided"], *again["same"]} == set(put["new"])
