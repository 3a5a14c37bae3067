"""The record about the record: what is on file, under which names, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from domain.redactions import Manner
from events.pinned import PinnedQuestion
from events.report import Event, Hex, Id, Short


class ChronicleOpened(Event, frozen=True, kw_only=True):
    """Event 1 of every log: its random id is the origin of every checkpoint."""

    TOPIC = "chronicle-opened"

    chronicle: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]


class DocumentArchived(Event, frozen=True, kw_only=True):
    """A document's bytes and canonical text were put in the content store.

    The event commits to both by SHA-256(salt + content). Title and text are source
    text and stay in the store. `published` is EDTF, `retrieved_at` ISO 8601 UTC.
    """

    TOPIC = "document-archived"

    document: str
    text: str
    bytes_commitment: Hex
    text_commitment: Hex
    size: Annotated[int, Meta(gt=0)]
    """Bytes of the original."""
    length: Annotated[int, Meta(gt=0)]
    """Code points of the canonical text."""
    media_type: Short
    extractor: Short
    """How the text was taken from the bytes, with its version."""
    retrieved_at: str
    publisher: Short | None = None
    published: str | None = None
    author: Short | None = None
    language: Short | None = None
    url: Short | None = None
    syndication: Short | None = None
    """Where the document says, or is known, to come from: an agency, another page."""


class TextRedacted(Event, frozen=True, kw_only=True):
    """From here on a document's bytes, title, texts and what was made of their words are not given.

    Withheld ones are kept; erased ones are deleted in the same write, with their salts. Facts
    that cite the document stay as they are.
    """

    TOPIC = "text-redacted"

    document: str
    manner: Manner
    by: Short
    reason: Short


class RedactionLifted(Event, frozen=True, kw_only=True):
    """What was withheld is given again. Nothing lifts an erasure."""

    TOPIC = "redaction-lifted"

    document: str
    by: Short
    reason: Short


class SyndicationLinked(Event, frozen=True, kw_only=True):
    """`document` is a copy of `origin`: two copies of one story are one origin."""

    TOPIC = "syndication-linked"

    document: str
    origin: str
    by: Short
    reason: Short


class DatedName(Struct, frozen=True, forbid_unknown_fields=True):
    """A name in use from one EDTF date up to, not including, another; None is open."""

    name: Short
    start: str | None = None
    end: str | None = None


class PartyRegistered(Event, frozen=True, kw_only=True):
    """A party got its permanent id. `names` are dated; `existed_*` are EDTF."""

    TOPIC = "party-registered"

    party: Id
    kind: Literal["state", "organization", "company", "group", "person"]
    name: Short
    aliases: tuple[Short, ...] = ()
    names: tuple[DatedName, ...] = ()
    codes: dict[str, Short] = {}
    """Identifiers elsewhere: `iso3166`, `wikidata`, …"""
    existed_from: str | None = None
    existed_until: str | None = None


class InstrumentRegistered(Event, frozen=True, kw_only=True):
    """An instrument got its permanent id. `owner` keeps the list, or is the depositary."""

    TOPIC = "instrument-registered"

    instrument: Id
    kind: Literal["treaty", "pledge", "statement", "list", "project", "law"]
    name: Short
    aliases: tuple[Short, ...] = ()
    names: tuple[DatedName, ...] = ()
    codes: dict[str, Short] = {}
    owner: Id | None = None


class AliasAdded(Event, frozen=True, kw_only=True):
    """A further name for a registered party or instrument."""

    TOPIC = "alias-added"

    entity: Id
    name: DatedName
    by: Short


class CodeAdded(Event, frozen=True, kw_only=True):
    """An identifier elsewhere of a registered party or instrument, found later."""

    TOPIC = "code-added"

    entity: Id
    scheme: str
    """`iso3166`, `wikidata`, …"""
    code: Short
    by: Short


class PartiesMerged(Event, frozen=True, kw_only=True):
    """From here on `merged` is held to be the same as `into`."""

    TOPIC = "parties-merged"

    merged: Id
    into: Id
    by: Short
    reason: Short


class MergeUndone(Event, frozen=True, kw_only=True):
    """`merged` stands for itself again."""

    TOPIC = "merge-undone"

    merged: Id
    into: Id
    by: Short
    reason: Short


class FactCorrected(Event, frozen=True, kw_only=True):
    """The fact is replaced by another; it stays in every answer known before."""

    TOPIC = "fact-corrected"

    fact: str
    replacement: str
    by: Short
    reason: Short


class FactRetracted(Event, frozen=True, kw_only=True):
    """The fact should never have stood."""

    TOPIC = "fact-retracted"

    fact: str
    by: Short
    reason: Short


class FactDisputed(Event, frozen=True, kw_only=True):
    """Somebody disputes the fact; it still counts."""

    TOPIC = "fact-disputed"

    fact: str
    by: Short
    reason: Short


class FactConfirmed(Event, frozen=True, kw_only=True):
    """Somebody checked the fact and stands by it."""

    TOPIC = "fact-confirmed"

    fact: str
    by: Short
    reason: Short


class FactRanked(Event, frozen=True, kw_only=True):
    """The fact counts more or less than others; deprecated means known wrong."""

    TOPIC = "fact-ranked"

    fact: str
    rank: Literal["preferred", "normal", "deprecated"]
    by: Short
    reason: Short


class ReportDropped(Event, frozen=True, kw_only=True):
    """A later complete snapshot of the fact's own source no longer shows it, and says no why.

    From here on the fact counts for no day. `snapshot` is the document that leaves it out.
    """

    TOPIC = "report-dropped"

    fact: str
    snapshot: str
    by: Short
    reason: Short


class PolicyChanged(Event, frozen=True, kw_only=True):
    """From here on another version of the rules decides what reports amount to."""

    TOPIC = "policy-changed"

    policy: Annotated[int, Meta(ge=1)]
    """A version of `domain.policy.POLICIES`."""
    by: Short
    reason: Short


class ProposalAccepted(Event, frozen=True, kw_only=True):
    """A fact that readers had found in a text was held to stand; it follows in the same write.

    `kind`, `roles`, `apart` and the span are those of the proposal as it was found; a fact
    that was amended may say otherwise.
    """

    TOPIC = "proposal-accepted"

    proposal: str
    document: str
    text: str
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(gt=0)]
    kind: Short
    roles: dict[str, Id]
    apart: dict[str, Short] = {}
    """What tells it from others of these roles and words: the number counted, the amount."""
    proposed_by: tuple[Short, ...]
    """The readers that found it, `rules@1`."""
    rules: tuple[Short, ...]
    """Their pattern families, `named-list`."""
    fact: str
    amended: bool = False
    """Whether the fact differs from what was proposed."""
    policy: Short | None = None
    """The name of the policy file by which it was accepted, if nobody looked at it."""
    policy_hash: Hex | None = None
    by: Short
    reason: Short | None = None


class ProposalRejected(Event, frozen=True, kw_only=True):
    """A fact that readers had found in a text does not stand there.

    What has this kind and these roles in words that overlap with the span is not proposed
    again, whoever reads the text and by which rules.
    """

    TOPIC = "proposal-rejected"

    proposal: str
    document: str
    text: str
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(gt=0)]
    kind: Short
    roles: dict[str, Id]
    apart: dict[str, Short] = {}
    proposed_by: tuple[Short, ...]
    rules: tuple[Short, ...]
    by: Short
    reason: Short


class DecisionUndone(Event, frozen=True, kw_only=True):
    """What was last decided about the proposal is no longer; it is open again.

    A fact that came with the decision is retracted in the same write.
    """

    TOPIC = "decision-undone"

    proposal: str
    by: Short
    reason: Short


class KeyAdded(Event, frozen=True, kw_only=True):
    """From here on checkpoints are signed by this key, and by no other one."""

    TOPIC = "key-added"

    public_key: Hex
    """The 32 bytes of an Ed25519 public key (RFC 8032 §5.1.5)."""
    by: Short
    reason: Short


class KeyRetired(Event, frozen=True, kw_only=True):
    """From here on no checkpoint is signed, until another key is added."""

    TOPIC = "key-retired"

    public_key: Hex
    by: Short
    reason: Short


class AnswerCited(Event, frozen=True, kw_only=True):
    """An answer got an address that holds for ever: the hash of its question, its stream."""

    TOPIC = "answer-cited"

    question: PinnedQuestion
    sha256: Hex
    """Of the answer's JSON, the bytes that every door gives."""
    by: Short
    reason: Short | None = None
