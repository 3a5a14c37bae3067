"""The list that a phrase like "its grey list" or "the EU sanctions list" means.

Invariant: the words for a list start behind those that name who keeps it; a list that is known by
its colour is one, whoever keeps it; other words that fit no list mean none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from events.intake.reading.blacklists import keepers, referred
from events.intake.reading.descriptions import Phrase
from events.intake.reading.items import Item, new_item
from events.intake.reading.story import Story

_COLOURED = re.compile(r"\b(?:gr[ea]y|black|white|red) list\b", re.IGNORECASE)
"""A list that is known by its colour, whoever keeps it."""
_NAMED_LIST = re.compile(r"(?:[A-Z][\w-]+ ){2,4}")
_KNOWN = re.compile(
    r"^(?:\d+[A-Z]\w*|[Uu]nreliable [Ee]ntit(?:y|ies)|[Uu]nverified|[Nn]o-?[Ff]ly|[Nn]o [Ff]ly) $"
)
"""What a list is called that has no other name."""
_BEHIND, _OWNED = re.compile(r"(?:'s?)? ?"), re.compile(r"(?:its|their) ", re.IGNORECASE)


def list_meant(words: str, phrase: Phrase, story: Story, own: Sequence[Item]) -> Item | None:
    """The list that "its grey list" or "the EU sanctions list" means, from its own words on."""
    if words.startswith(" of ", phrase.end) and not (phrase.adjectives or phrase.noun[0] == "b"):
        return None
    within = [i for i in own if phrase.start <= i.start and i.end < phrase.end]
    start = within[-1].end if within else phrase.start
    start = _BEHIND.match(words, start).end() if within else start  # type: ignore[union-attr]
    near = [i for i in own if i.end <= phrase.start]
    by = keepers(within) if within else keepers(near) if _OWNED.match(words, phrase.start) else []
    if phrase.new and not (by or phrase.adjectives):
        return None
    item = referred(words[start : phrase.end], by, story, near)
    last = story.last_listing
    if item is None and not by and last is not None and last.by is not None:
        item = referred(words[start : phrase.end], (last.by,), story, near)
    its_own = _NAMED_LIST.fullmatch(phrase.adjectives) or _KNOWN.search(phrase.adjectives)
    if item is None and not within and its_own:
        start = phrase.end - len(phrase.adjectives) - len(phrase.noun)
        item = new_item("list", words[start : phrase.end], start, phrase.end)
    owned = _OWNED.match(words, phrase.start)
    if item is None and not owned and (colour := _COLOURED.search(words, start, phrase.end)):
        item = new_item("list", colour.group(), start, phrase.end)
    return item and replace(item, start=start, end=phrase.end, referred=True)
