"""The answer to a pinned question, and the facts that it names or was derived from.

Invariant: for one party that is all that was weighed, as `why` tells it; for many, what
their answers name. With either comes what makes a party a member of a group that is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from domain.errors import InvalidInput
from events.pinned import PinnedQuestion
from projections.questions import standing
from projections.questions.evidence import OnFile, on_file
from projections.questions.explaining import reasons
from projections.questions.explaining.reporting import memberships
from projections.questions.explaining.why import why
from projections.questions.finding import find_instrument
from projections.questions.sources import scope_of
from projections.questions.tables import snapshot
from projections.questions.tables.streaming import Written
from projections.questions.view import View, day_of

MAX_FACTS = 20_000
MAX_BYTES = 40_000_000
Advance = Callable[[int, int], None]
Named = Mapping[str, frozenset[str]]
"""By party, the facts that its answer names."""


class Evidence(NamedTuple):
    """An answer as a door gives it, and the ids of the facts under it."""

    answer: Any
    policy: int
    facts: frozenset[str]


def evidence(view: View, question: PinnedQuestion, advance: Advance) -> Evidence:
    """Answer a pinned question, and say what the answer rests on.

    Raises `InvalidInput` if it rests on more than 20,000 facts, or has more than 40 MB.
    """
    found = _ANSWERED[question.kind](view, question, advance)
    if len(found.facts) > MAX_FACTS:
        raise InvalidInput(
            f"The answer rests on {len(found.facts):,} facts; a certificate holds at most "
            f"{MAX_FACTS:,}. Ask for less: a snapshot of one instrument, or of one party."
        )
    return found


def snapshot_of(
    view: View, question: PinnedQuestion, party: str | None, advance: Advance
) -> Written:
    """The snapshot of a question's instrument, or of all, with its clocks; to be read through."""
    asked = snapshot.asked(
        view, question.valid_on, question.instrument, party, question.known_at,
        sources=question.sources,
    )  # fmt: skip
    return snapshot.snapshot(view, asked, "json", advance)


def _asked(view: View, question: PinnedQuestion, _advance: Advance) -> Evidence:
    assert question.party is not None
    assert question.instrument is not None
    told = why(
        view, question.party, question.instrument, question.valid_on, question.known_at,
        question.aspect, question.sources,
    )  # fmt: skip
    answer = told.answer
    weighed = frozenset(report.fact for report in reasons.reports(told))
    named = {answer.party: weighed.union(answer.because, answer.against)}
    facts = _with_memberships(view, question, question.instrument, named)
    return Evidence(answer, answer.policy, facts)


def _listed(view: View, question: PinnedQuestion, _advance: Advance) -> Evidence:
    assert question.instrument is not None
    read = standing.roster(
        view, question.instrument, question.valid_on, question.known_at, question.aspect,
        question.sources,
    )  # fmt: skip
    named = {e.party: frozenset(e.because + e.against) for e in read.entries}
    facts = _with_memberships(view, question, question.instrument, named)
    return Evidence(read, read.policy, facts)


def _tabled(view: View, question: PinnedQuestion, advance: Advance) -> Evidence:
    written, portions = snapshot_of(view, question, question.party, advance), list[bytes]()
    for portion in written:
        portions.append(portion)
        if written.size > MAX_BYTES:
            raise InvalidInput(
                f"The snapshot has more than {MAX_BYTES // 1_000_000} MB. Certify one of an "
                "instrument or a party."
            )
    answer = msgspec.json.decode(b"".join(portions))
    named: dict[str, dict[str, frozenset[str]]] = {}
    for row in answer["rows"]:
        parties = named.setdefault(row["instrument"], {})
        before = parties.get(row["party"], frozenset())  # a treaty has a row for each aspect
        parties[row["party"]] = before | {*row["because"], *row["against"]}
    facts = [_with_memberships(view, question, i, parties) for i, parties in named.items()]
    return Evidence(answer, answer["policy"], frozenset().union(*facts))


_ANSWERED: Mapping[str, Callable[[View, PinnedQuestion, Advance], Evidence]] = {
    "ask": _asked,
    "roster": _listed,
    "snapshot": _tabled,
}


def _with_memberships(
    view: View, question: PinnedQuestion, instrument: str, named: Named
) -> frozenset[str]:
    """The facts that answers about an instrument name, and those of memberships under them."""
    facts = frozenset[str]().union(*named.values())
    what = find_instrument(view, instrument, question.known_at)
    scope = scope_of(view, question.sources, question.known_at)
    filed = on_file(view, what, question.known_at, scope.documents)
    claimed = {claim.fact for claim in filed.claims} & facts
    behind = (
        fact
        for party, own in named.items()
        if own & claimed
        for fact in _memberships(view, question, filed, party, own)
    )
    return facts.union(behind)


def _memberships(
    view: View, question: PinnedQuestion, filed: OnFile, party: str, claims: Iterable[str]
) -> Iterator[str]:
    """What makes a party a member of the groups of these claims, from group to group."""
    day = day_of(question.valid_on)
    for membership in memberships(view, filed, party, question.known_at, day):
        if membership.claim.fact in claims:
            facts = {row.fact for row in membership.rows}
            yield from facts
            group = filed.group(membership.claim)
            yield from _memberships(view, question, group, party, facts)
