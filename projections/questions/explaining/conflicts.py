"""All that contradicts itself, in sentences: what says one thing, what says otherwise.

Invariant: nothing is resolved here and nothing left out for being small; each entry
names the facts of both sides and what holds all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select

from domain.dates import iso
from domain.standing import FIRST, LAST
from projections.questions.evidence import OnFile, on_file
from projections.questions.explaining import explanations
from projections.questions.explaining.collisions import Collision, collisions
from projections.questions.explaining.filed import Filed
from projections.questions.explaining.misfits import misfits
from projections.questions.finding import Found, find_instrument
from projections.questions.sources import Scope, scope_of
from projections.questions.tables.snapshot import instruments
from projections.questions.view import View


class Dispute(NamedTuple):
    """Somebody disputes a fact."""

    fact: str
    position: int
    by: str
    reason: str
    confirmed: str | None
    """Who confirmed it since; None if nobody did."""


def conflicts(
    view: View,
    instrument: str | None,
    known_at: str | int | None,
    sources: Sequence[str] | None = None,
) -> explanations.Conflicts:
    """See `Questions.conflicts`."""
    clock = view.pin(known_at)
    scope = scope_of(view, sources, clock.position)
    asked = None if instrument is None else find_instrument(view, instrument, clock.position)
    disputes = _disputes(view, clock.position)
    found: list[explanations.Conflict] = []
    for one in [asked] if asked else instruments(view, None, clock.position):
        found += _of(view, one, clock.position, scope, disputes)
    return explanations.Conflicts(
        valid_on=None,
        **clock.fields(),
        instrument=asked.id if asked else None,
        instrument_name=asked.name if asked else None,
        **scope.fields(),
        conflicts=tuple(found),
    )


def _of(
    view: View, instrument: Found, position: int, scope: Scope, noted: Sequence[Dispute]
) -> list[explanations.Conflict]:
    """The conflicts about one instrument by party, aspect and day."""
    filed = on_file(view, instrument, position, scope.documents)
    met = [
        *collisions(view, instrument, filed, position, scope),
        *misfits(view, instrument, filed, position, scope),
    ]
    met.sort(key=lambda c: (c.party or "", c.aspect or "", c.valid_from, c.kind, c.facts))
    standing = {row.fact for row in filed.rows if row.withdrawn_at is None}
    disputes = [dispute for dispute in noted if dispute.fact in standing]
    names = _names(view, {c.party for c in met} | {None})
    concerned = {f for c in met for f in c.facts + c.against} | {d.fact for d in disputes}
    said = Filed(view, [row for row in filed.rows if row.fact in concerned])
    return [
        *(_collision(instrument, c, names, said) for c in met),
        *(_dispute(instrument, d, filed, said) for d in disputes),
    ]


def _names(view: View, parties: Iterable[str | None]) -> dict[str, str]:
    table = view.model.entities.c
    known = sorted(party for party in parties if party is not None)
    query = select(table.id, table.name).where(table.id.in_(known))
    return {row.id: row.name for row in view.connection.execute(query)}


def _disputes(view: View, position: int) -> list[Dispute]:
    """What had been disputed by a position, in the order of recording."""
    notes = view.model.fact_notes.c
    query = (
        select(notes.fact, notes.position, notes.kind, notes.by, notes.reason)
        .where(
            notes.kind.in_(("fact-disputed", "fact-confirmed")),
            notes.position <= position,
        )
        .order_by(notes.position)
    )
    found: dict[str, list[Dispute]] = {}
    for fact, place, kind, by, reason in view.connection.execute(query):
        if kind == "fact-disputed":
            found.setdefault(fact, []).append(Dispute(fact, place, by, reason, None))
        elif fact in found:
            found[fact] = [dispute._replace(confirmed=by) for dispute in found[fact]]
    return sorted((d for made in found.values() for d in made), key=lambda d: d.position)


def _collision(
    instrument: Found, met: Collision, names: Mapping[str, str], said: Filed
) -> explanations.Conflict:
    return explanations.Conflict(
        kind=met.kind,
        sentence=_sentence(met, said),
        instrument=instrument.id,
        instrument_name=instrument.name,
        party=met.party,
        party_name=names.get(met.party or ""),
        aspect=met.aspect,
        valid_from=None if met.valid_from == FIRST else iso(met.valid_from),
        valid_to=None if met.valid_to >= LAST else iso(met.valid_to),
        facts=met.facts,
        against=met.against,
        decided=met.decided,
        by=None,
        reason=None,
        position=None,
    )


def _dispute(
    instrument: Found, dispute: Dispute, filed: OnFile, said: Filed
) -> explanations.Conflict:
    party = said[dispute.fact].party
    since = f"; {dispute.confirmed} confirmed it since" if dispute.confirmed else ""
    return explanations.Conflict(
        kind="fact-disputed",
        sentence=f"{dispute.by} disputes: {said.sentence(dispute.fact)}{since}",
        instrument=instrument.id,
        instrument_name=instrument.name,
        party=None if party is None else filed.canonical(party),
        party_name=None if party is None else said.name(party),
        aspect=None,
        valid_from=None,
        valid_to=None,
        facts=(dispute.fact,),
        against=(),
        decided=None,
        by=dispute.by,
        reason=dispute.reason,
        position=dispute.position,
    )


_BY = {
    "rank": "it ranks higher",
    "direct-over-derived": "what names a party goes before what is said of its group",
    "directness": "its source is more direct",
    "timeline": "it came last",
    "revocation": "the withdrawal was revoked",
    "existence": "nobody can have joined what did not exist yet",
}


def _sentence(met: Collision, said: Filed) -> str:
    """What contradicts what, and what became of it."""
    one, other = said.sentences(met.facts), said.sentences(met.against)
    match met.kind:
        case "disputed":
            return f"{one} and {other} contradict each other; neither weighs more"
        case "overruled":
            why = _BY.get(met.rule or "", "")
            return f"{other} contradicts {one or 'the rest'}; {met.decided or 'nothing'} stands" + (
                f": {why}" if why else ""
            )
        case "set-aside":
            return f"{other} says otherwise, and counts no more: known wrong, or no longer shown"
        case "order-in-doubt":
            return f"{one}: the dates overlap, so which came last cannot be told"
        case "ending-without-entry":
            return f"{one}, and nothing on file says that it came in before"
        case "left-out":
            return (
                f"a list declared complete leaves it out ({other}), and {one} says otherwise; "
                f"{met.decided} stands: a report that names it goes before a list"
            )
        case "outside-existence":
            return f"{one}, and by its registration it did not exist on that day"
        case "dates":
            return f"{one} and {other}: two days for one act, and nothing ended it in between"
    return f"{one} and {other} cannot both be true of one day"
