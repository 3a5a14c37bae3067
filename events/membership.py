"""Who belongs to a group, club, union or industry body, and since when."""

from __future__ import annotations

from typing import ClassVar

from events.report import Basis, Id, Quantifier, Report, Short


class Membership(Report, frozen=True, kw_only=True):
    """A report about `actor` as a member of `group`."""

    ROLES = ("actor", "group")
    PAIR = ("actor", "group")

    actor: Id
    group: Id
    quantifier: Quantifier | None = None


class MemberAdmitted(Membership, frozen=True, kw_only=True):
    """Became a member on that day."""

    TOPIC = "member-admitted"


class MembershipEnded(Membership, frozen=True, kw_only=True):
    """Is no member from that day on."""

    TOPIC = "membership-ended"


class MembershipReported(Membership, frozen=True, kw_only=True):
    """An observation: is, or (`holds` false) is not, a member on that day."""

    TOPIC = "membership-reported"
    BASES: ClassVar[tuple[Basis, ...]] = ("observation",)

    holds: bool = True


class AffiliationReported(Report, frozen=True, kw_only=True):
    """Belongs to a body without being its member: a unit of it, based in it, represented by it."""

    TOPIC = "affiliation-reported"
    ROLES = ("actor", "body")

    actor: Id
    body: Id
    relation: Short
    quantifier: Quantifier | None = None
