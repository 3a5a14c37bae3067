"""Numbers that sources give: how many take part, how much is promised, who is all."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from events.report import Id, Operator, Report, Short

Decimal = Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)?$")]
"""A non-negative decimal number as text: exact, and spelled one way only."""


class CountReported(Report, frozen=True, kw_only=True):
    """`operator` `number` of `unit` take part in the instrument, or stay out of it."""

    TOPIC = "count-reported"
    ROLES = ("instrument",)

    instrument: Id
    number: Annotated[int, Meta(ge=0)]
    operator: Operator
    unit: Short
    counted: Literal["participants", "abstainers"] = "participants"


class CommitmentMade(Report, frozen=True, kw_only=True):
    """Money promised: `operator` `amount` of `currency` (ISO 4217), each `period` if given."""

    TOPIC = "commitment-made"
    ROLES = ("actor", "recipient")

    actor: Id
    amount: Decimal
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    operator: Operator = "eq"
    recipient: Id | None = None
    period: Short | None = None
    """An ISO 8601 duration, P1Y for a year."""


class RosterDeclaredComplete(Report, frozen=True, kw_only=True):
    """The source says that its list of participants is complete on that day."""

    TOPIC = "roster-declared-complete"
    ROLES = ("instrument",)

    instrument: Id
