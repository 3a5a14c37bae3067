"""The shapes of answers: what every door shows, and nothing a door may not show.

Invariant: an answer carries both clocks and the position it is pinned to. With the
same question and position its JSON is the same, byte for byte, for ever; so it
holds fact ids and never a quote, which may have to be erased one day.
"""

from __future__ import annotations

from msgspec import Struct


class Pinned(Struct, frozen=True, kw_only=True):
    """What every answer says about its clocks."""

    valid_on: str | None
    """The day in the world that was asked about, inclusive; None for all days."""
    known_at: str | None
    """When the last event it rests on was recorded (UTC); None for an empty log."""
    position: int
    """The log position it is pinned to: nothing recorded later is in it."""
    replayed_at: str | None
    """When a replay wrote that event, if one did: then `known_at` is its history's own time."""
    policy: int
    """The version of the rules that decided (`domain.policy`)."""


class Standing(Struct, frozen=True, kw_only=True):
    """Whether, why and since when; fact ids in order of weight."""

    answer: str
    reason: str
    status: str | None
    since: str | None
    last_reported: str | None
    certainty: str
    because: tuple[str, ...]
    against: tuple[str, ...]
    rule: str
    """Which rule decided (`domain.standing.Rule`)."""


class AskAnswer(Standing, frozen=True, kw_only=True):
    """Had this party joined this instrument on that day, as known at that position?

    The clocks are those of `Pinned`.
    """

    valid_on: str
    known_at: str | None
    position: int
    replayed_at: str | None
    policy: int
    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    sentence: str
    party: str
    party_name: str
    instrument: str
    instrument_name: str
    aspect: str
    note: str | None
    """What else to know: that the party did not exist on that day. It changes no answer."""


class RosterEntry(Standing, frozen=True, kw_only=True):
    """One party that something is on file about."""

    party: str
    name: str
    kind: str


class Roster(Pinned, frozen=True, kw_only=True):
    """Everybody that something is on file about for an instrument, by name."""

    instrument: str
    instrument_name: str
    aspect: str
    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    counts: dict[str, int]
    """How many yes, no and unknown."""
    entries: tuple[RosterEntry, ...]


class FactView(Struct, frozen=True, kw_only=True):
    """A fact as it was recorded, without its quote."""

    fact: str
    kind: str
    sentence: str
    roles: dict[str, str]
    values: dict[str, object]
    when: str
    earliest: str | None
    latest: str | None
    basis: str
    modality: str
    as_said: str | None
    named_as: dict[str, str] | None
    attributed_to: str | None
    document: str
    text: str
    start: int
    end: int
    position: int
    recorded_at: str
    replayed_at: str | None
    withdrawn_at: int | None
    """The position that retracted, corrected or dropped it, if that is known at this one."""


class FactList(Pinned, frozen=True, kw_only=True):
    """Facts in the order of their days in the world (timeline) or of recording."""

    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    facts: tuple[FactView, ...]


class Timeline(FactList, frozen=True, kw_only=True):
    """All that is on file about an instrument, in the order of days in the world."""

    instrument: str
    instrument_name: str


class CountReport(Struct, frozen=True, kw_only=True):
    """Who gives a number, and of which day."""

    fact: str
    when: str
    """EDTF; the day of the number."""
    certainty: str
    """`possible` if that day may lie after the day asked about, or is in doubt."""
    modality: str
    attributed_to: str | None
    """Who the document says said it; None for its own voice."""
    publisher: str | None
    document: str


class CountedBeside(Struct, frozen=True, kw_only=True):
    """How many are known on the day of a count, and what the count leaves."""

    valid_on: str
    """The last day that the number can be of, at most the day asked about."""
    among: str
    """The kind of party that is compared; `any` where the unit is none."""
    named: int
    by_group: int
    """How many are known only as members of a group."""
    unnamed_at_least: int
    unnamed_at_most: int | None
    """None if the number sets no upper end."""
    beyond: int
    """How many more are known than the number allows."""
    says: str


class CountEntry(Struct, frozen=True, kw_only=True):
    """One number that sources give, and the facts that give it, in the order of recording."""

    says: str
    number: int
    operator: str
    unit: str
    counted: str
    current: bool
    """Whether it is the newest of its unit; more than one is, if they are of one day."""
    facts: tuple[str, ...]
    reports: tuple[CountReport, ...]
    beside: CountedBeside


class CountLedger(Pinned, frozen=True, kw_only=True):
    """Reported counts beside the parties known by name and by group on that day."""

    instrument: str
    instrument_name: str
    aspect: str
    """The aspect of participation in which parties are known."""
    sources: tuple[str, ...] | None
    """The only documents and publishers that were asked; None for all."""
    reported: tuple[CountEntry, ...]
    """By unit, then by number."""
    conflicts: tuple[str, ...]
    """The units of which counts of one day cannot all be true."""
    named: dict[str, int]
    """How many parties of each kind are known by name, `yes` on that day."""
    by_group: dict[str, int]
    """How many are known only as members of a group."""


class EntityView(Struct, frozen=True, kw_only=True):
    """A registered party or instrument with every name it goes by."""

    id: str
    sort: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    owner: str | None
    codes: dict[str, str]
    existed_from: str | None
    """EDTF, as registered; None where it is not known, and for instruments."""
    existed_until: str | None
    """EDTF; the first day without it."""


class LifeDay(Struct, frozen=True, kw_only=True):
    """A day on which answers turn: those of the day before do not all hold on it."""

    day: str
    turns: int
    """How many parties' answers turn; the instrument's own beginning counts as one."""


class LifeParty(Struct, frozen=True, kw_only=True):
    """A party that has a standing on some day."""

    party: str
    kind: str
    codes: dict[str, str]
    """ISO 3166, Wikidata and the like, by scheme."""


class Life(Pinned, frozen=True, kw_only=True):
    """The days of an instrument on which something happened, by reports, in their order."""

    instrument: str
    instrument_name: str
    kind: str
    """As which kind of instrument it is joined (`domain.instruments.InstrumentKind`)."""
    aspect: str
    aspects: tuple[str, ...]
    """All aspects that can be asked about, the first steps first."""
    began: str | None
    """The first day on which it can have existed; None if nothing says."""
    days: tuple[LifeDay, ...]
    parties: tuple[LifeParty, ...]
    """Everybody who ever has a standing, by id."""


class Recording(Struct, frozen=True, kw_only=True):
    """A run of events about an instrument that were recorded from one source, one after another."""

    position: int
    """Of the last of them: asked with it as `known_at`, all of them are known."""
    recorded_at: str
    events: int
