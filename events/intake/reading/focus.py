"""What an article is about: the instrument, or the body, that it names most and leads with.

Invariant: a body is what the article is about only where that is no instrument; agencies, courts
of law and parliaments, to which nobody belongs as a member, never are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events.intake.reading.antecedents import AGREED, has_members
from events.intake.reading.items import Item, of_known
from events.intake.reading.names import Mention

_Named = Sequence[tuple[int, Item]]
"""Things in the order in which a text names them, each with where."""
_LEAD = 400
"""Code points of a headline and the first sentence or two."""
_LEAD_WEIGHT = 2
_DWELT_ON = 4
"""How often a body is named that the text is about, the lead counted so much."""
_TIMES = 3
"""How much more often than an instrument of the lead it is."""


def main_instrument(instruments: _Named) -> tuple[str | None, bool]:
    """The id of the instrument that the text is about, and whether it is named more than once.

    One that it names but once, far down, is so only where nothing else was spoken of.
    """
    counts = _weighed([named for named in instruments if named[1].new is None] or instruments)
    most = max(counts, key=counts.__getitem__, default=None)
    return most, most is not None and counts[most] > 1


def _weighed(named: _Named) -> Counter[str]:
    """How much a text is about each thing it names: the headline and the lead count most."""
    counts = Counter(item.id for _, item in named)
    counts.update({item.id: _LEAD_WEIGHT for start, item in named if start < _LEAD})
    return counts


_ONLY_SPEAKS = re.compile(
    r"(?:'s? (?:[a-z-]+ ){0,3}(?:head|chief|president|chair\w*|director|secretary|spokes\w+|"
    r"leader|minister|report|data|figures)|,? (?:said|says|warned|estimates?|reported|told|"
    r"announced|welcomed|called|urged|hosted|which (?:hosted|said|says|reports?|runs)))\b"
)
"""Behind the name of a body that reports, or for which somebody speaks."""


def home(bodies: _Named, instruments: _Named) -> Item | None:
    """The body that the text is about, if it is about none of the instruments that it names."""
    counts, others = _weighed(bodies), _weighed(instruments)
    most = max(counts, key=counts.__getitem__, default="")
    led = any(start < _LEAD and item.kind in AGREED for start, item in instruments)
    times = _TIMES if led else 1
    if counts[most] <= times * max(others.values(), default=0) or counts[most] < _DWELT_ON:
        return None
    return next(item for _, item in bodies if item.id == most)


def bodies_of(mentions: Sequence[Mention], said: str) -> list[tuple[int, Item]]:
    """Every body that the text names and somebody may belong to, with where.

    Where it only speaks, below the headline, it counts little in the lead and nothing elsewhere.
    """
    headline = said.find("\n")
    bodies: list[tuple[int, Item]] = []
    for mention in mentions:
        known = mention.namings[0].known
        if mention.way != "name" or known.kind != "organization":
            continue
        body, start = of_known(known, 0, 0), mention.start
        if start > headline and _ONLY_SPEAKS.match(said, mention.end):
            if start >= _LEAD:
                continue
            start = _LEAD
        if has_members(body):
            bodies.append((start, body))
    return bodies
