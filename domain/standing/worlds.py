"""Worlds: where a pair may stand on each day, whichever days its happenings really were on.

Invariant: a world gives each happening one day within its bounds, freely. On a day the
worlds end in the stands listed for it and in no others; where more than `MOST` happenings
of different effect may each have come before another, in those and perhaps in others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.instruments import Effect
from domain.standing.evidence import Authority
from domain.standing.happenings import TURNS, Happening
from domain.standing.telling import NOTHING, Stand, after

MOST = 6
"""So many happenings that overlap are told in every order; of more, any order is held possible."""

Stands = frozenset[Stand]


class Phase(NamedTuple):
    """From this day on, until the next phase, the worlds end in these stands."""

    start: int
    stands: Stands


def last_slot(act: Happening) -> int:
    """The last moment it can have been: the day, and on it when its sort comes."""
    return act.latest * TURNS + act.turn


def first_slot(act: Happening) -> int:
    """The first moment it can have been."""
    return act.earliest * TURNS + act.turn


def in_doubt(one: Happening, other: Happening) -> bool:
    """Whether either may have come before the other; of one sort it does not matter which."""
    return (
        one.turn != other.turn
        and first_slot(one) < last_slot(other)
        and first_slot(other) < last_slot(one)
    )


def phases(acts: Sequence[Happening]) -> list[Phase]:
    """Where the pair may stand, day by day; before the first phase nothing has happened."""
    found: list[Phase] = []
    stands: Stands = frozenset((NOTHING,))
    for chunk in _chunks(sorted(acts, key=first_slot)):
        if len(chunk) == 1:
            (act,) = chunk
            moved = frozenset([after(stand, act) for stand in stands])
            if act.earliest < act.latest:
                found.append(Phase(act.earliest, stands | moved))
            found.append(Phase(act.latest, moved))
        else:
            found.extend(_told_together(chunk, stands))
        stands = found[-1].stands
    return found


def _chunks(acts: Iterable[Happening]) -> Iterable[list[Happening]]:
    """Split acts where all that came so far surely came before all that follow."""
    chunk: list[Happening] = []
    reach = 0
    for act in acts:
        if chunk and first_slot(act) >= reach:
            yield chunk
            chunk = []
        reach = max(reach, last_slot(act)) if chunk else last_slot(act)
        chunk.append(act)
    if chunk:
        yield chunk


def _told_together(acts: Sequence[Happening], before: Stands) -> list[Phase]:
    bounds = {act.earliest for act in acts} | {act.latest for act in acts}
    if len({act.turn for act in acts}) == 1:
        return [Phase(day, _in_any_order(acts, before, day)) for day in sorted(bounds)]
    if len(acts) > MOST:
        return _roughly(acts, before, sorted(bounds))
    ways = _ways(acts, before)
    found = []
    for day in sorted(bounds | {slot // TURNS for slot in ways.values()}):
        sure = _sure(acts, day)
        stands = [
            stand
            for (happened, stand), slot in ways.items()
            if happened & sure == sure and slot // TURNS <= day
        ]
        found.append(Phase(day, frozenset(stands)))
    return found


def _sure(acts: Sequence[Happening], day: int) -> int:
    """The acts that have surely happened by a day, as a set of bits."""
    return sum(1 << place for place, act in enumerate(acts) if act.latest <= day)


def _ways(acts: Sequence[Happening], before: Stands) -> dict[tuple[int, Stand], int]:
    """Which acts can have happened, where that leads, and by which moment at the soonest.

    Acts are put in any order, each as early as it can be; none may come before the one before.
    """
    start = min(first_slot(act) for act in acts)
    now = {(0, stand): start for stand in before}
    found = dict(now)
    for _ in acts:
        then: dict[tuple[int, Stand], int] = {}
        for (happened, stand), slot in now.items():
            for place, act in enumerate(acts):
                soonest = _soonest(act, slot)
                if happened & 1 << place or soonest > last_slot(act):
                    continue
                key = happened | 1 << place, after(stand, act)
                then[key] = min(soonest, then.get(key, soonest))
        found.update(then)
        now = then
    return found


def _soonest(act: Happening, slot: int) -> int:
    """The first moment for an act that is not before another moment."""
    day = max(act.earliest, -((act.turn - slot) // TURNS))
    return day * TURNS + act.turn


def _in_any_order(acts: Sequence[Happening], before: Stands, day: int) -> Stands:
    """Acts of one sort: their order does not matter, only which of them have happened."""
    stands = before
    for act in acts:
        if act.earliest <= day:
            moved = frozenset([after(stand, act) for stand in stands])
            stands = moved if act.latest <= day else stands | moved
    return stands


def _roughly(acts: Sequence[Happening], before: Stands, days: Sequence[int]) -> list[Phase]:
    """More than all worlds hold, day by day, for acts that are too many to be told in each order.

    What moves a stand alike counts once, so that the days soon have the same acts to tell.
    """
    known: dict[tuple[frozenset[_Move], bool], Stands] = {}
    found = []
    for day in days:
        begun = {_move(act): act for act in acts if act.earliest <= day}
        case = frozenset(begun), any(act.latest <= day for act in acts)
        if case not in known:
            known[case] = _however(list(begun.values()), before, surely=case[1])
        found.append(Phase(day, known[case]))
    return found


_Move = tuple[Effect, Authority, int, bool]
"""What `after` looks at in a happening."""


def _move(act: Happening) -> _Move:
    return act.effect, act.weight, act.turn, act.revocable


def _however(acts: Sequence[Happening], before: Stands, *, surely: bool) -> Stands:
    """Acts in any order, any but the last missing or told twice; all missing unless `surely`."""
    met, new = before, before
    ends: Stands = frozenset()
    while new:
        moved = frozenset([after(stand, act) for stand in new for act in acts])
        ends |= moved
        new = moved - met
        met |= moved
    return ends if surely else ends | before
