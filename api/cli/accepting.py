"""Accepting by a policy what was found in pages that were just read.

Invariant: what is accepted of one page is one write, or nothing of it. A dry run says what the
policy would accept of what was found, and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from api.desk import Desk
from api.readers import READERS
from api.wiring import Service
from domain.errors import InvalidInput
from events.intake.model.drawing import RULE
from events.intake.proposals.by_policy import accept_by_policy
from events.intake.proposals.filed import Filed, Reading, new_row
from events.intake.proposals.intake import PageRead
from events.intake.proposals.policy import (
    ANY,
    AcceptPolicy,
    Policy,
    policy_of,
    short_policy,
    why_not,
)
from events.intake.proposals.readers import Reader, base_name, families_of, full_name
from events.intake.proposals.shelf import Shelf


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


def refuse_unknown(policy: AcceptPolicy, readers: Sequence[Reader], shelf: Shelf) -> None:
    """Raise `InvalidInput` for a policy that trusts nobody there is, or a family nobody has.

    There are the readers of this run, those that come with the chronicle, and those that found
    what is filed; of their families nothing is said where one of this run does not tell its own.
    """
    trusted = set(policy.readers)
    there = _spelled([*READERS, *map(full_name, readers)])
    if ANY not in trusted and trusted.isdisjoint(there):
        there |= _spelled(each.reader for each in shelf.readings())
        if trusted.isdisjoint(there):
            raise InvalidInput(_unknown("reader", trusted, there), field="accept")
    told = [families_of(reader) for reader in readers]
    families = {family for each in told for family in each or ()}
    wrong = set(policy.families) - {ANY, *families}
    if wrong and None not in told:
        families |= {*shelf.families(), RULE}
        if wrong := wrong - families:
            raise InvalidInput(_unknown("pattern family", wrong, families), field="accept")


def _spelled(readers: Iterable[str]) -> set[str]:
    """Their names, with and without the version."""
    return {name for reader in readers for name in (reader, base_name(reader))}


def _unknown(what: str, given: Iterable[str], there: Iterable[str]) -> str:
    listed = " or ".join(map(repr, sorted(given)))
    return f"There is no {what} {listed}; there are {', '.join(sorted(there))}, or {ANY} for all."


class Accepting:
    """What a policy accepts of pages that were just read, and why it leaves the rest."""

    def __init__(self, service: Service, by: str, policy: Policy, dry_run: bool) -> None:
        self._service = service
        self._by = by
        self._policy = policy
        self._dry_run = dry_run
        self.accepted = 0
        self.left = Counter[str]()
        """How many were left open, by why."""
        self.facts: list[str] = []

    def told(self) -> dict[str, Any]:
        """All of it, for JSON."""
        says = {"policy": self._policy.says.name, "sha256": self._policy.sha256}
        return {**says, "accepted": self.accepted, "left": dict(self.left), "facts": self.facts}

    def accept(self, pages: Sequence[PageRead]) -> None:
        """Accept what was found in these pages; durable on return, what is of one page at once."""
        if self._dry_run:
            nowhere = Reading(text="", document="", reader="")
            counted = [page for page in pages if page.new or page.document]  # each page once
            rows = [new_row("", nowhere, draft) for page in counted for draft in page.found]
            left = [why for row in rows if (why := why_not(self._policy.says, row)) is not None]
            self.accepted += len(rows) - len(left)
            self.left.update(left)
            return
        self._service.projector.catch_up()
        desk = Desk(self._service)

        def on_file(row: Filed) -> str | None:
            found = desk.match(row)
            return found.fact if found is not None and found.where == "same words" else None

        chronicle = self._service.chronicle
        for document in dict.fromkeys(page.document for page in pages if page.document):
            outcome = accept_by_policy(
                chronicle.proposals,
                chronicle.decisions,
                self._policy,
                self._by,
                document=document,
                on_file=on_file,
            )
            self.accepted += len(outcome.accepted)
            self.facts += [made.fact for made in outcome.accepted if made.fact is not None]
            self.left.update(left.why for left in outcome.left)
