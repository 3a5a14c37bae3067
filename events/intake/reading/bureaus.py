"""Which bureaus of which states keep lists, and the lists that everybody knows by name.

Invariant: hints on names, for lists that are registered without an owner and bureaus that act for
a state; who is registered as the owner of a list is always believed first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from domain.names import fold

_BUREAUS = tuple(
    (state, re.compile(rf"\b(?:{words})\b"))
    for state, words in (
        (
            "united states",
            r"commerce dep\w+|dep\w+ of commerce|bureau of industry and security|bis|"
            r"(?<!uflpa )(?<!unreliable )entity list|unverified list|military end user",
        ),
        (
            "united states",
            r"(?<!hm )treasury|ofac|sdn|"
            r"office of foreign assets control|specially designated nationals",
        ),
        ("united states", r"defense dep\w+|dep\w+ of (?:defense|war)|pentagon|dod|1260h"),
        ("united states", r"homeland security|dhs|uflpa"),
        ("united states", r"state dep\w+|dep\w+ of state"),
        ("united states", r"federal communications commission|fcc"),
        ("china", r"unreliable entit(?:y|ies)|ministry of commerce|mofcom"),
        ("united kingdom", r"ofsi|office of financial sanctions|hm treasury|foreign office"),
        ("european union", r"eu|european (?:council|commission|union)"),
        ("united nations", r"un|security council|united nations"),
        ("united states", r"us|white house"),
        ("united kingdom", r"uk"),
    )
)
"""(State, pattern of the names of one bureau and its lists); names are folded."""


@lru_cache(maxsize=4096)
def home(name: str) -> tuple[str, str] | None:
    """(state, bureau) of a bureau or a list by its name, as far as is known."""
    folded = fold(name)
    return next(((s, words.pattern) for s, words in _BUREAUS if words.search(folded)), None)
