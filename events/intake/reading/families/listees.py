"""Who is put on which list: what the words for a list and for those on it stand for, as facts.

Invariant: the list is the one named, else the one of that authority that its word fits; a count
of which all are named is no count. What is told of a list is kept for the sentences behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.blacklists import keepers, national, own_list, referred, unheard_of
from events.intake.reading.families.list_words import (
    ACTORS,
    DESCRIBED,
    GOING_ON,
    LATER,
    MORE,
    PRONOUN,
)
from events.intake.reading.found import Found, Tense, unsigned
from events.intake.reading.items import PARTIES, Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import PLURALS
from events.intake.reading.story import Listing, Story

_OF_AUTHORITIES = ("listed", "delisted")
_THERE = ("it", "there", "off")
_NEXT = re.compile(
    r"(?:,|;|\band|\bplus|\bas well as|\balong with|\btogether with),? (?:and |also )*"
    rf"{DESCRIBED}$"
)
"""Before the next of those whom a sentence lists, each with what it is."""
_OVER = re.compile(
    r"\.|\b(?:said|says|told|according|while|but|after|because|when|amid|whereas|added|sued)\b"
)


_MANY = re.compile(r"\blists$")


def list_at(masked: Masked, span: tuple[int, int], by: Sequence[Item], story: Story) -> Item | None:
    """The list that stands there: named, referred to, or one of that authority's, maybe new."""
    for item in masked.items(span[1] - 1):
        return item if item.kind == "list" else None
    whose = keepers(i for at in range(*span) for i in masked.items(at))
    said = unsigned(masked.text[slice(*span)]).replace("…", "").strip()
    whose = whose or national(said, story)
    if said in _THERE or said.startswith("the same "):
        return None if story.listing is None else story.listing.target
    if _MANY.search(said):
        return own_list(by[0], story) if by else None
    found = referred(said, whose or by, story, ())
    if found is None and " of " in said:
        said, _, _ = said.partition(" of ")
        found = referred(said, whose or by, story, ())
    if found is None and (whose or by):
        return unheard_of(said, (*whose, *by)[0])
    return found


def only_list(story: Story) -> Item | None:
    """The list that a text means that does not say which: the last one told of, or its only one."""
    if story.listing is not None:
        return story.listing.target
    spoken = story.lists_spoken_of()
    only = spoken[0] if len(spoken) == 1 else None
    return only and doubted(only, "the sentence does not name it")


def further(masked: Masked, at: int, place: int | None = None) -> list[int]:
    """The places of those that a list goes on with behind it: "including A", "; and B".

    Of those at a place who are only counted the names may stand further behind.
    """
    found = MORE.match(masked.text, at)
    if found is None and place is not None and _kind(masked, place) == "count":
        if masked.text.startswith(f", {ACTORS}", at):
            return [at + len(", "), *enumerated(masked, at + len(", "))]
        found = LATER.match(masked.text, at)
    if found is not None:
        return [found.start("a"), *enumerated(masked, found.start("a"))]
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
        if _OVER.search(between):
            break
        end = at + 1
        if masked.text[at] == ACTORS and _kind(masked, at) in (kind, "count"):
            several = len(masked.items(at)) > 1 and between.endswith((" of ", " from ", " in "))
            if several or _NEXT.search(between):
                places.append(at)
    return places


def _kind(masked: Masked, place: int) -> str:
    """Whether states stand at the place, only counted ones, or others."""
    kinds = {item.kind for item in masked.items(place)}
    return "state" if kinds == {"state"} else "count" if kinds == {"count"} else "other"


def listed(
    masked: Masked,
    places: Sequence[int],
    target: Item | None,
    by: Item | None,
    off: bool,
    match: re.Match[str],
    story: Story,
    tense: Tense = "past",
    *,
    again: bool = True,
) -> Iterator[Found]:
    """A fact for each party at these places; a count of those that are not named.

    Not `again` where the words only come back to what was told: "its removal from the list". What
    will be done is an intention.
    """
    if target is None or target.kind != "list":
        return
    if all(item.id != target.id for at in masked.units for item in masked.items(at)):
        story.take_in(placeless(target))
    start, end = masked.span(match.start(), max(match.end(), *(place + 1 for place in places)))
    verb = match.end("pre") if "pre" in match.groupdict() else match.start() + 1
    said, at = unsigned(match.group()), masked.at(verb)
    parties = _parties(masked, places, by, story)
    for party in parties:
        kind, rule = ("delisted", "delisting") if off else ("listed", "listing")
        told = party.id, target.id, kind
        if party.id and told in story.listings and not again:
            continue
        roles, values = {"party": party, "list": target}, party.amount
        if party.kind == "count":
            kind, rule, roles = "count-reported", "count", {"instrument": target}
        elif tense == "future":
            kind, roles = "announced-intent", {"actor": party, "instrument": target}
            values = {"act": "delist" if off else "list", **values}
        else:
            story.listings[told] = target
        if kind in _OF_AUTHORITIES and by is not None and by.id not in (target.owner, party.id):
            roles["authority"] = by
        if not (off and party.kind == "count"):
            yield Found(
                kind=kind,
                rule=rule,
                roles=roles,
                start=start,
                end=end,
                as_said=said,
                values=values,
                tense=tense,
                said_at=at,
            )
    if parties:
        story.enlist(Listing(placeless(target), off, by and placeless(by), start))


def _parties(masked: Masked, places: Sequence[int], by: Item | None, story: Story) -> list[Item]:
    """Those at places who are on a list now; a count is left out whose all are named with it."""
    found = []
    for place in places:
        items = masked.items(place) or _meant_by_it(masked, place, by, story)
        if len(items) > 1 and masked.text.endswith((" of ", " from ", " in "), 0, place):
            own = items[0].kind == "count" or items[0].kind == items[-1].kind
            items = items if own else items[1:]  # "Arvane of Norway and Fennwick of Chile"
        named = sum(item.kind != "count" for item in items)
        found += [i for i in items if (i.id if i.kind != "count" else i.number != named)]
    units = {PLURALS.get(i.unit) for i in found if i.kind == "count"}
    if len(units) == 1 and (unit := units.pop()):
        # "six firms over ties to states, including A": A is no firm
        found = [i for i in found if i.kind == "count" or (i.kind == "state") == (unit == "state")]
    return found


def _meant_by_it(masked: Masked, at: int, by: Item | None, story: Story) -> tuple[Item, ...]:
    """Whom the sentence, or else the text, speaks of in front of "it", "him" or "both men"."""
    said = _PRONOUN.match(masked.text, at)
    if said is None:
        return ()
    word = said.group().lower()
    if word not in ("it", "him", "her"):
        return tuple(doubted(i, f"{word!r} may mean others") for i in _several(masked, at, story))
    before = [i for place in masked.units if place < at for i in masked.items(place) if i.id]
    for kinds in _IT if word == "it" else _WHO:
        meant = {i.id: i for i in before if i.kind in kinds and i.id != (by.id if by else "")}
        if meant:
            one = len(meant) == 1
            return tuple(doubted(i, "'it' may mean another") for i in meant.values() if one)
    last = story.it() if word == "it" else story.person()
    if last is None and word == "it":
        last = next((i for place in masked.units for i in masked.items(place)), None)
    fits = last is not None and last.kind in PARTIES and bool(last.id)
    return (doubted(last, "'it' may mean another"),) if last is not None and fits else ()


def _several(masked: Masked, at: int, story: Story) -> tuple[Item, ...]:
    """The last who were named together; two, unless the words are "them" or "the trio"."""
    number = (
        None if masked.text.startswith("them", at) else 2 + masked.text.startswith("the tr", at)
    )
    for place in sorted((p for p in masked.units if p < at), reverse=True):
        items = tuple(i for i in masked.items(place) if i.id and i.kind in PARTIES)
        if len(items) == (number or len(items)) and len(items) > 1:
            return items
    return tuple(map(placeless, story.several("", number)))


_PRONOUN = re.compile(PRONOUN, re.IGNORECASE)
_IT, _WHO = (("company", "person"), ("organization",)), (("person",),)
"""Of which kinds "it" and "him" are, likelier ones first."""
