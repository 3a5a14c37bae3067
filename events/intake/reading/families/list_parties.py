"""Whom the words for those on a list stand for: named, counted, "it", "both men", "A and B".

Invariant: a count of which all are named is no count; those of another kind than the counted ones
are none of them. Who is meant by a pronoun is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.families.list_words import (
    ACTORS,
    COUNTED_ON,
    DESCRIBED,
    GOING_ON,
    LATER,
    MORE,
    PRONOUN,
    PRONOUN_SUBJECT,
    SHORT,
)
from events.intake.reading.items import PARTIES, Item, of_known
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import PLURALS
from events.intake.reading.quantities import counted
from events.intake.reading.story import Story
from events.intake.reading.units import CLAUSE

_NEXT = re.compile(
    r"(?:,|;|\band|\bplus|\bas well as|\balong with|\btogether with),? (?:and |also )*"
    rf"{DESCRIBED}$"
)
"""Before the next of those whom a sentence lists, each with what it is."""
_TELLS_WHOSE = re.compile(
    r"-[a-z]+ |(?:'s?)? (?:(?!and\b|or\b|for\b|of\b|to\b|in\b|on\b|from\b|with\b|as\b|by\b|plus\b|"
    r"who\b)"
    r"[a-z-]+ ){1,3}\ue000"
)
"""Behind one who only says who another is: "Putin friend Gennady"."""
_NAMING = re.compile(r" [-\u2013\u2014] |: |,? (?:including|such as|among them|namely|like) ")
_OVER = re.compile(
    r"\.|\b(?:said|says|told|according|while|but|after|because|when|amid|whereas|added|sued)\b"
)


def further(masked: Masked, at: int, place: int | None = None) -> list[int]:
    """The places of those that a list goes on with behind it: "including A", "; and B".

    Of those at a place who are only counted the names may stand further behind.
    """
    found = MORE.match(masked.text, at)
    if found is None and place is not None and _kind(masked, place) == "count":
        found = COUNTED_ON.match(masked.text, at) or LATER.match(masked.text, at)
    if found is not None:
        return [found.start("a"), *enumerated(masked, found.start("a"))]
    if (short := SHORT.match(masked.text, at)) is not None:
        return [place for place in masked.units if at < place < short.end()]
    places: list[int] = []
    found = GOING_ON.match(masked.text, at) if masked.text[at - 1] == ACTORS else None
    while found is not None:
        places.append(found.start("a"))
        found = GOING_ON.match(masked.text, found.end())
    return places


def enumerated(masked: Masked, place: int) -> list[int]:
    """The places of the others whom a sentence lists behind the first one."""
    places, end, kind = [], place + 1, _kind(masked, place)
    for at in masked.units:
        if at <= place:
            continue
        between = masked.text[end:at]
        if _OVER.search(between) or CLAUSE.match(masked.text, at + 1):
            break
        end = at + 1
        if _TELLS_WHOSE.match(masked.text, at + 1):
            continue
        if masked.text[at] == ACTORS and _kind(masked, at) in (kind, "count"):
            several = len(masked.items(at)) > 1 and between.endswith((" of ", " from ", " in "))
            if several or _NEXT.search(between):
                places.append(at)
    return places


def _kind(masked: Masked, place: int) -> str:
    """Whether states stand at the place, only counted ones, or others."""
    kinds = {item.kind for item in masked.items(place)}
    return "state" if kinds == {"state"} else "count" if kinds == {"count"} else "other"


def listees(masked: Masked, places: Sequence[int], by: Item | None, story: Story) -> list[Item]:
    """Those at places who are on a list now; a count is left out whose all are named with it."""
    found: list[Item] = []
    for place in places:
        items = instead_of_keeper(masked.items(place), story) or _meant_by_it(
            masked, place, by, story
        )
        items = tuple(one for item in items for one in _meant(masked, item, place, by, story))
        if len(items) > 1 and masked.text.endswith((" of ", " from ", " in "), 0, place):
            own = items[0].kind == "count" or items[0].kind == items[-1].kind
            items = items if own else items[1:]  # "Arvane of Norway and Fennwick of Chile"
        items = tuple(i for n, i in enumerate(items) if not _named_behind(masked, items, n))
        found += [
            item
            for n, item in enumerate(items, 1)
            if (item.id if item.kind != "count" else item.number != _named(items[n:]))
        ]
    units = {PLURALS.get(i.unit) for i in found if i.kind == "count"}
    if len(units) == 1 and (unit := units.pop()):
        # "six firms over ties to states, including A": A is no firm
        found = [i for i in found if i.kind == "count" or (i.kind == "state") == (unit == "state")]
    return found


def _named(items: Sequence[Item]) -> int:
    return sum(item.kind != "count" for item in items)


def _named_behind(masked: Masked, items: Sequence[Item], at: int) -> bool:
    """Whether a count within a list is of those behind it: "…, Peru and two members, A and B".

    So is a group: "the Chinese firms - A and B".
    """
    if items[at].kind == "group" and at + 1 < len(items):
        between = masked.sentence.text[items[at].end : items[at + 1].start]
        return _NAMING.match(between) is not None
    number = items[at].number if items[at].kind == "count" and at else None
    return number is not None and len(items) - at - 1 == number


def instead_of_keeper(items: tuple[Item, ...], story: Story) -> tuple[Item, ...]:
    """Where "it" would be who keeps the list, it is the last one that was put there."""
    last = story.last_listing
    if last is None or len(items) != 1 or not items[0].referred:
        return items
    keeps = {last.target.owner, last.by.id if last.by is not None else None}
    parties = [party for party, thing, _ in story.listings if thing == last.target.id]
    if items[0].id not in keeps or not parties or parties[-1] not in story.known:
        return items
    meant = of_known(story.known[parties[-1]], items[0].start, items[0].end)
    return (doubted(meant, "'it' may mean another"),)


def _meant_by_it(masked: Masked, at: int, by: Item | None, story: Story) -> tuple[Item, ...]:
    """Whom the sentence, or else the text, speaks of in front of "it", "him" or "both men"."""
    said = _PRONOUN.match(masked.text, at)
    if said is None:
        return ()
    word = _PLAIN.get(said.group().lower(), said.group().lower())
    if word not in ("it", "him", "her", "he", "she"):
        several = _several(masked, at, by, story)
        return tuple(doubted(i, f"{word!r} may mean others") for i in several)
    before = [i for place in masked.units if place < at for i in masked.items(place) if i.id]
    for kinds in _IT if word == "it" else _WHO:
        meant = {i.id: i for i in before if i.kind in kinds and i.id != (by.id if by else "")}
        if meant:
            one = len(meant) == 1
            return tuple(doubted(i, "'it' may mean another") for i in meant.values() if one)
    last = story.it() if word == "it" else story.person()
    if last is None and word == "it":
        every = (i for place in masked.units for i in masked.items(place))
        last = next((i for i in every if i.kind in PARTIES and i.id), None)
    return (doubted(last, "'it' may mean another"),) if last is not None else ()


def _several(masked: Masked, at: int, by: Item | None, story: Story) -> tuple[Item, ...]:
    """The last who were named together; two, unless the words are "them" or "the trio"."""
    said = masked.text[at : at + 8].lower()
    number = None if said.startswith(("them", "their")) else 3 if said.startswith("the trio") else 2
    for place in sorted((p for p in masked.units if p < at), reverse=True):
        items = tuple(i for i in masked.items(place) if i.id and i.kind in PARTIES)
        own = by is not None and any(i.id == by.id for i in items)
        if not own and len(items) == (number or len(items)) and len(items) > 1:
            return items
    last = tuple(map(placeless, story.several("", number)))
    on_lists = {party for party, _, kind in story.listings if kind == "listed"}
    if all(item.id in on_lists for item in last):
        return last
    spoken = {i.id: i for i in story.spoken() if i.id in on_lists and i.kind == "person"}
    return tuple(map(placeless, spoken.values())) if len(spoken) == number else last


def _meant(masked: Masked, item: Item, at: int, by: Item | None, story: Story) -> tuple[Item, ...]:
    """A registered group that only counts, as a count; "both men" as those two."""
    words = masked.sentence.text[item.start : item.end]
    if item.kind != "group" or not words:
        return (item,)
    if (number := counted(words)) is not None:
        return (replace(number, start=item.start, end=item.end),)
    if _PAIR.fullmatch(words):
        return _several(masked, at, by, story) or (item,)
    return (item,)


_PAIR = re.compile(PRONOUN_SUBJECT)
_PLAIN = {"its": "it", "their": "them", "his": "he"}
_PRONOUN = re.compile(rf"{PRONOUN}|{PRONOUN_SUBJECT}|\b(?:its|their|his)\b", re.IGNORECASE)
_IT, _WHO = (("company", "person"), ("organization",)), (("person",),)
"""Of which kinds "it" and "him" are, likelier ones first."""
