"""The audit: from an answer down to the words, from a document up to all that rests on it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from domain.errors import InvalidInput, NotFound
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from projections.questions.auditing.shapes import DocumentAudit
from tests.given import BY, World

PAGE = (
    "News of the day.\n\nOn Monday Japan joined the call. Canada joined too.\n\nRussia stayed out."
)


def archive(world: World, words: str, **about: Any) -> str:
    """Archive a text; its document."""
    return world.chronicle.archive(DocumentDraft(content=words.encode(), **about)).document


def joined(world: World, document: str, actor: str, quote: str, kind: str = "joined") -> str:
    """Record that somebody joined the call, in these words of a document; the fact."""
    world.mention("actor", actor)
    world.mention("instrument", "call")
    cited = CitationDraft(document=document, quote=quote)
    draft = FactDraft(kind=kind, roles={"actor": actor, "instrument": "call"},
                      when="2018-11-12", citation=cited)  # fmt: skip
    return world.chronicle.record([draft], BY)[0].fact


@pytest.fixture
def page(world: World) -> str:
    """A page that three facts are drawn from."""
    document = archive(world, PAGE, publisher="The Dispatch", title="The call")
    joined(world, document, "japan", "Japan joined the call")
    joined(world, document, "canada", "Canada joined too")
    joined(world, document, "russia", "Russia stayed out", "declined")
    return document


def audited(world: World, document: str, after: int = 0, limit: int = 50) -> DocumentAudit:
    """The audit of a document as it is now."""
    world.projector.catch_up()
    return world.questions.document(document, after=after, limit=limit)


def test_a_document_leads_to_its_facts_and_their_answers(world: World, page: str) -> None:
    """Every fact with its words in their paragraph, and the spans of answers that rest on it."""
    audit = audited(world, page)
    assert (audit.document.title, audit.document.publisher) == ("The call", "The Dispatch")
    assert [fact.fact.roles["actor"] for fact in audit.facts] == ["japan", "canada", "russia"]
    japan = audit.facts[0]
    assert japan.quote is not None
    assert (japan.quote.before, japan.quote.exact) == ("On Monday ", "Japan joined the call")
    assert japan.quote.after == ". Canada joined too."
    assert [(use.party, use.answer, use.speaks) for use in japan.uses] == [
        ("japan", "no", "for"),
        ("japan", "yes", "for"),
    ]
    assert (audit.totals.facts, audit.totals.counting, audit.next) == (3, 3, None)
    assert audit.totals.spans_for == sum(len(fact.uses) for fact in audit.facts)


def test_what_counts_no_more_is_shown_with_who_and_why(world: World, page: str) -> None:
    """A retracted fact stays in the audit of its document; its notes say what became of it."""
    fact = audited(world, page).facts[0].fact.fact
    world.retract(fact)
    audit = audited(world, page)
    assert [drawn.counts for drawn in audit.facts] == [False, True, True]
    (note,) = audit.facts[0].notes
    assert (note.kind, note.by, note.reason) == ("fact-retracted", BY, "it was never said")
    assert audit.facts[0].uses == ()
    assert (audit.totals.counting, audit.totals.taken_back["retracted"]) == (2, 1)


def test_a_fact_that_lost_is_found_against(world: World, page: str) -> None:
    """What speaks against an answer is no less audited than what speaks for it."""
    world.rank(joined(world, page, "japan", "Canada joined too", "declined"), "preferred")
    audit = audited(world, page)
    (use,) = [use for use in audit.facts[0].uses if use.speaks == "against"]
    assert (use.party, use.answer) == ("japan", "no")
    assert audit.totals.spans_against == 1


def test_facts_come_in_pages(world: World, page: str) -> None:
    """Totals are of all facts, however few are shown; `next` leads on."""
    first = audited(world, page, limit=2)
    assert (len(first.facts), first.totals.facts) == (2, 3)
    assert first.next == first.facts[-1].fact.position
    second = audited(world, page, after=first.next, limit=2)
    assert [fact.fact.roles["actor"] for fact in second.facts] == ["russia"]
    assert second.next is None
    for limit in (0, 1001):
        with pytest.raises(InvalidInput, match="expected 1 to 1000"):
            audited(world, page, limit=limit)


def test_an_unknown_document(world: World) -> None:
    """It is said that there is none."""
    with pytest.raises(NotFound, match="d1-nothing"):
        audited(world, "d1-nothing")


def test_a_membership_leads_to_the_answers_about_the_group(world: World) -> None:
    """A fact that puts a party into a group shows the answers that rest on it being in."""
    member = world.fact("member-admitted", actor="uk", group="union", when="1973")
    late = world.fact("member-admitted", actor="croatia", group="union", when="2013")
    world.fact("joined", actor="union", instrument="call", quantifier="all", when="2005")
    world.projector.catch_up()
    uses = world.questions.audit(member).uses
    through = [
        (use.party, use.instrument, use.answer) for use in uses if use.speaks == "membership"
    ]
    assert ("uk", "call", "yes") in through
    assert {use.speaks for use in world.questions.audit(late).uses} == {"for"}


def test_a_membership_through_two_groups(world: World) -> None:
    """All of one group are members of another, of which all joined: both steps are followed."""
    member = world.fact("member-admitted", actor="uk", group="union", when="1973")
    world.fact("member-admitted", actor="union", group="club", quantifier="all", when="1980")
    world.fact("joined", actor="club", instrument="call", quantifier="all", when="2005")
    world.projector.catch_up()
    found = {(use.party, use.instrument) for use in world.questions.audit(member).uses}
    assert {("uk", "union"), ("uk", "club"), ("uk", "call")} <= found


def test_copies_of_one_story_are_one_origin(world: World) -> None:
    """Linked copies, and those that state the same source, are counted once."""
    first = archive(world, "Japan joined the call, the wire says.", publisher="The Wire")
    copy = archive(world, "The wire says that Japan joined the call.", publisher="The Dispatch")
    stated = archive(world, "Japan joined the call!", syndication="the wire", publisher="Herald")
    other = archive(world, "We saw Japan join.", publisher="The Gazette")
    world.chronicle.syndication.link(copy, first, BY, "the same story")
    for document in (first, copy, stated):
        joined(world, document, "japan", "Japan joined the call")
    joined(world, other, "japan", "We saw Japan join")
    world.projector.catch_up()
    found = world.questions.audit_answer("japan", "call", "2019-01-01")
    assert (found.rests_on.documents, found.rests_on.independent) == (4, 2)
    assert {frozenset(each.documents) for each in found.rests_on.origins} == {
        frozenset({first, copy, stated}),
        frozenset({other}),
    }
    assert found.rests_on.sentence.startswith("4 documents, 2 independent origins: ")
    assert f"{copy} is a copy of {first}" in found.rests_on.sentence
    assert f"{stated} says that it comes from the wire" in found.rests_on.sentence
    audit = next(each.audit for each in found.facts if each.audit.source.document == copy)
    assert (audit.origin, audit.copies) == (first, (first,))
    assert audited(world, first).sources.independent == 1


def test_an_answer_leads_down_to_the_words(world: World) -> None:
    """What decides comes first, then the memberships it rests on, each with its own audit."""
    world.fact("member-admitted", actor="uk", group="union", when="1973")
    world.fact("membership-ended", actor="uk", group="union", when="2020-02-01")
    claim = world.fact("joined", actor="union", instrument="call", quantifier="all", when="2018")
    world.projector.catch_up()
    found = world.questions.audit_answer("uk", "call", "2021-12-01")
    assert found.why.answer == world.questions.ask("uk", "call", "2021-12-01")
    assert [(each.part, each.speaks) for each in found.facts] == [
        ("decides", "for"),
        ("membership", None),
        ("membership-ended", None),
    ]
    assert found.facts[0].audit == world.questions.audit(claim)
    assert all(each.audit.quote and each.audit.quote.verified for each in found.facts)


def test_a_pinned_answer_shows_what_was_said_later(world: World, page: str) -> None:
    """The answer is of its position; that its fact was retracted since is shown all the same."""
    pinned = world.position
    world.retract(audited(world, page).facts[0].fact.fact)
    world.projector.catch_up()
    found = world.questions.audit_answer("japan", "call", "2019-01-01", pinned)
    assert (found.why.answer.answer, found.why.answer.position) == ("yes", pinned)
    assert [note.position for note in found.facts[0].audit.notes] == [pinned + 1]


def test_decisions_are_shown_with_their_policy(world: World, page: str) -> None:
    """Who accepted what a reader had found; what was rejected; what was undone."""
    reading = Reading(text=world.chronicle.about_document(page).text, document=page,
                      reader="rules@1")  # fmt: skip
    drafts = [
        Proposal(
            reader="rules@1", rule="taking-part", kind="joined",
            roles={"actor": actor, "instrument": "call"}, when="2018-11-12",
            quote=quote, start=PAGE.index(quote), end=PAGE.index(quote) + len(quote),
        )
        for actor, quote in (("japan", "On Monday Japan joined the call"),
                             ("russia", "Russia stayed out"))
    ]  # fmt: skip
    kept, turned = world.chronicle.proposals.put(reading, drafts).new
    fact = world.chronicle.decisions.accept(kept, "editor").fact
    assert fact is not None
    world.chronicle.decisions.reject(turned, "editor", "it says the contrary")
    audit = audited(world, page)
    (decision,) = world.questions.audit(fact).decisions
    assert (decision.decision, decision.by, decision.rules) == (
        "proposal-accepted", "editor", ("taking-part",)
    )  # fmt: skip
    assert audit.totals.rejected == 1
    assert [(each.roles["actor"], each.reason) for each in audit.rejected] == [
        ("russia", "it says the contrary")
    ]
    world.chronicle.decisions.undo(turned, "editor", "to be looked at again")
    world.chronicle.decisions.undo(kept, "editor", "no, after all")
    assert audited(world, page).totals.rejected == 0
    assert [each.decision for each in world.questions.audit(fact).decisions] == [
        "proposal-accepted",
        "decision-undone",
    ]


def test_a_changed_text_is_shown_as_such(world: World, page: str) -> None:
    """The words at the place that is cited are not the ones of the fact, and it is said so."""
    changed = "Well. " + PAGE.replace("stayed out", "joined it")
    with world.engine.begin() as connection:
        connection.execute(text("UPDATE texts SET content = :c"), {"c": changed.encode()})
    states = [fact.quote and (fact.quote.state, fact.quote.verified) for fact in
              audited(world, page).facts]  # fmt: skip
    assert states == [("moved", False), ("moved", False), ("orphaned", False)]
    with world.engine.begin() as connection:
        connection.execute(text("DELETE FROM texts"))
    assert [fact.quote for fact in audited(world, page).facts] == [None] * 3


def test_what_bears_on_answers_that_are_no_spans(world: World) -> None:
    """When an instrument began, and a complete list, bear on answers about everybody."""
    began = world.fact("launched", actor="france", instrument="call", when="2018-11-12")
    listed = world.fact("roster-declared-complete", instrument="call", when="2019-01-01")
    world.projector.catch_up()
    assert "days before that" in (world.questions.audit(began).bears_on or "")
    assert "whoever it leaves out" in (world.questions.audit(listed).bears_on or "")
