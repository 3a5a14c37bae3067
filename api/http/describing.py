"""The description of the interface: OpenAPI, with schemas from the shapes themselves.

Invariant: a schema is generated from the struct that is sent or read, and an example
is what the program answered (`api.http.examples`), so neither can drift. The version
is 3.0.3: the Swagger UI that comes as a Python package reads no later one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from api.http.bodies import (
    AcceptanceBody,
    AmendmentBody,
    CitationBody,
    CorrectionBody,
    DocumentBody,
    DropBody,
    MergeBody,
    PolicyBody,
    RankBody,
    ReasonBody,
    RedactionBody,
    SkipBody,
)
from api.http.examples import EXAMPLES
from api.http.problems import MEDIA_TYPE, Problem
from api.http.shapes import (
    BundleReceipt,
    CitationPage,
    CitationReceipt,
    CorrectionReceipt,
    DecisionPage,
    DecisionReceipt,
    DocumentPage,
    DocumentReceipt,
    FactPage,
    FactsReceipt,
    Health,
    InstrumentPage,
    InstrumentsReceipt,
    LiftReceipt,
    MergeReceipt,
    NoteReceipt,
    PartiesReceipt,
    PartyPage,
    PolicyReceipt,
    PolicyView,
    ProposalPage,
    Readiness,
    RedactionReceipt,
)
from api.proposals import ProposalView
from events.drafts import FactDraft, InstrumentDraft, PartyDraft
from events.intake.spelling import FORMAT
from events.seal.certificates.shape import CertificateFile
from projections.questions import answers, search
from projections.questions.auditing import shapes, trail
from projections.questions.citing.shapes import CitedAnswer
from projections.questions.explaining import explanations, reasons
from projections.questions.history import PartyHistory

VERSION = "3.0.3"
DESCRIPTION = """\
A chronicle of news facts: who had joined what, as of which day (`valid_on`), known
since when (`known_at`), and in whose words.

Every answer carries both clocks and the log `position` it rests on; asked with that
position as `known_at` it stays the same for ever. Every refusal is an RFC 9457 problem.
"""
TAGS = [
    {"name": "ask", "description": "Questions. They change nothing."},
    {"name": "certify", "description": "Answers with their proofs, to be checked offline."},
    {
        "name": "cite",
        "description": "Permanent addresses for answers, and whether those would be others today.",
    },
    {"name": "record", "description": "Commands. What they answer is on disk."},
    {
        "name": "correct",
        "description": "What is said about what is on file. Nothing is edited; answers known "
        "before stay as they were.",
    },
    {
        "name": "review",
        "description": "What readers found in pages, and what is decided about it. A proposal is "
        "no fact before it is accepted.",
    },
    {"name": "health", "description": "For whoever keeps the server running."},
]
Responses = dict[int | str, dict[str, Any]]

_SHAPES: tuple[type[Struct], ...] = (
    answers.AskAnswer, answers.Roster, answers.Timeline, answers.CountLedger, FactPage,
    trail.Audit, DocumentPage, shapes.AnswerAudit, PartyPage, PartyHistory, InstrumentPage,
    explanations.Diff, explanations.Conflicts, explanations.Snapshot, reasons.Why,
    CertificateFile,
    CitedAnswer, CitationBody, CitationReceipt, CitationPage,
    DocumentBody, PartyDraft, InstrumentDraft, FactDraft,
    DocumentReceipt, PartiesReceipt, InstrumentsReceipt, FactsReceipt, BundleReceipt,
    AcceptanceBody, AmendmentBody, SkipBody, DecisionReceipt, DecisionPage, ProposalPage,
    ProposalView,
    CorrectionBody, ReasonBody, DropBody, RankBody, MergeBody, PolicyBody,
    RedactionBody, CorrectionReceipt, NoteReceipt, MergeReceipt, RedactionReceipt,
    LiftReceipt, PolicyReceipt, PolicyView,
    search.SearchResults, Health, Readiness, Problem,
)  # fmt: skip
_WORDS = re.compile(r"\w+").findall
_EXAMPLE = "x-example"
# FastAPI would drop every null from an example, so a name stands for it until the end.
_REF = "#/components/schemas/"
_WHY = {
    401: "A token is needed, or the one that was sent opens nothing",
    403: "The token is not for this",
    404: "No such party, instrument, document or fact; `nearest` lists what is close",
    409: "A name fits more than one (`candidates`), the record already says otherwise, the "
    "words are redacted, or there is no key to sign with",
    413: "The body is too large",
    415: "The body is not said to be JSON",
    422: "A parameter or the body is not valid; `field` says where",
    429: "Too many requests; `Retry-After` says when to ask again",
    500: "An unexpected error, which was logged",
    503: "The database is locked or gone, or a projection stopped (`position`, `topic`)",
}


def answer(shape: Any, example: str, *statuses: int) -> Responses:
    """The responses of a path that answers with `shape`: 200, or these statuses.

    The example is what came with the first of them.
    """
    said = {200: "Everything was on file before.", 201: "Something was new."}
    why = {status: said[status] for status in statuses} or {200: "The answer."}
    responses: Responses = {}
    for status, description in why.items():
        media = {"schema": _schema(shape)} | ({} if responses else {_EXAMPLE: f"{example} answer"})
        responses[status] = {
            "description": description,
            "content": {"application/json": media},
        }
    return responses


def problems(*statuses: int) -> Responses:
    """The problems of a path; each may also fail unexpectedly."""
    return {status: _problem(status) for status in (*statuses, 500)}


def body(shape: Any, example: str, *, many: bool = False, also: tuple[str, ...] = ()) -> Any:
    """The body that a path reads: `shape`, with `many` also a list of it; None for a bundle."""
    schema = _BUNDLE if shape is None else _schema(shape)
    if many:
        schema = {"oneOf": [schema, {"type": "array", "minItems": 1, "items": schema}]}
    content: dict[str, Any] = {"application/json": {"schema": schema, _EXAMPLE: f"{example} body"}}
    for media_type in also:
        content[media_type] = {"schema": {"type": "string"}}
    return {"requestBody": {"required": True, "content": content}}


def completed(spec: dict[str, Any]) -> dict[str, Any]:
    """What FastAPI generated, with the schemas of the shapes, as OpenAPI 3.0.3."""
    _, schemas = msgspec.json.schema_components(
        _SHAPES, schema_hook=_anything, ref_template=_REF + "{name}"
    )
    spec["components"] = {
        "schemas": schemas,
        "securitySchemes": spec["components"]["securitySchemes"],
    }
    older: dict[str, Any] = _older(spec)
    for path, operations in older["paths"].items():
        for method, operation in operations.items():
            operation["operationId"] = "_".join([method, *_WORDS(path)])
            for parameter in operation.get("parameters", ()):
                for name in ("nullable", "title", "description"):  # left out, never null
                    parameter["schema"].pop(name, None)
    return older


def _schema(shape: Any) -> dict[str, Any]:
    if hasattr(shape, "__args__"):
        return {"type": "array", "items": _schema(shape.__args__[0])}
    return {"$ref": _REF + shape.__name__}


def _problem(status: int) -> dict[str, Any]:
    media = {"schema": _schema(Problem), _EXAMPLE: f"problem-{status} answer"}
    return {"description": f"{_WHY[status]}.", "content": {MEDIA_TYPE: media}}


def _anything(shape: type) -> dict[str, Any]:
    if shape in (object, msgspec.Raw):
        return {"description": "Any JSON value."}
    raise NotImplementedError(shape)


def _older(node: Any) -> Any:
    """JSON Schema 2020-12, as OpenAPI 3.1 has it, in the words of OpenAPI 3.0."""
    if isinstance(node, list):
        return [_older(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    new = {name: _older(value) for name, value in node.items()}
    for name, unsaid in (("default", None), ("required", [])):
        if name in new and new[name] == unsaid:
            del new[name]
    if _EXAMPLE in new:
        new |= _example(*new.pop(_EXAMPLE).split())
    if new.pop("contentEncoding", None) == "base64":
        new["format"] = "byte"
    if isinstance(new.get("anyOf"), list):
        options = [option for option in new["anyOf"] if option != {"type": "null"}]
        if len(options) < len(new["anyOf"]):
            del new["anyOf"]
            new |= _nullable(options)
    return new


def _example(name: str, part: str) -> dict[str, Any]:
    """The example of this name; none for a problem that is not easily brought about."""
    return {"example": EXAMPLES[name][part]} if name in EXAMPLES else {}


def _nullable(options: list[dict[str, Any]]) -> dict[str, Any]:
    if len(options) == 1 and "$ref" not in options[0]:
        enum = {"enum": [*options[0]["enum"], None]} if "enum" in options[0] else {}
        return {**options[0], **enum, "nullable": True}
    return {"type": "object", "nullable": True, "allOf": options}


_BUNDLE: dict[str, Any] = {
    "type": "object",
    "required": ["format"],
    "properties": {
        "format": {"type": "string", "enum": [FORMAT]},
        "documents": {
            "type": "array",
            "items": {
                "type": "object",
                "description": "As at /documents, with `text` and a `key` that facts cite it by.",
                "required": ["key", "text"],
            },
        },
        "parties": {"type": "array", "items": _schema(PartyDraft)},
        "instruments": {"type": "array", "items": _schema(InstrumentDraft)},
        "facts": {"type": "array", "items": _schema(FactDraft)},
    },
    "additionalProperties": False,
}
