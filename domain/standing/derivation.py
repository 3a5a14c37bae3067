"""Derivation: how one answer came about, told so that it can be shown without deciding anew.

Invariant: every report that was weighed stands in it exactly once: in one happening, or
set aside for one cause. Its verdict is the one that `spans` holds for the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.instruments import Effect
from domain.policy import FIRST_POLICY, Policy
from domain.standing.aside import Aside, aside
from domain.standing.evidence import FIRST, LAST, Evidence, weight
from domain.standing.happenings import Happening
from domain.standing.story import Story, before_existence, beginnings, contested
from domain.standing.telling import Telling
from domain.standing.verdict import NEVER_REPORTED, Answer, Rule, Span, Verdict
from domain.standing.worlds import in_doubt, last_slot


class Part(StrEnum):
    """What part a happening has in the answer for the day."""

    DECIDES = "decides"
    """The answer rests on it."""
    IN_DOUBT = "in-doubt"
    """Its day, or its place among others, would decide, and is not known well enough."""
    CONTRADICTS = "contradicts"
    """It says otherwise, and lost by a rule."""
    VOIDED = "voided"
    """A withdrawal that was revoked before it took effect."""
    OVERRULED = "overruled"
    """It is about all of a group; what is said of the party itself on such a day decides."""
    EARLIER = "earlier"
    """It came before what decides, which contradicts nothing."""
    OPEN = "open"
    """It may have come by that day or not; the answer is the same."""
    LATER = "later"
    """It came after that day."""


@dataclass(frozen=True, slots=True)
class Step:
    """One happening, and what became of it. Bounds inclusive, FIRST and LAST where open."""

    kind: str
    effect: Effect
    status: str
    earliest: int
    latest: int
    observed: bool
    derived: bool
    """Whether it is about all of a group that the party was in."""
    reports: tuple[Evidence, ...]
    """In order of weight."""
    part: Part
    lost_by: Rule | None
    """The rule by which it lost; None unless it was overruled, voided or contradicts."""
    day_in_doubt: bool
    """Whether it may have come by that day or after it."""
    order_in_doubt: bool
    """Whether another one, of other effect, that may have come by then was before it or after."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that tells of no happening."""

    report: Evidence
    cause: Aside
    decides: bool
    """Whether the answer names it as its reason: nothing else decides, and this is left to say."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """One answer with all that was weighed for it."""

    day: int
    policy: Policy
    existence: tuple[Evidence, ...]
    """The reports of the instrument's beginning that count, in order of weight."""
    happenings: tuple[Step, ...]
    """In the order they are told in: by the last day of each; on one day revocations, entries,
    denials, endings."""
    aside: tuple[SetAside, ...]
    """In order of weight."""
    answers: tuple[Answer, ...]
    """What the worlds that the bounds allow answer on that day: one answer, or those in doubt."""
    verdict: Verdict
    span: Span
    """The days for which this verdict holds, and the verdict again."""


def derivation(
    evidence: Iterable[Evidence],
    day: int,
    policy: Policy = FIRST_POLICY,
    existence: Sequence[Evidence] = (),
) -> Derivation:
    """How the verdict for `day` follows from the evidence about one pair.

    `existence` are the reports of the instrument's beginning: see `before_existence`.
    """
    reports = list(evidence)
    story = Story(reports, policy)
    span = _span(story, day, existence)
    told = Telling(policy)
    for act in story.acts:
        if act.latest <= day:
            told.take(act)
    everything = sorted([*story.acts, *story.overruled], key=last_slot)
    causes = [(report, aside(report)) for report in sorted(reports, key=weight)]
    return Derivation(
        day,
        policy,
        tuple(sorted(beginnings(existence), key=weight)),
        tuple(_step(act, story, told, span.verdict, day) for act in everything),
        tuple(
            SetAside(report, cause, report.fact in span.verdict.because)
            for report, cause in causes
            if cause is not None
        ),
        (Answer.NO,) if span.verdict.rule is Rule.EXISTENCE else story.answers_on(day),
        span.verdict,
        span,
    )


_SILENT = Span(FIRST, LAST, NEVER_REPORTED)


def _span(story: Story, day: int, existence: Sequence[Evidence]) -> Span:
    begun = min((e.earliest for e in beginnings(existence)), default=FIRST)
    early = before_existence(day, existence)
    told = story.spans() or [_SILENT]
    (span,) = [s for s in told if s.start <= day < s.end]
    if early is None:
        return span._replace(start=max(span.start, begun))
    if span.verdict.answer is Answer.YES:
        return Span(span.start, min(span.end, begun), contested(early, span.verdict))
    inside = [s for s in told if s.verdict.answer is Answer.YES]
    start = max((s.end for s in inside if s.end <= day), default=FIRST)
    return Span(start, min([begun, *(s.start for s in inside if s.start > day)]), early)


def _step(act: Happening, story: Story, told: Telling, verdict: Verdict, day: int) -> Step:
    part, lost_by = _part(act, story, told, verdict, day)
    begun = [other for other in story.acts if other.earliest <= day and other is not act]
    counts = act.earliest <= day and part is not Part.OVERRULED
    return Step(
        act.kind,
        act.effect,
        act.reports[0].status,
        act.earliest,
        act.latest,
        act.observed,
        act.derived,
        tuple(sorted(act.reports, key=weight)),
        part,
        lost_by,
        act.earliest <= day < act.latest,
        counts and any(in_doubt(act, other) for other in begun),
    )


def _part(
    act: Happening, story: Story, told: Telling, verdict: Verdict, day: int
) -> tuple[Part, Rule | None]:
    """The part of a happening, and the rule by which it lost if it did."""
    facts = {report.fact for report in act.reports}
    if act in story.overruled:
        return Part.OVERRULED, Rule.DIRECT_OVER_DERIVED
    if facts & set(verdict.because):
        return (Part.IN_DOUBT if verdict.rule is Rule.DATE_BOUNDS else Part.DECIDES), None
    if act.earliest > day:
        return Part.LATER, None
    if verdict.rule is Rule.EXISTENCE:
        return Part.CONTRADICTS, Rule.EXISTENCE
    if act.latest > day:
        return Part.OPEN, None
    if verdict.rule is Rule.DATE_BOUNDS:
        return Part.EARLIER, None
    if act in told.voided:
        return Part.VOIDED, Rule.REVOCATION
    if facts & set(verdict.against):
        return Part.CONTRADICTS, told.rule
    return Part.EARLIER, None
