"""Ids are permanent and mean nothing; names are what people say, and may change.

Invariant: two spellings that differ only in case, accents, punctuation or a
leading "the" fold to the same key. Folding finds candidates; it never decides
between them.
"""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_MARKS = re.compile(r"[^\w\s]|_")
_SPACES = re.compile(r"\s+")
MAX_ID = 80


def is_id(text: str) -> bool:
    """Whether `text` may be the id of a party or instrument: `[a-z0-9]` words joined by `-`."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def fold(name: str) -> str:
    """The look-up key of a name: `fold("The U.S.") == fold("us") == "us"`.

    Full stops vanish (initials), other punctuation separates words.
    """
    # decomposed on both sides of case folding: "™" hides capitals, "ŉ" folds to two letters
    folded = unicodedata.normalize("NFKD", name).casefold()
    decomposed = unicodedata.normalize("NFKD", folded).replace(".", "")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _SPACES.sub(" ", _MARKS.sub(" ", plain)).strip()
    return words.removeprefix("the ")


_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 100


def words(text: str) -> list[str]:
    """The words of a text as they are searched for: without case, accents and punctuation.

    Of a word of more than 100 letters the first 100.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)]


def slug(name: str) -> str:
    """An id for a new name; empty if it has no letters or digits of the ASCII alphabet."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:MAX_ID].strip("-")
