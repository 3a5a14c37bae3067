"""All read tables can be built anew from the log, to the same content (model.md §13)."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from domain.errors import Stopped
from projections import runner
from projections.page import Page
from projections.questions import finding
from projections.schema import VERSION
from tests.given import World, as_bytes
from tests.oracle.histories import (
    Dropped,
    History,
    Play,
    Withdrawn,
    histories,
    history,
    questions,
)

DAY = "2018-11-20"
FEW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def played(world: World, seed: int, number: int = 4) -> list[Play]:
    """Some histories, one after the other, projected a few events at a time."""
    random = Random(seed)
    plays = []
    for _ in range(number):
        plays.append(Play(world, history(random)))
        plays[-1].project(random)
    return plays


def asked(play: Play, steps: int, random: Random) -> dict[tuple[Any, ...], bytes]:
    """Answers of all kinds, as bytes, to questions pinned to the first steps of a play."""
    ask, found = play.world.questions, dict[tuple[Any, ...], bytes]()
    for party, instrument, aspect, on, step in questions(play.history[:steps], random, 8):
        who, what, at = play.name(party), play.name(instrument), play.position(step)
        found["ask", who, what, on, at, aspect] = as_bytes(ask.ask(who, what, on, at, aspect))
        found["roster", what, on, at, aspect] = as_bytes(ask.roster(what, on, at, aspect))
        found["timeline", what, at] = as_bytes(ask.timeline(what, at))
        found["counts", what, on, at] = as_bytes(ask.counts(what, on, at))
    return found


def again(world: World, question: tuple[Any, ...]) -> bytes:
    """The answer to a question that was asked before."""
    name, *arguments = question
    return as_bytes(getattr(world.questions, name)(*arguments))


# --- The same content ------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_a_rebuild_gives_the_same_rows(
    world: World, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size of the pages, a rebuild gives what was projected as it came in."""
    played(world, seed)
    as_it_came = world.state()
    for size in (1, 7, 1000):
        monkeypatch.setattr(runner, "PAGE", size)
        assert world.projector.rebuild().state_hash == as_it_came == world.state()


@FEW
@given(histories(), st.sampled_from([1, 2, 3, 5, 8, 1000]))
def test_any_history_in_any_pages(history: History, size: int) -> None:
    """Any history, projected as it comes or in pages of any size, gives the same rows."""
    with TemporaryDirectory() as folder, World(f"sqlite:///{folder}/chronicle.db") as world:
        Play(world, history).project(Random(size))
        as_it_came = world.state()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(runner, "PAGE", size)
            assert world.projector.rebuild().state_hash == as_it_came


def test_twice(world: World) -> None:
    """Two rebuilds in a row print the same hash, of two generations."""
    played(world, seed=7, number=2)
    one, two = world.projector.rebuild(), world.projector.rebuild()
    assert one.state_hash == two.state_hash
    assert one.position == two.position == world.position
    assert two.generation == one.generation + 1


def test_the_hash_shows_a_change(small: World) -> None:
    """Another event gives another hash."""
    small.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    one = small.projector.rebuild()
    small.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
    assert small.projector.rebuild().state_hash != one.state_hash


def test_an_empty_chronicle(world: World) -> None:
    """A chronicle with nothing but its opening can be rebuilt."""
    world.projector.catch_up()
    assert world.projector.rebuild().position == 1


def test_the_owners_names_in_a_rebuild(small: World) -> None:
    """An owner's word weighs as much in a rebuild as it did when it came in."""
    small.party("bis", "organization", name="Bureau of Industry and Security")
    small.instrument("entity-list", "list", owner="bis")
    small.projector.catch_up()
    owner = "Bureau of Industry and Security"
    said = {"party": "acme", "list": "entity-list"}
    small.fact("listed", when="2018-10-30", attributed_to="Reuters", **said)
    small.fact("delisted", when="2018-11-01", attributed_to=owner, **said)
    small.projector.catch_up()
    as_it_came = small.state()
    assert small.projector.rebuild().state_hash == as_it_came


# --- Answers that stay -----------------------------------------------------------------------


def stays(world: World, history: History, random: Random) -> None:
    """Ask in the middle; the rest, retractions and a rebuild change none of the answers."""
    play = Play(world, history)
    half = len(history) // 2 + 1
    play.append(0, half)
    world.projector.catch_up()
    told = asked(play, half, random)
    play.append(half)
    world.projector.catch_up()
    told |= asked(play, len(history), random)
    gone = [step.report for step in history if isinstance(step, Withdrawn | Dropped)]
    for said in play.reports:
        if said not in gone and random.random() < 0.5:
            world.retract(play.facts[said.number].stream)
    world.projector.catch_up()
    assert {question: again(world, question) for question in told} == told
    world.projector.rebuild()
    assert {question: again(world, question) for question in told} == told


def test_pinned_answers_stay(world: World) -> None:
    """What was answered at a position is answered alike after more events and a rebuild."""
    for seed in (11, 12):
        stays(world, history(Random(seed)), Random(seed))


@FEW
@given(histories(), st.randoms(use_true_random=True))
def test_any_pinned_answer_stays(history: History, random: Random) -> None:
    """Whatever is recorded later, a pinned answer never changes a byte."""
    with TemporaryDirectory() as folder, World(f"sqlite:///{folder}/chronicle.db") as world:
        stays(world, history, random)


# --- While it runs, and when it fails --------------------------------------------------------


@pytest.fixture
def joined(world: World) -> World:
    """Five states joined, all projected."""
    for n in range(5):
        world.fact("joined", actor=f"state-{n}", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()
    return world


def test_the_old_tables_answer_meanwhile(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a rebuild runs, questions are answered as if it did not."""
    monkeypatch.setattr(runner, "PAGE", 3)
    before = as_bytes(joined.questions.roster("paris-call", DAY))
    seen = []

    def progress(reached: int, head: int) -> None:
        seen.append((reached, head))
        assert as_bytes(joined.questions.roster("paris-call", DAY)) == before

    joined.projector.rebuild(progress)
    assert len(seen) > 3
    assert [reached for reached, _ in seen] == sorted(reached for reached, _ in seen)
    assert seen[-1] == (joined.position, joined.position)
    assert as_bytes(joined.questions.roster("paris-call", DAY)) == before


def test_questions_in_the_middle_of_a_page(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question in the middle of a page sees nothing of that page."""
    before = as_bytes(joined.questions.roster("paris-call", DAY))
    written = Page._write

    def write(page: Page) -> None:
        written(page)
        assert as_bytes(joined.questions.roster("paris-call", DAY)) == before

    monkeypatch.setattr(Page, "_write", write)
    joined.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
    joined.projector.catch_up()
    assert as_bytes(joined.questions.roster("paris-call", DAY)) != before


def test_a_write_during_a_rebuild(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded while a rebuild runs is in the new tables when they take over."""
    monkeypatch.setattr(runner, "PAGE", 3)
    late: list[str] = []

    def progress(reached: int, head: int) -> None:
        if reached == head and not late:
            late.append("chile")
            joined.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
            with World(joined.url) as other:
                other.projector.catch_up()

    joined.projector.rebuild(progress)
    assert late
    assert joined.questions.position() == joined.position
    assert joined.questions.ask("chile", "paris-call", DAY).answer == "yes"


def test_a_question_across_the_switch(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that has begun is answered from the tables it began with."""
    find = finding.find_party
    before = as_bytes(joined.questions.ask("state-1", "paris-call", DAY))
    rebuilt: list[runner.Rebuilt] = []

    def find_after_rebuild(*arguments: Any) -> Any:
        if not rebuilt:
            rebuilt.append(joined.projector.rebuild())
        return find(*arguments)

    monkeypatch.setattr("projections.questions.standing.find_party", find_after_rebuild)
    assert as_bytes(joined.questions.ask("state-1", "paris-call", DAY)) == before
    assert rebuilt


def test_a_question_across_two_switches(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rebuilds while one question is asked: it is answered, and never told to run init."""
    find, rebuilt = finding.find_instrument, list[runner.Rebuilt]()
    with World(postgres_url) as world:
        world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
        world.projector.catch_up()
        before = world.questions.ask("japan", "paris-call", DAY)  # what it reads first is known now

        def find_after_rebuilds(*arguments: Any) -> Any:
            while len(rebuilt) < 2:
                rebuilt.append(world.projector.rebuild())
            return find(*arguments)

        monkeypatch.setattr("projections.questions.asked.find_instrument", find_after_rebuilds)
        assert world.questions.ask("japan", "paris-call", DAY) == before


class _Planted(Exception):
    """A failure that nothing expects."""


@pytest.mark.parametrize("failing_page", [1, 2, 4])
def test_a_failed_rebuild(
    joined: World, failing_page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rebuild that fails leaves the old tables in use; the next one works."""
    state, before = joined.state(), as_bytes(joined.questions.roster("paris-call", DAY))
    apply, pages = Page.apply, iter(range(1, 1000))

    def fail(page: Page, events: Any) -> None:
        if next(pages) == failing_page:
            raise _Planted
        apply(page, events)

    with monkeypatch.context() as patch:
        patch.setattr(runner, "PAGE", 3)
        patch.setattr(Page, "apply", fail)
        with pytest.raises(_Planted):
            joined.projector.rebuild()
    assert as_bytes(joined.questions.roster("paris-call", DAY)) == before
    assert joined.state() == state
    joined.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
    assert joined.says("chile", "paris-call", DAY) == "yes, reported"
    assert joined.projector.rebuild().state_hash == joined.state()
    assert joined.says("chile", "paris-call", DAY) == "yes, reported"


def test_another_version_of_the_tables(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of another version are rebuilt before they answer."""
    state = joined.state()
    monkeypatch.setattr(runner, "VERSION", VERSION + 1)
    joined.restart()
    joined.projector.prepare()
    assert joined.state() == state
    assert joined.says("state-1", "paris-call", DAY) == "yes, reported"


def test_nothing_is_left_behind(joined: World) -> None:
    """However often it is rebuilt, two generations of tables are kept at most."""
    for _ in range(3):
        joined.projector.rebuild()
    tables = [t for t in inspect(joined.engine).get_table_names() if t.startswith("facts_g")]
    assert len(tables) <= 2


def test_reopened(sqlite_url: str, tmp_path: Path) -> None:
    """A chronicle that is opened again goes on where its read tables were."""
    with World(sqlite_url) as world:
        world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
        world.projector.catch_up()
        state = world.state()
    with World(sqlite_url) as world:
        assert world.state() == state
        assert world.says("japan", "paris-call", DAY) == "yes, reported"
    assert (tmp_path / "chronicle.db").exists()


def test_a_rebuild_that_stops(joined: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild that meets an event it cannot handle says where, and changes nothing."""
    before = as_bytes(joined.questions.roster("paris-call", DAY))
    fact = Page._bears
    monkeypatch.setattr(Page, "_bears", lambda row: 1 // (row.party != "state-3") and fact(row))
    with pytest.raises(Stopped) as stopped:
        joined.projector.rebuild()
    assert stopped.value.topic == "joined"
    assert as_bytes(joined.questions.roster("paris-call", DAY)) == before
