"""The shapes of explanations: what changed and by what, and what contradicts what.

Invariant: like every answer they carry both clocks and positions, hold fact ids and
never a quote, and stay the same, byte for byte, for the same question and positions.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from projections.questions.answers import Pinned, Standing


class Side(Pinned, frozen=True, kw_only=True):
    """One of the two moments that a diff compares."""


class Cause(Struct, frozen=True, kw_only=True):
    """What made an answer change: a turn of the world's days, or an event of the log."""

    cause: str
    """In valid time `joined`, `left`, `refused`, `fell-into-doubt` …; in recorded time
    `late-news`, `correction`, `retraction`, `dropped-report`, `rank`, `merge`, `unmerge`,
    `membership` or `policy-changed`."""
    sentence: str
    facts: tuple[str, ...]
    """The facts that made the change, or that the event speaks of."""
    valid_on: str | None
    """In valid time: the first day of the new answer."""
    position: int | None
    """In recorded time: where the event stands in the log."""
    recorded_at: str | None
    by: str | None
    """Who recorded the event; for a fact, who accepted it."""
    reason: str | None
    """Why, where the event says so."""


class Change(Struct, frozen=True, kw_only=True):
    """One party whose standing differs between the two sides."""

    party: str
    name: str
    kind: str
    changed: tuple[str, ...]
    """The fields of the standing that differ; without `answer` and `reason` among them,
    the answer is the same and rests on other evidence."""
    sentence: str
    before: Standing | None
    """None: nothing on file reached that day."""
    after: Standing | None
    causes: tuple[Cause, ...]
    """Everything in between that turned the standing, to and fro included, in the order of days
    or of recording."""


class Diff(Struct, frozen=True, kw_only=True):
    """Who stood differently; by name, then id. Everybody else stood the same."""

    instrument: str
    instrument_name: str
    aspect: str
    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    clock: str
    """Which clock was moved: `valid` or `recorded`."""
    before: Side
    after: Side
    changes: tuple[Change, ...]


class Conflict(Struct, frozen=True, kw_only=True):
    """Reports that cannot all be right, or that do not fit together."""

    kind: str
    """`disputed`, `overruled`, `set-aside`, `left-out`, `order-in-doubt`,
    `ending-without-entry`, `outside-existence`, `dates`, `counts` or `fact-disputed`."""
    sentence: str
    instrument: str | None
    instrument_name: str | None
    party: str | None
    party_name: str | None
    aspect: str | None
    valid_from: str | None
    """The first day it bears on; None if that is open."""
    valid_to: str | None
    """The first day it bears on no more; None if that is open."""
    facts: tuple[str, ...]
    """What says one thing, in order of weight."""
    against: tuple[str, ...]
    """What says otherwise."""
    decided: str | None
    """The answer and reason that hold all the same; None where nothing was decided."""
    by: str | None
    """Who disputes a fact."""
    reason: str | None
    """Why it is disputed."""
    position: int | None
    """Where the dispute stands in the log."""


class Conflicts(Pinned, frozen=True, kw_only=True):
    """All that contradicts itself, by instrument, party, aspect and day."""

    instrument: str | None
    instrument_name: str | None
    """None: every instrument was asked about."""
    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    conflicts: tuple[Conflict, ...]


class SnapshotRow(Struct, frozen=True, kw_only=True):
    """The answer for one pair and aspect; fields in the order of their names."""

    against: tuple[str, ...]
    answer: str
    aspect: str
    because: tuple[str, ...]
    certainty: str
    instrument: str
    last_reported: str | None
    party: str
    party_name: str
    """The name in use on that day."""
    reason: str
    rule: str
    since: str | None
    status: str | None


class Snapshot(Struct, frozen=True, kw_only=True):
    """Every answer for one day, as canonical JSON (RFC 8785): what `--format json` sends."""

    instrument: str | None
    """None: all of them."""
    known_at: str | None
    party: str | None
    """None: all of them."""
    policy: int
    position: int
    replayed_at: str | None
    rows: tuple[SnapshotRow, ...]
    """By instrument, aspect and party, in the order of code points."""
    sources: tuple[str, ...] | UnsetType = UNSET
    """The only documents and publishers that were asked; not there if all were."""
    valid_on: str
