"""Paths that redact a document: its words are given to nobody, or deleted for good.

Invariant: facts, answers and proofs stay as they are. Each request is one event, with who
and why; sending it again records nothing twice.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.http.bodies import JsonBody, ReasonBody, RedactionBody, parsed, shaped
from api.http.describing import answer, body
from api.http.shapes import LiftReceipt, RedactionReceipt
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import REFUSALS, AdministeredBy, receipted

router = APIRouter(tags=["correct"], dependencies=[Depends(refuse_strange_parameters)])

Document = Annotated[str, Path(description="The id of a document (`d1-…`).")]


@router.post(
    "/documents/{document}/redactions",
    summary="Give a document's words to nobody",
    status_code=201,
    responses=answer(RedactionReceipt, "redact", 201, 200) | REFUSALS,
    openapi_extra=body(RedactionBody, "redact"),
)
def redact(service: Chronicled, by: AdministeredBy, document: Document, sent: JsonBody) -> Response:
    """Its bytes, title, text and the words of proposals made from it.

    `withheld` keeps them; `erased` deletes them for good, from the files of the database
    too, and `remarks` say where they may still stand. Where they stood, who redacted them,
    when and why is shown. What is erased stays erased, whatever is asked later.
    """
    said = shaped(RedactionBody, parsed(sent))
    done = service.chronicle.redactions.redact(document, said.manner, by, said.reason)
    return receipted(service, RedactionReceipt(**done._asdict()), done.position, new=done.new)


@router.post(
    "/documents/{document}/lifts",
    summary="Give a document's words again",
    status_code=201,
    responses=answer(LiftReceipt, "lift", 201, 200) | REFUSALS,
    openapi_extra=body(ReasonBody, "lift"),
)
def lift(service: Chronicled, by: AdministeredBy, document: Document, sent: JsonBody) -> Response:
    """The words were withheld and are given again. Nothing lifts an erasure: 409."""
    said = shaped(ReasonBody, parsed(sent))
    done = service.chronicle.redactions.lift(document, by, said.reason)
    return receipted(service, LiftReceipt(**done._asdict()), done.position, new=done.new)
