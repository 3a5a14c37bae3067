"""Listings of somebody who has no name: "added top officials to its list".

Invariant: they are no facts; the sentences behind them may say who it was.
"""

from __future__ import annotations

import re

from events.intake.reading.antecedents import placeless
from events.intake.reading.blacklists import keepers, measured
from events.intake.reading.cues import Cued
from events.intake.reading.families.intending_subjects import UNSURE
from events.intake.reading.families.list_words import (
    IMPOSE,
    LIFT,
    LIST,
    MEASURE,
    OFF,
    PUT,
)
from events.intake.reading.families.listees import is_roll, list_at
from events.intake.reading.masking import Masked
from events.intake.reading.memory import Listing
from events.intake.reading.story import Story

UNNAMED = Cued(
    rf"\b(?:(?P<put>{PUT})|(?P<off>{OFF}))(?: [^.;:\ue001]{{2,160}}?)? (?(put)(?:to|on|onto|in)|"
    rf"(?:from|off)) (?P<l>{LIST})(?![\w'])|"
    rf"(?P<impose>{IMPOSE}|{LIFT}) {MEASURE} (?:on|against)\b"
)
_BEFORE = 60
"""Letters that say how a verb is meant."""


def unnamed(masked: Masked, story: Story) -> None:
    """Take in that somebody unnamed was put on a list: the sentences behind it say who."""
    for match in masked.all(UNNAMED):
        before = masked.text[max(0, match.start() - _BEFORE) : match.start()]
        if UNSURE.search(before) or before.endswith(" to "):
            continue
        keeper = keepers(i for at in masked.units if at < match.start() for i in masked.items(at))
        last = story.last_listing
        by = keeper[:1] or ([last.by] if last is not None and last.by is not None else [])
        if match["impose"]:
            target = measured(match["what"], keeper[0], story) if keeper else None
        else:
            target = list_at(masked, match.span("l"), by, story)
        if target is not None and target.kind == "list" and not is_roll(target):
            by_whom = placeless(by[0]) if by else None
            start = masked.span(*match.span())[0]
            story.enlist(Listing(placeless(target), _is_off(match), by_whom, start))


def _is_off(match: re.Match[str]) -> bool:
    lifted = match["impose"] and re.fullmatch(LIFT, match["impose"])
    return match["off"] is not None or bool(lifted)
