"""A proposal as it is filed, and the reading it came from.

Invariant: who found it and what was decided outlive the words; the words can be erased.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from events.intake.proposal import Proposal
from events.intake.proposals.keys import Key, apart_of, key_of

State = Literal["open", "accepted", "amended", "rejected", "skipped"]
STATES: tuple[State, ...] = ("open", "accepted", "amended", "rejected", "skipped")
UNDECIDED: tuple[State, ...] = ("open", "skipped")
"""A skipped one was looked at and left for another time."""
STANDING: tuple[State, ...] = ("accepted", "amended")
"""There is a fact of these."""


class Told(Struct, frozen=True, kw_only=True):
    """What is known of a proposal beside its words; it outlives them."""

    roles: dict[str, str]
    apart: dict[str, str]
    readers: tuple[str, ...]
    """Those that found it, `rules@1`, the first one first."""
    rules: tuple[str, ...]
    fact: str | None = None
    """The fact that it became."""
    by: str | None = None
    """Who decided last."""
    at: str | None = None
    """When; UTC to the second."""
    reason: str | None = None
    policy: str | None = None
    position: int | None = None
    """Of the last decision in the log."""


class Filed(Struct, frozen=True, kw_only=True):
    """A proposal as it is filed."""

    proposal: str
    place: int
    """In the order of filing; the next page of a list starts after it."""
    revision: int
    """Grows when another reading changes what is proposed."""
    text: str
    document: str
    kind: str
    start: int
    end: int
    state: State
    told: Told
    draft: Proposal | None
    """None once the words are withheld or erased."""

    @property
    def key(self) -> Key:
        """What it is about, but for where it stands."""
        return key_of(self.kind, self.told.roles, self.told.apart)

    @property
    def undecided(self) -> bool:
        """Whether it waits for a decision."""
        return self.state in UNDECIDED


class Reading(Struct, frozen=True, kw_only=True):
    """That a reader has read a text, and what it was told about it."""

    text: str
    document: str
    reader: str
    """`rules@1`."""
    published: str | None = None
    """EDTF; the day of publication that it was told."""


def new_row(proposal: str, reading: Reading, draft: Proposal) -> Filed:
    """A proposal that is about to be filed, and open."""
    told = Told(
        roles=draft.roles,
        apart=apart_of(draft.values),
        readers=(draft.reader,),
        rules=(draft.rule,),
    )
    return Filed(
        proposal=proposal,
        place=0,
        revision=1,
        text=reading.text,
        document=reading.document,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        state="open",
        told=told,
        draft=draft,
    )
