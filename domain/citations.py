"""A quote is an exact slice of an archived text, or it is nothing.

Invariant: positions are code points of the canonical text, start inclusive, end
exclusive (W3C Web Annotation, TextPositionSelector). Nothing is normalised,
trimmed or moved: a quote that is one character off is refused.

Commitments let the log speak about text without holding it: an event carries
SHA-256(salt + text), the salt lives with the text, and erasing both leaves
nothing to guess from.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from domain.errors import QuoteMismatch

_CONTEXT = 32
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in its text: a W3C TextQuoteSelector, derived from the archive when asked."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def locate(text: str, quote: str, start: int | None = None) -> tuple[int, int]:
    """Where `quote` stands in `text`, as (start, end).

    With `start`, the slice there must be the quote. Without it, the quote must
    stand exactly once. Raises `QuoteMismatch`, showing what stands there instead.
    """
    if not quote:
        raise QuoteMismatch("The quote is empty; give the words of the text.", field="quote")
    if start is None:
        return _find_once(text, quote)
    end = start + len(quote)
    if start < 0 or text[start:end] != quote:
        raise QuoteMismatch(_instead(text, quote, start), field="quote")
    return start, end


def quote_at(text: str, start: int, end: int, context: int = _CONTEXT) -> Quote:
    """The slice [start, end) of `text` with up to `context` code points either side."""
    return Quote(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
        start=start,
        end=end,
    )


def commitment(salt: bytes, content: bytes) -> str:
    """SHA-256(salt + content) in hex: what an event holds instead of the content."""
    return hashlib.sha256(salt + content).hexdigest()


def quote_commitment(salt: bytes, start: int, end: int, quote: str) -> str:
    """SHA-256(k + quote) in hex, with k = HMAC-SHA-256(salt, "start:end").

    Disclosing k and the quote proves one quote and opens no other.
    """
    return hashlib.sha256(quote_key(salt, start, end) + quote.encode()).hexdigest()


def quote_key(salt: bytes, start: int, end: int) -> bytes:
    """k = HMAC-SHA-256(salt, "start:end"): what opens the commitment to that quote, and no other.

    RFC 2104; the offsets are code points in decimal, `end` exclusive.
    """
    return hmac.digest(salt, f"{start}:{end}".encode(), "sha256")


def opens(committed: str, key: bytes, quote: str) -> bool:
    """Whether a quote and its key give the commitment, in hex."""
    return hashlib.sha256(key + quote.encode()).hexdigest() == committed


def _find_once(text: str, quote: str) -> tuple[int, int]:
    first = text.find(quote)
    if first < 0:
        raise QuoteMismatch(
            f"The text does not contain {_shown(quote)} anywhere. "
            "Copy the quote exactly, with its typographic quotes, dashes and line breaks.",
            field="quote",
        )
    places = [first]
    while (at := text.find(quote, places[-1] + 1)) >= 0 and len(places) < 9:
        places.append(at)
    if len(places) > 1:
        listed = ", ".join(str(place) for place in places)
        raise QuoteMismatch(
            f"{_shown(quote)} stands more than once, at {listed}. Say which with 'start'.",
            field="start",
        )
    return first, first + len(quote)


def _instead(text: str, quote: str, start: int) -> str:
    end = start + len(quote)
    if not 0 <= start < len(text):
        what = f"The text ends at {len(text)}; nothing stands at [{start}, {end})."
    else:
        what = f"At [{start}, {end}) the text reads {_shown(text[start:end])}, not {_shown(quote)}."
    places = _places(text, quote)
    if places:
        return f"{what} The quote stands at {', '.join(map(str, places))}."
    return f"{what} The quote stands nowhere in this text: is it the right document?"


def _places(text: str, quote: str, most: int = 3) -> list[int]:
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < most:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _shown(quote: str) -> str:
    cut = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…"
    return repr(cut)
