"""From reports to answers: the table of model.md §4, asked the way every door asks."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from tests.given import World, as_bytes, quoted

DAY = "2018-11-20"


def test_reported(world: World) -> None:
    """Japan is reported to have joined: yes, since that day, for that reason."""
    fact = world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    found = world.ask("japan", "paris-call", DAY)
    assert (found.answer, found.reason, found.certainty) == ("yes", "reported", "definite")
    assert (found.status, found.since, found.because) == ("supporter", "2018-11-12", (fact,))
    assert (found.valid_on, found.position) == (DAY, world.position)
    assert found.sentence.startswith("Yes: on 2018-11-20 japan had joined paris-call")


def test_never_reported(world: World) -> None:
    """Nothing names China: unknown, never no."""
    world.party("china")
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    assert world.says("china", "paris-call", DAY) == "unknown, never-reported"


def test_declined_long_ago(world: World) -> None:
    """A no of 2018 is shown in 2021 as last reported in 2018."""
    world.fact("declined", actor="china", instrument="paris-call", when="2018-11-12")
    found = world.ask("china", "paris-call", "2021-06-01")
    assert (found.answer, found.reason) == ("no", "declined")
    assert found.last_reported == "2018-11-12"
    assert "last reported 2018-11-12" in found.sentence


def test_before_it_existed(world: World) -> None:
    """Before it was launched nobody had joined, whatever a report says."""
    launched = world.fact("launched", instrument="paris-call", when="2018-11-12")
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-01")
    found = world.ask("japan", "paris-call", "2018-11-05")
    assert (found.answer, found.reason, found.because) == ("no", "not-yet", (launched,))
    world.party("china")
    assert world.says("china", "paris-call", "2018-11-05") == "no, not-yet"
    assert world.says("japan", "paris-call", "2018-11-12") == "yes, reported"


def test_a_treatys_three_questions(world: World) -> None:
    """Signed, consented and in force are asked apart, and consent if nothing is said."""
    world.instrument("rome-statute", "treaty")
    world.fact("signed", actor="russia", instrument="rome-statute", when="2000-09-13")
    world.fact("signed", actor="japan", instrument="rome-statute", when="2000-10-01")
    world.fact("acceded", actor="japan", instrument="rome-statute", when="2007-07-17")
    world.fact(
        "entered-into-force-for", actor="japan", instrument="rome-statute", when="2007-10-01"
    )
    day = "2007-08-01"
    assert world.ask("russia", "rome-statute", day, aspect="signature").answer == "yes"
    assert world.ask("russia", "rome-statute", day, aspect="consent").reason == "never-reported"
    assert world.ask("japan", "rome-statute", day).aspect == "consent"
    assert world.ask("japan", "rome-statute", day).answer == "yes"
    assert world.ask("japan", "rome-statute", day, aspect="force").reason == "not-yet"
    assert world.ask("japan", "rome-statute", "2007-10-01", aspect="force").answer == "yes"


def test_no_such_question(small: World) -> None:
    """A pledge is not ratified: its consent cannot be asked, and the refusal says what can."""
    small.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    with pytest.raises(InvalidInput, match="it has participation") as refused:
        small.ask("japan", "paris-call", DAY, aspect="consent")
    assert refused.value.field == "aspect"


@pytest.mark.parametrize("text", ["2018-11-31", "2018-11", "yesterday", "", "2018-1-1"])
def test_impossible_days(small: World, text: str) -> None:
    """A question is about one day that the calendar has."""
    small.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    with pytest.raises(InvalidInput) as refused:
        small.ask("japan", "paris-call", text)
    assert refused.value.field == "valid_on"


def test_a_list(world: World) -> None:
    """An entity is on a list from its listing until it is taken off."""
    world.fact("listed", party="acme", list="entity-list", when="2018-10-30")
    world.fact("delisted", party="acme", list="entity-list", when="2020-05-01")
    assert world.says("acme", "entity-list", "2018-10-29") == "no, not-yet"
    assert world.says("acme", "entity-list", DAY) == "yes, reported"
    assert world.says("acme", "entity-list", "2020-05-01") == "no, delisted"


def test_the_owners_word(world: World) -> None:
    """A document that the list's owner published, or is quoted in, outweighs an article."""
    world.party("bis", "organization", name="Bureau of Industry and Security")
    world.instrument("entity-list", "list", owner="bis")
    world.projector.catch_up()  # the owner's names are in the tables before they matter
    world.fact("listed", party="acme", list="entity-list", when="2018-10-30")
    denied = world.fact(
        "declined",
        actor="acme",
        instrument="entity-list",
        when="2018-11-01",
        publisher="Bureau of Industry and Security",
    )
    found = world.ask("acme", "entity-list", DAY)
    assert (found.answer, found.reason, found.because) == ("no", "declined", (denied,))


def test_the_owners_word_on_one_page(small: World) -> None:
    """The owner's word weighs the same if the owner was registered a moment before."""
    small.party("bis", "organization", name="Bureau of Industry and Security")
    small.instrument("entity-list", "list", owner="bis")
    small.fact(
        "listed", party="acme", list="entity-list", when="2018-10-30", attributed_to="Reuters"
    )
    owner = "Bureau of Industry and Security"
    small.fact(
        "declined", actor="acme", instrument="entity-list", when="2018-11-01", attributed_to=owner
    )
    assert small.says("acme", "entity-list", DAY) == "no, declined"


def test_a_roster(world: World) -> None:
    """A roster has everybody something is on file about, by name, with the day's standing."""
    for party, when in (("japan", "2018-11-12"), ("france", "2018-11-12"), ("chile", "2019-01-01")):
        world.fact("joined", actor=party, instrument="paris-call", when=when)
    world.fact("declined", actor="china", instrument="paris-call", when="2018-11-12")
    world.fact("launched", actor="france", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()
    roster = world.questions.roster("paris-call", DAY)
    assert [(e.party, e.answer, e.reason) for e in roster.entries] == [
        ("chile", "no", "not-yet"),
        ("china", "no", "declined"),
        ("france", "yes", "reported"),
        ("japan", "yes", "reported"),
    ]
    assert roster.counts == {"yes": 2, "no": 2, "unknown": 0}
    before = world.questions.roster("paris-call", "2018-11-11")
    assert {e.reason for e in before.entries} == {"not-yet"}


def test_a_roster_says_what_ask_says(world: World) -> None:
    """Every entry of a roster is the answer to the question about that party."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11")
    world.fact("announced-intent", actor="chile", instrument="paris-call", act="join", when="2018")
    world.fact("withdrew", actor="fiji", instrument="paris-call", when="2018-11-15?")
    world.projector.catch_up()
    for day in ("2018-10-01", "2018-11-15", "2019-01-01"):
        for entry in world.questions.roster("paris-call", day).entries:
            asked = world.ask(entry.party, "paris-call", day)
            assert all(
                getattr(entry, field) == getattr(asked, field)
                for field in ("answer", "reason", "since", "last_reported", "certainty", "because")
            )


def test_a_timeline(world: World) -> None:
    """A timeline has all facts about an instrument in the order of their days in the world."""
    late = world.fact("joined", actor="chile", instrument="paris-call", when="2019-01-01")
    early = world.fact("launched", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()
    assert [f.fact for f in world.questions.timeline("paris-call").facts] == [early, late]


def test_an_audit(world: World) -> None:
    """From a fact to its words, its source, what was said about it and the answers on it."""
    fact = world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    world.rank(fact, "preferred")
    world.projector.catch_up()
    audit = world.questions.audit(fact)
    assert quoted(audit).verified
    assert quoted(audit).exact == "1: joined, japan paris-call."
    assert [(note.kind, note.detail) for note in audit.notes] == [("fact-ranked", "preferred")]
    assert [(u.valid_from, u.valid_to, u.answer, u.speaks) for u in audit.uses] == [
        (None, "2018-11-12", "no", "for"),
        ("2018-11-12", None, "yes", "for"),
    ]


def test_a_write_is_in_the_next_answer(world: World) -> None:
    """After catching up, the next question sees what was just recorded."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    for n in range(5):
        world.fact("joined", actor=f"state-{n}", instrument="paris-call", when="2018-11-12")
        assert world.projector.catch_up() == world.position
        found = world.questions.ask(f"state-{n}", "paris-call", DAY)
        assert (found.answer, found.position) == ("yes", world.position)


def test_the_same_bytes_from_both_databases(sqlite_url: str, postgres_url: str) -> None:
    """The same log gives the same answers, byte for byte, and the same state hash."""
    told = []
    for url in (sqlite_url, postgres_url):
        with World(url) as world:
            world.party("eu", "group")
            world.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
            world.fact(
                "joined", actor="eu", instrument="paris-call", when="2018-11", quantifier="all"
            )
            world.fact("launched", instrument="paris-call", when="2018-11-12?")
            wrong = world.fact("declined", actor="uk", instrument="paris-call", when="2018")
            world.rank(wrong, "deprecated")
            days = ("2018-01-01", "2018-11-20", "2019-01-01")
            answers = [as_bytes(world.ask("uk", "paris-call", day)) for day in days]
            answers.append(as_bytes(world.questions.roster("paris-call", DAY)))
            answers.append(as_bytes(world.questions.timeline("paris-call")))
            answers.append(as_bytes(world.questions.audit(wrong)))
            told.append((answers, world.state()))
    assert told[0] == told[1]


def test_joined_before_it_began(world: World) -> None:
    """A report of joining that is dated before the instrument began stands against `not-yet`."""
    world.fact("launched", instrument="paris-call", when="2018-06-01")
    joined = world.fact("joined", actor="japan", instrument="paris-call", when="2018-05-01")
    answer = world.ask("japan", "paris-call", "2018-05-15")
    assert (answer.answer, answer.reason, answer.against) == ("no", "not-yet", (joined,))
    (entry,) = world.questions.roster("paris-call", "2018-05-15").entries
    assert entry.against == (joined,)
    assert world.ask("japan", "paris-call", "2018-04-15").against == ()


def test_a_party_that_did_not_exist(small: World) -> None:
    """On a day outside its registered existence the answer is the same, and a note says so."""
    small.party("old-republic", existed_from="1949-10-07", existed_until="1990-10-02/1990-10-03")
    small.fact("joined", actor="old-republic", instrument="pact", when="1973-09-18")
    answer = small.ask("old-republic", "pact", "2001-01-01")
    assert (answer.answer, answer.reason) == ("yes", "reported")
    assert answer.note == (
        "By its registration old-republic existed from 1949-10-07, before 1990-10-02/1990-10-03."
    )
    assert small.ask("old-republic", "pact", "1990-10-02").note is None
    assert small.ask("old-republic", "pact", "1949-10-06").note is not None
