"""Deeds and words around instruments: meetings, statements, lawsuits, offices, conduct.

`holds` false marks a report that says it is *not* so ("gave no reason").
"""

from __future__ import annotations

from events.report import Id, Report, Short


class MeetingHeld(Report, frozen=True, kw_only=True):
    """`actor` met, spoke or hosted, with or at `counterpart` where the source names one."""

    TOPIC = "meeting-held"
    ROLES = ("actor", "counterpart")

    actor: Id
    counterpart: Id | None = None
    place: Short | None = None


class StatementMade(Report, frozen=True, kw_only=True):
    """`actor` said something, about `about` where that is a registered party or instrument."""

    TOPIC = "statement-made"
    ROLES = ("actor", "about")

    actor: Id
    about: Id | None = None
    holds: bool = True


class LawsuitFiled(Report, frozen=True, kw_only=True):
    """`actor` sued `defendant`."""

    TOPIC = "lawsuit-filed"
    ROLES = ("actor", "defendant")

    actor: Id
    defendant: Id


class RoleHeld(Report, frozen=True, kw_only=True):
    """`actor` holds the office `role` in a state or body."""

    TOPIC = "role-held"
    ROLES = ("actor", "body")

    actor: Id
    body: Id
    role: Short


class ConductReported(Report, frozen=True, kw_only=True):
    """An act or practice ascribed to `actor`, towards `target` where one is named."""

    TOPIC = "conduct-reported"
    ROLES = ("actor", "target")

    actor: Id
    target: Id | None = None
    holds: bool = True


class ProvisionStated(Report, frozen=True, kw_only=True):
    """What an instrument or body aims at, requires or leaves open."""

    TOPIC = "provision-stated"
    ROLES = ("instrument",)

    instrument: Id
    holds: bool = True
