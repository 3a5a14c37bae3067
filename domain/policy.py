"""The policy: which of two reports that contradict each other decides.

Invariant: a version, once in use, never changes its meaning; another rule is another
version. A log says by an event which version decides from there on, so an answer
pinned to a position stays what it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Policy(NamedTuple):
    """One version of the rules."""

    version: int
    about: str
    directness_decides: bool
    """Whether the more direct source settles a contradiction between reports of equal rank."""


POLICIES: Mapping[int, Policy] = {
    policy.version: policy
    for policy in (
        Policy(1, "Of reports that contradict each other the more direct source decides.", True),
        Policy(2, "Reports of equal rank that contradict each other are disputed.", False),
    )
}
"""Every version there has been, by its number."""
FIRST_POLICY = POLICIES[1]
"""The version that a new chronicle starts with."""
