"""From a report about a group to evidence about its members.

Invariant: the report's day lies anywhere within its bounds, so only a membership
throughout them is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from domain.instruments import Aspect, InstrumentKind
from domain.policy import Policy
from domain.standing import LAST, Answer, Certainty, Evidence, Support, spans
from projections.rows import AspectEvidence, FactRow, evidence_of


class Stay(NamedTuple):
    """A span of days in a party's standing towards a group; `end` exclusive."""

    start: int
    end: int
    aspect: str
    answer: str
    reason: str
    certainty: str


def inside(earliest: int, latest: int, stays: Iterable[Stay]) -> bool | None:
    """True if it was in throughout the bounds, False if it may have been, None if not."""
    covered, met, reach = True, False, earliest
    for stay in sorted(stays):
        if stay.aspect != Aspect.PARTICIPATION or stay.end <= earliest or stay.start > latest:
            continue
        if stay.answer == Answer.YES:
            met = True
            covered = covered and stay.start <= reach and stay.certainty == Certainty.DEFINITE
            reach = stay.end
        elif stay.reason == "date-uncertain":
            met = True
    if not met:
        return None
    return covered and reach >= min(latest + 1, LAST)


def by_aspect(found: Iterable[AspectEvidence]) -> dict[str, list[Evidence]]:
    """Evidence about one pair, by the aspect that it is about."""
    aspects: dict[str, list[Evidence]] = {}
    for aspect, evidence in found:
        aspects.setdefault(aspect, []).append(evidence)
    return aspects


def stays(found: Iterable[AspectEvidence], policy: Policy) -> Iterator[Stay]:
    """The spans of a party towards a group, folded from the evidence about the two."""
    for aspect, evidence in by_aspect(found).items():
        for start, end, verdict in spans(evidence, policy):
            yield Stay(start, end, aspect, verdict.answer, verdict.reason, verdict.certainty)


def member_evidence(
    claim: FactRow, instrument: InstrumentKind, certain: bool
) -> list[AspectEvidence]:
    """What a claim about a group says of one who was, or may have been, a member then."""
    support = Support.MEMBER if claim.quantifier == "all" else Support.UNPROVEN
    return evidence_of(claim, instrument, support, doubtful=not certain)


def reach(group: str, claimed_on: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """The groups that claims lead to from a group, step by step.

    `claimed_on` gives the groups that claims on a group are about.
    """
    seen, left = set[str](), [group]
    while left:
        fresh = set(claimed_on(left.pop())) - seen
        seen |= fresh
        left += fresh
    return frozenset(seen)
