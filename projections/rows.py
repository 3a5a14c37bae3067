"""Events as rows, and rows as evidence for the fold.

Invariant: a row of `facts` holds all that the fold needs of its report, so that a
pair can be folded again without reading the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from domain.dates import parse
from domain.instruments import ENTERING_INTENTS, InstrumentKind, acts_of
from domain.names import fold
from domain.standing import (
    FIRST,
    LAST,
    Answer,
    Certainty,
    Directness,
    Evidence,
    Rank,
    Rule,
    Support,
    Verdict,
)
from events.log import Recorded
from events.report import Report

_json = msgspec.json.Encoder()
_decode_ids = msgspec.json.Decoder(tuple[str, ...]).decode


def json_text(value: object) -> str:
    """`value` as compact JSON text."""
    return _json.encode(value).decode()


def fact_ids(text: str) -> tuple[str, ...]:
    """The ids in a column `because` or `against`."""
    return () if text == "[]" else _decode_ids(text)


class FactRow(NamedTuple):
    """A row of `facts`, in the order of its columns."""

    position: int
    fact: str
    kind: str
    party: str | None
    instrument: str | None
    document: str
    when: str
    earliest: int
    latest: int
    qualified: bool
    observed: bool
    alleged: bool
    holds: bool
    quantifier: str | None
    rank: int
    directness: int
    withdrawn_at: int | None
    dropped: bool
    recorded_at: int
    replayed_at: int | None
    report: str


def bounds(edtf: str) -> tuple[int, int, bool]:
    """(earliest, latest, qualified) of a date, with FIRST and LAST where it is open."""
    when = parse(edtf)
    return (
        FIRST if when.earliest is None else when.earliest,
        LAST if when.latest is None else when.latest,
        when.qualified,
    )


def pair_of(report: Report) -> tuple[str | None, str | None]:
    """The (party, instrument) a report is filed under; either may be missing."""
    if report.PAIR is not None:
        party, instrument = report.PAIR
        return getattr(report, party), getattr(report, instrument)
    return getattr(report, "actor", None), getattr(report, "instrument", None)


def other_roles(report: Report) -> set[str]:
    """The ids that play a role beside the pair: an authority, a defendant, a recipient."""
    filed = set(pair_of(report))
    named = {getattr(report, role) for role in report.ROLES}
    return {entity for entity in named - filed if entity is not None}


def fact_row(recorded: Recorded, report: Report, directness: Directness) -> FactRow:
    """The row of a recorded report; its stream is its fact id."""
    party, instrument = pair_of(report)
    earliest, latest, qualified = bounds(report.when)
    return FactRow(
        recorded.position,
        recorded.stream,
        recorded.topic,
        party,
        instrument,
        report.citation.document,
        report.when,
        earliest,
        latest,
        qualified,
        report.basis == "observation",
        report.modality == "alleged",
        getattr(report, "holds", True),
        getattr(report, "quantifier", None),
        Rank.NORMAL,
        directness,
        None,
        False,
        recorded.recorded_at,
        recorded.replayed_at,
        json_text(report),
    )


@lru_cache(maxsize=4096)
def directness_of(
    attributed_to: str | None, publisher: str | None, owner_names: frozenset[str]
) -> Directness:
    """How close the speaker is to the instrument: its owner, a named source, an article, a critic.

    `owner_names` are folded. A document that its owner published speaks for the owner.
    """
    speaker = attributed_to or publisher
    if speaker is not None and fold(speaker) in owner_names:
        return Directness.OWNER
    if attributed_to is None:
        return Directness.ARTICLE
    if fold(attributed_to).startswith("critic"):
        return Directness.CRITIC
    return Directness.NAMED_SOURCE


class AspectEvidence(NamedTuple):
    """One piece of evidence, and the aspect of participation that it is about."""

    aspect: str
    evidence: Evidence


def evidence_of(
    row: FactRow,
    instrument: InstrumentKind,
    support: Support = Support.DIRECT,
    doubtful: bool = False,
) -> list[AspectEvidence]:
    """What a fact says about its pair, one piece for each aspect that its act touches.

    With `support`, the same fact about a group seen from one of its members;
    `doubtful` if it is not certain that it was one on that day. A fact that was
    retracted or corrected says nothing any more.
    """
    if row.withdrawn_at is not None and not row.dropped:
        return []
    if row.kind == "announced-intent" and not _intends_to_enter(row):
        return []
    if row.quantifier not in (None, "all") and support is Support.DIRECT:
        support = Support.UNPROVEN  # "most of Europe" does not put Europe itself in or out
    return [
        AspectEvidence(
            act.aspect,
            Evidence(
                row.fact, row.position, row.kind, act.effect, act.status, row.when,
                row.earliest, row.latest, row.qualified or doubtful, row.observed, row.alleged,
                Rank(row.rank), Directness(row.directness), support, row.dropped,
            ),
        )
        for act in acts_of(instrument, row.kind, holds=row.holds)
    ]  # fmt: skip


def _intends_to_enter(row: FactRow) -> bool:
    act: str = msgspec.json.decode(row.report)["act"]
    return act.split()[0] in ENTERING_INTENTS


def verdict_columns(verdict: Verdict) -> tuple[str | None, ...]:
    """A verdict as the columns `answer` to `rule` of `standing`."""
    return (
        verdict.answer.value,
        verdict.reason,
        verdict.status,
        verdict.since,
        verdict.last_reported,
        verdict.certainty.value,
        json_text(verdict.because),
        json_text(verdict.against),
        verdict.rule.value,
    )


def verdict_of(columns: Sequence[Any]) -> Verdict:
    """The verdict in the columns `answer` to `rule` of `standing`."""
    answer, reason, status, since, last_reported, certainty, because, against, rule = columns
    return Verdict(
        Answer(answer), reason, status, since, last_reported, Certainty(certainty),
        fact_ids(because), fact_ids(against), Rule(rule),
    )  # fmt: skip
