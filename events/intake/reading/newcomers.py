"""Names that nobody has registered, and groups of office holders: whom a text brings in.

Invariant: a kind is what the words themselves say ("… Inc", "… Council", "… Pact"), or is left
empty for the rest of a list to decide; nothing here is matched with anybody registered. A name is
taken whole (`titles`), and a word that only tells more of the noun behind it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, at_cue
from events.intake.reading.endings import Ending
from events.intake.reading.groups import described_only, quantified, some_of
from events.intake.reading.items import INSTRUMENTS, Item, new_item
from events.intake.reading.nouns import BODY_NOUNS, INSTRUMENT_NOUNS, LONGER_NOUN
from events.intake.reading.sentences import Sentence
from events.intake.reading.states import ADMINISTRATIONS, GOVERNING, WAYS
from events.intake.reading.titles import (
    NO_NAMES,
    Title,
    called,
    is_headline,
    kind_of,
    quoted,
    titles_in,
)

_FOLLOWS = re.compile(
    r" (?:(?:has|had|have|was|is|will|did|joined|signed|withdrew|left|said|never|refused|"
    r"declined|quit|pulled)\b|and [A-Z\0])|"
    r", (?:[A-Z][\w&-]*|\0+)(?: [A-Z][\w&-]*|\0)*(?:,| and )"
)
_NATIONS = frozenset(adjective for ways in WAYS.values() for adjective in ways.adjectives)
_REGIONAL = frozenset(
    re.findall(
        r"\S+",
        "African Asian European Arab Nordic Baltic Balkan Western Eastern Muslim Islamic "
        "Caribbean Gulf "
        "Scandinavian Pacific Latin Asia-Pacific Eurasian Mediterranean Anglophone Francophone",
    )
)
"""Adjectives of parts of the world."""
_DIRECTIONS = frozenset(
    re.findall(
        r"\S+", "North South East West Northern Southern Eastern Western Central Latin Southeast"
    )
)
_ONE = re.compile(
    r" (?:[a-z]+ )?(?:country|nation|state|member|government|power|company|firm|economy|bank)\b"
)
_NAMED_BEHIND = re.compile(
    rf" (?:[a-z-]+ ){{0,2}}(?:{'|'.join((*BODY_NOUNS, *INSTRUMENT_NOUNS))})s? (?:the )?\"?\0"
)
"""What comes right before a name that stands for something by itself."""
_IN_PLACE = Ending(
    r"(?<!part )(?<!participate )(?<!participated )(?<!participating )(?<!participates )"
    r"(?<!membership )(?<!partner )(?<!enrolled )(?<!stake )(?<!involved )"
    r"\b(?:[Ii]n|[Nn]ear) (?:the )?$",
    tails=("in ", "In ", "near ", "Near ", "in the ", "near the "),
    reach=24,
)
"""Before the name of a place."""
_MEMBERS = re.compile(
    r"(?:'s?)? (?:[Mm]ember (?:[Ss]tates|[Cc]ountries|nations)|countries|nations|states|members)\b"
)
_PLURAL = re.compile(r"\b(?:Member States|Countries|Economies)$")
_HEADED = re.compile(rf"(?:'s?)? (?:{LONGER_NOUN}|(?:{GOVERNING})\b)")
_BODY = re.compile(r" (?:group|campaign|foundation|network|movement|party|federation)\b")
"""A noun in small letters that is part of the name in front of it: "the Acme group"."""
_OF_PERSONS = (
    r"(?:Mr|Ms|Mrs|Dr|Prof|Sen|Rep|Gov|President|Senator|Minister|Chancellor|Secretary|Judge|"
    r"General|spokes\w+|analyst|professor|lawyer|attorney|journalist|activist|economist|author|"
    r"researcher|founder|boss|director|president|minister|senator|ambassador)"
)
_PERSON = Ending(
    rf"\b{_OF_PERSONS}\.? $",
    tails=tuple(f"{letter} " for letter in "abcdefghijklmnopqrstuvwxyz."),
    reach=20,
)
_RANKS = ("Colonel ", "Brigadier ", "Lieutenant ")
_HALVES = ("-based", "-led", "-backed", "-owned", "-born", "-made", "-linked", "-listed")
"""How an adjective with a name in it ends: "the Kenya-based firm"."""
_CALLED = ("called ", "named ", "titled ", "dubbed ", "known as ")
_LONGEST = 160
"""Letters: how far a name behind one of these is looked at."""
_MOST_BEFORE = 4
"""Words: what may stand before the office in the name of its holders."""


def _starts(words: str, cue: int) -> list[int]:
    """Where a name of holders may start of which the office stands at the cue."""
    starts = [words.rfind(" ", 0, cue) + 1]
    while len(starts) <= _MOST_BEFORE and starts[0]:
        starts.insert(0, words.rfind(" ", 0, starts[0] - 1) + 1)
    return starts


_HOLDERS = Cued(
    r"(?:^|(?<=[,;] )|(?<=\band )|(?<=\b[Bb]ut )|(?<=\bYet )|(?<=\b[Tt]he ))"
    r"(?P<name>(?:(?!(?:The|These|Those|But|And|Yet|So|Still|While|As|If|Some|Many|Most|Other|"
    r"Several|Few|However|Also|Its|Their|[A-Z]\w+ly)\b)[A-Z][a-z]+|[a-z]+ and [a-z]+|foreign|"
    r"security|finance|defence|"
    r"defense|trade|environment|health|digital|world|senior|EU|European|\w+ and)?(?: [a-z]+)? ?"
    r"(?:[Mm]inisters|[Ll]eaders|[Ll]awmakers|[Ll]egislators|[Cc]ritics|[Ee]xperts|"
    r"[Aa]ctivists|[Cc]ampaigners|[Nn]egotiators|[Rr]egulators))\b(?! (?:of|from|in)\b)",
    starts=_starts,
)
_TAKES_PART = Cued(
    r"join|sign|back|support|endors|sponsor|ratif|acced|adopt|withdr|pull|quit|leav|left|"
    r"exit|refus|declin|"
    r"reject|opt|member|part|list|List|sanction|restrict|sue|suit|launch|propos|host|establish|"
    r"call|titled|named|includ|met|meet|attend|added|plac|remov|remain|stay|black|design|compris|"
    r"team|joint|band|debar|delist|aboard|board|belong|resign|walk|promis|pledg|charg|accus|"
    r"invest|found|consist|made up of|sit\b|"
    r"sits\b",
    starts=at_cue,
)

_SEQUEL = Cued(
    r"went|gone|follow|likewise|the same|next|depart|make up|made up|[Ss]o (?:did|has|have|do|"
    r"does|is|"
    r"was|were)\b|came",
    starts=at_cue,
)
"""The same where somebody has just been told to have done something."""

CUES = (_HOLDERS,)
NAMING, SEQUEL = _TAKES_PART, _SEQUEL
"""The cues of sentences in which names are looked for that nobody has registered."""


def may_be_named(sentence: Sentence, *, told: bool) -> bool:
    """Whether the sentence may name somebody new: by a capital, or right at its start."""
    words = sentence.text
    if not sentence.cues & (NAMING.bit | (SEQUEL.bit if told else 0)):
        return False
    return not words[1:].islower() or _FOLLOWS.match(words, words.find(" ")) is not None


def gatherings(sentence: Sentence) -> Iterator[Item]:
    """Holders of one kind of office who act together: "Foreign ministers", "U.S. lawmakers"."""
    for found in sentence.all(_HOLDERS):
        item = new_item("group", found["name"].strip(), *found.span())
        if item is not None:
            yield item


def new_names(
    sentence: Sentence, taken: Sequence[tuple[int, int]] = (), *, told: bool = True
) -> list[Item]:
    """Capitalised names that nobody has registered, with the kind that their words give them.

    None in a headline, where every word has a capital, nor where nobody takes part in anything.
    `taken` are the parts that stand for something; nobody goes next where nothing is `told`.
    """
    words = sentence.text
    if not (sentence.first(_TAKES_PART) or (told and sentence.first(_SEQUEL))):
        return []
    for start, end in taken:
        words = words[:start] + "\0" * (end - start) + words[end:]
    found = list(_new(words))
    return [] if found and is_headline(sentence.text) else found


def _new(words: str) -> Iterator[Item]:
    if '"' in words:
        for title in quoted(words):
            yield from _named(title, title.kind)
            words = words[: title.start] + "\0" * len(title.name) + words[title.end :]
    for title in titles_in(words):
        yield from _read(title, words, opens=not words[: title.start].strip(" -\"'(*\u2022\u2013"))


def announced(said: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, Item]]:
    """The instruments that a text says are called so, each with where; `taken` are registered."""
    found: list[tuple[int, Item]] = []
    for word in _CALLED:
        at = said.find(word)
        while at >= 0:
            for title in called(said[at : at + _LONGEST]):
                start, end = at + title.start, at + title.end
                kind = title.kind or kind_of(title.name, at_start=False)
                if kind in INSTRUMENTS and all(end <= s or e <= start for s, e in taken):
                    item = new_item(kind, title.name, 0, 0)
                    found += [(start, item)] if item is not None else []
            at = said.find(word, at + len(word))
    return found


def _read(title: Title, words: str, *, opens: bool) -> Iterator[Item]:
    """The item of a title: whole, with the noun behind it, or as one of those it describes."""
    start, end, name = title.start, title.end, title.name
    if name.endswith(_HALVES):
        return
    kind = kind_of(name, at_start=opens and not _acts(words, end, name))
    if kind is None:
        return
    members = _MEMBERS.match(words, end)
    if members or _PLURAL.search(name):
        end = members.end() if members else end
        item = new_item("group", words[start:end], start, end, quantifier="unspecified")
        if item is not None:
            yield quantified(words, item)
    elif (name in _REGIONAL or name in _NATIONS) and (some := some_of(words, start, end)):
        yield some
    elif _only_tells_which(name, words, end) or (not kind and _IN_PLACE.before(words, start)):
        return
    elif kind in INSTRUMENTS:
        yield from _named(title, kind)
    elif body := _body(words, start, end):
        yield from _named(Title(start, body.end(), words[start : body.end()]), "organization")
    elif headed := _HEADED.match(words, end):
        yield described_only(words, start, headed.end())
    elif not kind and words.endswith(_RANKS, 0, start):
        yield from _named(title._replace(start=words.rfind(" ", 0, start - 1) + 1), "person")
    elif not kind and " " in name and words.startswith((", who ", " who "), end):
        yield from _named(title, "person")
    elif name in ADMINISTRATIONS or _PERSON.before(words, start):
        yield described_only(words, start, end)
    elif name not in _REGIONAL:
        for item in _named(title, kind):
            most = quantified(words, item)
            yield most if most.start == start or kind else _region(most)


def _only_tells_which(name: str, words: str, end: int) -> bool:
    """Whether it is only the adjective of the noun behind it.

    So in "the first African country", and in "the West African bloc" right before its name.
    """
    if name in _REGIONAL:
        return _ONE.match(words, end) is not None
    if name.split()[0] in _DIRECTIONS and _ONE.match(words, end):
        return True
    if words.startswith(" ", end) and _NAMED_BEHIND.match(words, end):
        return True
    return name in _NATIONS


def _named(title: Title, kind: str) -> Iterator[Item]:
    yield from filter(None, [new_item(kind, title.name, title.start, title.end)])


def _region(item: Item) -> Item:
    """ "Most of Europe" is a group of those there, however many."""
    group = new_item("group", item.name, item.start, item.end, quantifier=item.quantifier)
    return group or item


def _body(words: str, start: int, end: int) -> re.Match[str] | None:
    return _BODY.match(words, end) if words.endswith(("the ", "The "), 0, start) else None


def _acts(words: str, end: int, name: str) -> bool:
    """Whether a first word is a name by what follows it: "Volkswagen has …", no plural noun."""
    return (
        not name.endswith(("s", "ly")) and name not in NO_NAMES and bool(_FOLLOWS.match(words, end))
    )
