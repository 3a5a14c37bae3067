"""Groups: how much of one is meant, and who is only named after somebody.

Invariant: the members of a body are a group of their own and never the body; a name that only
tells more of the noun behind it ("EU tech firms") is nobody.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from events.intake.reading.cues import Cued
from events.intake.reading.endings import Ending
from events.intake.reading.items import Item, new_item, of_known
from events.intake.reading.names import NameIndex
from events.intake.reading.nouns import LONGER_NOUN
from events.intake.reading.sentences import Sentence

_AMOUNTS = ("ll", "ost", "any", "ome", "everal", "oth", "very", "ajority", "umber", "uch")
_QUANTIFIER = Ending(
    r"\b(?P<q>[Aa]ll|[Mm]ost|[Mm]ore than half|[Oo]ver half|[Nn]early all|[Aa]lmost all|[Mm]any|"
    r"[Ss]ome|[Ss]everal|[Bb]oth|[Ee]very|[Aa] majority|[Aa] "
    r"number|[Mm]uch)"
    r"(?: of)?(?: the| all)?(?: \d+)?(?: of)?(?: the)? $",
    tails=tuple(f"{word} " for word in (*_AMOUNTS, "half", "of", "the", *"0123456789")),
    reach=60,
)
_INSIDE = re.compile(r"(all|most|many|some|several) ", re.IGNORECASE)
_PLURAL = re.compile(r"s\b")
_QUANTITY = {
    "all": "all",
    "both": "all",
    "every": "all",
    "most": "most",
    "more than half": "most",
    "over half": "most",
    "nearly all": "most",
    "almost all": "most",
    "a majority": "most",
    "much": "most",
    "many": "many",
    "some": "some",
    "several": "some",
    "a number": "some",
}
_MEMBERS = Cued(
    r"(?:'s?)? (?P<noun>[Mm]ember (?:[Ss]tates|[Cc]ountries|nations|governments)|countries|"
    r"nations|states|members|governments|allies)\b"
)
_HEADED = Cued(rf"(?:'s?)? {LONGER_NOUN}")


def as_group(sentence: Sentence, item: Item, index: NameIndex) -> Item:
    """A group with its quantifier; "NATO members" is a group of its own, and never NATO."""
    words = sentence.text
    if sentence.cues & _MEMBERS.bit and item.id and (m := _MEMBERS.match(words, item.end)):
        item = _members(item, m["noun"].lower(), m.end(), words, index)
    elif sentence.cues & _HEADED.bit and (headed := _HEADED.match(words, item.end)):
        return described_only(words, item.start, headed.end())
    return quantified(words, item)


def quantified(words: str, item: Item) -> Item:
    """A group with the quantifier before it; with "most" whoever it is becomes one."""
    before = _QUANTIFIER.before(words, item.start)
    if before and (item.kind == "group" or before["q"].lower() in ("most", "much", "a majority")):
        quantity = _QUANTITY[before["q"].lower()]
        return replace(item, start=before.start(), quantifier=quantity)
    inside = _INSIDE.match(words, item.start, item.end)
    if inside:
        return replace(item, quantifier=_QUANTITY[inside[1].lower()])
    plural = item.kind == "group" and _PLURAL.search(words, item.start, item.end)
    return replace(item, quantifier="unspecified") if plural else item


def _members(item: Item, noun: str, end: int, words: str, index: NameIndex) -> Item:
    """The members of a body: as registered, else a group that nobody has registered."""
    known = index.members.get(item.id)
    for spelling in (words[item.start : end], f"{item.name} {noun}"):
        known = known or next((k for k in index.named(spelling) if k.kind == "group"), None)
    if known is not None:
        return of_known(known, item.start, end)
    if item.kind == "group":
        return replace(item, end=end, quantifier="unspecified")
    if item.kind != "organization" or noun == "allies":
        return described_only(words, item.start, end)
    name = f"{item.name} {'members' if noun == 'members' else 'member states'}"
    return new_item("group", name, item.start, end) or described_only(words, item.start, end)


def described_only(words: str, start: int, end: int) -> Item:
    """A group that is named after somebody ("EU tech firms"): it stands in a list, for nobody."""
    return Item(start=start, end=end, kind="group", name=words[start:end], vague=True)
