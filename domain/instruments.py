"""What may be done to an instrument, and what status each act gives.

Invariant: the kind of the instrument decides. One table says, for each kind,
which acts are allowed and what each does; nothing else in the code knows.

Sources: treaties by the Vienna Convention on the Law of Treaties (VCLT) arts.
10-18, 24-25, 54-57, 68; pledges, statements and lists by their own pages' usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class InstrumentKind(StrEnum):
    """Kinds of things that can be joined, signed, listed on or belonged to."""

    TREATY = "treaty"
    PLEDGE = "pledge"
    STATEMENT = "statement"
    LIST = "list"
    GROUP = "group"
    PROJECT = "project"
    LAW = "law"


class PartyKind(StrEnum):
    """Kinds of those who act. Groups and organizations can also be belonged to."""

    STATE = "state"
    ORGANIZATION = "organization"
    COMPANY = "company"
    GROUP = "group"
    PERSON = "person"


JOINABLE_PARTIES = frozenset({PartyKind.GROUP, PartyKind.ORGANIZATION})
"""Kinds of party that can be asked about like an instrument: who belongs to them?"""


class Aspect(StrEnum):
    """The question an act answers. Only treaties have more than one (VCLT arts. 11, 14, 24)."""

    PARTICIPATION = "participation"
    SIGNATURE = "signature"
    CONSENT = "consent"
    FORCE = "force"


class Effect(StrEnum):
    """What an act does to the standing of its actor."""

    ENTERS = "enters"
    DENIES = "denies"
    ENDS = "ends"
    INTENDS = "intends"
    REVOKES = "revokes"
    """Takes back a withdrawal that is yet to take effect, and says nothing more."""


REVOCATION = "withdrawal-revoked"
"""The kind of fact that takes a withdrawal back, whatever its effect here (VCLT art. 68)."""
WITHDRAWN = "withdrew"
"""The status of endings that can be revoked before they take effect."""


@dataclass(frozen=True, slots=True)
class Act:
    """One consequence of a fact: in this aspect, this effect, giving this status.

    The status of an ending is its reason: withdrew, expelled, suspended, delisted.
    """

    aspect: Aspect
    effect: Effect
    status: str


def _enter(status: str, aspect: Aspect = Aspect.PARTICIPATION) -> tuple[Act, ...]:
    return (Act(aspect, Effect.ENTERS, status),)


def _end(reason: str, *aspects: Aspect) -> tuple[Act, ...]:
    return tuple(Act(a, Effect.ENDS, reason) for a in aspects or (Aspect.PARTICIPATION,))


_DENIED = (Act(Aspect.PARTICIPATION, Effect.DENIES, "declined"),)
_INTENDED = (Act(Aspect.PARTICIPATION, Effect.INTENDS, "announced"),)
_PARTING = {
    "withdrew": _end("withdrew"),
    "suspended": _end("suspended"),
    "expelled": _end("expelled"),
}
_CONSENT = _enter("party", Aspect.CONSENT)
_LEFT_TREATY = _end("withdrew", Aspect.CONSENT, Aspect.FORCE)

ACTS: Mapping[InstrumentKind, Mapping[str, tuple[Act, ...]]] = {
    InstrumentKind.TREATY: {
        "signed": _enter("signatory", Aspect.SIGNATURE),
        "signed-definitively": _enter("signatory", Aspect.SIGNATURE) + _CONSENT,
        "ratified": _CONSENT,
        "accepted": _CONSENT,
        "approved": _CONSENT,
        "formally-confirmed": _CONSENT,
        "acceded": _CONSENT,
        "consented-to-be-bound": _CONSENT,
        "succeeded": _CONSENT,
        "provisionally-applied": _enter("applied provisionally", Aspect.FORCE),
        "entered-into-force-for": _enter("in force", Aspect.FORCE),
        "declined": (
            Act(Aspect.SIGNATURE, Effect.DENIES, "declined"),
            Act(Aspect.CONSENT, Effect.DENIES, "declined"),
        ),
        "announced-intent": (
            Act(Aspect.SIGNATURE, Effect.INTENDS, "announced"),
            Act(Aspect.CONSENT, Effect.INTENDS, "announced"),
        ),
        "withdrew": _LEFT_TREATY,
        "denounced": _LEFT_TREATY,
        "withdrawal-revoked": (*_CONSENT, Act(Aspect.FORCE, Effect.REVOKES, "withdrawal revoked")),
        "suspended": _end("suspended", Aspect.FORCE),
        "expelled": _end("expelled", Aspect.CONSENT, Aspect.FORCE),
        **dict.fromkeys(
            (
                "reserved",
                "reservation-withdrawn",
                "declared",
                "declaration-withdrawn",
                "objected",
                "objection-withdrawn",
            ),
            (),
        ),
    },
    InstrumentKind.PLEDGE: {
        "joined": _enter("supporter"),
        "declined": _DENIED,
        "announced-intent": _INTENDED,
        "withdrawal-revoked": _enter("supporter"),
        **_PARTING,
    },
    InstrumentKind.STATEMENT: {
        "issued": _enter("author"),
        "joined": _enter("supporter"),
        "declined": _DENIED,
        "announced-intent": _INTENDED,
        **_PARTING,
    },
    InstrumentKind.LIST: {
        "listed": _enter("listed"),
        "listing-amended": (),
        "delisted": _end("delisted"),
        "declined": _DENIED,
        "announced-intent": _INTENDED,
    },
    InstrumentKind.GROUP: {
        "member-admitted": _enter("member"),
        "membership-reported": _enter("member"),
        "membership-ended": _end("withdrew"),
        "joined": _enter("participant"),
        "declined": _DENIED,
        "announced-intent": _INTENDED,
        "withdrawal-revoked": _enter("member"),
        **_PARTING,
    },
    InstrumentKind.PROJECT: {
        "joined": _enter("participant"),
        "declined": _DENIED,
        "announced-intent": _INTENDED,
        **_PARTING,
    },
    InstrumentKind.LAW: {},
}

DECIDING_KINDS = frozenset(kind for acts in ACTS.values() for kind, done in acts.items() if done)
"""Fact kinds that bear on somebody's standing, on one kind of instrument or another."""

ENTERING_INTENTS = frozenset({"join", "sign", "support", "ratify", "accede", "list"})
"""What an intention must be about to say anything of a future entry."""

EXISTENCE_KINDS = frozenset(
    {"proposed", "initiated", "adopted", "launched", "established", "opened-for-signature",
     "issued"}
)  # fmt: skip
"""Fact kinds that show when an instrument came to be: before the first, nobody was in it."""

ASPECTS: Mapping[InstrumentKind, tuple[Aspect, ...]] = {
    kind: tuple(
        aspect
        for aspect in Aspect
        if any(act.aspect is aspect for acts in table.values() for act in acts)
    )
    for kind, table in ACTS.items()
}


def default_aspect(kind: InstrumentKind) -> Aspect:
    """What "had it joined?" means when nobody says more: for a treaty, consent to be bound."""
    return Aspect.CONSENT if kind is InstrumentKind.TREATY else Aspect.PARTICIPATION


def acts_of(instrument: InstrumentKind, fact_kind: str, *, holds: bool) -> tuple[Act, ...]:
    """What a fact of `fact_kind` does on an instrument of this kind; empty if it decides nothing.

    A membership report that does not hold ("is not a member") denies.
    """
    if not holds:
        return _DENIED
    return ACTS[instrument].get(fact_kind, ())
