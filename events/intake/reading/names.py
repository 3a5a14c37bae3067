"""Who and what is registered, found in a text by name.

Invariant: a name is found only as whole words, in its own case where it is short; what fits two
registered ones keeps both, and it is nobody's business here to choose. A name that came into use
after the text was published is not found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs
from msgspec import Struct

from domain.dates import ImpossibleDate, parse
from domain.names import fold, slug
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.reading.sentences import lowered, plain
from events.intake.reading.state_names import SPELLINGS
from events.intake.reading.states import NAMES, WAYS
from events.intake.reading.well_known import WELL_KNOWN, WellKnown

SHORT = 4
"""Letters; a name this short, or one without small letters, is found in its own case only."""
_SMALL = frozenset("abcdefghijklmnoqrstuvwxyz")
"""No legal form starts with one of these."""
_OF_MEMBERS = re.compile(
    r"(?:the )?(?:member (?:states|countries)|members) of (?:the )?(?P<of>.+)|"
    r"(?P<whose>.+?)(?:'s)? (?:member (?:states|countries)|members|countries|nations|states)",
    re.IGNORECASE,
)
_LEGAL = (
    r"(?:(?:Inc|Corp|Corporation|Ltd|Limited|plc|PLC|LLC|Co|AG|SA|NV|GmbH|SE|AD|BV|AB|ASA|Oyj?|SpA)"
    r"\b\.?|S\.p\.A\.|[SNB]\.[AV]\.)"
)
_SUFFIX = re.compile(
    rf"(?:(?:\s(?:Group|Holdings?|Technologies|International)\b)+(?:,?\s(?:Co\.,?\s)?{_LEGAL})?|"
    rf",?\s{{1,20}}(?:Co\.,?\s)?{_LEGAL})(?=[\s,;:)'\"]|$)"
)


class Known(Struct, frozen=True, gc=False):
    """A registered party or instrument."""

    id: str
    kind: str
    """`state`, `company`, … or the instrument's kind."""
    name: str
    owner: str | None = None
    """Who keeps a list."""
    new: bool = False
    """A state that everybody knows and nobody has registered."""


class Naming(NamedTuple):
    """One way to name a registered one."""

    known: Known
    way: str
    """`name`, `seat` (a capital) or `adjective`."""
    start: str | None = None
    """EDTF; the day the name came into use."""
    end: str | None = None


class Mention(NamedTuple):
    """A name in a text: offsets, and whom it may mean."""

    start: int
    end: int
    namings: tuple[Naming, ...]

    @property
    def way(self) -> str:
        if len(self.namings) == 1:
            return self.namings[0].way
        return min((n.way for n in self.namings), key=_WAYS.index)


_WAYS = ("name", "seat", "adjective")


class NameIndex:
    """All names of a register, built once and searched many times.

    `owners` of lists come from the drafts. Names are compared in plain spelling (typographic
    quotes and spaces made plain).
    """

    def __init__(self, entries: Iterable[PartyDraft | InstrumentDraft]) -> None:
        self._loose: dict[str, list[Naming]] = {}
        self._exact: dict[str, list[Naming]] = {}
        self.known: dict[str, Known] = {}
        self.by_fold: dict[str, list[Known]] = {}
        self.by_adjective: dict[str, list[Known]] = {}
        """States by their adjective: `French`."""
        self.lists: list[Known] = []
        self.members: dict[str, Known] = {}
        """By the id of a body, the group that is registered as its members."""
        self._members_of: dict[str, Known] = {}
        for entry in entries:
            self._add(entry)
        for spelling, folded in SPELLINGS.items():
            if folded not in self.by_fold:  # who is registered as Britain is the United Kingdom
                for known in self.by_fold.get(fold(spelling), ()):
                    if known.kind == "state" and folded in NAMES:
                        self._add_name(NAMES[folded], Naming(known, "name"))
        for folded, name in NAMES.items():
            if folded not in self.by_fold and fold(name) != "european union":
                state = Known(fold(name).replace(" ", "-"), "state", name, new=True)
                if state.id not in self.known:
                    self._add_name(name, Naming(state, "name"))
        for spelling, folded in SPELLINGS.items():
            self._add_hint(spelling, folded, "name")
        for folded, ways in WAYS.items():
            for adjective in ways.adjectives:
                self._add_hint(adjective, folded, "adjective")
            for seat in ways.seats:
                self._add_hint(seat, folded, "seat")
        for each in WELL_KNOWN:
            self._add_well_known(each)
        for whose, group in self._members_of.items():
            for body in self.by_fold.get(whose, ()):
                self.members[body.id] = group
        self._searches = [
            (ahocorasick_rs.AhoCorasick(list(table)), list(table.values()), table is self._loose)
            for table in (self._loose, self._exact)
            if table
        ]

    def find(self, said: str, published: str | None = None) -> list[Mention]:
        """The names in a plain text, in order, none overlapping: the longest from the left."""
        found: list[tuple[int, int, list[Naming]]] = []
        for automaton, namings, loose in self._searches:
            text = lowered(said) if loose else said
            for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                if is_word(said, start, end):
                    found.append((start, -end, namings[number]))
        return _apart(said, found, published)

    def named(self, words: str) -> list[Known]:
        """Whoever has exactly this name, folded."""
        return self.by_fold.get(fold(words), [])

    def _add(self, entry: PartyDraft | InstrumentDraft) -> None:
        owner = entry.owner if isinstance(entry, InstrumentDraft) else None
        known = Known(entry.id, entry.kind, entry.name, owner)
        self.known[entry.id] = known
        if entry.kind == "list":
            self.lists.append(known)
        dated = {plain(n.name): (n.start, n.end) for n in entry.names}
        for name in dict.fromkeys(plain(n) for n in (entry.name, *entry.aliases, *dated)):
            self._add_name(name, Naming(known, "name", *dated.get(name, (None, None))))
            if entry.kind == "group" and (of := _OF_MEMBERS.fullmatch(name)):
                self._members_of.setdefault(fold(of["of"] or of["whose"]), known)

    def _add_name(self, name: str, naming: Naming) -> None:
        bare = re.sub(r"^[Tt]he (?=\S)", "", name.strip())
        if len(bare) < 2:
            return
        strict = len(bare) <= SHORT or not any(c.islower() for c in bare)
        table, key = (self._exact, bare) if strict else (self._loose, lowered(bare))
        table.setdefault(key, []).append(naming)
        if len(bare) > SHORT and bare.isalpha() and bare.isupper():
            self._exact.setdefault(bare.capitalize(), []).append(naming)  # "Unesco", "Interpol"
        if naming.way == "name":
            same = self.by_fold.setdefault(fold(bare), [])
            if naming.known not in same:
                same.append(naming.known)

    def _add_well_known(self, each: WellKnown) -> None:
        """One that everybody knows: the registered one of these names, or one to be registered."""
        meant = {k.id: k for name in each.names for k in self.by_fold.get(fold(name), ())}
        if len(meant) > 1:
            return
        name = each.names[0]
        known = next(iter(meant.values()), Known(slug(name), each.kind, name, new=True))
        if known.id not in meant and known.id in self.known:
            return
        for name in each.names:
            if known.id in meant and fold(name) in self.by_fold:
                continue
            self._add_name(name, Naming(known, "name"))

    def _add_hint(self, words: str, folded: str, way: str) -> None:
        meant = list(self.by_fold.get(folded, ()))
        if way == "name" and any(k not in meant for k in self.by_fold.get(fold(words), ())):
            return
        for known in meant:
            if known.kind in ("state", "organization", "group"):
                self._add_name(words, Naming(known, way))
                if way == "adjective":
                    self.by_adjective.setdefault(words, []).append(known)


def extended(said: str, mention: Mention) -> Mention:
    """The mention with the legal form behind it: `Fennwick` of `Fennwick Inc.`."""
    behind = said[mention.end : mention.end + 1]
    if behind != "," and (
        not behind.isspace() or said[mention.end + 1 : mention.end + 2] in _SMALL
    ):
        return mention
    found = _SUFFIX.match(said, mention.end)
    return mention._replace(end=found.end()) if found else mention


def is_word(said: str, start: int, end: int) -> bool:
    """Whether the part of a text is whole words."""
    before, after = said[start - 1 : start], said[end : end + 1]
    if before == " " and (after == " " or after == ","):
        return True
    if (before.isalnum() or before == "_") or (after.isalnum() or after == "_"):
        return False
    if before == "-" and said[start - 2 : start - 1].isalnum():
        return False
    return after != "-" or said[end + 1 : end + 2] == "-"


def _apart(
    said: str, found: list[tuple[int, int, list[Naming]]], published: str | None
) -> list[Mention]:
    found.sort(key=itemgetter(0, 1))
    kept: list[Mention] = []
    spans: dict[tuple[int, int], list[Naming]] = {}
    for start, end, namings in found:
        before = spans.get((start, -end))
        spans[start, -end] = namings if before is None else [*before, *namings]
    last = 0
    for (start, end), namings in spans.items():
        if start < last or (said[start].islower() and not _may_be_small(namings)):
            continue
        current = _in_use(namings, published)
        if current:
            kept.append(extended(said, Mention(start, end, current)))
            last = kept[-1].end
    return kept


def _may_be_small(namings: Iterable[Naming]) -> bool:
    """Names have a capital or a digit in front, but for groups and names of many words."""
    return any(
        n.known.kind == "group" or n.known.name[:1].islower() or n.known.name.count(" ") >= 2
        for n in namings
    )


def _in_use(namings: Sequence[Naming], published: str | None) -> tuple[Naming, ...]:
    """Those that may be meant: not yet in use is out; in use on the day is before out of use."""
    if len(namings) == 1 and (only := namings[0]).start is None and only.end is None:
        return (only,)
    by_id: Mapping[tuple[str, str], Naming] = {(n.known.id, n.way): n for n in namings}
    names = [n for n in by_id.values() if n.way == "name"]
    possible = names or list(by_id.values())
    dated = any(n.start is not None or n.end is not None for n in possible)
    day = _bound(published) if published is not None and dated else None
    if day is None:
        return tuple(possible)
    begun = [n for n in possible if n.start is None or _starts(n.start) <= day]
    current = [n for n in begun if n.end is None or day < _starts(n.end)]
    return tuple(current or begun)


def _bound(when: str) -> int | None:
    try:
        return parse(when).latest
    except ImpossibleDate:
        return None


def _starts(when: str) -> int:
    """The first day it may be, a day number; before all others if there is none."""
    earliest = parse(when).earliest
    return -10_000_000 if earliest is None else earliest
