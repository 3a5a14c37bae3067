"""Which list the words for one stand for, and who is put on it, as facts.

Invariant: the list is the one named, else the one of that authority that its word fits; no list
of signatories. What is told of a list is kept for the sentences behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.blacklists import keepers, national, own_list, referred
from events.intake.reading.families.list_parties import listees
from events.intake.reading.families.list_words import SHORT
from events.intake.reading.found import Found, Tense, neither, unsigned
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.memory import Listing
from events.intake.reading.new_lists import unheard_of
from events.intake.reading.story import Story

_OF_AUTHORITIES = ("listed", "delisted")
_THERE = ("it", "there", "off", "back")
_ROLL = re.compile(
    r"\b(?:signator|supporter|member|participant|endorse|sponsor(?!\w* of (?:terror|the war)))",
    re.IGNORECASE,
)
"""What a list has in its name that one is on of one's own will."""
_OWN = ("its list", "its own list", "their own list", "their list")
_LIST_OF = re.compile(r"lists?\b\W* of ")
_MANY = re.compile(r"\blists$")


def list_at(masked: Masked, span: tuple[int, int], by: Sequence[Item], story: Story) -> Item | None:
    """The list that stands there: named, referred to, or one of that authority's, maybe new."""
    for item in masked.items(span[1] - 1):
        return item if item.kind == "list" else None
    whose = keepers(i for at in range(*span) for i in masked.items(at))
    said = unsigned(masked.text[slice(*span)]).replace("…", "").removeprefix("'s").strip()
    whose = whose or national(said, story)
    if said in _THERE or said.startswith("the same "):
        before = [i for at, u in masked.units.items() if at < span[0] for i in u.items]
        named = next((i for i in reversed(before) if i.kind == "list"), None)
        spoken = (i for i in story.spoken() if i.kind == "list")
        return named or next(spoken, None) or (story.listing and story.listing.target)
    if _MANY.search(said):
        return own_list(by[0], story) if by else None
    found = referred(said, whose or by, story, ())
    if found is None and _LIST_OF.search(said):
        found = referred(said.partition(" of ")[0], whose or by, story, ())
    if found is None and said in _OWN and by:
        return own_list(by[0], story)
    if found is None and (whose or by):
        keeper = (*whose, *by)[0]
        head = said.partition(" of ")[0] if _LIST_OF.search(said) else said
        new = unheard_of(head, keeper) or unheard_of(said, keeper)
        if new is None:
            return None
        start, end = masked.span(*span)
        base = masked.sentence.start
        return replace(new, start=start - base, end=end - base)
    return found


def only_list(story: Story) -> Item | None:
    """The list that a text means that does not say which: the last one told of, or its only one."""
    if story.last_listing is not None:
        return doubted(story.last_listing.target, "the sentence does not name it")
    spoken = story.lists_spoken_of()
    only = spoken[0] if len(spoken) == 1 else None
    return only and doubted(only, "the sentence does not name it")


def is_roll(target: Item) -> bool:
    """Whether one is on that list of one's own will."""
    return _ROLL.search(target.name) is not None


def _is_headline(masked: Masked) -> bool:
    """Whether it is the line above the text."""
    return masked.sentence.start == 0 and not masked.sentence.text.endswith((".", '"', "'"))


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
    if target is None or target.kind != "list" or is_roll(target) or neither(masked, places[0]):
        return
    if all(item.id != target.id for at in masked.units for item in masked.items(at)):
        story.take_in(placeless(target))
    start, end = masked.span(match.start(), max(match.end(), *(place + 1 for place in places)))
    verb = match.end("pre") if "pre" in match.groupdict() else match.start() + 1
    said, at = unsigned(match.group()), masked.at(verb)
    parties = listees(masked, places, by, story)
    short = SHORT.match(masked.text, match.end())
    behind = masked.at(match.end()) if short is not None else end
    quiet = target.new is not None and _is_headline(masked)
    for party in () if quiet else parties:  # the text says below which list it is
        kind, rule = ("delisted", "delisting") if off else ("listed", "listing")
        told = party.id, target.id, kind
        own = masked.sentence.start + party.start > behind  # it has a day of its own
        if party.id and told in story.listings and not again:
            continue
        roles, values = {"party": party, "list": target}, party.amount
        if party.kind == "count":
            kind, rule, roles = "count-reported", "count", {"instrument": target}
        elif tense == "future":
            kind, roles = "announced-intent", {"actor": party, "instrument": target}
            values = {"act": "delist" if off else "list", **values}
        elif not _is_headline(masked):
            story.listings[told] = placeless(target)
        if kind in _OF_AUTHORITIES and by is not None and by.id not in (target.owner, party.id):
            roles["authority"] = by
        if not (party.kind == "count" and (off or party.number == 1)):
            yield Found(
                kind=kind,
                rule=rule,
                roles=roles,
                start=start,
                end=end,
                as_said=said,
                values=values,
                tense=tense,
                said_at=masked.sentence.start + party.start if own else at,
            )
    if parties:
        story.enlist(Listing(placeless(target), off, by and placeless(by), start))
