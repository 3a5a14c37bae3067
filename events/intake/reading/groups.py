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
from events.intake.reading.nouns import ANY_PLURAL, LONGER_NOUN
from events.intake.reading.quantities import NUMBER
from events.intake.reading.sentences import Sentence

_AMOUNTS = (
    "ll", "ost", "any", "ome", "everal", "oth", "very", "ajority", "umber", "uch", "ew",
    "ous", "ulk", "ne", "wo", "hree", "four", "five", "six", "seven", "third", "thirds", "uarters",
    "uarter", "ozens", "cores", "undreds", "ach", "ertain", "aft", "tring", "ost", "ange", "lew",
    "roup", "ariety", "inority", "est",
)  # fmt: skip
_QUANTIFIER = Ending(
    r"\b(?P<q>(?:(?:[Nn]early|[Aa]lmost|[Vv]irtually|[Pp]ractically) )?[Aa]ll|[Mm]ost|"
    r"(?:[Mm]ore than|[Oo]ver|(?:[Aa]t )?[Ll]east|[Aa]bout|[Nn]early|[Aa]lmost) half|[Hh]alf|"
    r"(?:[Aa]bout |[Nn]early |[Oo]ver )?(?:[Aa]|[Oo]ne)[ -]third|(?:[Aa]t least |[Aa]bout |"
    r"[Nn]early )?[Tt]wo[ -]thirds|"
    r"[Tt]hree[ -]quarters|[Aa] quarter|[Dd]ozens|[Ss]cores|[Hh]undreds|[Ee]ach|[Ee]very one|"
    r"[Cc]ertain|[Aa] (?:raft|string|host|range|slew|group|variety|minority)|"
    r"(?:[Tt]he )?[Rr]est|[Mm]any|[Ss]ome|[Ss]everal|[Bb]oth|[Ee]very|"
    r"(?:[Aa]|[Tt]he) (?:(?:vast|large|clear|great) )?(?:majority|bulk)|[Aa] (?:growing )?number|"
    r"[Mm]uch|[Aa]ll but (?:one|two|three|four|five|six|seven|a few|a handful)|(?:[Aa] |[Vv]ery )"
    r"?[Ff]ew|[Aa] (?:handful|couple)|[Nn]umerous|[Vv]arious)"
    r"(?: of)?(?: the| all)?(?: \d+)?(?: of)?(?: the)?"
    r"(?: (?:larg|small|bigg|rich|poor|old)e(?:r|st)|"
    r" other| major| main| leading| remaining)? $",
    tails=tuple(
        f"{word} "
        for word in (
            *_AMOUNTS,
            "half",
            "of",
            "the",
            "er",
            "est",
            "jor",
            "ain",
            "ing",
            *"0123456789",
        )
    ),
    reach=60,
)
_SO_MANY = Ending(
    rf"\b[Tt]he (?:{NUMBER}) $", tails=(*(f"{n} " for n in "0123456789"), "ne ", "wo ", "ee ",
    "ur ", "ve ", "ix ", "en ", "ht ", "ty ", "lve "), reach=24,
)  # fmt: skip
"""As many as it has: "the 27 EU countries"."""
_INSIDE = re.compile(
    r"(all|most|many|some|several|(?:very |a )?few|(?:more than|over) half) ", re.IGNORECASE
)
_PLURAL = re.compile(r"s\b")
_OF_PLACE = re.compile(
    rf" (?:(?!and\b)[a-z-]+ )?(?:{ANY_PLURAL}|(?P<one>company|country|bank|firm|lender|insurer|"
    r"state|government))\b(?!'s)"
)
"""Who is of a place, behind its adjective."""
_QUANTITY = {
    "all": "all",
    "both": "all",
    "every": "all",
    "each": "all",
    "every one": "all",
    "rest": "all",
    "most": "most",
    "more than half": "most",
    "over half": "most",
    "least half": "some",
    "half": "some",
    "third": "some",
    "quarter": "some",
    "minority": "some",
    "certain": "some",
    "group": "some",
    "thirds": "most",
    "quarters": "most",
    "dozens": "many",
    "scores": "many",
    "hundreds": "many",
    "raft": "many",
    "string": "many",
    "host": "many",
    "range": "many",
    "slew": "many",
    "variety": "many",
    "nearly all": "most",
    "almost all": "most",
    "virtually all": "most",
    "practically all": "most",
    "majority": "most",
    "bulk": "most",
    "much": "most",
    "many": "many",
    "numerous": "many",
    "some": "some",
    "several": "some",
    "various": "some",
    "number": "some",
    "few": "some",
    "handful": "some",
    "couple": "some",
}
"""How much a quantifier says, by the whole of it or its last word."""
_OF_NONE = re.compile(r"\b(?:(?:[Nn]one|[Nn]ot one) of (?:[\w'-]+ ){0,3}|[Nn]o )$")
_MEMBERS = Cued(
    rf"(?:'s?)? (?P<n>(?:all )?(?:{NUMBER}) )?(?P<noun>[Mm]ember "
    r"(?:[Ss]tates|[Cc]ountries|nations|governments)|countries|nations|states|members|"
    r"governments|allies)\b(?! [A-Z]|,? (?:include|comprise|are(?: now| currently)? (?:the )"
    r"?[A-Z]))"
)
_SAID_OF = Ending(
    r"(?:, (?:both|all|each|fellow|also|two|three)|\b(?:are|were|become|became|remain|being)"
    r"(?: both| all| also| now| still| already| currently| full| long-time| founding| not)*) "
    r"(?:the )?$",
    tails=tuple(f"{word} " for word in ("oth", "ll", "ach", "llow", "lso", "wo", "hree", "re",
    "ome", "ame", "ain", "ing", "ow", "ady", "ly", "ime", "ot")),
    reach=40,
)  # fmt: skip
"""Before a body whose members somebody is said to be: "both NATO members"."""
_AMONG = re.compile(r",? (?:among them|included|and )")
_ARE = re.compile(r",? (?:includ|compris|are |were |such as|like |[–:])|[,:]|$")
_HEADED = Cued(rf"(?:'s?)? {LONGER_NOUN}")
_MEMBERS_OF = Ending(
    r"(?<!are )(?<!were )(?<!is )(?<!was )(?<!be )(?<!now )\b(?:[Ii]ncluding (?:the )?(?=member )|"
    r"(?P<q>(?:(?:[Nn]early|[Aa]lmost|[Vv]irtually) )?[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal)"
    r"(?: of)?(?: the)?(?: \d+)? )"
    r"(?P<noun>member (?:states|countries|nations)|members|countries|states) of (?:the )?$|"
    r"(?:^|(?<=[;,.] )|(?<=\bsaid )|(?<=\bthat )|(?<=\bas )|(?<=\bbut ))(?P<the>(?:[Tt]he )?"
    r"(?:[Mm]ember (?:states|countries|nations|governments)|[Mm]embers|[Gg]overnments|[Cc]ountries|"
    r"[Ss]tates) (?:of|(?:that|which) (?:belong to|are members of|are in)|belonging to) )(?:the )"
    r"?$",
    tails=(" of ", " of the ", " to ", " to the ", " in ", " in the "),
    reach=70,
)
"""Before the body: "all 27 members of the EU"."""


def as_group(sentence: Sentence, item: Item, index: NameIndex) -> Item:
    """A group with its quantifier; "NATO members" is a group of its own, and never NATO."""
    words = sentence.text
    if item.kind == "organization" and _SAID_OF.before(words, item.start):
        return item
    if sentence.cues & _MEMBERS.bit and item.id and (m := _MEMBERS.match(words, item.end)):
        item = _members(item, m["noun"].lower(), m.end(), words, index)
        if m["n"] and item.kind == "group" and not item.vague:
            return replace(item, quantifier="all")  # "NATO's 30 member states" are all of them
    elif item.kind == "state" and words.startswith("'s membership", item.end):
        return item
    elif sentence.cues & _HEADED.bit and (headed := _HEADED.match(words, item.end)):
        return described_only(words, item.start, headed.end())
    elif item.kind == "organization" and (of := _MEMBERS_OF.before(words, item.start)):
        apposed = words.endswith(", ", 0, of.start()) and not _AMONG.match(words, item.end)
        if (of["the"] and _ARE.match(words, item.end)) or apposed:
            return item  # "members of the club include …", "A and B, all members of the club, …"
        quantity = _quantity(of["q"].lower()) if of["q"] else "unspecified"
        noun = of["noun"] or ("members" if "embers" in of["the"] else "member states")
        them = _members(item, noun, item.end, words, index)
        if not them.vague:
            first = next(group for group in ("q", "the", "noun") if of[group])
            return replace(them, start=of.start(first), quantifier=quantity)
    return quantified(words, item)


def quantified(words: str, item: Item) -> Item:
    """A group with the quantifier before it; with "most" whoever it is becomes one."""
    before = _QUANTIFIER.before(words, item.start)
    quantity = None if before is None else _quantity(before["q"].lower())
    if before and (item.kind == "group" or quantity == "most"):
        return replace(item, start=before.start(), quantifier=quantity)
    if item.kind == "group" and _OF_NONE.search(words, max(0, item.start - 40), item.start):
        return replace(item, quantifier="all")
    if item.kind == "group" and (so_many := _SO_MANY.before(words, item.start)):
        return replace(item, start=so_many.start(), quantifier="all")
    inside = _INSIDE.match(words, item.start, item.end)
    if inside:
        return replace(item, quantifier=_quantity(inside[1].lower()))
    plural = item.kind == "group" and _PLURAL.search(words, item.start, item.end)
    return replace(item, quantifier="unspecified") if plural else item


def some_of(words: str, start: int, end: int) -> Item | None:
    """A group told by the adjective of its place and by how much of it: "most European banks"."""
    of = _OF_PLACE.match(words, end)
    if of is None:
        return None
    said = words[start : of.end()]
    many = f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"  # "no Chinese company"
    item = new_item("group", many if of["one"] else said, start, of.end())
    some = item and quantified(words, item)
    return some if some and some.quantifier not in (None, "unspecified") else None


def _quantity(said: str) -> str:
    if said.startswith("all but"):
        return "most"
    return _QUANTITY.get(said) or _QUANTITY[said.replace("-", " ").split()[-1]]


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
