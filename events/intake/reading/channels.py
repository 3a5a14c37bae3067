"""Firms that only lend a name: the network by which somebody speaks, the start of a longer name.

Invariant: told by the words right around the name alone; whoever acts or is acted on is none.
"""

from __future__ import annotations

import re

from events.intake.reading.endings import Ending
from events.intake.reading.nouns import OFFICE

_POSTED = re.compile(r"(?:'s?)? (?:page|posts?|account|channel|feed|video|message|livestream)\b")
_PAGES = (" p", " a", " c", " f", " v", " m", " l", "'s p", "'s a", "'s m")
_ON = (" on ", " via ")
_POSTED_ON = Ending(
    r"\b(?:wrote|said|posted|statement|messages?|announced|videos?|live|campaign|published) "
    r"(?:\w+ )?(?:on|via) $",
    _ON,
    30,
)
_ON_FROM_HERE = re.compile(
    r" (?!(?:Vice|Senior|Global|Inc|Corp|Ltd|Group|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b)"
    r"[A-Z][a-z]\w+(?: (?:and )?[A-Z]\w+){0,3}"
)


def is_part(words: str, end: int) -> bool:
    """Whether a longer name goes on behind the one that ends there: "Google DeepMind"."""
    more = _ON_FROM_HERE.match(words, end)
    return more is not None and OFFICE.search(more.group()) is None


def is_channel(words: str, start: int, end: int) -> bool:
    """Whether the name there is such a network's: "wrote on Facebook", "its Facebook page"."""
    if words.endswith(_ON, 0, start) and _POSTED_ON.before(words, start) is not None:
        return True
    return words.startswith(_PAGES, end) and _POSTED.match(words, end) is not None
