"""The noun phrases of a sentence: names, counts, groups, references and persons with offices.

Invariant: the items of a sentence do not overlap, and a registered name wins over every other
reading of its words. A phrase that refers to nothing known becomes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from events.intake.proposal import either
from events.intake.reading.antecedents import nouns_of
from events.intake.reading.channels import is_channel, is_part
from events.intake.reading.cues import Cued
from events.intake.reading.cues import either as either_of
from events.intake.reading.descriptions import Phrase
from events.intake.reading.endings import Ending
from events.intake.reading.groups import as_group
from events.intake.reading.items import INSTRUMENTS, PARTIES, Item, of_known
from events.intake.reading.list_phrases import list_meant
from events.intake.reading.names import Known, Mention, NameIndex
from events.intake.reading.nouns import (
    INSTRUMENT_NOUNS,
    ORGANIZATION_ENDINGS,
)
from events.intake.reading.referring import on_another
from events.intake.reading.sentences import Sentence
from events.intake.reading.stand_ins import FEW, NEITHER, SEVERAL, stand_ins
from events.intake.reading.states import ADMINISTRATIONS, GOVERNING
from events.intake.reading.story import Story

_ACTING = Cued(rf"(?:'s)?(?: [a-z]+)? (?:{GOVERNING})\b")
_OFFICE_OF_STATE = Cued(
    r"(?:'s)? (?:[A-Z][a-z]+ (?:and )?){0,2}(?:Department|Ministry|Treasury|Congress|Senate|"
    r"Parliament|Government|"
    r"Foreign Office|Cabinet)(?: of [A-Z]\w+| for [A-Z]\w+(?:(?:, [A-Z]\w+)* and [A-Z]\w+)?)?\b"
)
_ENDINGS = "|".join(sorted(ORGANIZATION_ENDINGS))
_TITLES = "|".join(
    noun.capitalize() for noun, kind in INSTRUMENT_NOUNS.items() if kind not in ("list", "law")
)
_LONGER_SEAT = Cued(rf"(?: [A-Z][a-z]+){{0,3}} (?:{_ENDINGS}|{_TITLES})\b")
_LONGER = Cued(
    rf"(?: [A-Z][a-z]+){{0,3}} (?:{_ENDINGS}|Pact|Treaty|Accords?|"
    rf"Agreement|Declaration|Charter|Act)\b"
)
_ADMINISTRATION = Cued(
    rf"\b(?:[Tt]he )?({'|'.join(ADMINISTRATIONS)}) (?:administration|government)\b"
)
_ORDINAL = re.compile(
    r"\b(?:latest|most \w+|\w+est|first(?!-of|-ever)|last|newest|only|other|next|second|third|"
    r"\w+th|\d+(?:st|nd|rd|th))"
    r"\b",
    re.IGNORECASE,
)
_TURNS = ("But", "Instead", "Yet", "And", "Still", "However", "Now", "Also")
_PRONOUNS = ("They", "It", "He", "She", '"', "'", "(", *_TURNS)
_PRONOUN = re.compile(
    rf"^[\"'(]*(?:(?:{'|'.join(_TURNS)}),? (?=[a-z]))?(?P<p>[Tt]hey|[Ii]t|[Hh]e|[Ss]he)\b"
    r"(?!'s| (?:is|was|will be|would be|remains|seems|appears) "
    r"(?:(?:not|also|still|very|now|yet) )*(?:interesting|clear|unclear|important|possible|likely|"
    r"obvious|time|hard|expected|hoped|said|reported|estimated|understood|unlikely|worth|to be))"
)
_OBJECT_IT = re.compile(
    r"(?<! that) it(?:(?=$|[,.;:]| that (?:[A-Z][a-z]+|month|year|week|day|spring|summer|autumn|"
    r"winter|fall|"
    r"same|evening|morning)\b| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r" (?:too|the|last|this|on|in|at|and|also|as|yet|today|are|were|include|is)"
    r"\b)|"
    r"(?<=[dtnsyegp] it)(?= (?:earlier|later|soon|only|first|again|before|after|by|when|while|but|"
    r"through|via|today|together|already|under|without|because|too|"
    r"altogether|entirely|outright|completely|fully|formally|with|for|last|never|until|a|so|over|"
    r"nor|or|despite|amid|just|once|next|since)\b))"
)
_ENTERED = re.compile(
    r"\b(?:join(?:s|ed|ing)?|le(?:ft|aves?|aving)|quit(?:s|ting)?|exit(?:s|ed|ing)?|"
    r"(?:belong(?:s|ed)?|admitted|acceded|return(?:s|ed)?) to|(?:members?|part|out) of|"
    r"(?:expelled|suspended|withdrew|withdrawn|resigned) from)$"
)
"""What one does with a body."""
_MANY = frozenset({"principles", "guidelines", "rules", "standards", "commitments", "accords"})
_APPOSED = re.compile(
    r", (?:the|its|an?) (?:(?!(?:was|were|is|are|has|have|had|will)\b)[\w-]+ ){1,3}(?:of|behind|"
    r"that|which|who) [^,;.]*(?:[,;.]|$)"
)
"""What only says who somebody is: "Arvane, the maker of chips, …"."""
_MORE = re.compile(r" (?:group|organi[sz]ation|network|team|office|body|committee|fund)\b")
"""The noun that a phrase only tells more of: "the campaign group"."""
_WHAT_IT_IS = re.compile(
    rf"(?:\b(?:the|an?|its|their) |'s )(?P<what>(?:[\w-]+ ){{0,3}}?(?:{'|'.join(INSTRUMENT_NOUNS)})"
    r"(?: (?:of|on|for|against|to) [^().;,]{2,60}?)?) \((?:the )?$"
)
"""A description in front of a name in brackets."""
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear|outside|around|into|towards?|via) (?:the )"
    r"?(?:[A-Z]\w+(?: [A-Z]\w+)?(?:, (?:and )?| and ))*$"
)

_FORMAL = Ending(
    r"\b(?:(?:United|Federal|Federative|Islamic|Democratic|Socialist|Bolivarian|Plurinational|"
    r"Hashemite|Arab|Co-?operative|Oriental|People's|Independent|Federated|Grand) ){0,3}"
    r"(?:Republic|Kingdom|States?|Sultanate|Principality|Emirate|Duchy|Commonwealth) of (?:the )?$",
    tails=tuple(
        f"{noun} of {the}"
        for noun in ("ublic", "ingdom", "tate", "tates", "anate", "ality", "irate", "uchy", "ealth")
        for the in ("", "the ")
    ),
    reach=60,
)
"""Before a state, as part of its whole name: "the Islamic Republic of …"."""
CUES = (_ADMINISTRATION, SEVERAL)
_GOING_ON = either_of(_ACTING, _OFFICE_OF_STATE, _LONGER, _LONGER_SEAT)
_TITLED = Ending(r"\b(?:called|named|titled|entitled|dubbed|known as) (?:the )?\"$", ('"',), 20)
_GROUPS = ("group", "state", "organization", "company")
_ON = (" ", "'")
_OWN_NOUN = re.compile(
    r"(?<=[A-Z]{2}) (?:[A-Z][a-z]+ )?(?:Agreement|Treaty|Convention|Text|Pact|Accord)"
    r"(?! (?:on|of|for|to)\b)\b"
)
"""Behind the short name of an instrument."""
_WHAT_KIND = re.compile(
    r" (?:bloc|grouping|alliance|coalition|club|pact|treaty|accord|deal|initiative|group)"
    r"(?=[.,;:)]|'s|$| (?:and|in|on|of|has|had|is|was|will|would|by|which|that|to|from|with|after)"
    r"\b)"
)
"""The common noun behind a name: "the ALBA bloc, which …"."""
_COMMON = frozenset({"organization", "group", *INSTRUMENTS})


def registered(sentence: Sentence, mentions: Sequence[Mention], index: NameIndex) -> list[Item]:
    """The items of registered names; offsets of mentions are those of the text."""
    words, base = sentence.text, sentence.start
    items: list[Item] = []
    for found in sentence.all(_ADMINISTRATION):
        for known in index.by_fold.get(ADMINISTRATIONS[found[1]][0], ()):
            items.append(of_known(known, *found.span(), governs=True))
    goes_on = sentence.cues & _GOING_ON
    for number, mention in enumerate(mentions, 1):
        start, end = mention.start - base, mention.end - base
        reach = end
        if goes_on:
            reach = mentions[number].start - base if number < len(mentions) else len(words)
        item = _named(words, start, end, mention, reach)
        if item is not None and item.kind in INSTRUMENTS and words[start - 1 : start] == "(":
            item = _described(words, item)
        if item is not None:
            items.append(as_group(sentence, item, index) if item.kind in _GROUPS else item)
    return items


def _described(words: str, item: Item) -> Item:
    """A name in brackets with what it is in front of it: "its list of … (SDN List)"."""
    found = _WHAT_IT_IS.search(words, max(0, item.start - 80), item.start)
    if found is None or not words.startswith(")", item.end):
        return item
    return replace(item, start=found.start("what"), end=item.end + 1)


def _named(words: str, start: int, end: int, mention: Mention, reach: int) -> Item | None:
    """What is behind the name is looked at up to `reach`: no other name is swallowed."""
    acting, way = None, mention.way
    if reach > end and words[end : end + 1] in _ON:
        acting = _ACTING.match(words, end) or _OFFICE_OF_STATE.match(words, end)
        if acting is not None and acting.end() > reach:
            acting = None
        own = way == "name" and _OWN_NOUN.match(words, end)
        if own and words[start:end].isalpha() and mention.namings[0].known.kind in INSTRUMENTS:
            end = own.end()  # "the AfCFTA Agreement"
        elif acting is None and way == "name" and _LONGER.match(words, end):
            return None
    if way == "adjective" and acting is None:
        return None
    if way == "seat":
        if (reach > end and _LONGER_SEAT.match(words, end)) or _TITLED.before(words, start):
            return None
        if _PLACE_BEFORE.search(words, 0, start) or words[end:].startswith((", D.C", "-")):
            return None
        acting = acting if words.startswith("'s ", end) else None
    known = mention.namings[0].known
    if known.kind == "company" and (
        is_channel(words, start, end) or (known.new and is_part(words, end))
    ):
        return None
    if len(mention.namings) > 1 and any(n.known.id != known.id for n in mention.namings):
        return _choice(words, start, end, {n.known.id: n.known for n in mention.namings})
    if acting is not None and known.kind in ("state", "organization"):
        end = acting.end()
    elif way == "name" and reach > end and known.kind in _COMMON:
        noun = _WHAT_KIND.match(words, end)
        end = noun.end() if noun is not None else end
    if known.kind == "state" and (formal := _FORMAL.before(words, start)) is not None:
        start = formal.start()
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


def refers(sentence: Sentence) -> bool:
    """Whether the sentence starts with a pronoun, or has an "it" behind a verb."""
    words = sentence.text
    if words.startswith(_PRONOUNS) and _PRONOUN.match(words):
        return True
    if " it" in words and _OBJECT_IT.search(words) is not None:
        return True
    return sentence.first(FEW) is not None or sentence.first(NEITHER) is not None


def references(
    sentence: Sentence, story: Story, own: Sequence[Item], phrases: Sequence[Phrase]
) -> Iterator[tuple[Item, ...]]:
    """References: "the pact", "the three countries", "they": each with whom it stands for."""
    words = sentence.text
    found = _PRONOUN.match(words) if words.startswith(_PRONOUNS) else None
    if found:
        yield _pronoun(found, story)
    for meant, start, end in stand_ins(sentence, story, own):
        yield tuple(_referring(item, start, end) for item in meant)
    for phrase in phrases:
        if INSTRUMENT_NOUNS.get(phrase.noun.lower()) == "list":
            if (one := list_meant(words, phrase, story, own)) is not None:
                yield (one,)
            continue
        if phrase.new or _ORDINAL.search(phrase.adjectives) or _MORE.match(words, phrase.end):
            continue
        near = [i for i in own if i.end <= phrase.start]
        if any(i.end == phrase.start - 2 for i in near) and _APPOSED.match(words, phrase.start - 2):
            continue  # "Arvane, the maker of chips, …" says who Arvane is
        if phrase.noun in _MANY and words.startswith(("its ", "Its ", "their "), phrase.start):
            continue  # "its standards" are nothing that the text need have named
        if phrase.noun == "event" and words.startswith(" of", phrase.end):
            continue
        that = words.startswith(("that ", "this ", "That ", "This "), phrase.start)
        item = story.find(phrase.noun, sentence.start + phrase.start, near, that=that)
        owned = words.endswith(("'s ", "s' "), 0, phrase.start)
        other = owned and phrase.noun.lower() not in nouns_of(item.name) if item else True
        if item is not None and not (other or on_another(words, phrase, item)):
            yield (_referring(item, phrase.start, phrase.end),)


def objects(sentence: Sentence, story: Story, before: Sequence[Item]) -> Iterator[Item]:
    """The "it" behind a verb: the last instrument or body, in this sentence or before."""
    if " it" not in sentence.text:
        return
    for found in _OBJECT_IT.finditer(sentence.text):
        start = found.start() + 1
        near = [i for i in before if i.end <= start and i.kind in INSTRUMENTS and i.id]
        item = near[-1] if near else story.find("text", -1)
        joined = None if near else story.joined()
        if joined is not None and (item is None or item.id != joined.id):
            item = joined
        elif item is None or item.doubtful:
            item = story.body() if _ENTERED.search(sentence.text, 0, found.start()) else None
        if item is None:
            continue
        yield _referring(item, start, found.end())


def _pronoun(found: re.Match[str], story: Story) -> tuple[Item, ...]:
    said = found["p"].capitalize()
    if said == "They":
        meant = story.they()
    else:
        one = story.it() if said == "It" else story.person()
        meant = (one,) if one is not None else ()
    return tuple(_referring(item, *found.span("p")) for item in meant)


def _referring(item: Item, start: int, end: int) -> Item:
    return replace(item, start=start, end=end, referred=True, quantifier=item.quantifier)
