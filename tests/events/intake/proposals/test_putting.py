"""Filing proposals: what is one, what is taken back, what is not proposed again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.errors import NotFound, Redacted
from events.intake.proposals.filed import Reading
from tests.events.intake.proposals.made_up import (
    COUNTED,
    DECLINED,
    JOINED,
    TEXT,
    archived,
    joined,
    only,
    proposal,
    put,
)
from tests.given import World


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


def test_nothing_is_filed_at_first(world: World) -> None:
    """A chronicle that never read a page has no proposals, and no table of them is needed."""
    assert world.chronicle.proposals.page() == []
    assert world.chronicle.proposals.counts() == {}
    assert not world.recorder.has_table("proposals")


def test_what_a_reader_finds_is_filed_open(world: World) -> None:
    """Each proposal is filed with its reader and rule, open, in the order of the reader."""
    told = put(world, joined(), joined("canada"), proposal("declined", "norway", DECLINED))
    rows = world.chronicle.proposals.page()
    assert [row.proposal for row in rows] == list(told.new)
    assert [row.told.roles["actor"] for row in rows] == ["japan", "canada", "norway"]
    assert {(row.state, row.told.readers, row.told.rules) for row in rows} == {
        ("open", ("rules@1",), ("named-list",))
    }
    assert rows[0].draft == joined()


def test_no_event_is_recorded_by_filing(world: World) -> None:
    """Proposals are no events: the log stays where it was."""
    archived(world)
    before = world.position
    put(world, joined())
    assert world.position == before


def test_reading_again_changes_nothing(world: World) -> None:
    """The same reader over the same text files nothing twice, and nothing gets a new revision."""
    put(world, joined(), joined("canada"))
    before = world.chronicle.proposals.page()
    told = put(world, joined(), joined("canada"))
    assert (told.new, len(told.same)) == ((), 2)
    assert world.chronicle.proposals.page() == before


def test_two_readers_of_one_fact_are_one_proposal(world: World) -> None:
    """Another reader whose words overlap adds its name; the proposal stays one."""
    put(world, joined())
    shorter = proposal(
        "joined", "japan", "Japan and Canada joined", reader="small@0f", rule="model"
    )
    assert put(world, shorter).new == ()
    (row,) = world.chronicle.proposals.page()
    assert row.told.readers == ("rules@1", "small@0f")
    assert row.told.rules == ("named-list", "model")
    assert row.draft == joined()


def test_the_reader_with_fewer_doubts_is_shown(world: World) -> None:
    """Of two readers of one fact, the one that doubts less says what is proposed."""
    put(world, joined(when="", doubts=("no publication day",)))
    put(world, joined(reader="small@0f", rule="model"))
    (row,) = world.chronicle.proposals.page()
    assert row.draft is not None
    assert (row.draft.when, row.revision) == ("2021-05-03", 2)


def test_the_same_act_in_other_words_is_another_proposal(world: World) -> None:
    """Words that do not overlap are another report of it, and are decided on their own."""
    start = TEXT.index(DECLINED)
    elsewhere = joined(start=start, end=start + len(DECLINED), quote=DECLINED)
    assert len(put(world, joined(), elsewhere).new) == 2


def test_two_numbers_of_one_sentence_are_two_proposals(world: World) -> None:
    """50 states and 150 companies have one quote and one instrument, and are two claims."""
    states = proposal("count-reported", None, COUNTED,
                      values={"number": 50, "operator": "gt", "unit": "states"})  # fmt: skip
    companies = proposal("count-reported", None, COUNTED,
                         values={"number": 150, "operator": "eq", "unit": "companies"})  # fmt: skip
    assert len(put(world, states, companies).new) == 2


def test_what_a_newer_version_no_longer_finds_is_taken_back(world: World) -> None:
    """An open proposal of rules@1 goes when rules@2 does not find it; another reader keeps it."""
    put(world, joined(), joined("canada"))
    put(world, joined("canada", reader="small@0f"))
    told = put(world, proposal("declined", "norway", DECLINED, reader="rules@2"))
    assert len(told.gone) == 1
    left = {row.told.roles["actor"]: row.told.readers for row in world.chronicle.proposals.page()}
    assert left == {"canada": ("small@0f",), "norway": ("rules@2",)}


def test_another_date_is_another_revision(world: World) -> None:
    """A newer version that gives another day replaces what its forerunner proposed."""
    put(world, joined())
    put(world, joined(reader="rules@2", when="2021-05"))
    (row,) = world.chronicle.proposals.page()
    assert row.draft is not None
    assert (row.draft.when, row.revision, row.told.readers) == ("2021-05", 2, ("rules@2",))


def test_a_rejected_one_is_not_proposed_again(world: World) -> None:
    """Neither another version nor another reader brings back what was rejected there."""
    put(world, joined())
    world.chronicle.decisions.reject(only(world), "ada", "it only welcomed the pledge")
    for reader in ("rules@1", "rules@2", "small@0f"):
        told = put(world, proposal("joined", "japan", "Canada joined the Harbour Pledge on Monday",
                                   reader=reader, rule="another"))  # fmt: skip
        assert (told.new, len(told.decided)) == ((), 1)
    (row,) = world.chronicle.proposals.page()
    assert (row.state, row.draft) == ("rejected", joined())


def test_decisions_are_found_again_in_the_log(world: World) -> None:
    """Where the table was lost, reading again files what was decided as decided."""
    put(world, joined(), joined("canada"))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    accepted = world.chronicle.decisions.accept(first, "ada")
    world.chronicle.decisions.reject(second, "ada", "no")
    with world.log.writing() as write:
        world.recorder.execute(write.cursor, "DELETE FROM proposals")
    told = put(world, joined(), joined("canada"))
    assert told.new == ()
    rows = world.chronicle.proposals.page()
    assert [(row.state, row.told.fact) for row in rows] == [
        ("accepted", accepted.fact), ("rejected", None),
    ]  # fmt: skip


def test_a_quote_that_is_no_slice_is_refused(world: World) -> None:
    """What a reader misquotes is not filed, and said; the rest of the page is."""
    told = put(world, joined(start=3), joined("canada"), joined("norway", kind="joinned"))
    assert len(told.new) == 1
    assert "not the slice [3" in told.refused[0]
    assert "Did you mean joined" in told.refused[1]


def test_control_characters_are_refused(world: World) -> None:
    """Words that a model made up must not steer the terminal of whoever reviews them."""
    told = put(world, joined(as_said="joined\x1b[2J"), joined("canada", as_said="joined\x9b2J"))
    assert told.new == ()
    assert all("control character" in why for why in told.refused)


def test_nothing_is_quoted_from_noise(world: World) -> None:
    """A quote that begins, ends or lies in a span that is not the article is refused."""
    reading = archived(world)
    end = len(JOINED)
    for noise in ((0, 3), (end - 1, end), (end - 2, end + 5), (0, 200)):
        told = world.chronicle.proposals.put(reading, [joined()], noise=[noise])
        assert told.new == ()
        assert "not the article" in told.refused[0]


def test_a_stub_inside_a_quote_may_stand(world: World) -> None:
    """An empty stock ticker between two names of a list does not take the list away."""
    told = world.chronicle.proposals.put(archived(world), [joined()], noise=[(6, 9)])
    assert (len(told.new), told.refused) == (1, ())


def test_only_an_archived_text_is_read(world: World) -> None:
    """Proposals about a text that nobody archived are refused, and nothing is written."""
    with pytest.raises(NotFound):
        world.chronicle.proposals.put(Reading(text="t1-0", document="d1-0", reader="rules@1"), [])
    assert not world.recorder.has_table("proposals")


def test_pages_of_the_queue_follow_each_other(world: World) -> None:
    """The next page starts after the place of the last one; filters narrow both."""
    put(
        world,
        joined(),
        joined("canada", rule="list-form"),
        proposal("declined", "norway", DECLINED),
    )
    shelf = world.chronicle.proposals
    first = shelf.page(limit=2)
    rest = shelf.page(after=first[-1].place, limit=2)
    assert [r.told.roles["actor"] for r in (*first, *rest)] == ["japan", "canada", "norway"]
    assert [r.told.roles["actor"] for r in shelf.page(rule="list-form", limit=1)] == ["canada"]
    shelf_of = shelf.page(document="d1-0")
    assert shelf_of == []
    world.chronicle.decisions.skip(first[0].proposal, "ada")
    assert [r.proposal for r in shelf.page(states=("skipped",))] == [first[0].proposal]
    assert shelf.counts() == {
        "open": 2, "accepted": 0, "amended": 0, "rejected": 0, "skipped": 1,
    }  # fmt: skip


def test_erased_words_leave_the_decision(world: World) -> None:
    """Erasing a text's proposals takes their words; what was decided stays, and holds."""
    put(world, joined())
    world.chronicle.decisions.reject(only(world), "ada", "no")
    (row,) = world.chronicle.proposals.page()
    world.chronicle.redactions.redact(row.document, "erased", "ada", "by request")
    (erased,) = world.chronicle.proposals.page()
    assert (erased.draft, erased.state, erased.told) == (None, "rejected", row.told)
    assert JOINED not in repr(erased)
    with pytest.raises(Redacted):
        world.chronicle.proposals.put(
            Reading(text=row.text, document=row.document, reader="rules@2"), [joined()]
        )
