"""The noun phrases of a sentence: names, counts, groups, references and persons with offices.

Invariant: the items of a sentence do not overlap, and a registered name wins over every other
reading of its words. A phrase that refers to nothing known becomes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading.items import INSTRUMENTS, Item, new_item, of_known
from events.intake.reading.names import Mention, NameIndex
from events.intake.reading.nouns import (
    BODY_NOUNS,
    COMPANY_ENDINGS,
    INSTRUMENT_NOUNS,
    NUMBERS,
    OPERATORS,
    ORGANIZATION_ENDINGS,
    PLURALS,
)
from events.intake.reading.sentences import Sentence
from events.intake.reading.states import ADMINISTRATIONS, GOVERNING
from events.intake.reading.story import Story

_NOUNS = "|".join(sorted({*INSTRUMENT_NOUNS, *BODY_NOUNS}, key=len, reverse=True))
_PLURALS = "|".join(sorted(PLURALS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_HOW_MANY = "|".join(words for _, words in OPERATORS)
_ADJECTIVE = r"(?:(?!(?:and|or|of|by|that|which|who|to|from|in|has|have|had|is|are|was|were|did|will|said|signed|joined)\b)[A-Za-z][\w.'-]* ){0,3}"

_ACTING = re.compile(rf"(?: [a-z]+)? (?:{GOVERNING})\b")
_ADMINISTRATION = re.compile(rf"\b(?:[Tt]he )?({'|'.join(ADMINISTRATIONS)}) (?:administration|government)\b")
_QUANTIFIER = re.compile(
    r"\b(?P<q>[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Bb]oth|[Ee]very|[Aa] majority|[Aa] number|[Mm]uch)"
    r"(?: of)?(?: the)?(?: \d+)?(?: of)?(?: the)? $"
)
_QUANTITY = {"all": "all", "both": "all", "every": "all", "most": "most", "a majority": "most",
             "much": "most", "many": "many", "some": "some", "several": "some",
             "a number": "some"}  # fmt: skip
_COUNT = re.compile(
    rf"\b(?:(?P<how>{_HOW_MANY})\s)?(?P<n>{_NUMBER})\s(?P<adj>{_ADJECTIVE})(?P<unit>{_PLURALS})\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(rf"\b[Tt]h(?:e|ese) (?:(?P<n>two|three|four|five|six|seven) )?(?:\w+ )?(?P<unit>{_PLURALS})\b")
_DEFINITE = re.compile(rf"\b(?P<the>[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Aa]n?|[Aa]nother) (?P<adj>{_ADJECTIVE})(?P<noun>{_NOUNS})\b(?!')", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"\b(?P<the>[Tt]he) (?P<adj>{_ADJECTIVE})(?P<noun>{_NOUNS})(?='s?\s)", re.IGNORECASE)
_MEMBERS = re.compile(r"(?:'s?)? (member states|member countries|countries|nations|states|members)\b")
_PRONOUN = re.compile(r"^[\"'(]*(?P<p>They|It|He|She)\b")
_OBJECT_IT = re.compile(r"(?<= )it(?=$|[,.;]| (?:too|the|last|this|on|in|at|and|also|as|yet|today)\b)")
_OTHER_NAME = re.compile(
    r"\b(?:[A-Z][\w&'-]*[A-Za-z]|[A-Z])(?: (?:of|for|and|on|the|in) (?=(?:the )?[A-Z])(?:the )?)?"
    r"(?:[ -]?[A-Z][\w&'-]*(?: (?:of|for|on) (?=(?:the )?[A-Z])(?:the )?)?){0,7}"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|to|from|near|outside|around|into|towards?|via) (?:the )?$", re.IGNORECASE)


def registered(sentence: Sentence, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Item]:
    """The items of registered names; offsets of mentions are those of the text."""
    words = sentence.text
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        item = _named(words, start, end, mention)
        if item is not None:
            yield _as_group(words, item, index)
    for found in _ADMINISTRATION.finditer(words):
        for known in index.by_fold.get(ADMINISTRATIONS[found[1]][0], ()):
            yield of_known(known, *found.span())


def _named(words: str, start: int, end: int, mention: Mention) -> Item | None:
    acting = _ACTING.match(words, end)
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
    return of_known(known, start, end)


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
    if before:
        quantity = _QUANTITY[before["q"].lower()]
        return replace(item, start=before.start(), quantifier=quantity)
    inside = re.match(r"(all|most|many|some|several) ", words[item.start : item.end], re.IGNORECASE)
    if inside:
        return replace(item, quantifier=_QUANTITY[inside[1].lower()])
    plural = item.kind == "group" and re.search(r"s\b", words[item.start : item.end])
    return replace(item, quantifier="unspecified") if plural else item


def counts(words: str) -> Iterator[Item]:
    """Counts: "more than 50 countries", "some forty tech firms"."""
    for found in _COUNT.finditer(words):
        how = (found["how"] or "").lower()
        operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
        said = found["n"].replace(",", "").lower()
        number = int(said) if said.isdigit() else NUMBERS[said]
        if re.search(r"\b(?:the|these|those|all|both)\s$", words[: found.start()], re.IGNORECASE):
            continue
        if 1900 <= number <= 2100 and operator == "eq" and "," not in found["n"]:
            continue
        yield Item(start=found.start(), end=found.end(), kind="count", number=number,
                   operator=operator, unit=found["unit"].lower())  # fmt: skip


def references(sentence: Sentence, story: Story) -> Iterator[tuple[Item, ...]]:
    """References: "the pact", "the three countries", "they": each with whom it stands for."""
    words = sentence.text
    found = _PRONOUN.match(words)
    if found:
        yield _pronoun(found, story)
    for several in _SEVERAL.finditer(words):
        number = NUMBERS[several["n"]] if several["n"] else None
        meant = story.several(PLURALS[several["unit"].lower()], number)
        yield tuple(_referring(i, *several.span()) for i in meant)
    for pattern in (_DEFINITE, _POSSESSIVE):
        for phrase in pattern.finditer(words):
            if phrase["the"].lower() not in ("a", "an", "another"):
                item = story.find(phrase["noun"], sentence.start + phrase.start())
                if item is not None:
                    yield (_referring(item, *phrase.span()),)


def indefinite(words: str) -> Iterator[re.Match[str]]:
    """Like "an agreement", "a new six-month partnership": phrases that bring in something new."""
    for phrase in _DEFINITE.finditer(words):
        if phrase["the"].lower() in ("a", "an", "another"):
            yield phrase


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


def new_names(words: str) -> Iterator[Item]:
    """Capitalised names that nobody has registered, with the kind that their words give them."""
    for found in _OTHER_NAME.finditer(words):
        name = re.sub(r"^(?:The|In|On|At|A|An|But|And|For|While|As|If) ", "", found.group())
        start = found.end() - len(name)
        kind = _kind_of(name, at_start=start <= 1 and " " not in name)
        if kind is None:
            continue
        item = new_item(kind, name, start, found.end())
        if item is not None:
            yield item


def _kind_of(name: str, *, at_start: bool) -> str | None:
    parts = name.split()
    last = parts[-1].strip(".")
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

