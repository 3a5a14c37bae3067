"""Every proposal stands on exact words; who said so; nothing from noise; no text is too much."""

from __future__ import annotations

import time

import pytest

from events.intake.reading import read
from events.intake.rules_version import READER
from tests.events.intake.reading.passages.scoring import passages
from tests.events.intake.reading.told import names, proposals


def test_quotes_are_exact_slices() -> None:
    """With odd spaces, quotes and line wraps, the slice at the offsets is the quote."""
    text = (
        "On Monday\u00a0“Norway”,\nChile and\u2009Peru have\n"
        "signed the “Open Maps Pact”, they said."
    )
    found = proposals(text)
    assert len(found) == 3
    assert all(text[p.start : p.end] == p.quote for p in found)
    assert found[0].quote.startswith("Norway") or found[0].quote.startswith("“Norway")


def test_the_quote_is_the_shortest_with_actors_and_predicate() -> None:
    """What stands around the claim is left out."""
    text = (
        "After years of doubt in the capital, Norway signed the Open Maps Pact, to much applause."
    )
    assert [p.quote for p in proposals(text)] == ["Norway signed the Open Maps Pact"]


def test_all_quotes_of_the_passages_are_exact() -> None:
    """Whatever is found in them."""
    for passage in passages("developed"):
        text = passage["text"]
        assert all(text[p.start : p.end] == p.quote for p in proposals(text))


def test_how_far_a_long_text_is_read_is_told() -> None:
    """After each hundred thousand code points; of a page of usual length nothing is."""
    told: list[tuple[int, int]] = []
    for length in (20_000, 350_000):
        text = "The road was long and dry. " * (length // 27)
        read(text, names(), published=None, heard=lambda *far: told.append(far))
    assert [done // 100_000 for done, _ in told] == [1, 2, 3]
    assert {total for _, total in told} == {len(text)}


def test_nothing_is_quoted_from_noise() -> None:
    """A promotion line that looks like a fact is none."""
    text = "READ MORE: Norway joined the Open Maps Pact.\n\nChile signed the Lisbon Pledge."
    found = proposals(text, noise=((0, text.index("\n")),))
    assert [p.roles["actor"] for p in found] == ["chile"]


def test_according_to_governs_its_sentence() -> None:
    """In front or behind, the named source says it."""
    for text in (
        "According to the Associated Press, Norway joined the Open Maps Pact.",
        "Norway joined the Open Maps Pact, according to the Associated Press.",
    ):
        assert [p.attributed_to for p in proposals(text)] == ["Associated Press"]


def test_the_document_speaks_for_itself() -> None:
    """No source named, nobody attributed."""
    assert [p.attributed_to for p in proposals("Norway joined the Open Maps Pact.")] == [None]


def test_reading_is_deterministic_and_says_who_read() -> None:
    """Twice the same, by rules of this version and by name of the family."""
    text = "Norway and Chile joined the Open Maps Pact on Monday."
    assert proposals(text) == proposals(text)
    assert {(p.reader, p.rule) for p in proposals(text)} == {(READER, "joining-verb")}


def test_a_restatement_is_proposed_once() -> None:
    """The same fact in a headline and in the text is one proposal."""
    text = "Norway joins Open Maps Pact\n\nNorway joined the Open Maps Pact."
    assert len(proposals(text)) == 1


def test_empty_and_odd_texts_give_nothing() -> None:
    """Nothing, blanks, control characters, one endless word."""
    for text in ("", " \n\n ", "\x00\x01\ue000\ue001", "a" * 100_000, "., " * 10_000):
        assert proposals(text) == []


def test_a_large_text_is_read_in_bounded_time() -> None:
    """A megabyte of names without an end of sentence takes no more than seconds."""
    started = time.perf_counter()
    proposals("Norway and Chile, " * 60_000)
    proposals("will not be to have been " * 40_000)
    proposals("Norway signed. " * 2_000)
    assert time.perf_counter() - started < 30


@pytest.mark.parametrize("dateline", ["CALL TREATY PACT", "FORUM AGREEMENT HOUSE, Lima"])
def test_a_dateline_longer_than_its_sentence_is_read(dateline: str) -> None:
    """Nouns in it are none of the sentence's words."""
    (found,) = proposals(f"{dateline} \u2013 Oslo. Peru joined the Open Maps Pact.")
    assert found.quote == "Peru joined the Open Maps Pact"
