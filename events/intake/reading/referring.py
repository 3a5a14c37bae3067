"""What a sentence brings in without a name: "an agreement", and the name that follows it.

Invariant: a phrase becomes the thing that the text names as such ("called", "named", "titled"),
or the next one that it names right behind; else it stays a thing of its own, named by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from events.intake.reading.antecedents import NAMING, doubted, nouns_of
from events.intake.reading.descriptions import Phrase
from events.intake.reading.items import Item, new_item
from events.intake.reading.nouns import INSTRUMENT_NOUNS
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_NEXT = 600
"""Code points: how far a thing may be described before it is named."""
_CALLED = re.compile(
    r",? (?:[a-z]+ ){0,4}(?:called|named|titled|entitled|known as|dubbed),? (?:as )?(?:the )?[\"']?"
)
_WITH = re.compile(
    r" (?:with|between|among) (?:(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*, )*"
    r"(?:and (?:the )?[A-Z]\w*|[^,.;]{3,60}?)(?= with | to | that | which | on | in |[,.;]|$)"
)
_WITH_ONE = re.compile(r" with (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_REQUIRING = re.compile(
    r" (?:requiring|banning|that would|to|on|that requires) [^,.;]{3,60}?(?= to | that | "
    r"which |[,.;]|$)"
)
_ON = (
    r"on (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|[A-Z][a-z]+ \d|(?:the )?(?:margins|"
    r"sidelines|eve|basis|grounds|behalf|condition|same|table|first|last|its|their)\b)"
)
_TOPIC = re.compile(
    r" (?:of (?:practice|conduct|principles|intent|support|cooperation|understanding|association)"
    rf"(?: (?:{_ON}|for |against |to )[^,.;]{{3,80}}?)?|"
    rf"(?:{_ON}|against |calling |banning |outlawing |aimed at |(?<=print )for |(?<=ework )for |"
    r"(?<=code )for |(?<=charter )for |"
    r"(?<=pledge )to |(?<=a call )to )[^,.;:]{3,80}?)"
    r"(?= (?:that|which|who|since|between|among|at|in|with|during|after|by|when|while|as|on|was|"
    r"were|has|have|had|took|takes|enters|entered|last|this|next|earlier) |"
    r"[,.;:]|$)"
)
"""What an agreement is on, behind its noun."""
_CLAUSE = re.compile(
    r"(?: (?:in|on|at|last|this|earlier) [\w ]{3,25}?)?(?P<what> (?:"
    r"(?:that|which) (?!(?:was|were|is|are|has|have|had|will|would|they|it|he|she|the)\b)|"
    r"that (?:they|it|he|she) (?:should|will|would|must) |"
    r"(?:meant|designed|intended|drafted|drawn up|seeking|to) (?!be\b)|aimed at |under which |"
    r"(?:calling|urging|demanding|committing|pledging|promising|vowing|setting|governing|"
    r"regulating|requiring|asking|condemning|that their) )[^,.;]{3,120}?)"
    r"(?=[,.;]|$| (?:was|were|has been|have been|had been) | (?:last|this) (?:week|month|year)|"
    r" (?:on|in|by) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Ju|Aug|"
    r"Sep|Oct|Nov|Dec)[a-z]*|\d))"
)
"""What an agreement does, behind its noun."""
_SIGNED_BY = re.compile(
    r"[^.;]{0,100}? (?:was|were|has been|have been|had been|is to be|will be) (?:\w+ly )?"
    r"(?:signed|endorsed|backed|ratified|joined|supported|published|adopted|unveiled|launched)\b"
)
"""Behind what many sign, where it stands in front."""
_SIGNING = re.compile(
    r"\b(?:(?:sign|agree|join|endors|back|support|adopt|ratif|reject|embrac|sponsor|conclud|ink|"
    r"seal|"
    r"clinch|quit|exit|abandon|withdr|leav|acce[ds]|depart|subscrib|adher|suspend|halt|terminat|"
    r"abrogat|annul|cancel|rescind|renounc|repudiat|denounc|scrap|freez|froze)\w*|"
    r"t(?:ear|ore|orn) up|"
    r"join(?:s|ed|ing)? [^.;]{3,80} in|(?:back|pull|dropp?|walk)(?:s|ed|ing)? out|left|str(?:ike|"
    r"uck)|(?:names?|signatures?)(?: on "
    r"[A-Z]\w+)? to|(?:signator(?:y|ies)|part(?:y|ies)) (?:to|of))"
    r"(?: (?:this|last) (?:week|month|year)| (?:on )?[A-Z][a-z]+day)?"
    r"(?: (?:up to|on to|onto|up|on|to|of|out of|from|off))? "
    r"(?:(?:the |an? )?(?:(?:[A-Z][\w.-]*|of|for) ){0,4}[\w.-]+'s? )?$"
)
"""In front of what somebody signs, joins or turns down."""
_ISSUING = re.compile(r"\b(?:issu|publish|releas|present|unveil|mak|made|put out)(?:\w*) $")
"""In front of a joint text: those who issue it are its authors."""
_SHARING = re.compile(
    r"\b(?:(?:work|team|partner|collaborat|co-?operat|band|link|join)\w* [^.;]{0,90}?(?:in|on|for)|"
    r"(?:jointly|together) (?:\w+ )?(?:run|runs|running|ran|develop\w*|buil\w+|fund\w*)|"
    r"(?:are|is|were|was) (?:running|developing|building|funding)) $"
)
"""In front of an undertaking that some have in common."""
_OF_WHAT = re.compile(r" (?:on|for|to|in) [^,.;]{3,80}?(?=[,.;]|$| (?:that|which|with|last|this) )")
_OF_ITS_KIND = re.compile(r"\b(?:first|first-ever|landmark)\b")
"""What is so is new, though the text says "the"."""
_TRADE = re.compile(
    r" to (?:buy|sell|supply|purchase|acquire|lease|licen[sc]e|deliver|merge|invest|provide)\b"
)
"""What firms agree on is no pact."""
_WORDS = re.compile(r"[a-z]{4,}")
_STEM, _CONDUCT = 5, frozenset({"pract", "condu"})
_TELLING, _MOST = 2, 0.6
"""Words of a description, and the share of them that a name must have, to be meant."""
_OPENS = 40
"""Letters in which a subject starts."""
_LONE = frozenset({"letter", "memorandum", "manifesto"})
"""What somebody signs that the text gives no other word."""
_SIGNED = frozenset(
    [
        "declaration",
        "code",
        "pledge",
        "pact",
        "treaty",
        "convention",
        "accord",
        "agreement",
        "charter",
        "statement",
        "resolution",
        "communique",
        "call",
        "blueprint",
        "framework",
        "compact",
        "covenant",
        "manifesto",
        "memorandum",
        "letter",
        "paper",
        "document",
        "arrangement",
    ]
)
"""What many sign without giving it a name."""
_BETWEEN_TWO = frozenset({"agreement", "deal", "accord", "memorandum", "pact", "arrangement"})
"""What two sign "with" each other and nobody else does."""
_OF_TWO = _BETWEEN_TWO | {"treaty", "convention"}
_OPEN = frozenset({"pledge", "project", "statement", "law"})


def introduce(
    sentence: Sentence,
    story: Story,
    described: Sequence[Phrase],
    items: Sequence[Item],
    taken: Sequence[tuple[int, int]],
) -> list[tuple[Item, ...]]:
    """The things that the sentence brings in, each as a group of one."""
    found: list[tuple[Item, ...]] = []
    for phrase in described:
        noun = phrase.noun.lower()
        if INSTRUMENT_NOUNS.get(noun, "list") == "list":
            continue
        new = phrase.new or _OF_ITS_KIND.search(phrase.adjectives) is not None
        if not new and not _first_signed(sentence.text, phrase, noun):
            continue
        if any(phrase.start < end and start < phrase.end for start, end in taken):
            continue
        if _named_at_once(sentence.text, phrase, items):
            continue
        own = _WITH.match(sentence.text, phrase.end) is not None and noun in _BETWEEN_TWO
        item = story.ahead(sentence.end, _NEXT) if not (own or _seen(story, noun)) else None
        topic = _topic(sentence.text, phrase, noun)
        if item is not None and topic is not None and noun not in nouns_of(item.name):
            item = None  # a convention on something is no pledge that is named later
        if item is not None and _is_other(item, noun):
            item = None
        item = item if item is not None else _unnamed(sentence.text, phrase, noun)
        item = item and (_known_as(item, noun, story) or item)
        if item is not None:
            end = max(phrase.end, item.end if item.start == phrase.start else 0)
            found.append((replace(item, start=phrase.start, end=end),))
            story.promise(noun, item)
    return found


def _known_as(item: Item, noun: str, story: Story) -> Item | None:
    """The instrument that the text names elsewhere and whose name says most of a description."""
    said = {word for word in _WORDS.findall(item.name.lower()) if word != noun}
    if len(said) < _TELLING:
        return None
    for one in story.named():
        name = set(_WORDS.findall(one.name.lower()))
        if (
            one.id != item.id
            and noun in nouns_of(one.name)
            and len(said & name) > len(said) * _MOST
        ):
            return doubted(one, "the text only describes it")
    return None


def _is_other(item: Item, noun: str) -> bool:
    """Whether what is named later is no such thing: a code is no act, a letter no pact."""
    law = item.kind == "law" and INSTRUMENT_NOUNS[noun] != "law"
    return law or (noun in NAMING and noun not in nouns_of(item.name))


def _first_signed(words: str, phrase: Phrase, noun: str) -> bool:
    """Whether it stands for nothing named so far, and some sign it: "the closing declaration"."""
    told = phrase.adjectives or words.startswith((" of the ", " with "), phrase.end)
    told = told or _TOPIC.match(words, phrase.end)
    if phrase.noun != noun or not told or phrase.adjectives == "own ":
        return False
    return _is_signed(words, phrase, noun)


def _seen(story: Story, noun: str) -> bool:
    item = story.find(noun, -1)
    return item is not None and not item.doubtful


def _named_at_once(words: str, phrase: Phrase, items: Sequence[Item]) -> bool:
    """As in "a pact called the X": the name stands for it."""
    called = _CALLED.match(words, phrase.end)
    return called is not None and any(i.start <= called.end() <= i.end for i in items)


def _topic(words: str, phrase: Phrase, noun: str) -> re.Match[str] | None:
    """What it is on that somebody signs, if the text says so behind the phrase."""
    return _TOPIC.match(words, phrase.end) if _is_signed(words, phrase, noun) else None


def _is_signed(words: str, phrase: Phrase, noun: str) -> bool:
    """Whether many sign it, by the words around it."""
    if noun not in _SIGNED:
        return False
    before = max(0, phrase.start - 100)
    if _SIGNING.search(words, before, phrase.start):
        return True
    if "joint " in phrase.adjectives and _ISSUING.search(words, before, phrase.start):
        return True
    return phrase.start < _OPENS and _SIGNED_BY.match(words, phrase.end) is not None


def on_another(words: str, phrase: Phrase, item: Item) -> bool:
    """Whether a phrase says what it is on, and the thing is on none of that."""
    topic = _TOPIC.match(words, phrase.end) if phrase.noun in _SIGNED else None
    if topic is None or not _is_signed(words, phrase, phrase.noun):
        return False
    said = {word[:_STEM] for word in _WORDS.findall(topic.group().lower())} - _CONDUCT
    return bool(said) and said.isdisjoint(w[:_STEM] for w in _WORDS.findall(item.name.lower()))


def _unnamed(words: str, phrase: Phrase, noun: str) -> Item | None:
    """A thing that only its own words name: "an initiative with Canada and Denmark"."""
    kind = INSTRUMENT_NOUNS[noun]
    if _TRADE.match(words, phrase.end):
        return None
    topic = _topic(words, phrase, noun)
    if topic is not None:
        name = f"{phrase.adjectives}{phrase.noun}{topic.group()}"
        return new_item(kind, name[:200], phrase.start, topic.end())
    if _is_signed(words, phrase, noun):
        clause = _CLAUSE.match(words, phrase.end)
        if clause or phrase.adjectives or noun in _LONE:
            of_two = None if clause or noun not in _OF_TWO else _WITH_ONE.match(words, phrase.end)
            does = clause["what"] if clause else of_two.group().rstrip(".") if of_two else ""
            name = f"{phrase.adjectives}{phrase.noun}{does}"
            return new_item(kind, name[:200], phrase.start, phrase.end)
    if kind == "project" and _SHARING.search(words, max(0, phrase.start - 120), phrase.start):
        what = _OF_WHAT.match(words, phrase.end)
        name = f"{phrase.adjectives}{phrase.noun}{what.group() if what else ''}"
        return new_item(kind, name[:200], phrase.start, what.end() if what else phrase.end)
    behind = _WITH.match(words, phrase.end)
    kind = "pledge" if behind and _is_signed(words, phrase, noun) else kind
    if behind is None and kind == "law":
        behind = _REQUIRING.match(words, phrase.end)
    if kind not in _OPEN or (behind is None and not (kind == "statement" and phrase.adjectives)):
        return None
    name = f"{phrase.adjectives}{phrase.noun}{behind.group() if behind else ''}"
    return new_item(kind, name[:200], phrase.start, phrase.end, vague=True)
