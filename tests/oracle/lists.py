"""§4: what a document that names the participants says about those whom it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from domain.dates import day as day_of
from tests.oracle.acts import effect_of
from tests.oracle.reports import Fact, marked
from tests.oracle.telling import Answer

RETRIEVED = day_of("2018-11-12")
"""The day of every made-up document."""
DECIDES_NOTHING = {
    "never-reported", "announced", "alleged", "group-unproven", "no-longer-shown"
}  # fmt: skip


class List(NamedTuple):
    """A list that leaves somebody out; it speaks for the days up to the last of `until`."""

    until: int
    latest: int
    complete: bool
    doubtful: bool
    facts: frozenset[str]


def lists_without(
    facts: Iterable[Fact],
    kind: str,
    aspect: str,
    names_party: Callable[[Fact], bool],
    canonical: Callable[[str], str],
) -> list[List]:
    """The lists among an instrument's facts that do not name a party.

    A document is one if it is declared complete, or if the owner names two parties in it;
    of a treaty, only if something in it is about the aspect.
    """
    found = []
    pages: dict[int, list[Fact]] = {}
    for fact in facts:
        pages.setdefault(fact.page, []).append(fact)
    for page in pages.values():
        named = [f for f in page if effect_of(f.kind, f.holds, f.act, kind, aspect)[0] == "enters"]
        counting = [f for f in named if counts(f)]
        declared = [f for f in page if f.kind == "roster-declared-complete" and counts(f)]
        if any(map(names_party, named)) or (kind == "treaty" and not counting):
            continue
        own = [f for f in counting if f.closeness == 0]
        if declared:
            found += [List(f.first, f.last, True, marked(f), frozenset({f.id})) for f in declared]
        elif len({canonical(f.party) for f in own if f.party is not None}) > 1:
            ids = frozenset(f.id for f in own)
            found.append(List(RETRIEVED, RETRIEVED, False, False, ids))
    return found


def counts(fact: Fact) -> bool:
    """Whether it is neither a charge, nor dropped, nor known to be wrong."""
    return not (fact.alleged or fact.dropped or fact.rank == "deprecated")


def by_lists(found: Answer, day: int, lists: Iterable[List]) -> Answer:
    """The answer of somebody whom these lists leave out: the one that is surest of the day."""
    speaking = sorted(
        (one for one in lists if day <= one.latest),
        key=lambda o: (day > o.until, not o.complete, o.doubtful, o.until, sorted(o.facts)),
    )
    if not speaking or found.reason not in DECIDES_NOTHING:
        return found
    one = speaking[0]
    reported = found.last_reported
    if day > one.until:
        return Answer(
            "unknown", "date-uncertain", "possible", one.facts, found.because, None, reported,
            "date-bounds",
        )  # fmt: skip
    certainty = "possible" if one.doubtful else "definite"
    if one.complete:
        return Answer(
            "no", "roster-complete", certainty, one.facts, found.because, None, reported, "roster"
        )
    if found.reason != "never-reported":
        return found
    return Answer("unknown", "not-listed", certainty, one.facts, rule="roster")
