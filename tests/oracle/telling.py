"""Where the story stands when some acts are over, looking back from the last of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.oracle.reports import Happening, Report, doubt, names, reports_of


class Answer(NamedTuple):
    """What must be the same as in the chronicle's answer."""

    answer: str
    reason: str
    certainty: str = "definite"
    because: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    since: str | None = None
    last_reported: str | None = None
    rule: str = "timeline"


def in_order(acts: Iterable[Happening]) -> list[Happening]:
    """As if each had come on its last day; on one day revoked, entered, denied, left."""
    return sorted(acts, key=lambda a: (a.last, a.turn))


def tell(told: list[Happening]) -> Answer | None:
    """Where the story stands when these acts are over, in this order; None if nothing is."""
    void = _voided(told)
    acts = [act for act in told if act not in void and act.effect != "revokes"]
    if not acts:
        return None
    found = _told(acts)
    ends = [i for i, act in enumerate(told) if act.effect == "ends" and act not in void]
    since_the_end = told[ends[-1] + 1 :] if ends else told
    undone = names(r.fact for r in reports_of(a for a in since_the_end if a in void))
    found = found._replace(against=found.against | undone)
    if found.answer == "yes":
        entered = next(i for i, act in enumerate(since_the_end) if act.effect == "enters")
        spell = since_the_end[entered:] if ends else since_the_end
        kept = names(r.fact for r in reports_of(a for a in spell if a.effect == "revokes"))
        rule = "revocation" if _last(told) in void else found.rule
        found = found._replace(because=found.because | kept, rule=rule)
    return found


def _last(told: list[Happening]) -> Happening:
    """The last one that says more than that something was revoked."""
    return [act for act in told if act.effect != "revokes"][-1]


def _voided(told: list[Happening]) -> list[Happening]:
    """VCLT art. 68: withdrawals that were revoked before they took effect.

    A revocation undoes the ending before it, if the party is out by one; else the next
    withdrawal. When it has undone an ending, more reports of a revocation undo nothing.
    """
    void = []
    out = waits = undone = False
    for act in told:
        if act.revokes and out:
            out, undone = act.effect == "revokes", act.effect != "revokes"
            waits = waits and out
        elif act.revokes:
            waits = waits or not undone
        elif act.effect == "enters":
            if out:
                waits = undone = False
            out = False
        elif act.effect == "ends" and waits and act.reports[0].status == "withdrew":
            void.append(act)
            waits = False
        elif act.effect == "ends":
            out = True
    return void


def _told(acts: list[Happening]) -> Answer:
    """Where the story stands after acts of which none is revoked."""
    ends = [i for i, act in enumerate(acts) if act.effect == "ends"]
    since_the_end = acts[ends[-1] + 1 :] if ends else acts
    entries = [i for i, act in enumerate(since_the_end) if act.effect == "enters"]
    if entries:
        spell = since_the_end[entries[0] :]
        return _spell(spell, back=bool(ends) and spell[0].revokes)
    if ends:
        came_in = [i for i, act in enumerate(acts) if act.effect == "enters"]
        parted = [a for a in acts[came_in[-1] + 1 if came_in else 0 :] if a.effect == "ends"]
        reports = reports_of(parted)
        newest = min(reports, key=lambda r: (r.weight, -r.fact.last, r.fact.position))
        return _no(newest.status, reports)
    return _no("declined", reports_of(acts))


def _spell(acts: list[Happening], back: bool) -> Answer:
    """From an entry on, with nothing but entries and denials after it.

    `back` if a revocation brought the party back; another one proves no start.
    """
    for n in range(1, len(acts) + 1):
        entered = [a for a in acts[:n] if a.effect == "enters"]
        denied = [a for a in acts[:n] if a.effect == "denies"]
        if acts[n - 1].effect == "denies" and _best(denied) < _best(entered):
            again = [i for i in range(n, len(acts)) if acts[i].effect == "enters"]
            if again:
                return _spell(acts[again[0] :], back)
            rule = _by_what(_best(denied), _best(entered))
            denied = [a for a in acts if a.effect == "denies"]
            lost = reports_of(entered)
            return _no("declined", reports_of(denied), against=lost)._replace(rule=rule)
    entered = [a for a in acts if a.effect == "enters"]
    denied = [a for a in acts if a.effect == "denies"]
    yes, no = reports_of(entered), reports_of(denied)
    because, against = names(r.fact for r in yes), names(r.fact for r in no)
    rule = "timeline"
    if acts[-1].effect == "denies":
        rule = _by_what(_best(denied), _best(entered))
    if rule == "equal-weight":
        certainty = doubt(r.doubtful for r in yes + no)
        return Answer("unknown", "disputed", certainty, because, against, rule=rule)
    reason = "reported" if any(r.through == "itself" for r in yes) else "member-of-group"
    begun = [a for a in entered if not a.reports[0].fact.observed and (back or not a.revokes)]
    since = None
    if begun:
        first = min((a.last, a.first) for a in begun)
        reports = reports_of(a for a in begun if (a.last, a.first) == first)
        sharpest = min(reports, key=lambda r: (r.fact.last - r.fact.first, r.doubtful, r.fact.when))
        since = sharpest.fact.when
    certainty = doubt(r.doubtful for r in yes)
    return Answer("yes", reason, certainty, because, against, since, rule=rule)


def _no(reason: str, because: list[Report], against: Sequence[Report] = ()) -> Answer:
    """§1: an observation proves no start, so only events say since when."""
    happened = [r for r in because if not r.fact.observed]
    first = min(
        happened, key=lambda r: (r.fact.last, r.fact.first, r.doubtful, r.fact.when), default=None
    )
    return Answer(
        "no",
        reason,
        doubt(r.doubtful for r in because),
        names(r.fact for r in because),
        names(r.fact for r in against),
        since=first.fact.when if first else None,
    )


def _best(acts: list[Happening]) -> tuple[int, bool, int]:
    return min(r.weight for r in reports_of(acts))


def _by_what(one: tuple[int, bool, int], other: tuple[int, bool, int]) -> str:
    """The rule that tells two weights apart."""
    if one == other:
        return "equal-weight"
    if one[0] != other[0]:
        return "rank"
    return "directness" if one[1] == other[1] else "direct-over-derived"
