"""What a sentence brings in without a name: "an agreement", and the name that follows it.

Invariant: a phrase becomes the thing that the text names as such ("called", "named", "titled"),
or the next one that it names right behind; else it stays a thing of its own, named by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from events.intake.reading.antecedents import NAMING, doubted, may_be_called, nouns_of
from events.intake.reading.descriptions import Phrase
from events.intake.reading.items import INSTRUMENTS, Item, new_item
from events.intake.reading.nouns import INSTRUMENT_NOUNS
from events.intake.reading.referring_words import (
    BETWEEN_TWO,
    CALLED,
    CLAUSE,
    CONDUCT,
    ISSUING,
    JOINED,
    JOINING_IT,
    LONE,
    MOST,
    NEXT,
    OF_ITS_KIND,
    OF_TWO,
    OF_WHAT,
    OPEN,
    OPENS,
    REQUIRING,
    SHARING,
    SIGNED,
    SIGNED_BY,
    SIGNING,
    STEM,
    TELLING,
    TOPIC,
    TRADE,
    WITH,
    WITH_ONE,
    WORDS,
)
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story


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
        new = phrase.new or OF_ITS_KIND.search(phrase.adjectives) is not None
        if not new and not _first_signed(sentence.text, phrase, noun):
            continue
        if any(phrase.start < end and start < phrase.end for start, end in taken):
            continue
        if _named_at_once(sentence.text, phrase, items):
            continue
        own = WITH.match(sentence.text, phrase.end) is not None and noun in BETWEEN_TWO
        item = story.ahead(sentence.end, NEXT) if not (own or _seen(story, noun)) else None
        topic = _topic(sentence.text, phrase, noun) or _shared(sentence.text, phrase, noun)
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
    said = {word for word in WORDS.findall(item.name.lower()) if word != noun}
    if len(said) < TELLING:
        return None
    for one in story.named():
        name = set(WORDS.findall(one.name.lower()))
        if one.id != item.id and noun in nouns_of(one.name) and len(said & name) > len(said) * MOST:
            return doubted(one, "the text only describes it")
    return None


def _is_other(item: Item, noun: str) -> bool:
    """Whether what is named later is no such thing: a code is no act, a letter no pact."""
    if item.kind == "law" and INSTRUMENT_NOUNS[noun] != "law":
        return True
    unnamed = noun in NAMING and noun not in nouns_of(item.name)
    return unnamed or not may_be_called(noun, item)


def _first_signed(words: str, phrase: Phrase, noun: str) -> bool:
    """Whether it stands for nothing named so far, and some sign it: "the closing declaration"."""
    if noun in JOINED and _is_joined(words, phrase):
        return phrase.noun == noun
    told = phrase.adjectives or words.startswith((" of the ", " with "), phrase.end)
    if (
        phrase.noun != noun
        or not (told or TOPIC.match(words, phrase.end))
        or phrase.adjectives == "own "
    ):
        return False
    return _is_signed(words, phrase, noun)


def _seen(story: Story, noun: str) -> bool:
    item = story.find(noun, -1)
    return item is not None and not item.doubtful


def _named_at_once(words: str, phrase: Phrase, items: Sequence[Item]) -> bool:
    """As in "a pact called the X", or "the X, a pact of …": the name stands for it."""
    if any(i.kind in INSTRUMENTS and words[i.end : phrase.start] == ", " for i in items):
        return True
    called = CALLED.match(words, phrase.end)
    return called is not None and any(i.start <= called.end() <= i.end for i in items)


def _topic(words: str, phrase: Phrase, noun: str) -> re.Match[str] | None:
    """What it is on that somebody signs, if the text says so behind the phrase."""
    return TOPIC.match(words, phrase.end) if _is_signed(words, phrase, noun) else None


def _shared(words: str, phrase: Phrase, noun: str) -> re.Match[str] | None:
    """What an undertaking is on that some have in common, by the words in front of it."""
    if INSTRUMENT_NOUNS[noun] != "project":
        return None
    before = SHARING.search(words, max(0, phrase.start - 120), phrase.start)
    return None if before is None else OF_WHAT.match(words, phrase.end)


def _is_signed(words: str, phrase: Phrase, noun: str) -> bool:
    """Whether many sign it, by the words around it."""
    if noun in JOINED and _is_joined(words, phrase):
        return True
    if noun not in SIGNED and not (noun == "deal" and TOPIC.match(words, phrase.end)):
        return False
    before = max(0, phrase.start - 100)
    if SIGNING.search(words, before, phrase.start):
        return True
    if "joint " in phrase.adjectives and ISSUING.search(words, before, phrase.start):
        return True
    first = phrase.new or phrase.start < OPENS
    return first and SIGNED_BY.match(words, phrase.end) is not None


def on_another(words: str, phrase: Phrase, item: Item) -> bool:
    """Whether a phrase says what it is on, and the thing is on none of that."""
    if phrase.noun not in SIGNED or not _is_signed(words, phrase, phrase.noun):
        return False
    topic = TOPIC.match(words, phrase.end)
    its_own = item.new is not None and words.startswith(("its ", "their "), phrase.start)
    what = topic.group() if topic is not None else phrase.adjectives if its_own else ""
    said = {word[:STEM] for word in WORDS.findall(what.lower())} - CONDUCT
    return bool(said) and said.isdisjoint(w[:STEM] for w in WORDS.findall(item.name.lower()))


def _is_joined(words: str, phrase: Phrase) -> bool:
    """Whether somebody is told to be in it, or not to be."""
    return JOINING_IT.search(words, max(0, phrase.start - 40), phrase.start) is not None


def _unnamed(words: str, phrase: Phrase, noun: str) -> Item | None:
    """A thing that only its own words name: "an initiative with Canada and Denmark"."""
    kind = INSTRUMENT_NOUNS[noun]
    if TRADE.match(words, phrase.end):
        return None
    topic = _topic(words, phrase, noun)
    if topic is not None:
        name = f"{phrase.adjectives}{phrase.noun}{topic.group()}"
        return new_item(kind, name[:200], phrase.start, topic.end())
    if _is_signed(words, phrase, noun):
        clause = CLAUSE.match(words, phrase.end)
        if clause or phrase.adjectives or noun in LONE or noun in JOINED:
            of_two = None if clause or noun not in OF_TWO else WITH_ONE.match(words, phrase.end)
            does = clause["what"] if clause else of_two.group().rstrip(".") if of_two else ""
            name = f"{phrase.adjectives}{phrase.noun}{does}"
            return new_item(kind, name[:200], phrase.start, phrase.end)
    if (what := _shared(words, phrase, noun)) is not None:
        name = f"{phrase.adjectives}{phrase.noun}{what.group()}"
        return new_item(kind, name[:200], phrase.start, what.end())
    behind = WITH.match(words, phrase.end)
    kind = "pledge" if behind and _is_signed(words, phrase, noun) else kind
    if behind is None and kind == "law":
        behind = REQUIRING.match(words, phrase.end)
    if kind not in OPEN or (behind is None and not (kind == "statement" and phrase.adjectives)):
        return None
    name = f"{phrase.adjectives}{phrase.noun}{behind.group() if behind else ''}"
    return new_item(kind, name[:200], phrase.start, phrase.end, vague=True)
