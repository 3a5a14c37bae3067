"""Certificates: what they hold, that they are checked by the key alone, and what is refused."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
import rfc8785

from domain.errors import InvalidInput, NotProven
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.seal.certificates.checking import check
from events.seal.certificates.witnessed import against
from events.seal.notes import Signer
from events.seal.witness import append
from projections.questions.certifying import evidence
from tests.given import BY, World, as_bytes
from tests.projections.certified import DAY, Certifying, member


@pytest.fixture
def call(sqlite_url: str, tmp_path: Path) -> Iterator[Certifying]:
    """Japan joined the call."""
    with World(sqlite_url) as world:
        world.fact("joined", actor="japan", instrument="call", when="2018-11-12", publisher="X")
        yield Certifying(world, tmp_path)


class TestHolding:
    """What a certificate proves to whoever has the public key."""

    def test_the_answer_is_that_of_every_door(self, world: World, tmp_path: Path) -> None:
        """Question, answer and clocks are what `ask` gives; the words are those archived."""
        fact = world.fact("joined", actor="japan", instrument="call", when="2018-11-12")
        here = Certifying(world, tmp_path)
        checked = here.check(here.ask("japan"))
        asked = world.ask("japan", "call", DAY, checked.answer.position)
        assert bytes(checked.certificate.answer) == rfc8785.dumps(json.loads(as_bytes(asked)))
        assert checked.answer.named() == {fact: None}
        assert checked.proven.facts[fact].words == "1: joined, japan call."
        assert checked.checkpoint.size == world.position

    def test_the_snapshot_is_the_one_anybody_can_make(self, call: Certifying) -> None:
        """Its hash is that of the snapshot with the scope and the clocks it names."""
        said = call.check(call.ask("japan")).certificate.snapshot
        with call.world.questions.snapshot(
            said.valid_on, instrument=said.instrument, known_at=said.known_at, format=said.format
        ) as written:
            list(written)
        assert said.sha256 == written.sha256

    def test_an_unknown_encloses_no_fact(self, call: Certifying) -> None:
        """What is not on file is certified by the snapshot that does not have it."""
        call.world.party("france")
        checked = call.check(call.ask("france"))
        assert checked.answer.answer == "unknown"
        assert not checked.proven.facts

    def test_all_that_was_weighed_is_enclosed(self, call: Certifying) -> None:
        """Also what is later, said against it, or taken back, with who said so."""
        world = call.world
        wrong = world.fact("declined", actor="japan", instrument="call", when="2018-11-13")
        world.rank(wrong, "deprecated")
        back = world.fact("withdrew", actor="japan", instrument="call", when="2018-11-14")
        world.retract(back)
        later = world.fact("withdrew", actor="japan", instrument="call", when="2020-01-01")
        facts = call.check(call.ask("japan")).proven.facts
        assert {wrong, back, later} < facts.keys()
        assert [note.event.topic for note in facts[wrong].notes] == ["fact-ranked"]
        assert [note.event.topic for note in facts[back].notes] == ["fact-retracted"]

    @pytest.mark.parametrize("kind", ["ask", "roster", "snapshot"])
    def test_memberships_are_enclosed(self, call: Certifying, kind: str) -> None:
        """A yes through a group has with it what puts the party in, from group to group."""
        world = call.world
        world.party("union", "group")
        world.party("core", "group")
        inside = [
            world.fact("member-admitted", actor="france", group="core", when="1990"),
            world.fact(
                "member-admitted", actor="core", group="union", when="2000", quantifier="all"
            ),
        ]
        world.fact("joined", actor="union", instrument="call", when="2018-11-12", quantifier="all")
        party = "france" if kind == "ask" else None
        question = call.question(kind, instrument="call", party=party)
        facts = call.check(call.certified(question)).proven.facts
        assert set(inside) < facts.keys()

    def test_merges_and_rules_are_enclosed(self, call: Certifying) -> None:
        """What makes the party the one that its facts name, and the version of the rules."""
        call.world.merge("japan", "nippon")
        call.world.policy(2)
        checked = call.check(call.ask("japan"))
        topics = [event.topic for event in checked.proven.events.values()]
        assert checked.certificate.question.party == "nippon"
        assert {"parties-merged", "policy-changed"} < set(topics)

    def test_words_that_are_gone_are_said_to_be(self, call: Certifying) -> None:
        """The fact is proven all the same."""
        call.sql("DELETE FROM texts")
        (fact,) = call.check(call.ask("japan")).proven.facts.values()
        assert fact.words is None

    def test_a_redaction_is_enclosed_instead_of_the_words(self, call: Certifying) -> None:
        """Whenever it was recorded; what is given again is enclosed again."""
        world, question = call.world, call.question(party="japan", instrument="call")
        before = call.certified(question)
        ((fact, known),) = call.check(before).proven.facts.items()
        document, redactions = known.archived["document"], world.chronicle.redactions
        redactions.redact(document, "withheld", BY, "asked to")
        withheld = call.check(call.certified(question)).proven.facts[fact]
        assert withheld.words is None
        assert withheld.redacted is not None
        assert withheld.redacted.state["reason"] == "asked to"
        assert withheld.redacted.event.position > question.known_at
        redactions.lift(document, BY, "settled")
        assert call.check(call.certified(question)).proven.facts[fact].words == known.words
        redactions.redact(document, "erased", BY, "copyright")
        erased = call.check(call.certified(question)).proven.facts[fact]
        assert erased.redacted is not None
        assert (erased.words, erased.redacted.state["manner"]) == (None, "erased")
        assert call.check(before).proven.facts[fact].words == known.words

    def test_a_changed_archive_is_not_certified(self, call: Certifying) -> None:
        """Words that are not those committed to never leave."""
        call.sql("UPDATE texts SET content = ?", b"1: joined, china call.")
        with pytest.raises(NotProven, match=r"not those that f1-\w+ committed to"):
            call.ask("japan")

    def test_what_would_not_check_never_leaves(self, call: Certifying) -> None:
        """An event that is not as it was sealed would be proven to be in no log."""
        call.world.projector.catch_up()
        call.sql("UPDATE stored_events SET recorded_at = recorded_at + 1 WHERE topic = 'joined'")
        with pytest.raises(NotProven, match=r"would not hold, so it was not made: Event \d+"):
            call.ask("japan")

    def test_too_much_is_refused(self, call: Certifying, monkeypatch: pytest.MonkeyPatch) -> None:
        """And it says what to ask instead."""
        monkeypatch.setattr(evidence, "MAX_FACTS", 0)
        with pytest.raises(InvalidInput, match="rests on 1 facts; a certificate holds at most 0"):
            call.ask("japan")

    def test_it_holds_whatever_comes_later(self, call: Certifying) -> None:
        """Later reports, merges, corrections and keys leave it; a new one says the same."""
        world, question = call.world, call.question(party="japan", instrument="call")
        before, old = call.certified(question), call.signer
        (fact,) = call.check(before).proven.facts
        world.correct(fact, "declined", actor="japan", instrument="call", when="2018-11-12")
        world.merge("japan", "nippon")
        newer = call.new_key("newer")
        assert check(before, old.public).answer.answer == "yes"
        after = check(call.certified(question, newer), newer.public)
        assert after.certificate.answer == check(before, old.public).certificate.answer
        assert after.certificate.snapshot == check(before, old.public).certificate.snapshot
        assert after.checkpoint.size > check(before, old.public).checkpoint.size


class TestChangedBytes:
    """A byte is changed and nothing else."""

    @pytest.mark.parametrize(
        "change",
        [lambda b: b ^ 1, lambda b: 48 + (b == 48), lambda b: 32 if b != 32 else 120],
        ids=["a bit", "to a digit", "to a space"],
    )
    def test_every_byte_of_an_ask(self, call: Certifying, change: Callable[[int], int]) -> None:
        """Whichever it is, the certificate is refused."""
        file = call.ask("japan")
        call.check(file)
        for at, byte in enumerate(file):
            changed = bytearray(file)
            changed[at] = change(byte)
            with pytest.raises(NotProven):
                call.check(bytes(changed))

    def test_500_bytes_of_a_roster(self, call: Certifying) -> None:
        """Seeded, each to any other byte."""
        for n in range(20):
            call.world.fact("joined", actor=f"p{n}", instrument="call", when="2018-11-12")
        file = call.certified(call.question("roster", instrument="call"))
        assert len(call.check(file).proven.facts) == 21
        rng = Random("a roster")
        for at in rng.sample(range(len(file)), 500):
            changed = bytearray(file)
            changed[at] ^= rng.randint(1, 255)
            with pytest.raises(NotProven):
                call.check(bytes(changed))

    def test_more_or_less_than_the_file(self, call: Certifying) -> None:
        """Nothing may stand before or after it, and no byte may lack."""
        file = call.ask("japan")
        for other in (file + b"\n", b" " + file, file[:-1], file[1:], b"", b"[]", b"\xff"):
            with pytest.raises(NotProven):
                call.check(other)


Change = Callable[[Any], Any]


def _without_proof(events: list[Any]) -> list[Any]:
    events[-1]["proof"].pop()
    return events


def _other_state(events: list[Any]) -> list[Any]:
    for event in events:
        event["state"] = event["state"].replace("2018-11-12", "2018-11-13")
    return events


def _renamed(events: list[Any]) -> list[Any]:
    for event in events:
        event["stream"] = event["stream"].replace("f1-", "f1-0")
    return events


def _within(field: str, value: Any) -> Change:
    return lambda given: {**given, field: value}


def _without(field: str) -> Change:
    return lambda given: {name: value for name, value in given.items() if name != field}


REFUSED: list[tuple[str, Change, str]] = [
    ("format", lambda _: "chronicle-certificate/2", "of the format 'chronicle-certificate/2'"),
    ("about", lambda _: "the world", "says something else"),
    ("policy", lambda _: 7, "version 1 of the rules, the certificate says 7"),
    ("answer", _within("policy", 7), "decided by version 7 of the rules"),
    ("answer", _within("valid_on", "2018-11-21"), "the question's valid_on is 2018-11-20"),
    ("answer", _within("position", 1), "The clocks differ: the question's known_at"),
    ("answer", _within("known_at", "2018-11-12T00:00:00.000000Z"), "was recorded at another time"),
    ("answer", _within("known_at", "noon"), "time 'noon' is none"),
    ("answer", _within("known_at", "2018-11-12T00:00:00"), "time '2018-11-12T00:00:00' is none"),
    ("answer", _within("entries", []), "the answer is one to ask and roster"),
    ("answer", _within("answer", None), "the answer is one to nothing"),
    ("answer", _within("party", "china"), "answer is to another question: its party is 'china'"),
    ("answer", _within("because", ["f1-" + "0" * 32]), "names f1-0+, which is not among its facts"),
    ("answer", lambda _: 5, "The answer of the certificate is none"),
    ("question", _within("known_at", 99), "The clocks differ"),
    ("question", _within("extra", 1), "not of the shape"),
    ("question", _within("kind", "roster"), "question is 'roster', but the answer is one to ask"),
    ("question", _without("sources"), "lacks members"),
    ("snapshot", _within("valid_on", "2018-11-21"), "the snapshot's 2018-11-21"),
    ("snapshot", _within("party", "japan"), "snapshot is not the one"),
    ("events", _without_proof, "Event 6 is not proven.* proof has \\d hashes; expected"),
    ("events", _other_state, "Event 4 is not proven to be in the log: .* leads to the root"),
    ("events", _renamed, "is not proven to be in the log"),
    ("events", lambda events: events[::-1], "not enclosed in the order of the log"),
    ("events", lambda events: events[:-1], "Event 6, which gives the answer its time, is missing"),
    ("events", lambda events: events[1:], "whose archiving is not enclosed"),
    ("events", lambda events: [*events[:1], *events[2:]], "The fact f1-.* is not enclosed"),
    ("facts", lambda facts: facts * 2, "The fact f1-.* is not told in the order of the log"),
    ("facts", lambda _: [], "names f1-.*, which is not among its facts"),
    ("quotes", lambda quotes: [_within("exact", "said")(quotes[0])], "'said' do not open what f1-"),
    ("quotes", lambda quotes: [_within("key", "0" * 64)(quotes[0])], "or their key, are others"),
    ("quotes", lambda quotes: [_within("end", 99)(quotes[0])], "No enclosed fact cites the words"),
    ("quotes", lambda quotes: quotes * 2, "not enclosed in order"),
    ("checkpoint", lambda _: "no note", "no signed note"),
    ("checkpoint", lambda note: note + "— another AAAA\n", "more than its lines and a signature"),
    ("checkpoint", lambda note: note.split("\n\n")[0] + "\n\n", "is not signed"),
]  # fmt: skip


class TestRefused:
    """A certificate that its own key has signed, and that does not hold all the same."""

    @pytest.mark.parametrize(("name", "change", "why"), REFUSED)
    def test_the_first_thing_that_does_not_hold_is_named(
        self, call: Certifying, name: str, change: Change, why: str
    ) -> None:
        """In the words of whoever has to do something about it."""
        file = call.ask("japan")
        changed = call.signed_again(file, **{name: change(member(file, name))})
        with pytest.raises(NotProven, match=why):
            call.check(changed)

    def test_a_number_with_a_fraction(self, call: Certifying) -> None:
        """Canonical certificates have none."""
        with pytest.raises(NotProven, match=r"7\.0 is a number with a fraction"):
            call.check(call.ask("japan").replace(b'"policy":1', b'"policy":7.0', 1))

    def test_another_spelling(self, call: Certifying) -> None:
        """The same said in other bytes is not the certificate."""
        with pytest.raises(NotProven, match="not canonical"):
            call.check(call.ask("japan").replace(b"2018", b"\\u00328", 1).replace(b"8018", b"018"))

    def test_a_snapshot_with_other_rows(self, call: Certifying) -> None:
        """The hash of a snapshot is computed from what is enclosed."""
        file = call.certified(call.question("snapshot"))
        answer = member(file, "answer")
        answer["rows"][0]["answer"] = "no"
        with pytest.raises(NotProven, match="snapshot's SHA-256 is"):
            call.check(call.signed_again(file, answer=answer))

    def test_another_chronicle(self, call: Certifying) -> None:
        """The key's name is the chronicle's id."""
        other = Signer("another", bytes(32)).public
        with pytest.raises(NotProven, match="but the key is one of another"):
            check(call.ask("japan"), other)

    def test_another_key(self, call: Certifying) -> None:
        """Of the same chronicle: it says whose signature it is."""
        old, file = call.signer.public, call.ask("japan")
        newer = call.new_key("newer")
        with pytest.raises(NotProven, match=f"signed by key {old.id.hex()} of .*; expected key"):
            check(file, newer.public)
        with pytest.raises(NotProven, match=f"expected key {old.id.hex()}"):
            check(call.certified(call.question(party="japan", instrument="call"), newer), old)

    def test_no_signature(self, call: Certifying) -> None:
        """A certificate without one is none."""
        file = call.ask("japan")
        with pytest.raises(NotProven, match="The certificate is not signed"):
            call.check(re.sub(rb'"signature":"\w+"', b'"signature":null', file))
        with pytest.raises(NotProven, match="not 128 lower-case hex digits"):
            call.check(re.sub(rb'"signature":"(\w+)"', lambda m: m[0].upper().replace(
                b"SIGNATURE", b"signature"), file))  # fmt: skip

    def test_the_checkpoint_of_a_fork(self, call: Certifying, tmp_path: Path) -> None:
        """With its own events it is found by a witness, with those of the log by the proofs."""
        path = call.world.url.removeprefix("sqlite:///")
        copy = tmp_path / "fork.db"
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as made:
            source.backup(made)
        call.world.fact("declined", actor="france", instrument="call", when="2018-11-12")
        with World(f"sqlite:///{copy}") as world:
            world.fact("joined", actor="france", instrument="call", when="2018-11-12")
            fork = Certifying.__new__(Certifying)
            super(Certifying, fork).__init__(world, tmp_path)
            fork.signer = call.signer
            forged, genuine = fork.ask("japan"), call.ask("japan")
        witness = tmp_path / "witness"
        append(witness, call.seal, call.seal.checkpoint(call.signer))
        assert against(witness, call.check(genuine).checkpoint)
        with pytest.raises(NotProven, match="of a fork"):
            against(witness, call.check(forged).checkpoint)
        mixed = call.signed_again(genuine, checkpoint=member(forged, "checkpoint"))
        with pytest.raises(NotProven, match="is not proven to be in the log"):
            call.check(mixed)

    def test_a_witness_of_another_size_says_nothing(self, call: Certifying, tmp_path: Path) -> None:
        """Neither for nor against it."""
        witness = tmp_path / "witness"
        append(witness, call.seal, call.seal.checkpoint(call.signer))
        call.world.fact("declined", actor="france", instrument="call", when="2018-11-12")
        assert not against(witness, call.check(call.ask("japan")).checkpoint)


def test_words_of_one_text_are_enclosed_once(call: Certifying) -> None:
    """Two facts that cite the same words share them; more of the text is not disclosed."""
    world = call.world
    text = "Canada and Chile joined the call. Secretly."
    document = world.chronicle.archive(DocumentDraft(content=text.encode())).document
    drafts = []
    for party in ("canada", "chile"):
        world.mention("actor", party)
        cited = CitationDraft(document=document, quote=text[:33])
        roles = {"actor": party, "instrument": "call"}
        drafts.append(FactDraft(kind="joined", roles=roles, when="2018", citation=cited, values={}))
    world.chronicle.record(drafts, BY)
    file = call.certified(call.question("roster", instrument="call"))
    assert len(member(file, "quotes")) == 2
    assert b"Secretly" not in file
