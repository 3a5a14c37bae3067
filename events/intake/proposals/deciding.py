"""Deciding about proposals: accept, amend, reject, skip, undo.

Invariant: a decision is made under the write lock, on the proposal as it stands there; with
the fact, the parties it registers and the row of the table it is one write, or nothing. A
decision that is in force already is not recorded again, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec import structs

from domain.errors import ChronicleError, Conflict, NotFound
from events.entities import Draft, Entities, Entity
from events.gate import Gate
from events.intake.proposal import Proposal
from events.intake.proposals.acts import (
    ByPolicy,
    about,
    acceptance,
    is_on_file,
    refuse_closed,
    retractions,
)
from events.intake.proposals.amending import Amendment, amended, fact_draft, newcomers
from events.intake.proposals.filed import STANDING, Filed, State
from events.intake.proposals.history import Decision, decided, last_decision
from events.intake.proposals.shelf import Shelf
from events.log import Log, New, Write
from events.record import DecisionUndone, ProposalRejected
from events.report import Origin, Report
from events.saying import check_who, said


class Decided(NamedTuple):
    """What a proposal is now; `new` is false if it was so already.

    `position` is that of the decision in the log, None for what leaves no event.
    """

    proposal: str
    state: State
    fact: str | None
    position: int | None
    new: bool


class _Wanted(NamedTuple):
    """An acceptance that has passed the gate."""

    row: Filed
    fact: str
    report: Report
    register: list[Draft]
    is_amended: bool


class Decisions:
    """The commands that decide about proposals."""

    def __init__(
        self, log: Log, shelf: Shelf, entities: Entities, gate: Gate, now: Callable[[], str]
    ) -> None:
        self._log = log
        self._shelf = shelf
        self._entities = entities
        self._gate = gate
        self._now = now

    def accept(
        self,
        proposal: str,
        by: str,
        *,
        reason: str | None = None,
        revision: int | None = None,
        policy: ByPolicy | None = None,
    ) -> Decided:
        """The proposal stands: its fact is recorded, and whom it names that is new.

        `revision` is that of the proposal as it was looked at. Raises `NotFound` for an
        unknown proposal; `Conflict` if it was decided otherwise, has another revision, or
        its fact counts no more; and what recording the fact would raise.
        """
        return self._accept(proposal, by, None, reason, revision, policy)

    def amend(
        self,
        proposal: str,
        amendment: Amendment,
        by: str,
        *,
        reason: str | None = None,
        revision: int | None = None,
    ) -> Decided:
        """The proposal stands with changes, and the decision says so. Errors as of `accept`."""
        return self._accept(proposal, by, amendment, reason, revision, None)

    def reject(self, proposal: str, by: str, reason: str) -> Decided:
        """The fact does not stand in the text; it is not proposed again.

        Raises `InvalidInput` for a reason that is none, `NotFound`, and `Conflict` if it
        was accepted.
        """
        with self._log.writing() as write:
            row = self._row(write, proposal)
            event = said(ProposalRejected, by, reason, **about(row))
            if row.state == "rejected":
                return _as_before(row)
            if row.state in STANDING:
                raise _otherwise(row)
            return self._decide(write, row, event, [])

    def skip(self, proposal: str, by: str) -> Decided:
        """Leave the proposal for another time; no event. Raises `NotFound` and `Conflict`."""
        check_who(by)
        with self._log.writing() as write:
            row = self._row(write, proposal)
            if not row.undecided:
                raise _otherwise(row)
            if row.state == "skipped":
                return _as_before(row)
            told = structs.replace(row.told, by=by, at=self._now())
            self._shelf.table.change(write.cursor, structs.replace(row, state="skipped", told=told))
        return Decided(proposal, "skipped", None, None, True)

    def undo(self, proposal: str, by: str, reason: str) -> Decided:
        """What was decided last is no longer; the proposal is open again.

        A fact that came with the acceptance is retracted, for this reason; one that had been
        on file before stays. Raises `InvalidInput` for a reason that is none, `NotFound`,
        and `Conflict` if nothing was decided.
        """
        with self._log.writing() as write:
            row = self._row(write, proposal)
            event = said(DecisionUndone, by, reason, proposal=proposal)
            if row.state == "skipped":
                self._shelf.table.change(write.cursor, structs.replace(row, state="open"))
                return Decided(proposal, "open", None, None, True)
            if row.state == "open":
                if isinstance(last_decision(write.stream(proposal)), DecisionUndone):
                    return _as_before(row)
                raise Conflict(f"{proposal} is open; nothing was decided about it.")
            return self._decide(write, row, event, retractions(write, row, by, reason))

    # --- how an acceptance is written -----------------------------------------------------

    def _accept(
        self,
        proposal: str,
        by: str,
        amendment: Amendment | None,
        reason: str | None,
        revision: int | None,
        policy: ByPolicy | None,
    ) -> Decided:
        check_who(by)
        row = self._shelf.one(proposal)
        if amendment is None and row.state == "accepted":
            return _as_before(row)
        if not row.undecided and (amendment is None or row.state != "amended"):
            raise _otherwise(row)
        if revision is not None and revision != row.revision:
            raise _changed(row)
        wanted = self._pass(row, by, amendment, policy)
        event = acceptance(
            row, wanted.fact, by, is_amended=amendment is not None, reason=reason, policy=policy
        )
        with self._log.writing() as write:
            now = self._row(write, proposal)
            if not now.undecided:
                same_sort = now.state == ("amended" if wanted.is_amended else "accepted")
                if same_sort and now.told.fact == wanted.fact:
                    return _as_before(now)
                raise _otherwise(now)
            if now.revision != row.revision:
                raise _changed(now)
            refuse_closed(write, wanted.fact)
            strangers = [new for new in wanted.register if not is_on_file(write, new)]
            self._entities.register_within(write, strangers, by)
            return self._decide(write, now, event, [New(wanted.fact, 1, wanted.report)])

    def _pass(
        self, row: Filed, by: str, amendment: Amendment | None, policy: ByPolicy | None
    ) -> _Wanted:
        """The fact of an acceptance, through the gate; an error names the part of it."""
        draft = _words(row)
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
            ((fact, report),) = self._gate.pass_all([wanted], by, new)
        except ChronicleError as error:
            error.field = f"proposal.{error.field}" if error.field else "proposal"
            raise
        return _Wanted(row, fact, report, register, amendment is not None)

    def _row(self, write: Write, proposal: str) -> Filed:
        found = None
        if self._shelf.table.exists():
            found = self._shelf.table.get(write.cursor, proposal)
        if found is None:
            raise NotFound(f"No proposal has the id {proposal!r}.", field="proposal")
        return found

    def _decide(self, write: Write, row: Filed, event: Decision, more: list[New]) -> Decided:
        version = len(write.stream(row.proposal)) + 1
        place, *_ = write.append([New(row.proposal, version, event), *more])
        now = decided(row, event, place.position, self._now())
        self._shelf.table.change(write.cursor, now)
        return Decided(row.proposal, now.state, now.told.fact, place.position, True)


def _words(row: Filed) -> Proposal:
    if row.draft is None:
        raise Conflict(f"The words of {row.proposal} were erased; nothing can be recorded of it.")
    return row.draft


def _as_before(row: Filed) -> Decided:
    return Decided(row.proposal, row.state, row.told.fact, row.told.position, False)


def _otherwise(row: Filed) -> Conflict:
    told = row.told
    why = f" ({told.reason})" if told.reason else ""
    fact = f" as {told.fact}" if told.fact else ""
    return Conflict(
        f"{row.proposal} was {row.state}{fact} by {told.by}{why}. Undo that first.",
        field="proposal",
    )


def _changed(row: Filed) -> Conflict:
    return Conflict(
        f"{row.proposal} has changed since it was looked at: another reading proposes something "
        f"else (revision {row.revision}). Look at it again.",
        field="revision",
    )
