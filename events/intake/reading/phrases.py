"""The noun phrases of a sentence: names, counts, groups, references and persons with offices.

Invariant: the items of a sentence do not overlap, and a registered name wins over every other
reading of its words. A phrase that refers to nothing known becomes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading.descriptions import Phrase
from events.intake.reading.items import INSTRUMENTS, Item, of_known
from events.intake.reading.names import Mention, NameIndex
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
_ADMINISTRATION = re.compile(
    rf"\b(?:[Tt]he )?({'|'.join(ADMINISTRATIONS)}) (?:administration|government)\b"
)
_QUANTIFIER = re.compile(
    r"\b(?P<q>[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Bb]oth|[Ee]very|[Aa] majority|[Aa] "
    r"number|[Mm]uch)"
    r"(?: of)?(?: the)?(?: \d+)?(?: of)?(?: the)? $"
)
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
_SEVERAL = re.compile(
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
    r"(?<= )it(?=$|[,.;]| (?:too|the|last|this|on|in|at|and|also|as|yet|today)\b)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear|outside|around|into|towards?|via) (?:the )"
    r"?(?:[A-Z]\w+(?: [A-Z]\w+)?(?:, (?:and )?| and ))*$"
)


def registered(sentence: Sentence, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Item]:
    """The items of registered names; offsets of mentions are those of the text."""
    words = sentence.text
    for found in _ADMINISTRATION.finditer(words):
        for known in index.by_fold.get(ADMINISTRATIONS[found[1]][0], ()):
            yield of_known(known, *found.span(), governs=True)
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        follows = next(
            (m.start - sentence.start for m in mentions if m.start >= mention.end), len(words)
        )
        item = _named(words, start, end, mention, follows)
        if item is not None:
            yield _as_group(words, item, index)


def _named(words: str, start: int, end: int, mention: Mention, follows: int) -> Item | None:
    """`follows` is where the next registered name starts: it is not swallowed."""
    acting = _ACTING.match(words, end) or _OFFICE_OF_STATE.match(words, end)
    if acting is not None and acting.end() > follows:
        acting = None
    if acting is None and mention.way == "name" and _LONGER.match(words, end):
        return None
    if mention.way != "name" and acting is None and mention.way == "adjective":
        return None
    if mention.way == "seat":
        if _PLACE_BEFORE.search(words, 0, start) or words[end:].startswith((", D.C", "-")):
            return None
        acting = None
    knowns = {n.known.id: n.known for n in mention.namings}
    if len(knowns) > 1:
        names = " or ".join(sorted(knowns))
        kind = next(iter(knowns.values())).kind
        doubt = f"{words[start:end]!r} may be {names}: say which"
        return Item(start=start, end=end, kind=kind, name=words[start:end], doubts=(doubt,))
    known = next(iter(knowns.values()))
    if acting is not None and known.kind in ("state", "organization"):
        end = acting.end()
    return of_known(known, start, end, governs=acting is not None)


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
    before = _QUANTIFIER.search(words, 0, item.start)
    if before and (item.kind == "group" or before["q"].lower() in ("most", "much", "a majority")):
        quantity = _QUANTITY[before["q"].lower()]
        return replace(item, start=before.start(), quantifier=quantity)
    inside = re.match(r"(all|most|many|some|several) ", words[item.start : item.end], re.IGNORECASE)
    if inside:
        return replace(item, quantifier=_QUANTITY[inside[1].lower()])
    plural = item.kind == "group" and re.search(r"s\b", words[item.start : item.end])
    return replace(item, quantifier="unspecified") if plural else item


def references(
    sentence: Sentence, story: Story, own: Sequence[Item], phrases: Sequence[Phrase]
) -> Iterator[tuple[Item, ...]]:
    """References: "the pact", "the three countries", "they": each with whom it stands for."""
    words = sentence.text
    found = _PRONOUN.match(words)
    if found:
        yield _pronoun(found, story)
    for several in _SEVERAL.finditer(words):
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


def objects(words: str, story: Story, before: Sequence[Item]) -> Iterator[Item]:
    """The "it" behind a verb: the last instrument or body, in this sentence or before."""
    for found in _OBJECT_IT.finditer(words):
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
