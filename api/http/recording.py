"""Paths that record. What they answer is on disk, and in every answer from its position on.

Invariant: one request is recorded whole or not at all (a bundle in whole steps, see
`events.intake.recording`). Sending a request again records nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Depends, Response

from api.http.bodies import (
    LINES,
    DocumentBody,
    JsonBody,
    JsonOrLinesBody,
    one_or_more,
    parsed,
    placed,
    shaped,
)
from api.http.shapes import (
    BundleReceipt,
    DocumentReceipt,
    FactsReceipt,
    InstrumentsReceipt,
    PartiesReceipt,
    Registered,
    TallyView,
    recorded_fact,
)
from api.http.state import Chronicled, refuse_strange_parameters
from api.http.writing import RecordedBy, posting, receipted
from api.wiring import Service
from domain.errors import ChronicleError, InvalidInput
from events.drafts import FactDraft, InstrumentDraft, PartyDraft
from events.intake.bundle import Bundle, bundle_of
from events.intake.recording import check_bundle, record_bundle

router = APIRouter(tags=["record"], dependencies=[Depends(refuse_strange_parameters)])
Result = TypeVar("Result")


@posting(router, "/documents", "Archive a document", DocumentBody, DocumentReceipt, "document")
def document(service: Chronicled, by: RecordedBy, sent: JsonBody) -> Response:
    """Keep a text, so that facts can quote it. Its title and text never enter the log.

    The same bytes from the same publisher and address are one document; where neither is
    given, they are the document on file that has them, if only one has. A near copy of one on
    file is linked to it: `origin`. The log does not yet keep who archived it.
    """
    shape = shaped(DocumentBody, parsed(sent))
    draft = shape.draft()
    try:
        archived = service.chronicle.archive(draft)
    except ChronicleError as error:
        if error.field == "content":
            error.field = shape.spelling
        raise
    origin = service.chronicle.copies.link(archived.document, by)
    receipt = DocumentReceipt(**archived._asdict(), origin=origin)
    return receipted(service, receipt, archived.position, new=archived.new)


@posting(router, "/parties", "Register parties", PartyDraft, PartiesReceipt, "parties", many=True)
def parties(service: Chronicled, by: RecordedBy, sent: JsonBody) -> Response:
    """Register one party or a list of them, all or none, each under a permanent id.

    Sending a party again adds the names that are new; anything else that differs is
    a conflict.
    """
    places = _register(service, PartyDraft, "parties", parsed(sent), by)
    receipt = PartiesReceipt(position=_last(places), parties=places)
    return receipted(service, receipt, receipt.position, new=any(p.new for p in places))


@posting(
    router,
    "/instruments",
    "Register instruments",
    InstrumentDraft,
    InstrumentsReceipt,
    "instruments",
    many=True,
)
def instruments(service: Chronicled, by: RecordedBy, sent: JsonBody) -> Response:
    """Register one instrument or a list of them, all or none, as `/parties` does."""
    places = _register(service, InstrumentDraft, "instruments", parsed(sent), by)
    receipt = InstrumentsReceipt(position=_last(places), instruments=places)
    return receipted(service, receipt, receipt.position, new=any(p.new for p in places))


@posting(router, "/facts", "Record facts", FactDraft, FactsReceipt, "record-facts", many=True)
def facts(service: Chronicled, by: RecordedBy, sent: JsonBody) -> Response:
    """Record one fact or a list of them, all or none, each with the words that say so.

    The quote must stand in the archived text exactly. The same report again is not
    recorded twice: `new` is false and the status 200. One that was taken back stays so,
    and `withdrawn` says by whom and why.
    """
    value = parsed(sent)
    drafts = one_or_more(FactDraft, value, "facts")
    recorded = _naming(value, "facts", lambda: service.chronicle.record(drafts, by))
    places = tuple(map(recorded_fact, recorded))
    receipt = FactsReceipt(position=max(p.position for p in places), facts=places)
    return receipted(service, receipt, receipt.position, new=any(p.new for p in places))


@posting(router, "/bundles", "Record a bundle", None, BundleReceipt, "bundle", also=LINES)
def bundle(service: Chronicled, by: RecordedBy, sent: JsonOrLinesBody) -> Response:
    """Documents, parties, instruments and facts at once, as JSON or JSON Lines.

    Everything is checked before anything is written. Documents hold their text; a
    `file` is refused. docs/bundle.md describes the format.
    """
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"The bundle is not UTF-8: see byte {error.start}.") from error
    outcome = record_bundle(service.chronicle, bundle_of(text, None), by)
    head = service.chronicle.log.head().position
    tallies = {sort: TallyView(**tally._asdict()) for sort, tally in outcome.tallies.items()}
    receipt = BundleReceipt(
        position=head,
        tallies=tallies,
        documents=outcome.documents,
        facts=outcome.facts,
        copies=outcome.copies,
        withdrawn=tuple(map(recorded_fact, outcome.withdrawn)),
    )
    return receipted(service, receipt, head, new=any(t.new for t in tallies.values()))


def _register(
    service: Service,
    cls: type[PartyDraft] | type[InstrumentDraft],
    sort: str,
    value: Any,
    by: str,
) -> tuple[Registered, ...]:
    drafts: Sequence[PartyDraft | InstrumentDraft] = one_or_more(cls, value, sort)
    try:
        places = _naming(value, sort, lambda: service.chronicle.register(drafts, by))
    except ChronicleError:
        if len(drafts) > 1:  # the check says which of them it is
            same: dict[str, Any] = {sort: tuple(drafts)}
            check_bundle(service.chronicle, Bundle(**same), by)
        raise
    return tuple(
        Registered(id=draft.id, position=place.position, new=place.new)
        for draft, place in zip(drafts, places, strict=True)
    )


def _naming(value: Any, sort: str, command: Callable[[], Result]) -> Result:
    """Run the command; its error names the place in the list that was sent."""
    try:
        return command()
    except ChronicleError as error:
        placed(error, value, sort)
        raise


def _last(places: tuple[Registered, ...]) -> int:
    return max(place.position for place in places)
