"""A quote is an exact slice of the archived text, or it is refused (model.md §§1, 12)."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.citations import Quote, commitment, locate, quote_at, quote_commitment
from domain.errors import QuoteMismatch

TEXT = "Japan said “yes” 👍 — the Paris Call.\nChina did not; China would not say why."
ON_TEXTS = settings(derandomize=True, deadline=None, database=None)


def refusal(quote: str, start: int | None = None) -> QuoteMismatch:
    """How a quote from TEXT is refused."""
    with pytest.raises(QuoteMismatch) as refused:
        locate(TEXT, quote, start)
    return refused.value


# --- Where a quote stands --------------------------------------------------------------------


def test_found_once() -> None:
    """A quote that stands once is found, end exclusive."""
    start, end = locate(TEXT, "the Paris Call")
    assert TEXT[start:end] == "the Paris Call"


def test_code_points() -> None:
    """Positions count code points, not bytes and not UTF-16: an emoji is one."""
    assert locate("👍 yes", "yes") == (2, 5)
    assert locate("👍👍", "👍", 1) == (1, 2)


def test_at_a_place() -> None:
    """With a start, the quote must stand there; it may stand elsewhere too."""
    second = TEXT.rindex("China")
    assert locate(TEXT, "China", second) == (second, second + 5)


def test_whole_text() -> None:
    """The whole text is a quote of itself."""
    assert locate(TEXT, TEXT) == (0, len(TEXT))


def test_across_a_line_break() -> None:
    """A quote may run over a line break, which is part of it."""
    assert locate(TEXT, "Call.\nChina") == locate(TEXT, "Call.\nChina", TEXT.index("Call"))
    assert "anywhere" in refusal("Call. China").detail


def test_twice() -> None:
    """A quote that stands twice is refused without a start, and the places are listed."""
    refused = refusal("China")
    first, second = TEXT.index("China"), TEXT.rindex("China")
    assert f"at {first}, {second}" in refused.detail
    assert refused.field == "start"


def test_overlapping() -> None:
    """Places that overlap count as places."""
    with pytest.raises(QuoteMismatch, match="at 0, 1"):
        locate("aaa", "aa")


@pytest.mark.parametrize(
    "quote",
    [
        'said "yes"',
        "japan said",
        "the Paris  Call",
        "- the Paris Call",
        "the Paris Cal1",
        " Japan",
    ],
)
def test_one_character_off(quote: str) -> None:
    """Other quotation marks, dashes, capitals or blanks are other words: refused."""
    refused = refusal(quote)
    assert "does not contain" in refused.detail
    assert refused.field == "quote"


def test_nothing_is_normalised() -> None:
    """A composed letter is not its decomposed form."""
    assert locate("caf\u00e9", "\u00e9") == (3, 4)
    with pytest.raises(QuoteMismatch):
        locate("caf\u00e9", "e\u0301")


@pytest.mark.parametrize("start", [-1, -len("Japan"), 1, len(TEXT), 10**9])
def test_at_the_wrong_place(start: int) -> None:
    """A start that is off by one, before the text or after it is refused, with the right one."""
    refused = refusal("Japan", start)
    assert "The quote stands at 0." in refused.detail


def test_what_stands_there_instead() -> None:
    """A refusal shows what the text reads at that place."""
    assert "the text reads 'apan ', not 'Japan'" in refusal("Japan", 1).detail


def test_nowhere() -> None:
    """A quote that stands nowhere raises the question whether the document is the right one."""
    assert "right document" in refusal("France", 0).detail


@pytest.mark.parametrize("start", [None, 0])
def test_empty(start: int | None) -> None:
    """An empty quote proves nothing and is refused."""
    assert "empty" in refusal("", start).detail


def test_long_quotes_are_cut_in_messages() -> None:
    """A refusal never repeats more than a line of what was given."""
    assert len(refusal("x" * 10_000).detail) < 400


@ON_TEXTS
@given(st.text(min_size=1), st.data())
def test_any_slice_is_found_at_its_place(text: str, data: st.DataObject) -> None:
    """Whatever is cut from a text is found where it was cut."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert locate(text, text[start:end], start) == (start, end)
    quote = quote_at(text, start, end)
    assert text.startswith(quote.prefix + quote.exact + quote.suffix, start - len(quote.prefix))


# --- The quote in its text -------------------------------------------------------------------


def test_context() -> None:
    """A quote comes with up to 32 code points either side, less where the text begins or ends."""
    text = "a" * 40 + "QUOTE" + "b" * 5
    assert quote_at(text, 40, 45) == Quote("QUOTE", "a" * 32, "b" * 5, 40, 45)
    assert quote_at(text, 0, 45).prefix == ""
    assert quote_at(text, 40, 45, context=3) == Quote("QUOTE", "aaa", "bbb", 40, 45)


# --- Commitments -----------------------------------------------------------------------------


def test_commitment() -> None:
    """An event commits to SHA-256 over salt and content."""
    assert commitment(b"salt", b"text") == hashlib.sha256(b"salttext").hexdigest()


def test_quote_commitment() -> None:
    """A fact commits to its quote under a key of its own, HMAC-SHA-256(salt, "start:end")."""
    key = hmac.new(b"salt", b"40:45", "sha256").digest()
    expected = hashlib.sha256(key + "Zürich".encode()).hexdigest()
    assert quote_commitment(b"salt", 40, 45, "Zürich") == expected


def test_commitments_differ() -> None:
    """Another salt, place or quote is another commitment: none of them tells of the others."""
    made = {
        quote_commitment(salt, start, 45, quote)
        for salt in (b"salt", b"pepper")
        for start in (39, 40)
        for quote in ("QUOTE", "quote")
    }
    assert len(made) == 8
