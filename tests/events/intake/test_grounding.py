"""Quotes given from memory are found as exact slices, or dropped."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.intake.grounding import CUT, Grounded, Lost, altered, ground, overlaps

TEXT = (
    "Northland signed the accord on Monday, its minister said.\n\n"
    "Southland did not sign the accord, and “has no plans” to do so.\n\n"
    "Read more: Northland signed the accord on Monday, in pictures.\n\n"
    "By Friday 14 countries had joined the pledge on open seas.\n"
)
NOISE = ((TEXT.index("Read more"), TEXT.index("By Friday")),)
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
PROSE = """
accord agency ambassador autumn border cabinet capital coalition commission country declaration
delegation embassy evening export foreign forum gathering government harbour initiative island
journal kingdom launched meeting minister ministry morning negotiation northern observer official
parliament partner pledge president province regional republic resolution secretary security
session signature southern speaker statement summit support territory treaty union village
welcomed yesterday young zone
"""
WORDS = PROSE.split()


def _prose(seed: int, words: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def _spoiled(quote: str, rng: random.Random, share: float) -> str:
    """The quote with that share of its letters changed, lost or doubled, none at an edge."""
    letters = list(quote)
    inside = [at for at in range(4, len(letters) - 4) if letters[at].isalpha()]
    for at in rng.sample(inside, min(len(inside), max(1, round(share * len(quote))))):
        letters[at] = rng.choice(["", letters[at] * 2, rng.choice("abcdefghijklmnop")])
    return "".join(letters)


def _found(outcome: Grounded | Lost) -> Grounded:
    assert isinstance(outcome, Grounded), outcome
    return outcome


def test_an_exact_quote_is_found() -> None:
    """The offsets give the quote."""
    found = _found(ground(TEXT, "Southland did not sign the accord"))
    assert TEXT[found.start : found.end] == found.exact == "Southland did not sign the accord"
    assert (found.likeness, found.places) == (100.0, 1)


@pytest.mark.parametrize(
    "quote",
    [
        'and "has no plans" to do so',
        "and “has\n  no plans” to do so",
        "and «has no plans» to do so",
    ],
)
def test_the_same_words_are_found_as_they_stand(quote: str) -> None:
    """With the blanks and quotation marks of the text, not as they were typed."""
    found = _found(ground(TEXT, quote))
    assert (found.exact, found.likeness) == ("and “has no plans” to do so", 100.0)


def test_nearly_the_same_words_are_found_as_they_stand() -> None:
    """The slice of the text is given, and how like it the quote was."""
    found = _found(ground(TEXT, "Southland didnot sign the acord, and"))
    assert found.exact == "Southland did not sign the accord, and"
    assert CUT <= found.likeness < 100


@pytest.mark.parametrize(
    "quote",
    [
        "Westland will host the next summit of the league",
        "The accord was torn up by all of its former friends",
        "a quick brown fox",
        "accrod on",
    ],
)
def test_words_that_stand_nowhere_are_dropped(quote: str) -> None:
    """Invented words and paraphrases find nothing; a short quote is never guessed."""
    assert ground(TEXT, quote) is Lost.NOWHERE


def test_a_quote_in_noise_is_dropped() -> None:
    """What is not the article is never quoted, exactly or nearly."""
    assert ground(TEXT, "Read more: Northland signed", noise=NOISE) is Lost.NOISE
    assert ground(TEXT, "Read mor: Northland signed the accord", noise=NOISE) is Lost.NOWHERE


def test_the_place_outside_noise_is_taken() -> None:
    """Words that stand in the article and in a promo line are quoted from the article."""
    found = _found(ground(TEXT, "Northland signed the accord on Monday,", noise=NOISE))
    assert (found.start, found.places) == (0, 1)


def test_a_quote_across_noise_is_dropped() -> None:
    """A quote that runs through noise holds some of it."""
    quote = TEXT[TEXT.index("to do so") : TEXT.index("14 countries")]
    assert ground(TEXT, quote, noise=NOISE) is Lost.NOISE


def test_context_places_a_quote_that_stands_twice() -> None:
    """The longer words around it say which one is meant."""
    quote = "Northland signed the accord"
    found = _found(ground(TEXT, quote, context="Read more: Northland signed the accord on Monday"))
    assert (found.start, found.places) == (TEXT.rindex(quote), 1)


@pytest.mark.parametrize("context", ["", "Northland", "Northland signed the accord on"])
def test_without_a_context_that_tells_the_places_are_counted(context: str) -> None:
    """The first is given, and that there are two is said."""
    found = _found(ground(TEXT, "Northland signed the accord", context=context))
    assert (found.start, found.places) == (0, 2)


def test_only_the_given_part_is_looked_at() -> None:
    """A quote from another part of the text is not found."""
    part = (0, TEXT.index("Southland"))
    assert ground(TEXT, "Southland did not sign", within=part) is Lost.NOWHERE
    assert _found(ground(TEXT, "Northland signed the accord", within=part)).places == 1


@pytest.mark.parametrize(("quote", "lost"), [("", Lost.EMPTY), (" \n", Lost.EMPTY)])
def test_an_empty_quote_is_dropped(quote: str, lost: Lost) -> None:
    """Blanks quote nothing."""
    assert ground(TEXT, quote) is lost


def test_a_passage_is_dropped() -> None:
    """A quote is bounded, even where it stands in the text."""
    assert ground("a " * 5_000, "a " * 4_000) is Lost.LONG


def test_a_quote_longer_than_its_text_is_dropped() -> None:
    """Words around the whole text are not the text."""
    assert ground("signed the accord", "Eastland signed the accord on Tuesday") is Lost.NOWHERE


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("they did not sign", "they didn’t sign", False),
        ("they signed", "they didn't sign", True),
        ("50 states", "50 States", False),
        ("50 states", "over 60 states", True),
        ("The pact holds", "the pact, holds", False),
        ("signed by Northland", "signed by Southland", True),
        ("signed by Northland’s king", "signed by Northland's king", False),
        ("neither came", "either came", True),
        ("it refused to sign", "it used to sign", True),
        ("they hav signed", "they have signed", False),
    ],
)
def test_what_alters_a_quote(one: str, other: str, differ: bool) -> None:
    """Numbers, names and denials count; case, apostrophes and spelling do not."""
    assert altered(one, other) is differ


@pytest.mark.parametrize("share", [0.05, 0.06])
def test_spoiled_quotes_are_found_within_two_characters(share: float) -> None:
    """Two hundred quotes, a twentieth of the letters spoiled: each is found, at its edges."""
    rng = random.Random(4)
    for seed in range(200):
        text = _prose(seed, 300)
        start = text.index(" ", rng.randrange(len(text) // 2)) + 1
        end = text.index(" ", start + rng.randrange(60, 220))
        found = _found(ground(text, _spoiled(text[start:end], rng, share)))
        assert abs(found.start - start) <= 2, (seed, text[start:end])
        assert abs(found.end - end) <= 2, (seed, text[start:end])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(8, 30))
def test_unrelated_text_is_dropped(seed: int, words: int) -> None:
    """Other words of the same kind of prose are not taken for a quote."""
    assert ground(_prose(seed, 400), _prose(seed + 1, words)) is Lost.NOWHERE


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab .\n’é", max_size=120),
    st.text(alphabet="ab .\n’é", max_size=40),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=3),
)
def test_whatever_is_found_is_the_exact_slice_outside_noise(
    text: str, quote: str, raw: list[tuple[int, int]]
) -> None:
    """For any text, quote and noise."""
    noise = [(start, start + length) for start, length in raw]
    outcome = ground(text, quote, noise=noise)
    if isinstance(outcome, Grounded):
        assert text[outcome.start : outcome.end] == outcome.exact != ""
        assert not overlaps((outcome.start, outcome.end), noise)
        assert outcome.likeness >= CUT


@pytest.mark.parametrize("share", [0.05, 0.08])
def test_spoiled_quotes_of_real_articles_are_found(share: float) -> None:
    """Names, numbers, typographic marks and hard line breaks included."""
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is absent: the five annotated articles are not part of the project")
    rng = random.Random(1)
    for gold in sorted(SEEDS.glob("0*.json")):
        text = gold.with_suffix(".txt").read_bytes().decode()
        for quote in sorted({fact["quote"] for fact in json.loads(gold.read_bytes())["facts"]}):
            found = _found(ground(text, _spoiled(quote, rng, share)))
            starts = [at for at in range(len(text)) if text.startswith(quote, at)]
            assert min(abs(found.start - at) for at in starts) <= 2, quote
            assert min(abs(found.end - at - len(quote)) for at in starts) <= 2, quote
