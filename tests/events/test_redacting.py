"""Redaction: what is withheld is given to nobody, what is erased is gone; the record stays."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from random import Random
from threading import Thread

import pytest

from domain.errors import Conflict, InvalidInput, NotFound, QuoteMismatch, Redacted
from events.codec import Codec
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.intake.proposals.backtest import backtest
from events.log import Log
from events.record import RedactionLifted, TextRedacted
from events.redacting import Redactions
from events.store.connect import connect
from events.store.content import ContentStore
from events.store.words import WORDLESS, WORDS
from tests.events.conftest import Refused
from tests.events.intake.proposals.made_up import JOINED, TEXT, archived, joined, only, put
from tests.events.intake.proposals.test_taking_in import Page, Planted, intake
from tests.given import BY, World

WHY = "at the author's request"


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


@pytest.fixture
def document(world: World) -> str:
    """A page with a title, and one proposal from it."""
    draft = DocumentDraft(content=TEXT.encode(), publisher="The Quay", title="Harbours")
    document = world.chronicle.archive(draft).document
    put(world, joined())
    return document


def draft(document: str) -> FactDraft:
    return FactDraft(
        kind="joined",
        roles={"actor": "japan", "instrument": "harbour-pledge"},
        when="2021-05-03",
        citation=CitationDraft(document=document, quote=JOINED),
    )


def history(world: World, document: str) -> list[tuple[str, str]]:
    """The redactions and liftings of a document, with their reasons."""
    return [
        (getattr(event, "manner", "lifted"), event.reason)
        for event in world.log.stream(document)
        if isinstance(event, TextRedacted | RedactionLifted)
    ]


def test_what_is_withheld_is_given_to_nobody(world: World, document: str) -> None:
    """Neither text nor title, hash nor proposal; who, when and why stands in their place."""
    text = world.content.text_of(document).text
    done = world.chronicle.redactions.redact(document, "withheld", BY, WHY)
    assert done == (document, "withheld", world.position, True, ())
    for give in (
        lambda: world.content.text(text),
        lambda: world.content.text_of(document),
        lambda: world.content.about(document),
    ):
        with pytest.raises(Redacted) as caught:
            give()
        assert caught.value.tombstone[:5] == (document, "withheld", BY, WHY, world.position)
        assert WHY in caught.value.detail
    (row,) = world.chronicle.proposals.page()
    assert (row.draft, row.state) == (None, "open")


def test_what_was_withheld_can_be_given_again(world: World, document: str) -> None:
    """A withholding ends without a loss; ending it twice says so."""
    text = world.content.text_of(document)
    (before,) = world.chronicle.proposals.page()
    world.chronicle.redactions.redact(document, "withheld", BY, WHY)
    lifted = world.chronicle.redactions.lift(document, BY, "the embargo is over")
    assert lifted == (document, world.position, True)
    assert world.chronicle.redactions.lift(document, BY, "again") == lifted._replace(new=False)
    assert world.content.text_of(document) == text
    assert world.content.about(document)[1] == "Harbours"
    assert world.chronicle.proposals.page() == [before]
    assert history(world, document) == [("withheld", WHY), ("lifted", "the embargo is over")]


def test_what_is_erased_is_gone(world: World, document: str) -> None:
    """Bytes, title, text, salts and plain hashes; an undecided proposal goes with its words."""
    text = world.content.text_of(document).text
    done = world.chronicle.redactions.redact(document, "erased", BY, WHY)
    assert (done.manner, done.new) == ("erased", True)
    with world.recorder.reading() as cursor:
        select = world.recorder.execute
        kept = select(cursor, "SELECT sha256, salt, bytes, title FROM originals").fetchall()
        assert kept == [(document, None, None, None)]
        kept = select(cursor, "SELECT text, sha256, salt, content FROM texts").fetchall()
        assert kept == [(text, document, None, None)]
    assert world.chronicle.proposals.page() == []
    with pytest.raises(Redacted):
        world.content.text(text)


def test_redacting_again_records_nothing(world: World, document: str) -> None:
    """The same, or less than stands already, says where it stands; more is recorded."""
    redact = world.chronicle.redactions.redact
    withheld = redact(document, "withheld", BY, WHY)
    assert redact(document, "withheld", "bob", "me too") == withheld._replace(new=False)
    erased = redact(document, "erased", BY, "a court order")
    assert erased.new
    for manner in ("erased", "withheld"):
        again = redact(document, manner, "bob", "me too")
        assert again[:4] == (document, "erased", erased.position, False)
    assert history(world, document) == [("withheld", WHY), ("erased", "a court order")]


def test_the_same_bytes_from_elsewhere_are_named(world: World, document: str) -> None:
    """They are another document, whose words are given until it is redacted as well."""
    other = world.chronicle.archive(DocumentDraft(content=TEXT.encode(), publisher="B")).document
    redact = world.chronicle.redactions.redact
    for manner in ("withheld", "erased"):
        done = redact(document, manner, BY, WHY)
        assert [remark for remark in done.remarks if f"as {other}: redact those" in remark]
    assert not [remark for remark in redact(other, "erased", BY, WHY).remarks if document in remark]


def test_what_cannot_be_redacted(world: World, document: str, refused: Refused) -> None:
    """An unknown document, no reason, a lifting of what is not withheld, or is erased."""
    redactions = world.chronicle.redactions
    with refused(NotFound, "document", "d1-0"):
        redactions.redact("d1-0", "erased", BY, WHY)
    with refused(NotFound, "document", "japan"):
        redactions.redact("entity:japan", "erased", BY, WHY)
    with refused(InvalidInput, "reason"):
        redactions.redact(document, "erased", BY, " ")
    with refused(InvalidInput, "manner", "shredded"):
        redactions.redact(document, "shredded", BY, WHY)  # type: ignore[arg-type]
    with refused(Conflict, "document", "not withheld"):
        redactions.lift(document, BY, WHY)
    redactions.redact(document, "erased", BY, WHY)
    with refused(Conflict, "document", "cannot be given again", WHY):
        redactions.lift(document, BY, WHY)


@pytest.mark.parametrize("manner", ["withheld", "erased"])
def test_nothing_is_drawn_from_redacted_words(
    world: World, document: str, refused: Refused, manner: str
) -> None:
    """No fact, no correction, no proposal, no reading, no comparison of readers."""
    proposed = only(world)
    reading = archived(world)
    fact = world.fact("joined", actor="canada", instrument="harbour-pledge", when="2021")
    world.chronicle.redactions.redact(document, manner, BY, WHY)  # type: ignore[arg-type]
    with refused(Redacted, "citation.document", WHY):
        world.chronicle.record([draft(document)], BY)
    with refused(Redacted, "replacement.citation.document", WHY):
        world.chronicle.corrections.correct(fact, draft(document), BY, "better words")
    if manner == "withheld":
        with refused(Redacted, "proposal", WHY):
            world.chronicle.decisions.accept(proposed, BY)
        with refused(Redacted, "text", WHY):
            world.chronicle.proposals.put(reading, [joined("canada")])
    assert (
        list(backtest(world.chronicle.proposals, world.content, Planted("2"), lambda _: [])) == []
    )


def test_a_decision_about_withheld_words_keeps_them(world: World, document: str) -> None:
    """Rejecting what cannot be read loses nothing: lifted, the words are there again."""
    world.chronicle.redactions.redact(document, "withheld", BY, WHY)
    world.chronicle.decisions.reject(only(world), BY, "not on such ground")
    world.chronicle.redactions.lift(document, BY, WHY)
    (row,) = world.chronicle.proposals.page()
    assert row.draft is not None
    assert (row.draft.quote, row.state) == (JOINED, "rejected")


def test_withheld_bytes_are_known_and_erased_ones_are_not(world: World, document: str) -> None:
    """Archived again, what is withheld stays so; of what was erased nothing is left to know it."""
    page = DocumentDraft(content=TEXT.encode(), publisher="The Quay")
    world.chronicle.redactions.redact(document, "withheld", BY, WHY)
    assert world.chronicle.archive(page)[::3] == (document, False)
    world.chronicle.redactions.redact(document, "erased", BY, WHY)
    again = world.chronicle.archive(page)
    assert again.new
    assert again.document != document
    assert world.content.text_of(again.document).content == TEXT
    assert sorted(world.chronicle.of_source(page)) == sorted([document, again.document])


def test_a_withheld_page_is_not_read_again(sqlite_url: str) -> None:
    """Taking its bytes in once more is refused, and files nothing."""
    with World(sqlite_url) as world:
        taking = intake(world, Planted("1", joined()))
        document = world.chronicle.archive(Page().draft()).document
        world.chronicle.redactions.redact(document, "withheld", BY, WHY)
        with pytest.raises(Redacted):
            taking.take(Page(), BY)
        assert world.chronicle.proposals.page() == []


def test_words_that_go_between_gate_and_log_are_refused(
    world: World, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact that had passed the gate before an erasure is not recorded after it."""
    gate = world.chronicle._gate
    passing = gate.pass_all

    def late(*said: object) -> object:
        passed = passing(*said)  # type: ignore[arg-type]
        world.chronicle.redactions.redact(document, "erased", BY, WHY)
        return passed

    monkeypatch.setattr(gate, "pass_all", late)
    with pytest.raises(Redacted):
        world.chronicle.record([draft(document)], BY)
    assert not [event for event in world.log.read(0, 100) if event.topic == "joined"]


def test_racing_redactions_are_one_event(world: World, document: str) -> None:
    """Four that erase at once: one event, all are told where it stands."""
    done = []

    def erase() -> None:
        done.append(world.chronicle.redactions.redact(document, "erased", BY, WHY))

    threads = [Thread(target=erase) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.new for each in done) == [False, False, False, True]
    assert len({each.position for each in done}) == 1
    assert history(world, document) == [("erased", WHY)]


@pytest.mark.usefixtures("document")
def test_every_table_is_said_to_hold_words_or_not(world: World) -> None:
    """A new table beside the log is on one of the two lists of `events.store.words`."""
    long = f"{TEXT}{' '.join(map(str, range(99)))}"
    archived(world, long)
    world.chronicle.copies.link(archived(world, long).document, BY)
    world.chronicle.text_index.catch_up()
    world.projector.catch_up()
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if "sqlite" in world.url
        else "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    )
    with world.recorder.reading() as cursor:
        tables = {row[0] for row in world.recorder.execute(cursor, catalogue).fetchall()}
        tables -= {t for t in tables if t.startswith("passages_")} - WORDLESS  # FTS5's own
        read_tables = {t for t in tables if t.endswith("_g1")} | {"projection_generations"}
        assert tables - read_tables <= WORDS.keys() | WORDLESS, "add it to events/store/words.py"
        assert WORDS.keys() <= tables
        for table in sorted(tables - WORDS.keys()):  # and none that is said to have none has any
            rows = world.recorder.execute(cursor, f"SELECT * FROM {table}").fetchall()
            assert JOINED not in str(rows), table
            assert JOINED.encode() not in b"".join(
                bytes(cell) for row in rows for cell in row if isinstance(cell, bytes | memoryview)
            ), table
    with pytest.raises(QuoteMismatch):  # the words above are those of the page
        world.chronicle.record([draft(world.chronicle.archive(
            DocumentDraft(content=b"other words")
        ).document)], BY)  # fmt: skip


def test_a_reader_that_holds_the_file_is_told_of(sqlite_url: str) -> None:
    """Where a reader keeps the write-ahead log, the erasure stands and says what to do."""
    with World(sqlite_url) as world:
        document = archived(world).document
    recorder = connect(sqlite_url, world.clock, lock_timeout=0.1)
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(recorder), closing(sqlite3.connect(path)) as reader:
        log = Log(recorder, Codec())
        redactions = Redactions(log, ContentStore(recorder))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM stored_events").fetchone()
        done = redactions.redact(document, "erased", BY, WHY)
        assert done.new
        (remark,) = done.remarks
        assert "-wal" in remark
        assert "again" in remark
        reader.rollback()
        again = redactions.redact(document, "erased", BY, WHY)
        assert (again.new, again.remarks) == (False, ())


def test_pages_that_were_rearranged_keep_no_copy(sqlite_url: str) -> None:
    """SQLite overwrites what it deletes, but not what it moved within a page: all is rewritten."""
    rng, path = Random(7), sqlite_url.removeprefix("sqlite:///")
    with World(sqlite_url) as world:
        document = put(world, joined()) and archived(world).document
        write = (
            "INSERT INTO proposals (proposal, place, revision, text, document, kind, starts, "
            "ends, state, told, draft) VALUES (?,?,1,'t',?,'joined',0,1,'open','{}',?)"
        )
        change = "UPDATE proposals SET draft = ?, document = ? WHERE proposal = ?"

        def said(of: str) -> str:
            return f"words of {of}; " * rng.randint(1, 30)

        others = [document, *(f"d1-{n}" for n in range(19))]
        for first in range(0, 1200, 300):
            with world.recorder.writing() as cursor:
                execute = world.recorder.execute
                for n in range(first, first + 300):
                    of = rng.choice(others)
                    execute(cursor, write, [f"p{n}", n + 10, of, said(of)])
                    for _ in range(2):
                        one = rng.choice(others)
                        execute(cursor, change, [said(one), one, f"p{rng.randint(0, n)}"])
        world.chronicle.redactions.redact(document, "erased", BY, WHY)
        raw = subprocess.run(["cat", path, f"{path}-wal"], capture_output=True, check=True).stdout
        assert f"words of {document}".encode() not in raw
        assert b"words of d1-3" in raw
