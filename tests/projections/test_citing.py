"""Cited answers keep their bytes; whether they would be others today is told, and why."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from domain.errors import Conflict, InvalidInput, NotFound
from events.citing import Cited
from events.pinned import PinnedQuestion, citation_id
from tests.given import BY, World, as_bytes

DAY = "2018-11-20"


def cite(world: World, kind: Any = "ask", known_at: int | None = None, **about: Any) -> Cited:
    """Cite what is answered, as every door does."""
    world.projector.catch_up()
    question = world.questions.pinned(kind, DAY, known_at, **about)
    hashed = world.questions.answer_hash(question)
    cited = world.chronicle.citations.cite(question, hashed, BY, "an article")
    world.projector.catch_up()
    return cited


@pytest.fixture
def call(world: World) -> World:
    """Japan joined the call."""
    world.fact("joined", actor="japan", instrument="call", when="2018-11-12")
    return world


def test_the_hash_is_of_the_bytes_that_every_door_gives(call: World) -> None:
    """Of an ask, a roster and a snapshot alike."""
    call.projector.catch_up()
    at, ask = call.position, call.questions
    roster = cite(call, "roster", at, instrument="call")
    given = as_bytes(ask.roster("call", DAY, at))
    assert ask.cited(roster.citation).sha256 == sha256(given).hexdigest()
    answer = ask.cited(cite(call, "ask", at, instrument="call", party="japan").citation)
    assert answer.answer is not None
    assert bytes(answer.answer) == as_bytes(ask.ask("japan", "call", DAY, at))
    with ask.snapshot(DAY, known_at=at, format="json") as written:
        list(written)
    assert ask.cited(cite(call, "snapshot", at).citation).sha256 == written.sha256


def test_the_same_question_is_cited_once(call: World) -> None:
    """However its names are put, whoever cites it; another position is another citation."""
    call.party("nippon", name="Japan")
    first = cite(call, party="japan", instrument="call")
    call.projector.catch_up()
    at = call.questions.cited(first.citation).question.known_at
    assert cite(call, "ask", at, party="japan", instrument="call") == first._replace(new=False)
    later = cite(call, party="japan", instrument="call")
    assert later.new
    assert later.citation != first.citation
    assert [one.citation for one in call.questions.citations()] == [first.citation, later.citation]


def test_the_id_is_the_hash_of_what_the_question_says() -> None:
    """What it does not say is left out, so that a field added later leaves older ids."""
    question = PinnedQuestion(kind="snapshot", valid_on=DAY, known_at=7)
    said = b'{"kind":"snapshot","known_at":7,"valid_on":"2018-11-20"}'
    assert citation_id(question) == "a1-" + sha256(said).hexdigest()[:32]


def test_a_cited_answer_keeps_its_bytes(call: World) -> None:
    """After a correction, a merge and a rebuild; today's stands apart from it."""
    cited = cite(call, party="japan", instrument="call")
    before = call.questions.cited(cited.citation)
    assert (before.intact, before.today.changed) == (True, False)
    (fact,) = call.ask("japan", "call", DAY).because
    call.correct(fact, "declined", actor="japan", instrument="call", when="2018-11-12")
    call.merge("japan", "nippon")
    call.projector.catch_up()
    call.projector.rebuild()
    after = call.questions.cited(cited.citation)
    assert after.intact
    assert after.answer is not None
    assert before.answer is not None
    assert bytes(after.answer) == bytes(before.answer)
    assert after.today.changed
    causes = [cause.cause for d in after.today.diffs for c in d.changes for cause in c.causes]
    assert "correction" in causes
    assert "merge" in causes


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("roster", {"instrument": "call"}),
        ("snapshot", {}),
        ("snapshot", {"instrument": "call"}),
        ("snapshot", {"party": "france"}),
        ("ask", {"instrument": "call", "party": "france"}),
    ],
)
def test_watching_tells_what_made_it_another(call: World, kind: str, about: Any) -> None:
    """Late news, with who recorded it; until then nothing is told."""
    call.party("france")
    call.fact("joined", actor="france", instrument="other", when="2018-11-12")
    cite(call, kind, **about)
    call.fact("joined", actor="chile", instrument="elsewhere", when="2018-11-12")
    call.projector.catch_up()
    (same,) = call.questions.watched()
    assert same.today.changed == (about == {})  # of everything, what is new is a change
    call.fact("joined", actor="france", instrument="call", when="2018-11-12")
    call.projector.catch_up()
    (one,) = call.questions.watched()
    assert one.today.changed
    (diff,) = [diff for diff in one.today.diffs if diff.instrument == "call"]
    (change,) = diff.changes
    assert (change.party, [cause.cause for cause in change.causes]) == ("france", ["late-news"])


def test_only_the_sources_of_the_question_change_it(call: World) -> None:
    """What another publisher says leaves the answer."""
    call.fact("joined", actor="france", instrument="call", when="2018-11-12", publisher="The Post")
    cite(call, "ask", instrument="call", party="japan", sources=["The Post"])
    call.fact("declined", actor="japan", instrument="call", when="2018-11-12", publisher="A Blog")
    call.projector.catch_up()
    (one,) = call.questions.watched()
    assert not one.today.changed


def test_another_hash_is_refused(call: World) -> None:
    """A program that gives other bytes does not cite over what is on file."""
    cited = cite(call, party="japan", instrument="call")
    question = call.questions.citation(cited.citation)
    with pytest.raises(Conflict, match="on file with another answer's SHA-256"):
        call.chronicle.citations.cite(question, "0" * 64, BY)
    with pytest.raises(InvalidInput, match="1 to 500 characters"):
        call.chronicle.citations.cite(question, "0" * 64, BY, " ")
    with pytest.raises(InvalidInput):
        call.chronicle.citations.cite(question, "no hash", BY)


def test_changed_read_tables_are_told(call: World) -> None:
    """The pinned answer no longer has the SHA-256 that it was cited with."""
    cited = cite(call, party="japan", instrument="call")
    with call.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE standing_g1 SET answer = 'no'")
    assert not call.questions.cited(cited.citation).intact


def test_an_unknown_citation(call: World) -> None:
    """Is not found."""
    call.projector.catch_up()
    with pytest.raises(NotFound, match="No answer is cited as 'a1-none'"):
        call.questions.cited("a1-none")
