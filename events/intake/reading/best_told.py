"""Of the proposals of one fact in a text, the one that tells it best.

Invariant: what is left has a party or thing in each role, no two the same, and a quote that can be
shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.intake.proposal import Proposal
from events.intake.reading.proposing import LONGEST_QUOTE

_MANY = frozenset({"statement-made", "conduct-reported", "provision-stated"})
"""Kinds of which the same ones may say several in one text."""
_STOPS = (".", "!", "?", '"', "'", ":", ";", ")")
"""How a line of prose ends, and a headline does not."""


def best_told(proposals: Sequence[Proposal], said: str) -> list[Proposal]:
    """Whole facts, each once, in the order of their quotes; `said` is the text that they quote."""
    kept: dict[tuple[object, ...], Proposal] = {}
    for each in proposals:
        ids = set(each.roles.values())
        if "" in ids or len(ids) < len(each.roles):
            continue
        if each.end - each.start > 2 * LONGEST_QUOTE:
            continue
        key = _key(each)
        if key not in kept or _worth(each, said) > _worth(kept[key], said):
            kept[key] = each
    return sorted(kept.values(), key=lambda p: (p.start, p.end))


def _worth(each: Proposal, said: str) -> tuple[bool, int, bool]:
    """How well a fact is told: in a whole sentence and no headline, with few doubts, with a day."""
    line = said.find("\n", each.end)
    end = line if line >= 0 else len(said)
    headline = not said[max(0, end - 3) : end].rstrip().endswith(_STOPS)
    return not headline, -len(each.doubts), each.date_rule is not None


def _key(each: Proposal) -> tuple[object, ...]:
    values = frozenset(
        (name, str(value))
        for name, value in each.values.items()
        if name not in ("planned_for", "unit")
    )
    where = each.start if each.kind in _MANY else 0
    return each.kind, frozenset(each.roles.items()), values, where
