"""A proposal through the gate: the fact that it becomes, and whom that registers.

Invariant: nothing is written. What a proposal becomes passes the same gate as every other
fact; an error names the part of the proposal that is refused.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import structs

from domain.errors import ChronicleError, Conflict
from events.entities import Draft, Entity
from events.gate import Gate
from events.intake.proposal import Proposal
from events.intake.proposals.acts import ByPolicy
from events.intake.proposals.amending import Amendment, amended, fact_draft, newcomers
from events.intake.proposals.filed import Filed
from events.report import Origin, Report
from events.store.content import Text

Texts = dict[str, Text]
"""Texts that were looked up, by document."""


class Wanted(NamedTuple):
    """An acceptance that has passed the gate."""

    row: Filed
    fact: str
    report: Report
    register: list[Draft]
    is_amended: bool


def passed(
    gate: Gate,
    row: Filed,
    by: str,
    *,
    amendment: Amendment | None = None,
    policy: ByPolicy | None = None,
    texts: Texts | None = None,
) -> Wanted:
    """What accepting a proposal would record. Raises what recording the fact would raise."""
    draft = _words(gate, row)
    if amendment is not None:
        draft = amended(draft, amendment)
    accepted_by = by if policy is None else f"{by}, by the policy {policy.name}"[:500]
    origin = Origin(", ".join(row.told.readers)[:500], accepted_by)
    quoted_anew = amendment is not None and {"quote", "start"} & amendment.changes().keys()
    register = newcomers(draft)
    wanted = fact_draft(draft, row.document, origin, quoted_anew=bool(quoted_anew))
    if amendment is not None and isinstance(amendment.start, int):
        cited = structs.replace(wanted.citation, start=amendment.start)
        wanted = structs.replace(wanted, citation=cited)
    try:
        new = [Entity.of(each) for each in register]
        ((fact, report),) = gate.pass_all([wanted], by, new, texts)
    except ChronicleError as error:
        error.field = f"proposal.{error.field}" if error.field else "proposal"
        raise
    return Wanted(row, fact, report, register, amendment is not None)


def _words(gate: Gate, row: Filed) -> Proposal:
    if row.draft is None:
        gate.refuse_unreadable(row.document, "proposal")
        raise Conflict(f"The words of {row.proposal} are gone; nothing can be recorded of it.")
    return row.draft
