"""Phrases that describe what they mean: "the historic pact", "a new six-month partnership".

Invariant: a phrase ends with a noun that can refer; a capitalised name is no description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.intake.reading.nouns import BODY_NOUNS, INSTRUMENT_NOUNS

_WORD = re.compile(r"[\w][\w.'-]*")
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
_REACH = 4


class Phrase(NamedTuple):
    """A noun phrase like "the historic pact" or "a new agreement"; offsets in the sentence."""

    start: int
    end: int
    adjectives: str
    """With a blank behind, empty if there are none."""
    noun: str
    new: bool
    """It brings in something new: "a", "an", "another"."""


def described(words: str) -> Iterator[Phrase]:
    """The phrases of a determiner, up to three adjectives and a noun that can refer."""
    tokens = list(_WORD.finditer(words))
    lowered = [t.group().lower() for t in tokens]
    for place, word in enumerate(lowered):
        if word not in _DETERMINERS:
            continue
        for ahead in range(place + 1, min(place + 1 + _REACH, len(tokens))):
            noun = lowered[ahead].rstrip(".'").removesuffix("'s")
            gap = words[tokens[ahead - 1].end() : tokens[ahead].start()]
            if gap != " " or (noun in _STOPS and not _hyphened(words, tokens[ahead - 1].end())):
                break
            if noun in INSTRUMENT_NOUNS or noun in BODY_NOUNS:
                start, at = tokens[place].start(), tokens[ahead].start()
                adjectives = words[tokens[place].end() + 1 : at]
                if _is_name(adjectives, words[at]):
                    break
                yield Phrase(
                    start,
                    at + len(noun),
                    adjectives,
                    words[at : at + len(noun)],
                    word in ("a", "an", "another"),
                )
                break


def _is_name(adjectives: str, first: str) -> bool:
    """Whether it is a name: "the Climate Pledge" is, "the French Government" is not."""
    last = adjectives.split()[-1:] if first.isupper() else []
    return bool(last) and last[0][0].isupper() and not last[0].endswith(("an", "ish", "ese", "ch"))


def _hyphened(words: str, end: int) -> bool:
    """Within "U.S.- and EU-led" the "and" joins two halves of one adjective."""
    return words[end - 1 : end] == "-"
