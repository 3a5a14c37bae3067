"""Deciding about proposals: accept, amend, reject, skip, undo.

Invariant: a decision is made under the write lock, on the proposal as it stands there; with
the fact, the parties it registers and the row of the table it is one write, or nothing. A
decision that is in force already is not recorded again, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import structs

from domain.errors import ChronicleError, Conflict, NotFound
from events.entities import Entities
from events.gate import Gate
from events.intake.proposals.acts import (
    ByPolicy,
    about,
    acceptance,
    is_on_file,
    refuse_closed,
    retractions,
)
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import STANDING, Filed
from events.intake.proposals.history import Decision, decided, last_decision
from events.intake.proposals.outcome import Decided, as_before, changed, otherwise, tried
from events.intake.proposals.passing import Texts, Wanted, passed
from events.intake.proposals.shelf import Shelf
from events.log import Log, New, Write
from events.record import DecisionUndone, ProposalRejected
from events.saying import check_who, said


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
    ) -> Decided:
        """The proposal stands: its fact is recorded, and whom it names that is new.

        `revision` is that of the proposal as it was looked at. Raises `NotFound` for an
        unknown proposal; `Conflict` if it was decided otherwise, has another revision, or
        its fact counts no more; and what recording the fact would raise.
        """
        return self._accept(proposal, by, None, reason, revision)

    def accept_all(
        self, rows: Sequence[Filed], by: str, policy: ByPolicy
    ) -> list[Decided | ChronicleError]:
        """Accept these, as they were looked at, by a policy: one write, durable on return.

        For each, in order, what it is now, or the error for which it stays open while the
        others are accepted. Where the write is interrupted, nothing was accepted.
        """
        check_who(by)
        texts: Texts = {}
        outcome = [
            tried(partial(passed, self._gate, row, by, policy=policy, texts=texts)) for row in rows
        ]
        if not any(isinstance(each, Wanted) for each in outcome):
            return [each for each in outcome if not isinstance(each, Wanted)]
        with self._log.writing() as write:
            return [
                tried(partial(self._attempt, write, each, by, policy))
                if isinstance(each, Wanted)
                else each
                for each in outcome
            ]

    def _attempt(self, write: Write, wanted: Wanted, by: str, policy: ByPolicy) -> Decided:
        with write.attempt():
            return self._write(write, wanted, by, policy=policy)

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
        return self._accept(proposal, by, amendment, reason, revision)

    def reject(self, proposal: str, by: str, reason: str) -> Decided:
        """The fact does not stand in the text; it is not proposed again.

        Raises `InvalidInput` for a reason that is none, `NotFound`, and `Conflict` if it
        was accepted.
        """
        with self._log.writing() as write:
            row = self._row(write, proposal)
            event = said(ProposalRejected, by, reason, **about(row))
            if row.state == "rejected":
                return as_before(row)
            if row.state in STANDING:
                raise otherwise(row)
            return self._decide(write, row, event, [])

    def skip(self, proposal: str, by: str) -> Decided:
        """Leave the proposal for another time; no event. Raises `NotFound` and `Conflict`."""
        check_who(by)
        with self._log.writing() as write:
            row = self._row(write, proposal)
            if not row.undecided:
                raise otherwise(row)
            if row.state == "skipped":
                return as_before(row)
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
                    return as_before(row)
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
    ) -> Decided:
        check_who(by)
        row = self._shelf.one(proposal)
        if amendment is None and row.state == "accepted":
            return as_before(row)
        if not row.undecided and (amendment is None or row.state != "amended"):
            raise otherwise(row)
        if revision is not None and revision != row.revision:
            raise changed(row)
        wanted = passed(self._gate, row, by, amendment=amendment)
        with self._log.writing() as write:
            return self._write(write, wanted, by, reason=reason)

    def _write(
        self,
        write: Write,
        wanted: Wanted,
        by: str,
        *,
        reason: str | None = None,
        policy: ByPolicy | None = None,
    ) -> Decided:
        """Write an acceptance, if the proposal is still what has passed the gate."""
        now = self._row(write, wanted.row.proposal)
        if not now.undecided:
            same_sort = now.state == ("amended" if wanted.is_amended else "accepted")
            if same_sort and now.told.fact == wanted.fact:
                return as_before(now)
            raise otherwise(now)
        if now.revision != wanted.row.revision:
            raise changed(now)
        self._gate.refuse_redacted(write, [wanted.report])
        refuse_closed(write, wanted.fact)
        event = acceptance(
            now, wanted.fact, by, is_amended=wanted.is_amended, reason=reason, policy=policy
        )
        strangers = [new for new in wanted.register if not is_on_file(write, new)]
        self._entities.register_within(write, strangers, by)
        return self._decide(write, now, event, [New(wanted.fact, 1, wanted.report)])

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
