"""The answer for one day from the reports about one party, through every world there may be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.oracle.reports import (
    FAR_OFF,
    LONG_AGO,
    Happening,
    Report,
    doubt,
    gives_way,
    happenings,
    names,
    reports_of,
)
from tests.oracle.telling import Answer, in_order, tell

CROWD = 6
"""Of more acts than this, in any order, the chronicle says less than the oracle could."""
MOST_WORLDS = 4000

NOTHING = Answer("unknown", "never-reported", rule="silence")


class Crowded(Exception):
    """So many acts may have come in so many orders that the oracle does not know."""


def answer(reports: list[Report], day: int) -> Answer:
    wrong = [r for r in reports if r.fact.rank == "deprecated"]
    gone = [r for r in reports if r not in wrong and r.fact.dropped]
    good = [r for r in reports if r not in wrong and r not in gone]
    told_of = happenings(
        [r for r in good if r.effect != "intends" and not r.fact.alleged and r.through != "some"]
    )
    acts = [act for act in told_of if not gives_way(act, told_of)]
    silenced = [r for act in told_of if act not in acts for r in act.reports]
    _refuse_a_crowd(acts)
    by_then = in_order(act for act in acts if act.last <= day)
    found = tell(by_then) or _still_open(good, gone, [a for a in acts if a not in by_then], day)
    if any(one != found.answer for one in _in_all_worlds(good, gone, acts, day)):
        since = _doubtful_since(good, gone, acts, day)
        begun = [a for a in acts if a.first <= day]
        found = Answer(
            "unknown",
            "date-uncertain",
            "possible",
            because=names(r.fact for r in reports_of(a for a in begun if a.last >= since)),
            against=names(r.fact for r in reports_of(a for a in begun if a.last < since)),
            rule="date-bounds",
        )
    heard = [r.fact for r in good if r.fact.last <= day]
    newest = max(heard, key=lambda f: (f.last, f.position)).when if heard else None
    rule = _rule(found, by_then, wrong, [r for r in silenced if r.fact.first <= day], day)
    wrong += [r for r in silenced if r.fact.first <= day]
    against = found.against | names(r.fact for r in wrong)
    return found._replace(last_reported=newest, against=against, rule=rule)


def _rule(
    found: Answer, by_then: list[Happening], wrong: list[Report], silenced: list[Report], day: int
) -> str:
    """§5: which rule decided; what was left out counts if it would have given another answer."""
    settled = [
        act
        for act in by_then
        if act.effect in ("enters", "ends") and names(r.fact for r in act.reports) <= found.because
    ]

    def missed(report: Report) -> bool:
        says = {"enters": "yes", "denies": "no", "ends": "no"}.get(report.effect)
        return (
            says not in (None, found.answer)
            and report.fact.first <= day
            and all(report.fact.last >= act.first for act in settled)
        )

    if found.rule not in ("timeline", "silence", "snapshot"):
        return found.rule
    if any(missed(r) for r in wrong if not r.fact.alleged and r.through != "some"):
        return "rank"
    return "direct-over-derived" if any(map(missed, silenced)) else found.rule


# --- worlds: whichever days things really were on ----------------------------------------------


def _in_all_worlds(
    good: list[Report], gone: list[Report], acts: list[Happening], day: int
) -> Iterator[str]:
    """The answer for the day in each world that the bounds allow."""
    for number, world in enumerate(_worlds(acts, day)):
        if number > MOST_WORLDS:
            raise Crowded
        later = [act for act in acts if act not in world]
        yield (tell(world) or _still_open(good, gone, later, day)).answer


def _worlds(acts: list[Happening], day: int) -> Iterator[list[Happening]]:
    """What may have come by the day, in each order in which it may have come."""
    over = [a for a in acts if a.last <= day]
    maybe = [a for a in acts if a.first <= day < a.last]
    for number in range(len(maybe) + 1):
        for some in combinations(maybe, number):
            yield from _orders([*over, *some], day, (LONG_AGO, 0))


def _orders(acts: list[Happening], day: int, since: tuple[int, int]) -> Iterator[list[Happening]]:
    """Every order in which acts can be given a day each, none before the one before it."""
    if not acts:
        yield []
    for act in acts:
        on = max(act.first, since[0])
        if (on, act.turn) < since:
            on += 1
        rest = [other for other in acts if other is not act]
        if on <= min(act.last, day) and all((on, act.turn) <= (r.last, r.turn) for r in rest):
            for order in _orders(rest, day, (on, act.turn)):
                yield [act, *order]


def _refuse_a_crowd(acts: list[Happening]) -> None:
    """Acts that overlap, or are bound together by others that do, must not be too many."""
    reach, crowd = LONG_AGO - 1, 0
    for act in sorted(acts, key=lambda a: a.first):
        crowd = crowd + 1 if act.first <= reach else 1
        reach = max(reach, act.last)
        if crowd > CROWD:
            raise Crowded


def _doubtful_since(good: list[Report], gone: list[Report], acts: list[Happening], day: int) -> int:
    """Going back from a day in doubt, the last one before which all worlds agree."""
    bounds = {d for a in acts for d in (a.first, a.last) if abs(d) != FAR_OFF}
    days = {d + more for d in bounds for more in range(-1, len(acts) + 1)}
    since = day
    for earlier in sorted((d for d in days if d <= day), reverse=True):
        if len(set(_in_all_worlds(good, gone, acts, earlier))) == 1:
            return since
        since = earlier
    return LONG_AGO


def _still_open(
    good: list[Report], gone: list[Report], to_come: list[Happening], day: int
) -> Answer:
    """Nothing has decided by that day: later entries, what is no longer shown, intentions …"""
    later = [
        r
        for act in to_come
        for r in act.reports
        if act.effect == "enters" and not r.fact.observed and not act.revokes
    ]
    if later:
        return Answer(
            "no", "not-yet", doubt(r.doubtful for r in later), names(r.fact for r in later)
        )
    came_in = [r for r in gone if r.effect == "enters" and not r.fact.alleged]
    whole = [r for r in good if r.through != "some"]
    for reason, kept in (
        ("no-longer-shown", [r for r in came_in if r.through != "some"]),
        ("announced", [r for r in whole if r.effect == "intends" and not r.fact.alleged]),
        ("alleged", [r for r in whole if r.fact.alleged]),
        ("group-unproven", [r for r in good if r.through == "some"]),
    ):
        heard = [r for r in kept if r.fact.first <= day]
        if heard:
            certainty = doubt(r.doubtful or day < r.fact.last for r in heard)
            rule = "snapshot" if reason == "no-longer-shown" else "silence"
            return Answer("unknown", reason, certainty, names(r.fact for r in heard), rule=rule)
    return NOTHING
