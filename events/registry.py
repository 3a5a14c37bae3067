"""Topic to class, by hand: a class that is not listed here cannot be read or written.

Invariant: topics are permanent. A row is never removed or renamed; a change of
shape raises the class's VERSION and adds an upcaster in `events.codec`.
"""

from __future__ import annotations

from collections.abc import Mapping

from events import deeds, instruments, listing, membership, numbers, participation, record
from events.report import Event, Report

REPORTS: tuple[type[Report], ...] = (
    participation.Signed,
    participation.SignedDefinitively,
    participation.Ratified,
    participation.Accepted,
    participation.Approved,
    participation.FormallyConfirmed,
    participation.Acceded,
    participation.ConsentedToBeBound,
    participation.Succeeded,
    participation.ProvisionallyApplied,
    participation.EnteredIntoForceFor,
    participation.Joined,
    participation.Declined,
    participation.AnnouncedIntent,
    participation.Withdrew,
    participation.Denounced,
    participation.WithdrawalRevoked,
    participation.Suspended,
    participation.Expelled,
    participation.Reserved,
    participation.ReservationWithdrawn,
    participation.Declared,
    participation.DeclarationWithdrawn,
    participation.Objected,
    participation.ObjectionWithdrawn,
    listing.Listed,
    listing.ListingAmended,
    listing.Delisted,
    membership.MemberAdmitted,
    membership.MembershipEnded,
    membership.MembershipReported,
    membership.AffiliationReported,
    instruments.Proposed,
    instruments.Initiated,
    instruments.Led,
    instruments.Announced,
    instruments.Adopted,
    instruments.Launched,
    instruments.Established,
    instruments.Issued,
    instruments.OpenedForSignature,
    instruments.EnteredIntoForce,
    instruments.Amended,
    instruments.Terminated,
    instruments.Hosted,
    instruments.Discussed,
    numbers.CountReported,
    numbers.CommitmentMade,
    numbers.RosterDeclaredComplete,
    deeds.MeetingHeld,
    deeds.StatementMade,
    deeds.LawsuitFiled,
    deeds.RoleHeld,
    deeds.ConductReported,
    deeds.ProvisionStated,
)

RECORDS: tuple[type[Event], ...] = (
    record.ChronicleOpened,
    record.DocumentArchived,
    record.SyndicationLinked,
    record.TextRedacted,
    record.RedactionLifted,
    record.PartyRegistered,
    record.InstrumentRegistered,
    record.AliasAdded,
    record.CodeAdded,
    record.PartiesMerged,
    record.MergeUndone,
    record.FactCorrected,
    record.FactRetracted,
    record.FactDisputed,
    record.FactConfirmed,
    record.FactRanked,
    record.ReportDropped,
    record.PolicyChanged,
    record.ProposalAccepted,
    record.ProposalRejected,
    record.DecisionUndone,
    record.KeyAdded,
    record.KeyRetired,
    record.AnswerCited,
)

FACT_KINDS: Mapping[str, type[Report]] = {cls.TOPIC: cls for cls in REPORTS}
"""Every kind of news fact, by its topic."""

EVENTS: Mapping[str, type[Event]] = {cls.TOPIC: cls for cls in (*REPORTS, *RECORDS)}
"""Every event class, by its topic."""
