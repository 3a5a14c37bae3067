"""Names that nobody has registered, and groups of office holders: whom a text brings in.

Invariant: a kind is what the words themselves say ("… Inc", "… Council", "… Pact"), or is left
empty for the rest of a list to decide; nothing here is matched with anybody registered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, at_cue
from events.intake.reading.items import Item, new_item
from events.intake.reading.nouns import (
    COMPANY_ENDINGS,
    INSTRUMENT_NOUNS,
    ORGANIZATION_ENDINGS,
)
from events.intake.reading.sentences import Sentence

_OTHER_NAME = re.compile(
    r"[A-Z](?<=\b.)(?:[\w&'-]*\w)?(?: (?:of|for|and|on|the|in) (?=(?:the )?[A-Z])(?:the )?)?"
    r"(?:[ -]?[A-Z][\w&'-]*(?: (?:of|for|on) (?=(?:the )?[A-Z])(?:the )?)?){0,7}"
)
_NO_NAMES = frozenset(
    [
        "It",
        "He",
        "She",
        "They",
        "We",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "Such",
        "Any",
        "Many",
        "Most",
        "All",
        "Both",
        "Everyone",
        "Nobody",
        "Someone",
        "Parliament",
        "Congress",
        "Government",
        "Work",
        "Progress",
        "Today",
        "Yesterday",
        "Each",
        "Another",
        "One",
        "Neither",
        "Either",
        "What",
        "Who",
        "Which",
        "How",
        "Why",
        "When",
        "Where",
        "If",
        "But",
        "And",
    ]
)
_LEADING = re.compile(r"(?:The|In|On|At|A|An|But|And|For|While|As|If|Under) ")
_AND = re.compile(r" and (?:the )?")
_FOLLOWS = re.compile(r" (?:has|had|was|is|will|did|joined|signed|withdrew|said|and [A-Z\0])\b")
_MOST_BEFORE = 4
"""Words: what may stand before the office in the name of its holders."""


def _starts(words: str, cue: int) -> list[int]:
    """Where a name of holders may start of which the office stands at the cue."""
    starts = [words.rfind(" ", 0, cue) + 1]
    while len(starts) <= _MOST_BEFORE and starts[0]:
        starts.insert(0, words.rfind(" ", 0, starts[0] - 1) + 1)
    return starts


_HOLDERS = Cued(
    r"(?:^|(?<=[,;] )|(?<=\band )|(?<=\bbut )|(?<=\bBut )|(?<=\b[Tt]he ))"
    r"(?P<name>(?:[A-Z][a-z]+|[a-z]+ and [a-z]+|foreign|security|finance|defence|"
    r"defense|trade|environment|health|digital|world|senior|EU|European|\w+ and)?(?: [a-z]+)? ?"
    r"(?:[Mm]inisters|[Ll]eaders|[Ll]awmakers|[Ll]egislators|[Cc]ritics|[Ee]xperts|"
    r"[Aa]ctivists|[Cc]ampaigners|[Nn]egotiators|[Rr]egulators))\b(?! (?:of|from|in)\b)",
    starts=_starts,
)
_TAKES_PART = Cued(
    r"join|sign|back|support|endors|sponsor|ratif|acced|adopt|withdr|pull|quit|leav|left|"
    r"exit|refus|declin|"
    r"reject|opt|member|part|list|sanction|restrict|sue|suit|launch|propos|host|establish|"
    r"call|titled|named|includ|met|meet",
    starts=at_cue,
)

CUES = (_HOLDERS,)
NAMING = _TAKES_PART
"""The cues of sentences in which names are looked for that nobody has registered."""


def may_be_named(sentence: Sentence) -> bool:
    """Whether the sentence may name somebody new: by a capital, or right at its start."""
    words = sentence.text
    if not sentence.cues & _TAKES_PART.bit:
        return False
    return not words[1:].islower() or _FOLLOWS.match(words, words.find(" ")) is not None


def gatherings(sentence: Sentence) -> Iterator[Item]:
    """Holders of one kind of office who act together: "Foreign ministers", "U.S. lawmakers"."""
    for found in sentence.all(_HOLDERS):
        item = new_item("group", found["name"], *found.span())
        if item is not None:
            yield item


def new_names(sentence: Sentence, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Item]:
    """Capitalised names that nobody has registered, with the kind that their words give them.

    None in a headline, where every word has a capital, nor where nobody takes part in anything.
    `taken` are the parts of the sentence that already stand for something.
    """
    words = sentence.text
    if not sentence.first(_TAKES_PART) or _is_headline(words):
        return
    for start, end in taken:
        words = words[:start] + "\0" * (end - start) + words[end:]
    for found in _OTHER_NAME.finditer(words):
        leading = _LEADING.match(words, found.start(), found.end())
        start = leading.end() if leading else found.start()
        name = words[start : found.end()]
        first = not words[:start].strip(" -\"'(*\u2022\u2013")
        whole = " and " not in name or _kind_of(name, at_start=first)
        for part in [name] if whole else _AND.split(name):
            at = words.index(part, start)
            kind = _kind_of(
                part, at_start=first and at == start and not _acts(words, at + len(part), part)
            )
            item = None if kind is None else new_item(kind, part, at, at + len(part))
            if item is not None:
                yield item


def _acts(words: str, end: int, name: str) -> bool:
    """Whether a first word is a name by what follows it: "Volkswagen has …", no plural noun."""
    return not name.endswith("s") and name not in _NO_NAMES and bool(_FOLLOWS.match(words, end))


def _is_headline(words: str) -> bool:
    if words.endswith((".", '"', ":", ";", ",")):
        return False
    parts = [w for w in words.split() if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in parts) > 0.6 * len(parts)


def _kind_of(name: str, *, at_start: bool) -> str | None:
    parts = name.split()
    last = parts[-1].strip(".")
    if len(name) < 2 or name in _NO_NAMES:
        return None
    if len(parts) > 1:
        for word in (last, *parts[:-1]):
            if word.lower() in INSTRUMENT_NOUNS and word[0].isupper():
                return INSTRUMENT_NOUNS[word.lower()]
    if last in COMPANY_ENDINGS and len(parts) > 1:
        return "company"
    if any(p in ORGANIZATION_ENDINGS for p in parts) and len(parts) > 1:
        return "organization"
    plain_word = len(parts) == 1 and name.capitalize() == name
    return None if at_start and plain_word else ""
