"""Names that nobody has registered, told by who leads them or by that they speak.

Invariant: who has a chief executive is a company (in capitals alone a body); who only speaks has
one word for a name, which stands within a sentence elsewhere in the text and is no surname there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued
from events.intake.reading.names import is_word
from events.intake.reading.nouns import OFFICE
from events.intake.reading.sentences import Sentence
from events.intake.reading.titles import NO_NAMES, Title, kind_of, titles_in

_BOSS = (
    r"(?:(?:co-|vice )?(?:chief executive(?: officer)?|CEO|CFO|CTO|COO|chair(?:man|woman|person)?|"
    r"co-?founder|founder|general counsel|president|boss)|(?:Chief (?:Executive|[A-Z]\w+ Officer)"
    r"(?: Officer)?|Chairman|Chairwoman|(?:(?:Senior|Executive) )*(?:Vice[- ])?President|"
    r"Co-Founder|(?:Deputy )?Editor-in-Chief))"
)
_WORD = r"[A-Z][\w.&-]*"
_NAME = (
    rf"(?P<name>(?!(?:Vice|Former|The|Its|His|Her|Deputy|Then|And|But|As)\b){_WORD}"
    rf"(?: {_WORD}){{0,3}}?)"
)
_PERSON = r"[A-Z][\w-]+ (?:[A-Z]\. |de |van |von )?[A-Z][\w-]+"
_LED = Cued(
    rf"\b{_NAME}(?:'s?)? (?:(?:global|group|longtime|current|billionaire|[a-z]+ and|co-founder "
    rf"and) )?"
    rf"{_BOSS}(?: and [a-z ]{{3,30}})?,? {_PERSON}"
)
_HEADED = Cued(
    rf", (?:the |an? |its )?(?:[a-z-]+ ){{0,3}}{_BOSS}(?: and [a-z -]{{3,30}})? (?:of|at) (?:the )?"
    rf"(?:[a-z-]+ ){{0,3}}(?P<name>{_WORD})"
)
_OWNED = Cued(
    rf", (?P<name>{_WORD}(?: {_WORD}){{0,3}})'s? (?:[a-z-]+ ){{0,3}}(?:{_BOSS}|spokes\w+)(?=[,.;]|"
    rf" (?:and|of|for|said|told|who)\b|$)"
)
_TITLED = Cued(
    rf"[A-Z][a-z-]+, (?P<name>(?!(?:Vice|Former|Deputy|Senior|Executive|Global|Co)\b){_WORD}"
    rf"(?: {_WORD}){{0,2}}) {_BOSS}(?=[,.;]| (?:and|of|for|said|told|who)\b|$)"
)
_SPEAKS = Cued(
    r"(?:^|[,;] (?:and |but |while )?|\b(?:and|but|while) )(?:[A-Z][a-z]+-based )"
    r"?(?P<name>[A-Z][\w&-]+)"
    r" (?:said|says|declined to comment|did not (?:immediately )?(?:respond|reply)|has said|told "
    r"reporters)\b"
)
CUES = (_LED, _HEADED, _OWNED, _TITLED, _SPEAKS)
_REACH = 60
_FAR = 20_000
"""Code points: longer than most articles."""
_WITHIN = re.compile("[a-z,] $")
_FIRST_NAME = re.compile(r"(?:\b[A-Z][\w-]+|\b[A-Z]\.|\b(?:Mr|Ms|Mrs|Dr)\.?) $")
_LONGER = re.compile(rf" (?!{_BOSS})[A-Z][a-z]")
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def led(
    sentence: Sentence, said: str, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[Title, str]]:
    """The names of a sentence whose kind their bosses or their speaking tell in the text `said`.

    `taken` are the parts of the sentence that have a meaning already. Of a long text only what
    is `_FAR` around is looked at, so that what it takes grows with the text and no faster.
    """
    near = said[max(0, sentence.start - _FAR) : sentence.end + _FAR]
    for pattern in (_LED, _OWNED, _HEADED, _TITLED):
        for found in sentence.all(pattern):
            title = _whole(found)
            name = title.name
            if name not in NO_NAMES and not (OFFICE.search(name) or _is_part(name, near)):
                yield title, _kind(name)
    for found in sentence.all(_SPEAKS):
        (start, end), name = found.span("name"), found["name"]
        if name in NO_NAMES or any(s < end and start < e for s, e in taken):
            continue
        if OFFICE.search(name) or not _is_proper(name, near):
            continue
        title = _whole(found)
        if title.name == name:
            yield title, _kind(name)


def _whole(found: re.Match[str]) -> Title:
    """The whole name that the match has, or a part of it: "International Committee of the …"."""
    start, end = found.span("name")
    for title in titles_in(found.string, max(0, start - _REACH)):
        if title.start <= start < title.end and (title.end > end or title.start < start):
            own = found.re not in (_LED.compiled, _OWNED.compiled, _TITLED.compiled)
            return title if own else Title(start, end, found["name"])
    return Title(start, end, found["name"])


def _kind(name: str) -> str:
    kind = kind_of(name, at_start=False)
    return kind or ("organization" if _ACRONYM.fullmatch(name) else "company")


def _is_proper(name: str, said: str) -> bool:
    """Whether a word stands with its capital within a sentence, and never behind a first name."""
    within = False
    for at in _places(name, said):
        if _LONGER.match(said, at + len(name)) or _FIRST_NAME.search(said, max(0, at - _REACH), at):
            return False
        within = within or _WITHIN.search(said, max(0, at - 2), at) is not None
    return within


def _is_part(name: str, said: str) -> bool:
    """Whether a longer name starts with it: "Google DeepMind"."""
    return any(_LONGER.match(said, at + len(name)) for at in _places(name, said))


def _places(name: str, said: str) -> Iterator[int]:
    """Where the name stands as whole words."""
    at = said.find(name)
    while at >= 0:
        if is_word(said, at, at + len(name)):
            yield at
        at = said.find(name, at + len(name))
