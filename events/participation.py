"""What an actor did to an instrument: joined, signed, refused, left.

Treaty acts follow the Vienna Convention on the Law of Treaties (VCLT).
"""

from __future__ import annotations

from typing import ClassVar

from events.report import Id, Quantifier, Report, Short


class Participation(Report, frozen=True, kw_only=True):
    """An act of `actor` on `instrument`; with a quantifier, of that much of a group."""

    ROLES: ClassVar[tuple[str, ...]] = ("actor", "instrument")
    PAIR = ("actor", "instrument")

    actor: Id
    instrument: Id
    quantifier: Quantifier | None = None


class Signed(Participation, frozen=True, kw_only=True):
    """Signature subject to ratification: no consent to be bound (VCLT arts. 10, 18)."""

    TOPIC = "signed"


class SignedDefinitively(Participation, frozen=True, kw_only=True):
    """Signature that binds (VCLT art. 12)."""

    TOPIC = "signed-definitively"


class Ratified(Participation, frozen=True, kw_only=True):
    """Consent to be bound by ratification (VCLT art. 14(1))."""

    TOPIC = "ratified"


class Accepted(Participation, frozen=True, kw_only=True):
    """Consent to be bound by acceptance (VCLT art. 14(2))."""

    TOPIC = "accepted"


class Approved(Participation, frozen=True, kw_only=True):
    """Consent to be bound by approval (VCLT art. 14(2))."""

    TOPIC = "approved"


class FormallyConfirmed(Participation, frozen=True, kw_only=True):
    """An international organization's consent to be bound (VCLT-IO art. 14)."""

    TOPIC = "formally-confirmed"


class Acceded(Participation, frozen=True, kw_only=True):
    """Joined a treaty that others had signed; same effect as ratifying (VCLT art. 15)."""

    TOPIC = "acceded"


class ConsentedToBeBound(Participation, frozen=True, kw_only=True):
    """Consent by another agreed means, where the source says no more (VCLT art. 11)."""

    TOPIC = "consented-to-be-bound"


class Succeeded(Participation, frozen=True, kw_only=True):
    """A successor state continues a predecessor's participation (depositary's glossary)."""

    TOPIC = "succeeded"
    ROLES = ("actor", "instrument", "predecessor")

    predecessor: Id | None = None


class ProvisionallyApplied(Participation, frozen=True, kw_only=True):
    """Applied before entry into force (VCLT art. 25)."""

    TOPIC = "provisionally-applied"


class EnteredIntoForceFor(Participation, frozen=True, kw_only=True):
    """Binding for that party from that day (VCLT art. 24)."""

    TOPIC = "entered-into-force-for"


class Joined(Participation, frozen=True, kw_only=True):
    """Endorsed or supports a non-binding instrument; `as_said` keeps the source's word."""

    TOPIC = "joined"


class Declined(Participation, frozen=True, kw_only=True):
    """An explicit no: refused, did not sign, is not a signatory, takes no part."""

    TOPIC = "declined"


class AnnouncedIntent(Report, frozen=True, kw_only=True):
    """Said it will do `act` (join, sign, withdraw, meet, launch …); it has not happened."""

    TOPIC = "announced-intent"
    ROLES = ("actor", "instrument", "counterpart")
    PAIR: ClassVar[tuple[str, str]] = ("actor", "instrument")

    actor: Id
    act: Short
    instrument: Id | None = None
    counterpart: Id | None = None
    quantifier: Quantifier | None = None
    planned_for: str | None = None
    """The day it is to happen, EDTF, where the source gives one; `when` is the announcement."""


class Withdrew(Participation, frozen=True, kw_only=True):
    """Left; `when` is the first day it no longer takes part (VCLT arts. 54, 56)."""

    TOPIC = "withdrew"


class Denounced(Participation, frozen=True, kw_only=True):
    """Left by denunciation (VCLT art. 56)."""

    TOPIC = "denounced"


class WithdrawalRevoked(Participation, frozen=True, kw_only=True):
    """Took a notified withdrawal back before it had effect (VCLT art. 68)."""

    TOPIC = "withdrawal-revoked"


class Suspended(Participation, frozen=True, kw_only=True):
    """Its participation was suspended (VCLT arts. 57, 60)."""

    TOPIC = "suspended"


class Expelled(Participation, frozen=True, kw_only=True):
    """It was put out by the others (VCLT art. 60)."""

    TOPIC = "expelled"


class Reserved(Participation, frozen=True, kw_only=True):
    """Made a reservation (VCLT art. 19)."""

    TOPIC = "reserved"


class ReservationWithdrawn(Participation, frozen=True, kw_only=True):
    """Took a reservation back (VCLT art. 22)."""

    TOPIC = "reservation-withdrawn"


class Declared(Participation, frozen=True, kw_only=True):
    """Made an interpretative declaration (depositary's glossary)."""

    TOPIC = "declared"


class DeclarationWithdrawn(Participation, frozen=True, kw_only=True):
    """Took a declaration back."""

    TOPIC = "declaration-withdrawn"


class Objected(Participation, frozen=True, kw_only=True):
    """Objected to a reservation of `reserving` (VCLT art. 20)."""

    TOPIC = "objected"
    ROLES = ("actor", "instrument", "reserving")

    reserving: Id | None = None


class ObjectionWithdrawn(Participation, frozen=True, kw_only=True):
    """Took an objection back (VCLT art. 22)."""

    TOPIC = "objection-withdrawn"
    ROLES = ("actor", "instrument", "reserving")

    reserving: Id | None = None
