"""Phrases that describe what they mean: "the historic pact", "a new six-month partnership".

Invariant: a phrase ends with a noun that can refer; a capitalised name is no description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.intake.reading.cues import Cued, at_cue
from events.intake.reading.nouns import BODY_NOUNS, INSTRUMENT_NOUNS
from events.intake.reading.sentences import Sentence

_WORD, _LAST = re.compile(r"[\w][\w.'-]*"), re.compile(r"[\w][\w.'-]*$")
_DETERMINERS = frozenset(["the", "this", "that", "its", "a", "an", "another"])
_STOPS = frozenset(
    [
        "and",
        "or",
        "of",
        "by",
        "that",
        "which",
        "who",
        "whom",
        "to",
        "from",
        "in",
        "on",
        "at",
        "for",
        "with",
        "as",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "did",
        "do",
        "does",
        "will",
        "would",
        "may",
        "could",
        "said",
        "signed",
        "joined",
        "the",
        "a",
        "an",
        "this",
        "its",
        "it",
    ]
)
_ON_WHAT = re.compile(
    r" (?:on|for|of|to|against) (?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:Jan|Febr|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]* \d)[A-Z]"
)
"""With a capital of its own the noun before it is the start of a name."""
_ON = (" of ", " on ", " for ", " against ")
_OF_NATIONS = (
    "Nordic",
    "Baltic",
    "Gulf",
    "Pacific",
    "Arab",
    "ern",
    "an",
    "ish",
    "ese",
    "ch",
    "ed",
    "based",
    "backed",
    "S.",
    "K.",
    "US",
    "UK",
    "EU",
)
"""How adjectives with a capital end that name nobody."""
_MONTHS = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"]
)  # fmt: skip
_REACH = 4
_SET_OF = re.compile(
    r"\b(?P<which>[Aa]|[Tt]he|[Aa]nother|[Ii]ts) (?:[\w-]+ )?(?:set|series|package|slate|bundle) $"
)
"""Before "of principles": many are one thing."""
_NOUN = Cued(rf"\b(?:{'|'.join((*INSTRUMENT_NOUNS, *BODY_NOUNS))})\b", re.IGNORECASE, starts=at_cue)
CUES = (_NOUN,)


class Phrase(NamedTuple):
    """A noun phrase like "the historic pact" or "a new agreement"; offsets in the sentence."""

    start: int
    end: int
    adjectives: str
    """With a blank behind, empty if there are none."""
    noun: str
    new: bool
    """It brings in something new: "a", "an", "another"."""


def described(sentence: Sentence) -> list[Phrase]:
    """The phrases of a determiner, up to three adjectives and a noun that can refer."""
    if not sentence.cues & _NOUN.bit:
        return []
    words = sentence.text
    if sentence.spots is None:
        places = [found.start() for found in _NOUN.finditer(words)]
    else:
        places = sentence.places(_NOUN)
    return sorted(phrase for at in places for phrase in _ending_at(words, at))


def _ending_at(words: str, at: int) -> Iterator[Phrase]:
    """The phrases whose noun stands at that place, one for each determiner in front of it."""
    noun = _noun(words, at)
    if noun is None:
        return
    end = at
    for _ in range(_REACH):
        if not end or words[end - 1] != " ":
            return
        chunk = words.rfind(" ", 0, end - 1) + 1
        start = _last_word(words, chunk, end - 1)
        if start is None:
            return
        word, adjectives = words[start : end - 1].lower(), words[end:at]
        owned = word.endswith(("'s", "s'")) and noun.lower() in INSTRUMENT_NOUNS
        told = words[end:at] or words.startswith(_ON, at + len(noun))
        if owned and told:
            yield Phrase(end, at + len(noun), words[end:at], noun, new=False)
        if word in _DETERMINERS and not _is_name(adjectives, words[at], noun):
            new = word in ("a", "an", "another")
            yield Phrase(start, at + len(noun), adjectives, noun, new)
        end = start
        bare = word.rstrip(".'").removesuffix("'s")
        stops = (
            bare in _STOPS and not words.startswith("May ", start) and not _hyphened(words, end - 1)
        )
        if words[chunk:end] in ('"', "'"):
            end = chunk
        if bare == "of" and (some := _SET_OF.search(words, 0, start)) is not None:
            new = some["which"].lower() != "the"
            yield Phrase(some.start(), at + len(noun), adjectives, noun, new)
        noun_too = bare in INSTRUMENT_NOUNS or (bare in BODY_NOUNS and bare != "island")
        if end != chunk or stops or noun_too:
            return


def _last_word(words: str, first: int, end: int) -> int | None:
    """Where the word starts that ends there, no further to the front than `first`."""
    if words[first:end].isalpha():
        return first
    found = _LAST.search(words, first, end)
    return found and found.start()


def _noun(words: str, at: int) -> str | None:
    """The noun at that place as it is written, if a word starts there that can refer."""
    token = _WORD.match(words, at)
    if token is None:
        return None
    noun = token.group().lower().rstrip(".'").removesuffix("'s")
    if words[at].isupper() and _ON_WHAT.match(words, at + len(noun)):
        return None
    if noun == "island" and words.startswith((" nation", " state", " country"), at + len(noun)):
        return None
    known = noun in INSTRUMENT_NOUNS or noun in BODY_NOUNS
    return words[at : at + len(noun)] if known else None


def _is_name(adjectives: str, first: str, noun: str) -> bool:
    """Whether it is a name: "the Climate Pledge" and "the Acme group" are.

    "The French Government" and "the U.S.-led group" are not.
    """
    if not (first.isupper() or noun in BODY_NOUNS):
        return False
    last = adjectives.split()[-1:]
    if not last or last[0] in _MONTHS:
        return False
    return last[0][0].isupper() and not last[0].endswith(_OF_NATIONS)


def _hyphened(words: str, end: int) -> bool:
    """Within "U.S.- and EU-led" the "and" joins two halves of one adjective."""
    return words[end - 1 : end] == "-"
