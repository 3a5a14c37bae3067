"""Questions that rest on some sources only; lists that leave a party out; dropped reports."""

from __future__ import annotations

import msgspec
import pytest

from domain.errors import NotFound
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from tests.given import BY, World

CALL = "paris-call"
DAY = "2018-11-20"


@pytest.fixture
def told(world: World) -> World:
    """Two papers contradict each other about Japan; only one speaks of Chile."""
    world.fact("launched", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    world.fact("declined", actor="japan", instrument=CALL, when="2018-11-13", publisher="The Times")
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    world.projector.catch_up()
    return world


def test_one_publisher(told: World) -> None:
    """With one publisher only what that one says counts; the answer names it."""
    assert told.questions.ask("japan", CALL, DAY).reason == "disputed"
    answer = told.questions.ask("japan", CALL, DAY, sources=["le monde"])
    assert (answer.answer, answer.reason) == ("yes", "reported")
    assert answer.sources == ("le monde",)
    assert told.questions.ask("japan", CALL, DAY, sources=["The Times"]).reason == "declined"
    assert told.questions.ask("chile", CALL, DAY, sources=["The Times"]).reason == "never-reported"


def test_all_of_them(told: World) -> None:
    """All publishers together say what the chronicle says."""
    scoped = told.questions.roster(CALL, DAY, sources=["Le Monde", "The Times"])
    assert scoped.entries == told.questions.roster(CALL, DAY).entries


def test_the_beginning_too(told: World) -> None:
    """Who says nothing of the launch gives no `not-yet` on its account."""
    told.party("peru")
    assert told.ask("peru", CALL, "2017-01-01").reason == "not-yet"
    scoped = told.questions.ask("peru", CALL, "2017-01-01", sources=["The Times"])
    assert scoped.reason == "never-reported"


def test_an_unknown_source(told: World) -> None:
    """A source that is not on file is refused, with some that are."""
    with pytest.raises(NotFound, match="No document or publisher") as refused:
        told.questions.ask("japan", CALL, DAY, sources=["Le Mond"])
    assert refused.value.nearest == ("Le Monde", "The Times")


def test_members_by_the_same_source(world: World) -> None:
    """A member is derived only if the sources put it in the group."""
    world.party("eu", "group")
    world.fact("member-admitted", actor="france", group="eu", when="1958", publisher="The Union")
    world.fact("joined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all",
               publisher="Le Monde")  # fmt: skip
    world.projector.catch_up()
    ask = world.questions.ask
    assert ask("france", CALL, DAY, sources=["Le Monde"]).reason == "never-reported"
    both = ask("france", CALL, DAY, sources=["Le Monde", "The Union"])
    assert both.reason == "member-of-group"
    assert both.because == ask("france", CALL, DAY).because


# --- lists that leave a party out ------------------------------------------------------------

Said = tuple[str, dict[str, str], dict[str, str]]
"""A fact of a list: its kind, roles and values."""
NOTHING: dict[str, str] = {}


def listed(world: World, *said: Said, publisher: str = "The Keeper") -> None:
    """One document of 2018-11-30 that says several things of that day."""
    text = "\n".join(map(str, said))
    archived = world.chronicle.archive(
        DocumentDraft(content=text.encode(), publisher=publisher, published="2018-11-30")
    )
    for _, roles, _ in said:
        for role, entity in roles.items():
            world.mention(role, entity)
    world.chronicle.record(
        [
            FactDraft(
                kind=one[0], roles=one[1], values=one[2], when="2018-11-30", basis="observation",
                citation=CitationDraft(document=archived.document, quote=str(one)),
            )
            for one in said
        ],
        BY,
    )  # fmt: skip


JAPAN = ("joined", {"actor": "japan", "instrument": CALL}, NOTHING)
CHILE = ("joined", {"actor": "chile", "instrument": CALL}, NOTHING)
UNION = ("joined", {"actor": "eu", "instrument": CALL}, {"quantifier": "all"})
COMPLETE = ("roster-declared-complete", {"instrument": CALL}, NOTHING)


def test_a_complete_list(world: World) -> None:
    """Whom a complete list leaves out had not joined by its day; afterwards it says nothing."""
    world.party("peru")
    listed(world, JAPAN, CHILE, COMPLETE)
    assert world.says("peru", CALL, "2018-11-30") == "no, roster-complete"
    assert world.says("peru", CALL, "2018-12-01") == "unknown, never-reported"
    assert world.says("japan", CALL, "2018-11-30") == "yes, reported"


def test_whom_it_names(world: World) -> None:
    """A party on a complete list is not left out by it on any day."""
    listed(world, JAPAN, CHILE, COMPLETE)
    assert world.says("japan", CALL, "2018-11-01") == "unknown, never-reported"


def test_it_overrules_intentions_only(world: World) -> None:
    """A complete list decides against an intention, and not against a report of joining."""
    world.fact("announced-intent", actor="peru", instrument=CALL, when="2018-11-01", act="join")
    world.fact("joined", actor="cuba", instrument=CALL, when="2018-11-01")
    listed(world, JAPAN, COMPLETE)
    assert world.says("peru", CALL, DAY) == "no, roster-complete"
    assert world.says("cuba", CALL, DAY) == "yes, reported"
    (peru,) = [e for e in world.questions.roster(CALL, DAY).entries if e.party == "peru"]
    assert peru.reason == "roster-complete"


def test_its_members_are_on_it(world: World) -> None:
    """A complete list with all of a group leaves none of its members out."""
    world.party("eu", "group")
    world.fact("member-admitted", actor="france", group="eu", when="1958-01-01")
    world.fact("member-admitted", actor="croatia", group="eu", when="2019-07-01")
    listed(world, UNION, COMPLETE)
    assert world.says("france", CALL, DAY) == "unknown, never-reported"
    assert world.says("croatia", CALL, DAY) == "no, roster-complete"


def test_the_keepers_own_list(world: World) -> None:
    """The owner's document with several participants makes silence `not-listed`, up to its day."""
    world.party("keeper", "organization", name="The Keeper")
    world.party("peru")
    world.instrument(CALL, owner="keeper")
    listed(world, JAPAN, CHILE)
    assert world.says("peru", CALL, DAY) == "unknown, not-listed"
    assert world.says("peru", CALL, "2019-01-01") == "unknown, never-reported"


def test_an_articles_examples(world: World) -> None:
    """An article that names some participants says nothing of others."""
    world.party("peru")
    listed(world, JAPAN, CHILE, publisher="Le Monde")
    assert world.says("peru", CALL, DAY) == "unknown, never-reported"


# --- every other question ---------------------------------------------------------------------


def test_conflicts_of_a_source(told: World) -> None:
    """Two papers contradict each other; neither contradicts itself."""
    assert [c.kind for c in told.questions.conflicts(CALL).conflicts] == ["disputed"]
    scoped = told.questions.conflicts(CALL, sources=["The Times"])
    assert (scoped.sources, scoped.conflicts) == (("The Times",), ())
    both = told.questions.conflicts(CALL, sources=["The Times", "Le Monde"])
    assert both.conflicts == told.questions.conflicts(CALL).conflicts


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_a_snapshot_of_sources(told: World, form: str) -> None:
    """A row says what `ask` says with the same sources, and names them; else nothing changes."""

    def snapshot(sources: list[str] | None) -> str:
        with told.questions.snapshot(DAY, format=form, sources=sources) as written:
            return b"".join(written).decode()

    assert "declined" in snapshot(["The Times"])
    assert "disputed" not in snapshot(["The Times"])
    assert "The Times" in snapshot(["The Times"])
    assert "sources" not in snapshot(None)


def test_a_snapshot_of_all_sources(told: World) -> None:
    """With every source named, a snapshot has the rows of the one that names none."""

    def rows(sources: list[str] | None) -> list[dict[str, object]]:
        with told.questions.snapshot(DAY, format="json", sources=sources) as written:
            found: list[dict[str, object]] = msgspec.json.decode(b"".join(written))["rows"]
        return found

    assert rows(["Le Monde", "The Times"]) == rows(None)
    assert len(rows(None)) == 2


def test_facts_of_a_source(told: World) -> None:
    """Timelines and lists of facts hold what the sources say, and name them."""
    timeline = told.questions.timeline(CALL, sources=["The Times"])
    assert (timeline.sources, [f.kind for f in timeline.facts]) == (("The Times",), ["declined"])
    facts = told.questions.facts(party="japan", sources=["Le Monde"])
    assert (facts.sources, [f.kind for f in facts.facts]) == (("Le Monde",), ["joined"])


# --- dropped reports -------------------------------------------------------------------------


def test_a_dropped_report(world: World) -> None:
    """A row that its source shows no more counts for no day, and nothing says it withdrew."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    at = world.position
    world.drop(fact)
    assert world.says("japan", CALL, DAY) == "unknown, no-longer-shown"
    assert world.says("japan", CALL, "2018-11-01") == "unknown, never-reported"
    assert world.says("japan", CALL, DAY, at) == "yes, reported"


def test_another_source_still_says_so(world: World) -> None:
    """Another report of the same act goes on counting."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    world.drop(fact)
    assert world.says("japan", CALL, DAY) == "yes, reported"


def test_ranked_after_it_was_retracted(small: World) -> None:
    """A rank recorded after a retraction, past the commands, brings nothing back."""
    from events.log import New
    from events.record import FactRanked

    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.retract(fact)
    ranked = FactRanked(fact=fact, rank="preferred", by=BY, reason="a mistake")
    small.append([New(fact, 3, ranked)])
    assert small.says("japan", CALL, DAY) == "unknown, never-reported"
