"""Recording a bundle: all is checked before anything is written, and it can be done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from domain.errors import ChronicleError, Conflict, InvalidInput, NotFound, QuoteMismatch
from events.chronicle import Chronicle
from events.drafts import DocumentDraft, PartyDraft
from events.intake import recording
from events.intake.bundle import Bundle, bundle_of
from events.intake.recording import Tally, check_bundle, record_bundle
from tests.events.intake.opening import new_chronicle
from tests.events.intake.test_bundle import DOCUMENT, FACT, INSTRUMENT, PARTY, WHOLE, lines_of

CANADA = {"id": "canada", "kind": "state", "name": "Canada"}
BOTH = {
    **WHOLE,
    "parties": [PARTY, CANADA],
    "facts": [
        FACT,
        {
            **FACT,
            "roles": {"actor": "canada", "instrument": "paris-call"},
            "citation": {"document": "one", "quote": "Canada too."},
        },
    ],
}


def bundle(whole: dict[str, Any]) -> Bundle:
    return bundle_of(json.dumps(whole), None)


def topics(chronicle: Chronicle) -> list[str]:
    return [recorded.topic for recorded in chronicle.log.read()]


def test_the_outcome(chronicle: Chronicle) -> None:
    """The outcome has ids by key and in the bundle's order, and counts what was new."""
    outcome = record_bundle(chronicle, bundle(BOTH), "me")
    recorded = {r.stream: r.event for r in chronicle.log.read()}
    assert [recorded[fact].actor for fact in outcome.facts] == ["japan", "canada"]  # type: ignore[attr-defined]
    assert recorded[outcome.documents["one"]].TOPIC == "document-archived"
    assert outcome.tallies == {
        "documents": Tally(1, 0),
        "parties": Tally(2, 0),
        "instruments": Tally(1, 0),
        "facts": Tally(2, 0),
    }


def test_recording_again(chronicle: Chronicle) -> None:
    """A bundle recorded a second time adds nothing and gives the same ids."""
    first = record_bundle(chronicle, bundle(BOTH), "me")
    before = topics(chronicle)
    again = record_bundle(chronicle, bundle(BOTH), "somebody else")
    assert topics(chronicle) == before
    assert (again.facts, again.documents) == (first.facts, first.documents)
    assert {tally.new for tally in again.tallies.values()} == {0}


def test_on_either_database(database_url: str) -> None:
    """A bundle is recorded, and recorded again, on SQLite and on PostgreSQL alike."""
    with new_chronicle(database_url) as opened:
        first = record_bundle(opened, bundle(BOTH), "me")
        again = record_bundle(opened, bundle(BOTH), "me")
        with pytest.raises(InvalidInput):
            record_bundle(opened, bundle(changed("facts", 0, {"when": "soon"})), "me")
    assert again.facts == first.facts
    assert {tally.new for tally in again.tallies.values()} == {0}


def test_one_document_under_two_keys(chronicle: Chronicle) -> None:
    """The same bytes from the same source are one document, whatever their keys."""
    whole = {**WHOLE, "documents": [DOCUMENT, {**DOCUMENT, "key": "two"}]}
    outcome = record_bundle(chronicle, bundle(whole), "me")
    assert outcome.documents["one"] == outcome.documents["two"]
    assert outcome.tallies["documents"] == Tally(1, 1)


def test_citing_an_archived_document(chronicle: Chronicle) -> None:
    """A fact may cite a document that was archived before, by its id."""
    outcome = record_bundle(chronicle, bundle(WHOLE), "me")
    later = json.loads(json.dumps(BOTH))
    later["documents"] = []
    for fact in later["facts"]:
        fact["citation"]["document"] = outcome.documents["one"]
    again = record_bundle(chronicle, bundle(later), "me")
    assert again.facts[0] == outcome.facts[0]
    assert again.tallies["facts"] == Tally(1, 1)


def test_further_names(chronicle: Chronicle) -> None:
    """A party that is on file gets the names that it lacks, and counts as new."""
    record_bundle(chronicle, bundle(WHOLE), "me")
    more = {**WHOLE, "parties": [{**PARTY, "aliases": ["Nippon"]}]}
    assert record_bundle(chronicle, bundle(more), "me").tallies["parties"] == Tally(1, 0)
    assert record_bundle(chronicle, bundle(more), "me").tallies["parties"] == Tally(0, 1)


def test_progress(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is told after every step: how many are done, of how many, of what."""
    monkeypatch.setattr(recording, "CHUNK", 1)
    told: list[tuple[int, int, str]] = []
    record_bundle(chronicle, bundle(BOTH), "me", lambda *step: told.append(step))
    assert told == [
        (1, 1, "documents"),
        (1, 2, "parties"),
        (2, 2, "parties"),
        (1, 1, "instruments"),
        (1, 2, "facts"),
        (2, 2, "facts"),
    ]


# --- Nothing is written unless all is well ---------------------------------------------------


def changed(sort: str, place: int, change: dict[str, Any]) -> dict[str, Any]:
    """The bundle with fields of one item changed."""
    whole: dict[str, Any] = json.loads(json.dumps(BOTH))
    whole[sort][place].update(change)
    return whole


CITED = {"document": "one", "quote": "Canada too."}


@pytest.mark.parametrize(
    ("sort", "place", "change", "cls", "field"),
    [
        ("facts", 1, {"kind": "joind"}, InvalidInput, "kind"),
        ("facts", 1, {"kind": "ratified"}, InvalidInput, "kind"),
        ("facts", 1, {"when": "2018-02-30"}, InvalidInput, "when"),
        ("facts", 1, {"roles": {"actor": "canada"}}, InvalidInput, "values"),
        (
            "facts", 1, {"roles": {"actor": "mars", "instrument": "paris-call"}},
            NotFound, "roles.actor",
        ),
        (
            "facts", 1, {"roles": {"actor": "canada", "instrument": "japan"}},
            InvalidInput, "roles.instrument",
        ),
        ("facts", 1, {"roles": {"party": "canada"}}, InvalidInput, "roles.party"),
        ("facts", 1, {"values": {"quantifier": "half"}}, InvalidInput, "values"),
        ("facts", 1, {"values": {"number": 3}}, InvalidInput, "values.number"),
        ("facts", 1, {"named_as": {"list": "it"}}, InvalidInput, "named_as.list"),
        ("facts", 1, {"citation": {**CITED, "quote": "too soon"}}, QuoteMismatch, "citation.quote"),
        ("facts", 1, {"citation": {**CITED, "quote": "a"}}, QuoteMismatch, "citation.start"),
        ("facts", 1, {"citation": {**CITED, "start": 3}}, QuoteMismatch, "citation.quote"),
        ("facts", 1, {"citation": {**CITED, "document": "x"}}, NotFound, "citation.document"),
        ("facts", 1, {"citation": {**CITED, "document": "d1-0"}}, NotFound, "citation.document"),
        ("documents", 0, {"published": "yesterday"}, InvalidInput, "published"),
        ("documents", 0, {"retrieved_at": "2018-11-12T10:00:00"}, InvalidInput, "retrieved_at"),
        ("documents", 0, {"text": " \n"}, InvalidInput, "content"),
        ("documents", 0, {"url": "x" * 501}, InvalidInput, "url"),
        ("parties", 1, {"id": "paris-call"}, Conflict, None),
        ("parties", 1, {"existed_from": "always"}, InvalidInput, "existed_from"),
        ("instruments", 0, {"owner": "nobody"}, NotFound, "owner"),
    ],
)  # fmt: skip
def test_one_wrong_item(
    chronicle: Chronicle,
    sort: str,
    place: int,
    change: dict[str, Any],
    cls: type[ChronicleError],
    field: str | None,
) -> None:
    """One wrong item keeps the whole bundle out, and the error names its place."""
    with pytest.raises(cls) as caught:
        record_bundle(chronicle, bundle(changed(sort, place, change)), "me")
    assert "\n" not in caught.value.detail
    if field is None:  # the instrument is what the id is refused for, it comes second
        assert caught.value.field == "instruments[0].id"
    else:
        assert caught.value.field == f"{sort}[{place}].{field}"
    assert topics(chronicle) == ["chronicle-opened"]


def test_all_problems_at_once(chronicle: Chronicle) -> None:
    """Problems of different items come in one error, each with its place."""
    whole = changed("facts", 0, {"when": "soon"})
    whole["facts"][1]["citation"]["quote"] = "nowhere"
    with pytest.raises(InvalidInput) as caught:
        record_bundle(chronicle, bundle(whole), "me")
    head, first, second = caught.value.detail.split("\n")
    assert head == "The bundle has 2 problems; nothing was recorded."
    assert first.startswith("facts[0].when: ")
    assert second.startswith("facts[1].citation.quote: ")


def test_the_line_of_a_problem(chronicle: Chronicle) -> None:
    """In JSON Lines a problem is named by its line too."""
    whole = changed("facts", 1, {"when": "soon"})
    with pytest.raises(InvalidInput, match=r"^line 7, facts\[1\]\.when: "):
        record_bundle(chronicle, bundle_of("\n".join(lines_of(whole)), None), "me")


def test_a_problem_is_told_once(chronicle: Chronicle) -> None:
    """What cites a refused document or names a refused party is not refused for that again."""
    for sort, change in (("documents", {"published": "soon"}), ("parties", {"id": "JAPAN"})):
        whole = changed(sort, 0, change)
        whole["facts"][0]["roles"]["actor"] = whole["parties"][0]["id"]
        with pytest.raises(InvalidInput) as caught:
            check_bundle(chronicle, bundle(whole), "me")
        assert "problems" not in caught.value.detail


def test_a_conflict_with_what_is_on_file(chronicle: Chronicle) -> None:
    """A party or document on file as something else is refused before anything is written."""
    chronicle.register([PartyDraft(id="japan", kind="state", name="Nippon")], "me")
    content = str(DOCUMENT["text"]).encode()
    chronicle.archive(DocumentDraft(content=content, publisher="Test", published="2018-11"))
    before = topics(chronicle)
    with pytest.raises(Conflict) as caught:
        record_bundle(chronicle, bundle(BOTH), "me")
    assert "documents[0].published: " in caught.value.detail
    assert "parties[0].name: " in caught.value.detail
    assert topics(chronicle) == before


def test_checking_writes_nothing(chronicle: Chronicle) -> None:
    """A check of a sound bundle says nothing and leaves no trace."""
    check_bundle(chronicle, bundle(BOTH), "me")
    assert topics(chronicle) == ["chronicle-opened"]


def test_an_owner_in_the_bundle_or_on_file(chronicle: Chronicle) -> None:
    """The owner of an instrument may be registered by the same bundle, or before."""
    whole = changed("instruments", 0, {"owner": "canada"})
    record_bundle(chronicle, bundle(whole), "me")
    law = {**INSTRUMENT, "id": "law", "kind": "law", "owner": "canada"}
    record_bundle(chronicle, bundle({**WHOLE, "instruments": [INSTRUMENT, law]}), "me")


# --- Interruptions ---------------------------------------------------------------------------


class Interrupted(Exception):
    """The power went, at a moment of the test's choosing."""


def until(last: int) -> Callable[..., None]:
    """A call that is interrupted the `last`-th time."""
    left = [last]

    def call(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Interrupted

    return call


@pytest.mark.parametrize("step", range(1, 7))
def test_interrupted_after_a_step(
    chronicle: Chronicle, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted after any step, a second run adds the rest and nothing twice."""
    monkeypatch.setattr(recording, "CHUNK", 1)
    with pytest.raises(Interrupted):
        record_bundle(chronicle, bundle(BOTH), "me", until(step))
    assert len(topics(chronicle)) == 1 + step
    outcome = record_bundle(chronicle, bundle(BOTH), "me")
    assert len(topics(chronicle)) == 1 + 6
    assert len(set(outcome.facts)) == 2
    assert sum(tally.new for tally in outcome.tallies.values()) == 6 - step


@pytest.mark.parametrize("command", ["archive", "register", "record"])
@pytest.mark.parametrize("call", [1, 2])
def test_interrupted_before_a_step(
    chronicle: Chronicle, command: str, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted before a command has written, a second run adds what is missing."""
    monkeypatch.setattr(recording, "CHUNK", 1)
    two = {**BOTH, "documents": [DOCUMENT, {"key": "two", "text": "Another one."}]}
    real, tick = getattr(chronicle, command), until(call)

    def failing(*arguments: Any) -> Any:
        tick()
        return real(*arguments)

    monkeypatch.setattr(chronicle, command, failing)
    with pytest.raises(Interrupted):
        record_bundle(chronicle, bundle(two), "me")
    monkeypatch.undo()
    record_bundle(chronicle, bundle(two), "me")
    assert sorted(topics(chronicle)) == sorted(
        ["chronicle-opened", *["document-archived"] * 2, *["party-registered"] * 2,
         "instrument-registered", *["joined"] * 2]
    )  # fmt: skip


def test_a_large_bundle(chronicle: Chronicle) -> None:
    """More facts than go into one step are all recorded, in order."""
    text = "\n".join(f"Japan joined {n:04}." for n in range(1201))
    facts = [
        {**FACT, "citation": {"document": "one", "quote": f"Japan joined {n:04}."}}
        for n in range(1201)
    ]
    whole = {**WHOLE, "documents": [{**DOCUMENT, "text": text}], "facts": facts}
    outcome = record_bundle(chronicle, bundle(whole), "me")
    recorded = [r.stream for r in chronicle.log.read(limit=5000) if r.topic == "joined"]
    assert recorded == list(outcome.facts)


def test_both_spellings_record_the_same(chronicle: Chronicle) -> None:
    """The JSON Lines of a bundle that is on file as a JSON object add nothing."""
    record_bundle(chronicle, bundle(BOTH), "me")
    lines = bundle_of("\n".join(lines_of(BOTH)), None)
    assert {t.new for t in record_bundle(chronicle, lines, "me").tallies.values()} == {0}


def test_a_draft_keeps_its_origin(chronicle: Chronicle) -> None:
    """A fact that names who proposed it keeps that; otherwise it is whoever records it."""
    origin = {"proposed_by": "rules@1", "accepted_by": "ann"}
    record_bundle(chronicle, bundle(changed("facts", 0, {"origin": origin})), "me")
    facts = [r.event for r in chronicle.log.read() if r.topic == "joined"]
    assert [msgspec.to_builtins(fact)["origin"] for fact in facts] == [
        origin,
        {"proposed_by": "me", "accepted_by": "me"},
    ]
