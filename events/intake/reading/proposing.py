"""From what a family found to a proposal: its day, its speaker, its exact quote.

Invariant: the quote is the slice of the archived text at its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.instruments import ACTS, InstrumentKind
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.reading.clauses import dated
from events.intake.reading.dating import Calendar
from events.intake.reading.expressions import Dated
from events.intake.reading.found import Found
from events.intake.reading.items import INSTRUMENTS
from events.intake.reading.well_known import STATES_ALONE
from events.listing import Listing
from events.membership import Membership
from events.participation import Participation
from events.registry import FACT_KINDS
from events.report import Basis

LONGEST_QUOTE = 400
_SHORT = 60
"""Code points of `as_said` at most: it stays when the text goes, so it is no passage of it."""


def proposal(
    found: Found, text: str, calendar: Calendar, dates: Sequence[Dated], base: int, reader: str
) -> Proposal:
    """The proposal of a finding in the sentence that starts at `base` and holds these dates."""
    when, planned, rule, anchor, doubts = dated(found, text, calendar, dates, base)
    values = dict(found.values)
    if planned is not None:
        values["planned_for"] = planned
    roles: dict[str, str] = {}
    named_as: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    new: dict[str, PartyDraft | InstrumentDraft] = {}
    doubted: list[str] = []
    end = found.end
    for role, item in found.roles.items():
        roles[role] = item.id
        if found.start <= base + item.start < base + item.end <= found.start + LONGEST_QUOTE:
            end = max(end, base + item.end)  # the quote holds whom the sentence names
        if item.end > item.start:
            named_as[role] = text[base + item.start : base + item.end]
        if item.choices:
            choices[role] = item.choices
        if item.new is not None:
            new[item.new.id] = item.new
        doubted += item.doubts
    return Proposal(
        kind=found.kind,
        roles=roles,
        when=when,
        start=found.start,
        end=end,
        quote=text[found.start : end],
        reader=reader,
        rule=found.rule,
        values=values,
        basis=_BASIS[found.kind, found.tense == "state"],
        modality="alleged" if found.alleged else "asserted",
        as_said=found.as_said[:_SHORT] if found.as_said else None,
        named_as=named_as,
        attributed_to=found.attributed_to,
        anchor=anchor,
        date_rule=rule,
        new_parties=tuple(d for d in new.values() if isinstance(d, PartyDraft)) if new else (),
        new_instruments=(
            tuple(d for d in new.values() if isinstance(d, InstrumentDraft)) if new else ()
        ),
        choices=choices,
        doubts=(*dict.fromkeys(doubted), *doubts) if doubted else doubts,
    )


def _basis(bases: Sequence[Basis], observed: bool) -> Basis:
    wanted: Basis = "observation" if observed else "event"
    return wanted if wanted in bases else bases[0]


_BASIS = {
    (kind, observed): _basis(cls.BASES, observed)
    for kind, cls in FACT_KINDS.items()
    for observed in (False, True)
}
"""By kind, and by whether something was so rather than done."""
_THING = {
    kind: cls.PAIR[1]
    for kind, cls in FACT_KINDS.items()
    if issubclass(cls, (Participation, Membership, Listing)) and cls.PAIR is not None
}
"""In which role the thing stands that an act of this kind is on."""


def allowed(found: Found) -> bool:
    """Whether the act is one on such a thing at all (`domain.instruments.ACTS`), by such a one."""
    role = _THING.get(found.kind)
    if role is None:
        return True
    actor = found.roles.get("actor")
    if actor and actor.kind == "company" and found.roles[role].name in STATES_ALONE:
        return False
    return (found.kind, found.roles[role].kind) in _ACTS


def _as_joined(kind: str) -> InstrumentKind:
    return InstrumentKind.GROUP if kind in ("organization", "group") else InstrumentKind(kind)


_ACTS = {
    (act, kind)
    for kind in (*INSTRUMENTS, "organization", "group")
    for act in ACTS.get(_as_joined(kind), {})
}
"""Acts, each with what it can be on."""
