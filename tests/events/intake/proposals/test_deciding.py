"""Deciding about proposals: one write or nothing, under the lock, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from domain.errors import Ambiguous, ChronicleError, Conflict, InvalidInput, NotFound, QuoteMismatch
from events.drafts import FactDraft, PartyDraft
from events.intake.proposals.amending import Amendment, fact_draft
from events.record import DecisionUndone, FactRetracted, ProposalAccepted, ProposalRejected
from events.report import Origin
from tests.events.intake.proposals.made_up import TEXT, acme, joined, only, put
from tests.given import World

BY = "Ada Example"


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


def events_after(world: World, position: int) -> list[Any]:
    """The events above a position."""
    return [recorded.event for recorded in world.log.read(position)]


def test_accepting_records_the_decision_and_the_fact(world: World) -> None:
    """One write holds the decision and the fact right after it; the row says both."""
    put(world, joined())
    before = world.position
    told = world.chronicle.decisions.accept(only(world), BY)
    decision, fact = events_after(world, before)
    assert isinstance(decision, ProposalAccepted)
    assert (decision.fact, decision.by, decision.amended) == (told.fact, BY, False)
    assert (decision.proposed_by, decision.rules) == (("rules@1",), ("named-list",))
    assert (fact.TOPIC, fact.actor, fact.when) == ("joined", "japan", "2021-05-03")
    assert fact.origin == Origin("rules@1", BY)
    (row,) = world.chronicle.proposals.page()
    assert (row.state, row.told.fact, row.told.by) == ("accepted", told.fact, BY)
    assert row.told.position == told.position == before + 1
    assert row.told.at is not None
    assert world.says("japan", "harbour-pledge", "2021-06-01") == "yes, reported"


def test_a_decision_holds_no_words_of_the_text(world: World) -> None:
    """What is written into the log of a decision quotes nothing."""
    put(world, joined(), joined("canada"))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    before = world.position
    world.chronicle.decisions.accept(first, BY)
    world.chronicle.decisions.reject(second, BY, "no")
    states = b"".join(row.state for row in world.recorder.read(before, 10))
    words = TEXT.split()
    assert not any(f"{one} {two}".encode() in states for one, two in pairwise(words))


def test_accepting_registers_whom_it_names(world: World) -> None:
    """A new party is registered in the same write, before the fact that names it."""
    put(world, acme())
    before = world.position
    world.chronicle.decisions.accept(only(world), BY)
    assert [type(e).TOPIC for e in events_after(world, before)] == [
        "party-registered", "proposal-accepted", "joined",
    ]  # fmt: skip


def test_whom_an_earlier_decision_registered_is_not_registered_again(world: World) -> None:
    """A second proposal that calls the same new party "The …" is accepted all the same."""
    start = TEXT.index("Acme Robotics joined too")
    the = (PartyDraft(id="acme-robotics", kind="company", name="The Acme Robotics"),)
    put(world, acme())
    put(world, acme(), acme(kind="declined", start=start, new_parties=the))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    world.chronicle.decisions.accept(first, BY)
    before = world.position
    world.chronicle.decisions.accept(second, BY)
    assert [type(e).TOPIC for e in events_after(world, before)] == ["proposal-accepted", "declined"]


def test_only_those_whom_the_fact_names_are_registered(world: World) -> None:
    """A new party that an amendment takes out of the roles is not registered."""
    put(world, acme())
    before = world.position
    roles = {"actor": "canada", "instrument": "harbour-pledge"}
    world.chronicle.decisions.amend(only(world), Amendment(roles=roles), BY)
    assert [type(e).TOPIC for e in events_after(world, before)] == ["proposal-accepted", "joined"]


def test_what_the_gate_refuses_writes_nothing(world: World) -> None:
    """An id that is taken for something else: neither party nor decision nor fact."""
    put(world, acme())
    world.party("acme-robotics", "organization", name="The Acme Robotics Club")
    before = world.position
    with pytest.raises(Conflict):
        world.chronicle.decisions.accept(only(world), BY)
    assert world.position == before
    assert world.chronicle.proposals.page()[0].state == "open"


def test_an_impossible_date_is_refused_by_its_part(world: World) -> None:
    """The error names the part of the proposal, which stays open."""
    put(world, joined(when="2021-02-30"))
    before = world.position
    with pytest.raises(InvalidInput) as caught:
        world.chronicle.decisions.accept(only(world), BY)
    assert caught.value.field == "proposal.when"
    assert world.position == before


def test_the_same_decision_twice_says_so(world: World) -> None:
    """Accepting, rejecting and undoing again record nothing and give the first position."""
    put(world, joined(), joined("canada"))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    decisions = world.chronicle.decisions
    accepted = decisions.accept(first, BY)
    assert decisions.accept(first, "Bob") == accepted._replace(new=False)
    rejected = decisions.reject(second, BY, "no")
    assert decisions.reject(second, "Bob", "never") == rejected._replace(new=False)
    undone = decisions.undo(second, BY, "a slip")
    assert decisions.undo(second, BY, "a slip") == undone._replace(new=False)
    assert decisions.skip(second, BY).new
    assert not decisions.skip(second, BY).new


def test_another_decision_is_a_conflict_that_says_who(world: World) -> None:
    """What is accepted cannot be rejected, amended or skipped, and the other way round."""
    put(world, joined(), joined("canada"))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    decisions = world.chronicle.decisions
    decisions.accept(first, BY)
    decisions.reject(second, BY, "it only welcomed it")
    amendment = Amendment(when="2021-05")
    attempts: list[Callable[[], Any]] = [
        lambda: decisions.reject(first, "Bob", "no"),
        lambda: decisions.skip(first, "Bob"),
        lambda: decisions.amend(first, amendment, "Bob"),
        lambda: decisions.accept(second, "Bob"),
        lambda: decisions.amend(second, amendment, "Bob"),
        lambda: decisions.skip(second, "Bob"),
    ]
    for attempt in attempts:
        with pytest.raises(Conflict, match=f"by {BY}.*Undo that first"):
            attempt()


def test_an_amended_one_says_that_it_was(world: World) -> None:
    """The fact has the changes, the decision the proposal's own roles; the date rule is gone."""
    put(world, joined(date_rule="weekday@1", anchor="2021-05-04", named_as={"actor": "Japan"}))
    before = world.position
    told = world.chronicle.decisions.amend(
        only(world), Amendment(when="2021-05", as_said="signatory"), BY, reason="no day is given"
    )
    decision, fact = events_after(world, before)
    assert (decision.amended, decision.reason) == (True, "no day is given")
    assert (fact.when, fact.as_said, fact.date_rule, fact.anchor) == (
        "2021-05", "signatory", None, None,
    )  # fmt: skip
    assert told.state == world.chronicle.proposals.page()[0].state == "amended"
    again = world.chronicle.decisions.amend(
        only(world), Amendment(when="2021-05", as_said="signatory"), "Bob"
    )
    assert again == told._replace(new=False)


def test_an_amended_quote_passes_the_gate(world: World) -> None:
    """Other words of the text will do; words that do not stand there are refused."""
    put(world, joined())
    with pytest.raises(QuoteMismatch) as caught:
        world.chronicle.decisions.amend(only(world), Amendment(quote="Japan has joined"), BY)
    assert caught.value.field == "proposal.citation.quote"
    told = world.chronicle.decisions.amend(only(world), Amendment(quote="Japan and Canada"), BY)
    assert told.fact is not None
    fact: Any = world.log.stream(told.fact)[0]
    assert (fact.citation.start, fact.citation.end) == (0, len("Japan and Canada"))


def test_an_amendment_that_changes_nothing_is_refused(world: World) -> None:
    """Accepting is what is meant then."""
    put(world, joined())
    with pytest.raises(InvalidInput, match="changes nothing"):
        world.chronicle.decisions.amend(only(world), Amendment(when="2021-05-03"), BY)


def test_a_rejection_can_be_undone(world: World) -> None:
    """It is open again, by an event that says who and why, and can be accepted."""
    put(world, joined())
    decisions = world.chronicle.decisions
    decisions.reject(only(world), BY, "no")
    told = decisions.undo(only(world), "Bob", "it is in the second line")
    assert (told.state, told.fact) == ("open", None)
    assert decisions.accept(only(world), BY).state == "accepted"
    history = world.log.stream(only(world))
    assert [type(event) for event in history] == [
        ProposalRejected, DecisionUndone, ProposalAccepted,
    ]  # fmt: skip


def test_undoing_an_acceptance_retracts_its_fact(world: World) -> None:
    """The fact is taken back for the same reason, in the same write; it cannot come back as is."""
    put(world, joined())
    decisions = world.chronicle.decisions
    fact = decisions.accept(only(world), BY).fact
    assert fact is not None
    before = world.position
    decisions.undo(only(world), "Bob", "the pledge is another")
    undone, retracted = events_after(world, before)
    assert undone == DecisionUndone(
        proposal=only(world), by="Bob", reason="the pledge is another")  # fmt: skip
    assert retracted == FactRetracted(fact=fact, by="Bob", reason="the pledge is another")
    assert world.says("japan", "harbour-pledge", "2021-06-01") == "unknown, never-reported"
    with pytest.raises(Conflict, match="taken back by Bob"):
        decisions.accept(only(world), BY)
    assert decisions.amend(only(world), Amendment(when="2021-05"), BY).new


def test_a_fact_that_was_there_before_stays_when_an_acceptance_is_undone(world: World) -> None:
    """Somebody had recorded the same report; undoing takes back the decision alone."""
    put(world, joined())
    (row,) = world.chronicle.proposals.page()
    by_hand: FactDraft = fact_draft(joined(), row.document, Origin("Eve", "Eve"), quoted_anew=False)
    (recorded,) = world.chronicle.record([by_hand], "Eve")
    told = world.chronicle.decisions.accept(row.proposal, BY)
    assert told.fact == recorded.fact
    before = world.position
    world.chronicle.decisions.undo(row.proposal, BY, "a slip")
    assert [type(e) for e in events_after(world, before)] == [DecisionUndone]
    assert world.says("japan", "harbour-pledge", "2021-06-01") == "yes, reported"


def test_skipping_leaves_no_event_and_can_be_undone(world: World) -> None:
    """A skipped proposal can still be decided about; undoing opens it."""
    put(world, joined())
    before = world.position
    assert world.chronicle.decisions.skip(only(world), BY).state == "skipped"
    assert world.chronicle.decisions.undo(only(world), BY, "again").state == "open"
    assert world.position == before
    world.chronicle.decisions.skip(only(world), BY)
    assert world.chronicle.decisions.accept(only(world), BY).state == "accepted"


def test_what_changed_since_it_was_looked_at_is_not_accepted(world: World) -> None:
    """A reviewer who saw the first revision does not accept the second unseen."""
    put(world, joined())
    put(world, joined(reader="rules@2", when="2021-04"))
    with pytest.raises(Conflict, match="has changed since"):
        world.chronicle.decisions.accept(only(world), BY, revision=1)
    assert world.chronicle.decisions.accept(only(world), BY, revision=2).new


def test_racing_reviewers_record_one_decision(world: World) -> None:
    """Eight who accept and reject at once: one of them decides, the others are told."""
    put(world, joined())
    proposal = only(world)
    before = world.position

    def decide(place: int) -> str:
        try:
            if place % 2:
                return f"new {world.chronicle.decisions.reject(proposal, f'r{place}', 'no').new}"
            return f"new {world.chronicle.decisions.accept(proposal, f'a{place}').new}"
        except ChronicleError as error:
            return error.type

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(decide, range(8)))
    assert told.count("new True") == 1
    assert set(told) <= {"new True", "new False", "conflict"}
    decisions = [e for e in events_after(world, before) if not hasattr(e, "citation")]
    assert len(decisions) == 1


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_rejection_says_why(world: World, reason: str) -> None:
    """A reason that is none, or a passage of text, is refused."""
    put(world, joined())
    with pytest.raises(InvalidInput) as caught:
        world.chronicle.decisions.reject(only(world), BY, reason)
    assert caught.value.field == "reason"


def test_an_unknown_proposal_is_not_found(world: World) -> None:
    """Also where nothing was ever filed."""
    with pytest.raises(NotFound, match="p1-0"):
        world.chronicle.decisions.accept("p1-0", BY)
    with pytest.raises(NotFound, match="p1-0"):
        world.chronicle.decisions.reject("p1-0", BY, "no")


def test_a_new_party_may_be_given_by_an_amendment(world: World) -> None:
    """Whoever the reviewer names instead is registered with the decision."""
    put(world, joined())
    club = PartyDraft(id="quay-club", kind="organization", name="Quay Club")
    roles = {"actor": "quay-club", "instrument": "harbour-pledge"}
    told = world.chronicle.decisions.amend(
        only(world), Amendment(roles=roles, new_parties=(club,)), BY
    )
    assert told.fact is not None
    assert world.says("quay-club", "harbour-pledge", "2021-06-01") == "yes, reported"


def test_a_name_of_two_parties_is_accepted_only_once_one_is_chosen(world: World) -> None:
    """Accepting says between whom to choose; with the choice made the fact is recorded."""
    both = {"choices": {"actor": ("canada", "japan")}, "named_as": {"actor": "the islands"}}
    put(world, joined("canada-or-japan", **both))
    with pytest.raises(Ambiguous, match="'the islands' may be canada or japan") as refused:
        world.chronicle.decisions.accept(only(world), BY)
    assert (refused.value.field, refused.value.candidates) == (
        "proposal.roles.actor",
        ("canada", "japan"),
    )
    chosen = Amendment(roles={"actor": "japan", "instrument": "harbour-pledge"})
    assert world.chronicle.decisions.amend(only(world), chosen, BY).state == "amended"
    assert world.says("japan", "harbour-pledge", "2021-06-01") == "yes, reported"
