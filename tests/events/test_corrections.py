"""Commands about facts on file: what each records, and what closes a fact (model.md §5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from domain.errors import Conflict, InvalidInput, NotFound
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.record import FactConfirmed, FactRanked, FactRetracted, ReportDropped
from events.report import Report
from tests.events.conftest import Refused
from tests.given import BY, World, made_up_fact

WORDS = "All that is listed on 1 March 2019."
LATER = "f1-" + "0" * 32


@pytest.fixture
def fact(world: World) -> str:
    """The id of the fact that Japan joined."""
    return world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")


@pytest.fixture
def snapshot(world: World) -> str:
    """A document in which Japan is not."""
    return world.chronicle.archive(DocumentDraft(content=WORDS.encode())).document


def draft(snapshot: str, **other: Any) -> FactDraft:
    """Another fact, as it is sent."""
    said: dict[str, Any] = {
        "kind": "joined",
        "roles": {"actor": "japan", "instrument": "paris-call"},
        "when": "2019-03-01",
        "citation": CitationDraft(document=snapshot, quote=WORDS),
        **other,
    }
    return FactDraft(**said)


Command = Callable[[World, str, str, str], Any]
CLOSING: dict[str, Command] = {
    "retracted": lambda w, f, _, why: w.chronicle.corrections.retract(f, BY, why),
    "corrected": lambda w, f, s, why: w.chronicle.corrections.correct(f, draft(s), BY, why),
    "dropped": lambda w, f, s, why: w.chronicle.corrections.drop(f, s, BY, why),
}
COMMANDS: dict[str, Command] = CLOSING | {
    "disputed": lambda w, f, _, why: w.chronicle.corrections.dispute(f, BY, why),
    "confirmed": lambda w, f, _, why: w.chronicle.corrections.confirm(f, BY, why),
    "ranked": lambda w, f, _, why: w.chronicle.corrections.rank(f, "preferred", BY, why),
}


def test_a_drop_names_the_snapshot_that_leaves_the_fact_out(
    world: World, fact: str, snapshot: str
) -> None:
    """It is the last event of the fact's stream, with who and why."""
    noted = world.chronicle.corrections.drop(fact, snapshot, BY, "gone")
    assert (noted.fact, noted.position, noted.new) == (fact, world.position, True)
    dropped = ReportDropped(fact=fact, snapshot=snapshot, by=BY, reason="gone")
    assert world.log.stream(fact)[1:] == [dropped]


@pytest.mark.parametrize("name", ["retracted", "dropped"])
def test_the_same_again_is_on_file(world: World, fact: str, snapshot: str, name: str) -> None:
    """What closed a fact may be sent again; nothing is recorded twice."""
    first = COMMANDS[name](world, fact, snapshot, "why")
    again = COMMANDS[name](world, fact, snapshot, "why")
    assert again == first._replace(new=False)
    assert world.position == first.position


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("closing", CLOSING)
def test_a_closed_fact_stays_as_it_is(
    world: World, refused: Refused, fact: str, snapshot: str, closing: str, command: str
) -> None:
    """No rank, no second withdrawal, nothing after the event that closed a fact."""
    CLOSING[closing](world, fact, snapshot, "the first reason")
    with refused(Conflict, "fact", closing, "the first reason", "counts no more"):
        COMMANDS[command](world, fact, snapshot, "another reason")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_fact_that_is_none(world: World, refused: Refused, snapshot: str, name: str) -> None:
    """An id that is no fact's: unknown, or a document's."""
    world.party("japan")
    world.instrument("paris-call")
    for no_fact in (LATER, snapshot):
        other = world.chronicle.archive(DocumentDraft(content=b"Another.")).document
        cited = other if name == "dropped" else snapshot
        with refused(NotFound, "fact", "No fact has the id"):
            COMMANDS[name](world, no_fact, cited, "why")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("reason", "words"), [("", "Say why"), (" \n", "Say why"), ("x" * 501, "501"), ("\0", "U+0000")]
)
def test_a_reason_that_is_none(
    world: World, refused: Refused, fact: str, snapshot: str, name: str, reason: str, words: str
) -> None:
    """A blank reason says nothing, and one too long could never be read again."""
    with refused(InvalidInput, "reason", words):
        COMMANDS[name](world, fact, snapshot, reason)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_longest_reason_can_be_read_again(
    world: World, fact: str, snapshot: str, name: str
) -> None:
    """500 characters, of whatever size in bytes."""
    COMMANDS[name](world, fact, snapshot, "é" * 500)
    assert len(world.log.stream(fact)) == 2


@pytest.mark.parametrize("by", ["", " ", "x" * 501])
def test_nobody_notes_anonymously(world: World, refused: Refused, fact: str, by: str) -> None:
    """Who says it is kept with what is said, so it must be somebody."""
    with refused(InvalidInput, "by"):
        world.chronicle.corrections.confirm(fact, by, "seen")
    with refused(InvalidInput, "by"):
        world.chronicle.corrections.correct(fact, draft("d1-0"), by, "why")


def test_nobody_adds_names_anonymously(world: World, refused: Refused) -> None:
    """A name of too many characters for who registers is refused, before it is in the log."""
    world.party("japan")
    with refused(InvalidInput, "by", "501"):
        world.chronicle.register([], "x" * 501)


def test_a_rank_that_is_none(world: World, refused: Refused, fact: str) -> None:
    """There are three ranks."""
    with refused(InvalidInput, "rank", "best"):
        world.chronicle.corrections.rank(fact, "best", BY, "why")  # type: ignore[arg-type]


@pytest.mark.parametrize("of", ["nothing", "a fact", "a party", "the chronicle"])
def test_a_snapshot_that_is_none(world: World, refused: Refused, fact: str, of: str) -> None:
    """Only an archived document can leave a fact out."""
    ids = {"nothing": "d1-0", "a fact": fact, "a party": "japan", "the chronicle": "chronicle"}
    with refused(NotFound, "snapshot", "No archived document"):
        world.chronicle.corrections.drop(fact, ids[of], BY, "why")


def test_a_fact_is_not_left_out_by_its_own_document(
    world: World, refused: Refused, snapshot: str
) -> None:
    """What a document says, that same document does not leave out."""
    world.party("japan")
    world.instrument("paris-call")
    fact = world.chronicle.record([draft(snapshot)], BY)[0].fact
    with refused(InvalidInput, "snapshot", "itself"):
        world.chronicle.corrections.drop(fact, snapshot, BY, "why")


def test_a_replacement_must_count(world: World, refused: Refused, fact: str, snapshot: str) -> None:
    """A fact cannot be replaced by one that was taken back: nothing would stand."""
    replacement = world.chronicle.record([draft(snapshot)], BY)[0].fact
    world.retract(replacement)
    with refused(Conflict, "replacement", replacement, "retracted"):
        world.chronicle.corrections.correct(fact, draft(snapshot), BY, "why")


def test_a_replacement_on_file_already(world: World, fact: str, snapshot: str) -> None:
    """A fact may be replaced by one that is on file; only the note is recorded."""
    replacement = world.chronicle.record([draft(snapshot)], BY)[0].fact
    before = world.position
    noted = world.chronicle.corrections.correct(fact, draft(snapshot), BY, "why")
    assert (noted.replacement, noted.position, noted.new) == (replacement, before + 1, True)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"when": "2018-02-30"}, "replacement.when"),
        ({"kind": "ratified"}, "replacement.kind"),
        ({"values": {"colour": "red"}}, "replacement.values.colour"),
    ],
)
def test_a_replacement_that_is_refused_says_where(
    world: World, refused: Refused, fact: str, snapshot: str, other: dict[str, Any], field: str
) -> None:
    """The field of the error lies below the replacement."""
    with refused(InvalidInput, field):
        world.chronicle.corrections.correct(fact, draft(snapshot, **other), BY, "why")


def test_a_fact_is_not_replaced_by_itself(world: World, refused: Refused, snapshot: str) -> None:
    """A correction must say something else."""
    world.party("japan")
    world.instrument("paris-call")
    fact = world.chronicle.record([draft(snapshot)], BY)[0].fact
    with refused(InvalidInput, "replacement", "says the same"):
        world.chronicle.corrections.correct(fact, draft(snapshot), BY, "why")


def test_ranks_and_checks_may_be_said_anew(world: World, fact: str) -> None:
    """Preferred, normal, preferred are three events; preferred, preferred is one."""
    said = world.chronicle.corrections
    news = [
        said.rank(fact, "preferred", BY, "x").new,
        said.rank(fact, "normal", BY, "x").new,
        said.rank(fact, "preferred", BY, "x").new,
        said.confirm(fact, BY, "seen").new,
        said.rank(fact, "preferred", BY, "x").new,
    ]
    assert news == [True, True, True, True, False]
    kinds = [type(event) for event in world.log.stream(fact)[1:]]
    assert kinds == [FactRanked, FactRanked, FactRanked, FactConfirmed]


def test_a_fact_whose_document_is_in_no_store(world: World) -> None:
    """A fact is retracted by its id alone; its words need not be at hand."""
    world.party("japan")
    world.instrument("paris-call")
    event = made_up_fact("joined", 1, 0, actor="japan", instrument="paris-call", when="2018-11-12")
    world.append([event])
    world.retract(event.stream)
    assert isinstance(world.log.stream(event.stream)[-1], FactRetracted)


@pytest.mark.parametrize("closed", CLOSING)
def test_recorded_anew(world: World, fact: str, snapshot: str, closed: str) -> None:
    """A fact that counts no more stays so when recorded again; the receipt says who and why."""
    (on_file,) = (r for r in world.log.read() if r.stream == fact)
    CLOSING[closed](world, fact, snapshot, "a slip")
    position = world.position
    report = on_file.event
    assert isinstance(report, Report)
    (again,) = world.chronicle.record([draft_of(world, report)], BY)
    assert (again.fact, again.position, again.new) == (fact, on_file.position, False)
    assert again.withdrawn is not None
    assert (again.withdrawn.position, again.withdrawn.by, again.withdrawn.reason) == (
        position, BY, "a slip",
    )  # fmt: skip
    assert again.withdrawn.done.startswith(closed)
    assert world.position == position


def test_recorded_anew_and_still_counting(world: World, fact: str) -> None:
    """A fact that was disputed counts on, and so the receipt of recording it again says nothing."""
    world.chronicle.corrections.dispute(fact, BY, "contested")
    report = world.log.stream(fact)[0]
    assert isinstance(report, Report)
    (again,) = world.chronicle.record([draft_of(world, report)], BY)
    assert (again.new, again.withdrawn) == (False, None)


def draft_of(world: World, report: Report) -> FactDraft:
    """The draft that such a report was recorded from."""
    cited = report.citation
    words = world.content.text(cited.text).content[cited.start : cited.end]
    roles = {role: getattr(report, role) for role in report.ROLES if getattr(report, role)}
    citation = CitationDraft(document=cited.document, quote=words, start=cited.start)
    return FactDraft(kind=report.TOPIC, roles=roles, when=report.when, citation=citation)
