"""Accepting by a policy what was found in pages that were just read.

Invariant: a dry run says what the policy would accept of what was found, and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from api.desk import Desk
from api.wiring import Service
from domain.errors import InvalidInput
from events.intake.proposals.by_policy import accept_by_policy
from events.intake.proposals.filed import Filed, Reading, new_row
from events.intake.proposals.intake import PageRead
from events.intake.proposals.policy import Policy, policy_of, short_policy, why_not


def policy_spelled(spelling: str) -> Policy:
    """The policy in this file, or of this short form. Raises `InvalidInput`."""

    short = short_policy(spelling)
    if short is not None and not Path(spelling).exists():
        return short
    try:
        return policy_of(Path(spelling).read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"{spelling!r} is neither a policy file that can be read nor spelled like "
            f"rules:named-list ({error}).",
            field="accept",
        ) from error


def accept_found(
    service: Service, by: str, policy: Policy, pages: Sequence[PageRead], dry_run: bool
) -> dict[str, Any]:
    """What the policy accepts of these pages, and why it leaves the rest, by reason."""

    if dry_run:
        nowhere = Reading(text="", document="", reader="")
        rows = [new_row("", nowhere, draft) for page in pages for draft in page.found]
        left = [why for row in rows if (why := why_not(policy.says, row)) is not None]
        return {"accepted": len(rows) - len(left), "left": dict(Counter(left)), "facts": []}
    desk = Desk(service)

    def on_file(row: Filed) -> str | None:
        found = desk.match(row)
        return found.fact if found is not None and found.where == "same words" else None

    told: dict[str, Any] = {"accepted": 0, "left": Counter(), "facts": []}
    for document in dict.fromkeys(page.document for page in pages):
        if document is None:
            continue
        outcome = accept_by_policy(
            service.chronicle.proposals,
            service.chronicle.decisions,
            policy,
            by,
            document=document,
            on_file=on_file,
        )
        told["accepted"] += len(outcome.accepted)
        told["facts"] += [made.fact for made in outcome.accepted]
        told["left"].update(left.why for left in outcome.left)
    service.projector.catch_up()
    return told
