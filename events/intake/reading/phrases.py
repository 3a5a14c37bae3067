"""The noun phrases of a sentence: names, counts, groups, references and persons with offices.

Invariant: the items of a sentence do not overlap, and a registered name wins over every other
reading of its words. A phrase that refers to nothing known becomes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from events.intake.proposal import either
from events.intake.reading.cues import Cued
from events.intake.reading.descriptions import Phrase
from events.intake.reading.endings import Ending
from events.intake.reading.items import INSTRUMENTS, PARTIES, Item, of_known
from events.intake.reading.names import Known, Mention, NameIndex
from events.intake.reading.nouns import (
    NUMBERS,
    ORGANIZATION_ENDINGS,
    PLURALS,
)
from events.intake.reading.sentences import Sentence
from events.intake.reading.states import ADMINISTRATIONS, GOVERNING
from events.intake.reading.story import Story

_PLURALS = "|".join(sorted(PLURALS, key=len, reverse=True))

_ACTING = re.compile(rf"(?: [a-z]+)? (?:{GOVERNING})\b")
_OFFICE_OF_STATE = re.compile(
    r"(?:'s)? (?:[A-Z][a-z]+ (?:and )?){0,2}(?:Department|Ministry|Treasury|Congress|Senate|"
    r"Parliament|Government|"
    r"Foreign Office|Cabinet)(?: of [A-Z]\w+)?\b"
)
_LONGER = re.compile(
    rf"(?: [A-Z][a-z]+){{0,3}} (?:{'|'.join(ORGANIZATION_ENDINGS)}|Pact|Treaty|Accords?|"
    rf"Agreement|Declaration|Charter|Act)\b"
)
_ADMINISTRATION = Cued(
    rf"\b(?:[Tt]he )?({'|'.join(ADMINISTRATIONS)}) (?:administration|government)\b"
)
_AMOUNTS = ("ll", "ost", "any", "ome", "everal", "oth", "very", "ajority", "umber", "uch")
_QUANTIFIER = Ending(
    r"\b(?P<q>[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Bb]oth|[Ee]very|[Aa] majority|[Aa] "
    r"number|[Mm]uch)"
    r"(?: of)?(?: the)?(?: \d+)?(?: of)?(?: the)? $",
    tails=tuple(f"{word} " for word in (*_AMOUNTS, "of", "the", *"0123456789")),
    reach=60,
)
_INSIDE = re.compile(r"(all|most|many|some|several) ", re.IGNORECASE)
_PLURAL = re.compile(r"s\b")
_QUANTITY = {
    "all": "all",
    "both": "all",
    "every": "all",
    "most": "most",
    "a majority": "most",
    "much": "most",
    "many": "many",
    "some": "some",
    "several": "some",
    "a number": "some",
}
_SEVERAL = Cued(
    rf"\b[Tt]h(?:e|ese) (?:(?P<n>two|three|four|five|six|seven|eight|nine|ten) )?(?:\w+ )?"
    rf"(?!signatories|members|parties|partners|supporters|sponsors|participants|ministers|"
    rf"leaders)(?P<unit>{_PLURALS})\b"
)
_ORDINAL = re.compile(
    r"\b(?:latest|\w+est|first|last|newest|only|other|next|second|third|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"(?:'s?)? (member states|member countries|countries|nations|states|members)\b"
)
_PRONOUN = re.compile(
    r"^[\"'(]*(?P<p>They|It|He|She)\b(?!'s| (?:is|was|will be|would be|remains|seems|appears) "
    r"(?:(?:not|also|still|very|now|yet) )*(?:interesting|clear|unclear|important|possible|likely|"
    r"obvious|time|hard|expected|hoped|said|reported|estimated|understood|unlikely|worth|to be))"
)
_OBJECT_IT = re.compile(
    r"it(?<= it)(?=$|[,.;]| (?:too|the|last|this|on|in|at|and|also|as|yet|today)\b)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear|outside|around|into|towards?|via) (?:the )"
    r"?(?:[A-Z]\w+(?: [A-Z]\w+)?(?:, (?:and )?| and ))*$"
)

CUES = (_ADMINISTRATION, _SEVERAL)
_ON = (" ", "'")


def registered(sentence: Sentence, mentions: Sequence[Mention], index: NameIndex) -> list[Item]:
    """The items of registered names; offsets of mentions are those of the text."""
    words, base = sentence.text, sentence.start
    items = [
        of_known(known, *found.span(), governs=True)
        for found in sentence.all(_ADMINISTRATION)
        for known in index.by_fold.get(ADMINISTRATIONS[found[1]][0], ())
    ]
    follows = [m.start - base for m in mentions[1:]] + [len(words)]
    for mention, limit in zip(mentions, follows, strict=False):
        item = _named(words, mention.start - base, mention.end - base, mention, limit)
        if item is not None:
            items.append(_as_group(words, item, index))
    return items


def _named(words: str, start: int, end: int, mention: Mention, follows: int) -> Item | None:
    """`follows` is where the next registered name starts: it is not swallowed."""
    acting, way = None, mention.way
    if words[end : end + 1] in _ON:
        acting = _ACTING.match(words, end) or _OFFICE_OF_STATE.match(words, end)
        if acting is not None and acting.end() > follows:
            acting = None
        if acting is None and way == "name" and _LONGER.match(words, end):
            return None
    if way == "adjective" and acting is None:
        return None
    if way == "seat":
        if _PLACE_BEFORE.search(words, 0, start) or words[end:].startswith((", D.C", "-")):
            return None
        acting = None
    known = mention.namings[0].known
    if len(mention.namings) > 1 and any(n.known.id != known.id for n in mention.namings):
        return _choice(words, start, end, {n.known.id: n.known for n in mention.namings})
    if acting is not None and known.kind in ("state", "organization"):
        end = acting.end()
    return of_known(known, start, end, governs=acting is not None)


def _choice(words: str, start: int, end: int, knowns: Mapping[str, Known]) -> Item:
    """The item of a name that several have: somebody has to choose, and nobody here guesses.

    A name of a party and an instrument, or of instruments of two kinds, can be in no role at all.
    """
    kinds, name, ids = {known.kind for known in knowns.values()}, words[start:end], sorted(knowns)
    doubts = (f"{name!r} may be {' or '.join(ids)}: say which",)
    item = Item(start=start, end=end, kind=min(kinds), name=name, doubts=doubts)
    if not (kinds <= PARTIES or len(kinds) == 1):
        return item
    return replace(item, id=either(ids), choices=tuple(ids))


def _as_group(words: str, item: Item, index: NameIndex) -> Item:
    """A group with its quantifier; "NATO members" is a group of its own where registered."""
    if item.kind in ("organization", "group") and item.id:
        members = _MEMBERS.match(words, item.end)
        if members:
            for spelling in (f"{item.name} {members[1]}", words[item.start : members.end()]):
                for known in index.named(spelling):
                    item = of_known(known, item.start, members.end())
    if item.kind not in ("group", "state", "organization"):
        return item
    before = _QUANTIFIER.before(words, item.start)
    if before and (item.kind == "group" or before["q"].lower() in ("most", "much", "a majority")):
        quantity = _QUANTITY[before["q"].lower()]
        return replace(item, start=before.start(), quantifier=quantity)
    inside = _INSIDE.match(words, item.start, item.end)
    if inside:
        return replace(item, quantifier=_QUANTITY[inside[1].lower()])
    plural = item.kind == "group" and _PLURAL.search(words, item.start, item.end)
    return replace(item, quantifier="unspecified") if plural else item


def refers(sentence: Sentence) -> bool:
    """Whether the sentence starts with a pronoun, or has an "it" behind a verb."""
    words = sentence.text
    return _PRONOUN.match(words) is not None or _OBJECT_IT.search(words) is not None


def references(
    sentence: Sentence, story: Story, own: Sequence[Item], phrases: Sequence[Phrase]
) -> Iterator[tuple[Item, ...]]:
    """References: "the pact", "the three countries", "they": each with whom it stands for."""
    words = sentence.text
    found = _PRONOUN.match(words)
    if found:
        yield _pronoun(found, story)
    for several in sentence.all(_SEVERAL):
        number = NUMBERS[several["n"]] if several["n"] else None
        meant = story.several(PLURALS[several["unit"].lower()], number)
        yield tuple(_referring(i, *several.span()) for i in meant)
    for phrase in phrases:
        if phrase.new or _ORDINAL.search(phrase.adjectives):
            continue
        near = [i for i in own if i.end <= phrase.start]
        item = story.find(phrase.noun, sentence.start + phrase.start, near)
        if item is not None:
            yield (_referring(item, phrase.start, phrase.end),)


def objects(sentence: Sentence, story: Story, before: Sequence[Item]) -> Iterator[Item]:
    """The "it" behind a verb: the last instrument or body, in this sentence or before."""
    for found in _OBJECT_IT.finditer(sentence.text):
        near = [i for i in before if i.end <= found.start() and i.kind in INSTRUMENTS and i.id]
        item = near[-1] if near else story.find("pact", -1)
        if item is None or item.doubts:
            continue
        yield _referring(item, *found.span())


def _pronoun(found: re.Match[str], story: Story) -> tuple[Item, ...]:
    said = found["p"]
    if said == "They":
        meant = story.they()
    else:
        one = story.it() if said == "It" else story.person()
        meant = (one,) if one is not None else ()
    return tuple(_referring(item, *found.span("p")) for item in meant)


def _referring(item: Item, start: int, end: int) -> Item:
    return replace(item, start=start, end=end, referred=True, quantifier=item.quantifier)
