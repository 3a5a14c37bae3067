"""Offices: how English words them, and whose they are.

Invariant: an office belongs to what its own phrase names ("NASA chief", "head of policy at
Arvane") or refers to ("the agency's chief"). One that is no longer held belongs to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from events.intake.reading.antecedents import placeless
from events.intake.reading.cues import Cued, at_cue
from events.intake.reading.items import PARTIES, Item, of_known
from events.intake.reading.names import NameIndex
from events.intake.reading.nouns import BODY_NOUNS, OFFICES
from events.intake.reading.story import Story
from events.intake.reading.titles import NO_NAMES

HEAD = Cued(rf"\b(?P<head>{OFFICES})\b", starts=at_cue)
"""The last word of an office."""
BODIES = PARTIES - {"person"}
_OF_FIRMS = re.compile(
    r" (?:[\w-]+ ){0,2}(?:chief|CEO|chair(?:man|woman|person)?|founders?|co-founders?|boss)\b"
)
"""Offices that no state has, with a blank in front."""
SENT = re.compile(r"[Aa]mbassador|[Ee]nvoy|[Rr]epresentative")
"""They are sent by a state to a body, which may stand in front of their title."""
_PAST = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Oo]ne-time|[Tt]hen)\b")
_SMALL_WORD = re.compile(
    r"(?!(?:and|or|but|the|an?|of|to|in|on|at|by|for|from|with|as|that|than|it|he|she|they|we|who|"
    r"which|was|is|are|were|be|been|has|had|have|will|would|told|met|saw|said|made|gave|got|also|"
    r"now|not|if|when|while|where|how|why|whose|what|his|her|their|our|my|your|any|some|"
    r"each|every|no|let|put|led|went|held|wrote|both|about|into|after|before|under|over|against|"
    r"between|during|so|such|like|just|only|even|whom|this|these|those|there|meet|join|sign)\b)"
    r"(?:[a-z][\w-]*?(?:(?<!\ws)(?<!ed)(?<!ing)(?<!ly))|affairs|arms|communications|emissions|"
    r"[a-z]*ations|(?:fish|min)eries|[a-z]*chairs|founders|sales|business|waters|oceans|forests|"
    r"shipping|outgoing|incoming|acting|managing|founding|leading|sitting|ruling|engineering|"
    r"marketing|housing|planning|co-founding|united|women's|rights|sports|works|rules|press)"
)
"""What may stand in a title in small letters: nouns and adjectives, no verb that can be told."""
_CAPITAL = re.compile(r"[A-Z][\w.&'-]*(?<!ly)(?<!'s)")
_MOST = 7
"""Words of a title."""
_PRIVATE = re.compile(
    r"[Aa]nalyst|[Ee]conomist|[Ll]awyer|[Rr]esearcher|[Ee]xpert|[Aa]ctivist|[Cc]ampaigner|"
    r"[Ss]cientist|[Pp]rofessor|[Ss]pecialist|[Ee]ngineer|[Cc]onsultant|[Ee]ditor|[Ll]ecturer|"
    r"[Aa]rchitect|[Ff]ounder"
)
"""What one is by oneself, wherever one is from: "a Swedish analyst"."""
_FAR = 90
"""Letters between an office and the name of whose it is."""
_PART = r"(?:[\w.&'-]+ )"
_TO_BODY = re.compile(rf" {_PART}{{0,8}}(?P<by>of|at|for|with|within|behind) {_PART}{{0,4}}")
_BREAK = re.compile(
    r'[,;:()"]|\b(?:who|which|that|said|says|told|and|to|is|was|has|had|will|in|on|from)\b'
)
_REFERENCE = re.compile(
    r" (?:of|for|at) (?:the|this) (?P<noun>[a-z]+)(?![\w'-]| [a-z]+ (?:of|at) )"
)
_OF_THEM = ("agency", "ministry", "department", "charity", "watchdog", "institute", "campaign")
"""Nouns that stand for the last body, beside those that `nouns` has."""
OPENING = NO_NAMES | frozenset(
    re.findall(
        r"\w+",
        "The A An In On At For As While After Before Although Since With By From And Its Our",
    )
)
"""Words with a capital at the start of a sentence that belong to no title and no name."""


class Told(NamedTuple):
    """What is known where an office is told of."""

    words: str
    known: Sequence[Item]
    names: NameIndex
    story: Story
    base: int
    """Where in the text the sentence starts."""


class Office(Struct, frozen=True, gc=False):
    """An office as a sentence words it; offsets within the sentence."""

    start: int
    """Of the phrase, with whose office it is where that stands in front."""
    title: str
    body: Item | None
    past: bool


def office(match: re.Match[str], told: Told) -> Office:
    """The office of which a match of `HEAD` is the last word, with what stands in front of it."""
    words, at = told.words, match.start()
    first = title = max(words.rfind(" ", 0, at), words.rfind("(", 0, at)) + 1
    body, sent = None, SENT.fullmatch(match["head"]) is not None
    for _ in range(_MOST):
        if words[first - 1 : first] != " ":
            break
        owner = _owner(told, first - 1)
        if owner is not None:
            begins, one = owner
            if not (body is not None and one.kind != "state"):
                body, first = one, begins
            if not sent or one.kind == "state":
                break
            continue
        before = words.rfind(" ", 0, first - 1) + 1
        if not (_may_be_titled(words, before, first - 1, told.known) or _owned(told, before)):
            break
        first = title = before
    if body is not None and body.kind == "state" and _PRIVATE.fullmatch(match["head"]):
        body = None
    past = _PAST.search(words, max(0, first - 12), match.start()) is not None
    said = words[title : match.end()]
    return Office(first, said.removeprefix("and "), body, past)


def _owner(told: Told, end: int) -> tuple[int, Item] | None:
    """Whoever is named right before a place, by name, adjective or a reference, and from where."""
    words, known = told.words, told.known
    bare = end - 2 if words.endswith("'s", 0, end) else end - words.endswith("'", 0, end)
    for item in known:
        if item.end == bare and item.kind in BODIES:
            return item.start, item
    first = words.rfind(" ", 0, end) + 1
    for begins in (words.rfind(" ", 0, max(0, first - 1)) + 1, first):
        spelling = words[begins:end].lstrip("\"'(")
        for state in told.names.by_adjective.get(spelling, ()):
            start = end - len(spelling)
            return start, of_known(state, start, end)
    word = words[first:end]
    if word == "whose":
        return next(((i.start, i) for i in known if i.end == first - 2 and i.kind in BODIES), None)
    if word.lower() == "its":
        before = [i for i in known if i.kind in BODIES and i.end < first]
        firms = [i for i in before if i.kind != "state"] if _OF_FIRMS.match(words, end) else []
        subject = next(iter([*firms[-1:], *before]), None)
        subject = subject or told.story.it()
        body = subject is not None and subject.kind in BODIES
        return (first, placeless(subject)) if subject is not None and body else None
    if word.endswith("'s") and words.endswith(("the ", "The ", "this ", "This "), 0, first):
        meant = meant_by(word[:-2], told, first)
        return None if meant is None else (first, meant)
    return None


def _owned(told: Told, start: int) -> bool:
    """Whether no verb can stand there: "Norwegian ports minister", "Norway's ports minister"."""
    owner = _owner(told, start - 1) if start else None
    return owner is not None and (
        told.words.endswith("'s", 0, start - 1) or owner[1] not in told.known
    )


def meant_by(noun: str, told: Told, at: int) -> Item | None:
    """What "the agency" stands for as the holder of an office."""
    near, named = [i for i in told.known if i.end <= at], noun[:1].isupper()
    noun = noun.lower()
    if noun not in BODY_NOUNS and noun not in _OF_THEM:
        return None
    meant = told.story.find(noun, told.base + at, near)
    if meant is not None and meant.kind in BODIES:
        return placeless(meant)
    wanted = BODY_NOUNS.get(noun, "organization")
    spoken = (i for i in (*reversed(near), *told.story.spoken()) if i.kind == wanted)
    last = next((i for i in spoken if not named or noun in i.name.lower()), None)
    return None if last is None else placeless(last)


def _may_be_titled(words: str, start: int, end: int, known: Sequence[Item]) -> bool:
    """Whether the word there may be one of a title."""
    word = words[start:end]
    if word in ("under", "vice"):
        return words.startswith((" sec", " pre", " cha"), end)
    if word == "and":
        named = any(item.end == start - 1 for item in known)
        return not named and words[start - 2 : start - 1].islower() and start > 1
    if word[:1].isupper():
        return word not in OPENING and _CAPITAL.fullmatch(word) is not None
    return _SMALL_WORD.fullmatch(word) is not None


def behind(told: Told, end: int) -> tuple[str, Item] | None:
    """Whose office it is by the words behind it, and those before the name: "of policy at"."""
    found: tuple[str, Item] | None = None
    for item in told.known:
        if not (end < item.start <= end + _FAR and item.kind in BODIES):
            continue
        between = told.words[end : item.start]
        to = _TO_BODY.fullmatch(between)
        if to is None or _BREAK.search(between):
            break
        if found is None or to["by"] == "at":
            found = between[: to.start("by")].rstrip(), item
    if found is None and (of := _REFERENCE.match(told.words, end)):
        meant = meant_by(of["noun"], told, of.start("noun"))
        return None if meant is None else ("", meant)
    return found
