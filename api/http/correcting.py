"""Paths that say something about what is on file: facts, parties and the rules.

Invariant: nothing is edited. Each request is one event, with who and why; answers known
before stay as they were. Sending a request again records nothing twice.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Response

from api.http.bodies import (
    CorrectionBody,
    DropBody,
    JsonBody,
    MergeBody,
    PolicyBody,
    RankBody,
    ReasonBody,
    parsed,
    shaped,
)
from api.http.describing import answer, problems
from api.http.shapes import (
    CorrectionReceipt,
    MergeReceipt,
    NoteReceipt,
    PolicyReceipt,
    PolicyVersion,
    PolicyView,
)
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import AdministeredBy, RecordedBy, posting, receipted
from api.wiring import Service
from domain.policy import POLICIES
from events.corrections import Noted
from events.merging import MergeNoted

router = APIRouter(tags=["correct"], dependencies=[Depends(refuse_strange_parameters)])

Fact = Annotated[str, Path(description="The id of a fact (`f1-…`).")]
Party = Annotated[str, Path(description="The id of a party.")]


@posting(
    router,
    "/facts/{fact}/corrections",
    "Replace a fact by another",
    CorrectionBody,
    CorrectionReceipt,
    "correct",
)
def correct(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """The replacement is recorded as at `/facts`, and counts in place of the fact.

    Both are recorded, or neither. A fact that was corrected, retracted or dropped counts
    no more, and nothing further can be said about it: 409.
    """
    said = shaped(CorrectionBody, parsed(sent))
    noted = service.chronicle.corrections.correct(fact, said.replacement, by, said.reason)
    told = CorrectionReceipt(**noted._asdict())
    return receipted(service, told, noted.position, new=noted.new)


@posting(
    router, "/facts/{fact}/retractions", "Take a fact back", ReasonBody, NoteReceipt, "retract"
)
def retract(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """The fact should never have stood, and counts no more."""
    said = shaped(ReasonBody, parsed(sent))
    return _noted(service, service.chronicle.corrections.retract(fact, by, said.reason))


@posting(
    router,
    "/facts/{fact}/drops",
    "A later snapshot leaves a fact out",
    DropBody,
    NoteReceipt,
    "drop",
)
def drop(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """A later complete `snapshot` of the fact's own source no longer shows it, and says no why.

    The fact counts no more, but nobody is thereby held to have withdrawn.
    """
    said = shaped(DropBody, parsed(sent))
    noted = service.chronicle.corrections.drop(fact, said.snapshot, by, said.reason)
    return _noted(service, noted)


@posting(router, "/facts/{fact}/disputes", "Dispute a fact", ReasonBody, NoteReceipt, "dispute")
def dispute(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """Somebody disputes the fact. It still counts, and its audit shows who and why."""
    said = shaped(ReasonBody, parsed(sent))
    return _noted(service, service.chronicle.corrections.dispute(fact, by, said.reason))


@posting(
    router, "/facts/{fact}/confirmations", "Confirm a fact", ReasonBody, NoteReceipt, "confirm"
)
def confirm(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """Somebody checked the fact and stands by it; its audit shows who and why."""
    said = shaped(ReasonBody, parsed(sent))
    return _noted(service, service.chronicle.corrections.confirm(fact, by, said.reason))


@posting(
    router, "/facts/{fact}/ranks", "Let a fact count more or less", RankBody, NoteReceipt, "rank"
)
def rank(service: Chronicled, by: RecordedBy, fact: Fact, sent: JsonBody) -> Response:
    """`preferred`, `normal` or `deprecated`, which means known wrong, not ended."""
    said = shaped(RankBody, parsed(sent))
    return _noted(service, service.chronicle.corrections.rank(fact, said.rank, by, said.reason))


@posting(
    router,
    "/parties/{party}/merges",
    "Hold a party to be another",
    MergeBody,
    MergeReceipt,
    "merge",
)
def merge(service: Chronicled, by: RecordedBy, party: Party, sent: JsonBody) -> Response:
    """From here on the party is held to be `into`, a party of the same type.

    A merge that stands already is not recorded again. A merged party cannot be merged
    again or be merged into: 409.
    """
    said = shaped(MergeBody, parsed(sent))
    ids = service.questions.party(party, "merged"), service.questions.party(said.into, "into")
    return _merged(service, service.chronicle.merging.merge(*ids, by, said.reason))


@posting(
    router,
    "/parties/{party}/unmerges",
    "Let a merged party stand for itself again",
    ReasonBody,
    MergeReceipt,
    "unmerge",
)
def unmerge(service: Chronicled, by: RecordedBy, party: Party, sent: JsonBody) -> Response:
    """From here on the party is no longer held to be another."""
    said = shaped(ReasonBody, parsed(sent))
    merged = service.questions.party(party, "merged")
    return _merged(service, service.chronicle.merging.unmerge(merged, by, said.reason))


@router.get(
    "/policy",
    summary="Which rules weigh reports",
    responses=answer(PolicyView, "show-policy") | problems(422, 503),
)
def policy(service: Chronicled) -> Response:
    """The version in force, and what each version means."""
    versions = tuple(PolicyVersion(policy=n, about=each.about) for n, each in POLICIES.items())
    view = PolicyView(policy=service.chronicle.policies.in_force(), versions=versions)
    return Response(msgspec.json.encode(view), media_type="application/json")


@posting(router, "/policy", "Put other rules in force", PolicyBody, PolicyReceipt, "change-policy")
def change_policy(service: Chronicled, by: AdministeredBy, sent: JsonBody) -> Response:
    """From here on another version of the rules decides every answer.

    The version that is in force already is not recorded again.
    """
    said = shaped(PolicyBody, parsed(sent))
    noted = service.chronicle.policies.change(said.policy, by, said.reason)
    return receipted(service, PolicyReceipt(**noted._asdict()), noted.position, new=noted.new)


def _noted(service: Service, noted: Noted) -> Response:
    told = NoteReceipt(fact=noted.fact, position=noted.position, new=noted.new)
    return receipted(service, told, noted.position, new=noted.new)


def _merged(service: Service, noted: MergeNoted) -> Response:
    return receipted(service, MergeReceipt(**noted._asdict()), noted.position, new=noted.new)
