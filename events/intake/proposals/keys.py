"""Which proposals are one: of one kind, with the same roles, in words that overlap.

Invariant: neither the reader nor the rule is part of a key, so that what was decided about
a proposal holds for whoever finds it again. Where one sentence gives two numbers or two
sums for the same roles, those tell the proposals apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from domain.names import fold
from events.intake.proposal import Proposal

_APART = ("number", "unit", "amount", "act", "role", "relation")
_LONGEST = 500
_canonical = msgspec.json.Encoder(order="sorted").encode


class Key(NamedTuple):
    """What a proposal is about, but for where it stands; equal for those that may be one."""

    kind: str
    roles: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def key_of(kind: str, roles: Mapping[str, str], apart: Mapping[str, str]) -> Key:
    """The key of these."""
    return Key(kind, tuple(sorted(roles.items())), tuple(sorted(apart.items())))


def apart_of(values: Mapping[str, Any]) -> dict[str, str]:
    """What tells a proposal from others of its kind, roles and words."""
    told = {name: values[name] for name in _APART if values.get(name) is not None}
    apart = {name: (fold(str(value)) or str(value))[:_LONGEST] for name, value in told.items()}
    if values.get("holds") is False:
        apart["holds"] = "no"
    return {name: value for name, value in apart.items() if value}


def key_of_proposal(proposal: Proposal) -> Key:
    """The key of a proposal."""
    return key_of(proposal.kind, proposal.roles, apart_of(proposal.values))


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two spans, each without its end, share a code point."""
    return max(start, other_start) < min(end, other_end)


def proposal_id(text: str, proposal: Proposal) -> str:
    """The id of a proposal about a text; it tells nothing about the words."""
    told = [text, *key_of_proposal(proposal), proposal.start, proposal.end]
    return f"p1-{sha256(_canonical(told)).hexdigest()[:32]}"
