"""The cast of random histories, and the steps they are made of.

A step is one event of the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

STATES = ("ann", "bob", "cat")
GROUPS = ("club", "union", "circle")
ALIKE = (STATES, ("club", "circle"))
"""Who may turn out to be the same. The club may belong to the union, so these two may not."""
INSTRUMENTS: dict[str, Any] = {
    "plea": "pledge",
    "pact": "treaty",
    "ban": "list",
    "note": "statement",
    "club": "group",
    "union": "group",
    "circle": "group",
}
ASPECTS = [
    (instrument, aspect)
    for instrument, kind in INSTRUMENTS.items()
    for aspect in (("signature", "consent", "force") if kind == "treaty" else ("participation",))
]
KINDS = {
    "pledge": [
        "joined", "joined", "joined", "declined", "declined", "withdrew", "expelled",
        "withdrawal-revoked",
    ],
    "treaty": [
        "signed", "signed-definitively", "ratified", "acceded", "entered-into-force-for",
        "declined", "withdrew", "denounced", "suspended", "expelled", "withdrawal-revoked",
        "ratified", "entered-into-force-for", "declined",
    ],
    "list": ["listed", "listed", "delisted", "declined"],
    "statement": ["issued", "joined", "joined", "declined", "withdrew"],
    "group": [
        "member-admitted", "member-admitted", "membership-reported", "membership-ended",
        "joined", "declined", "expelled",
    ],
}  # fmt: skip
ROLES = {
    "listed": ("party", "list"),
    "delisted": ("party", "list"),
    "member-admitted": ("actor", "group"),
    "membership-reported": ("actor", "group"),
    "membership-ended": ("actor", "group"),
}
OWNER = "keeper"
OWNERS_NAME = "The Keeper of Lists"
FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2018, 3, 31)
DAYS = [(FIRST_DAY + timedelta(n)).isoformat() for n in range((LAST_DAY - FIRST_DAY).days + 1)]
"""The days on which things happen."""

Rank = Literal["preferred", "normal", "deprecated"]
RANKS: tuple[Rank, ...] = ("preferred", "normal", "deprecated")


@dataclass(frozen=True)
class Said:
    """A report; `by` is who says it: the owner, a source, the article itself, a critic."""

    number: int
    kind: str
    party: str | None
    instrument: str
    when: str
    observed: bool = False
    alleged: bool = False
    holds: bool = True
    quantifier: str | None = None
    act: str | None = None
    by: str | None = None
    page: int | None = None
    """The document that it shares with others; None for one of its own."""


@dataclass(frozen=True)
class Withdrawn:
    """A report was retracted or, with a replacement, corrected."""

    report: Said
    replacement: Said | None = None


@dataclass(frozen=True)
class Ranked:
    """A report was ranked."""

    report: Said
    rank: Rank


@dataclass(frozen=True)
class Dropped:
    """A later complete snapshot of the report's source does not show it."""

    report: Said


@dataclass(frozen=True)
class Merged:
    """One party is held to be the other, or stands for itself again."""

    party: str
    into: str
    undone: bool = False


@dataclass(frozen=True)
class Policy:
    """Another version of the rules decides."""

    version: int


Step = Said | Withdrawn | Ranked | Dropped | Merged | Policy
History = list[Step]
