"""Bodies of requests: from bytes to drafts.

Invariant: what is read from a body is what it says: no field twice, none unknown, no
string that a database cannot hold. An error names the place: `when`, or
`facts[3].when` where a list was sent.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Request
from msgspec import Struct, structs

from api.amending import options
from api.http.problems import UnsupportedType
from domain.errors import ChronicleError, InvalidInput
from domain.redactions import Manner
from events.corrections import RankName
from events.drafts import DocumentDraft, FactDraft
from events.intake.proposals.amending import Amendment
from events.pinned import Kind

LINES = ("application/jsonl", "application/x-ndjson")
"""The types of JSON Lines, which only a bundle may be in."""
Shape = TypeVar("Shape", bound=Struct)


class DocumentBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document to archive: its `text`, or its bytes (UTF-8) as `content_base64`."""

    text: str | None = None
    content_base64: bytes | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF; the day the source published it."""
    retrieved_at: str | None = None
    """ISO 8601 with a zone; now, if left out."""
    author: str | None = None
    language: str | None = None
    url: str | None = None
    syndication: str | None = None

    @property
    def spelling(self) -> str:
        """The field that the content was given in."""
        return "content_base64" if self.text is None else "text"

    def draft(self) -> DocumentDraft:
        """The draft; raises `InvalidInput` unless exactly one spelling is given."""
        if (self.text is None) == (self.content_base64 is None):
            what = "neither text nor content_base64" if self.text is None else "both"
            raise InvalidInput(f"The document has {what}; give one of the two.", field="text")
        about = {name: getattr(self, name) for name in self.__struct_fields__[2:]}
        content = self.text.encode() if self.text is not None else self.content_base64
        return DocumentDraft(content=content or b"", **about)


class ReasonBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why something is said about what is on file."""

    reason: str


class CorrectionBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact that takes the place of another, and why."""

    replacement: FactDraft
    reason: str


class RedactionBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a document's words are redacted, and why. The reason stays: it must not quote them."""

    manner: Manner
    reason: str


class DropBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document that leaves a fact out."""

    snapshot: str
    """The id of an archived document (`d1-…`)."""
    reason: str


class RankBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much a fact counts, and why."""

    rank: RankName
    reason: str


class MergeBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which party another one is held to be, and why."""

    into: str
    """The id of a party."""
    reason: str


class PolicyBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which version of the rules is to decide, and why."""

    policy: int
    """The number of a version, as `GET /policy` lists them."""
    reason: str


class CitationBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The question whose answer is cited; fields as at `/ask`, `/roster` and `/snapshot`."""

    kind: Kind
    """`ask`, `roster` or `snapshot`."""
    valid_on: str
    known_at: str | int | None = None
    party: str | None = None
    instrument: str | None = None
    aspect: str | None = None
    sources: tuple[str, ...] | None = None
    reason: str | None = None
    """Why, or where it is cited."""


class AcceptanceBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a proposal stands; an empty object will do."""

    reason: str | None = None
    revision: int | None = None
    """Of the proposal as it was looked at; if it has another one by now, it is not accepted."""


class SkipBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a proposal is left for another time: an empty object."""


class AmendmentBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a proposal stands with changes."""

    changes: Amendment
    reason: str | None = None
    revision: int | None = None
    """As for an acceptance."""


async def _json_body(request: Request) -> bytes:
    return await _body(request, ())


async def _json_or_lines_body(request: Request) -> bytes:
    return await _body(request, LINES)


JsonBody = Annotated[bytes, Depends(_json_body)]
"""The bytes of a body that is said to be JSON."""
JsonOrLinesBody = Annotated[bytes, Depends(_json_or_lines_body)]
"""The bytes of a body that is said to be JSON or JSON Lines."""


async def _body(request: Request, also: tuple[str, ...]) -> bytes:
    """The body, which `api.http.limiting` keeps within its limit."""
    said = request.headers.get("content-type", "")
    sort = said.partition(";")[0].strip().lower()
    if sort != "application/json" and not sort.endswith("+json") and sort not in also:
        accepted = " or ".join(("application/json", *also))
        got = f"of type {said}" if said else "without a type"
        raise UnsupportedType(f"The body is {got}; send {accepted}.", field="Content-Type")
    return await request.body()


def parsed(body: bytes) -> Any:
    """The JSON of a body. Raises `InvalidInput` for anything that is not strictly JSON."""
    try:
        value = json.loads(
            body.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except UnicodeDecodeError as error:
        raise InvalidInput(f"The body is not UTF-8: see byte {error.start}.") from error
    except json.JSONDecodeError as error:
        where = f"in line {error.lineno} at {error.colno}"
        what = f"not JSON: {error.msg} {where}" if body.strip() else "empty"
        raise InvalidInput(f"The body is {what}.") from error
    except RecursionError as error:
        raise InvalidInput("The body is nested too deeply.") from error
    except ValueError as error:
        raise InvalidInput(f"The body cannot be read: {error}.") from error
    if b"\\u" in body:  # only an escape can bring such characters in
        _refuse_unstorable(value)
    return value


def shaped(cls: type[Shape], value: Any, place: str = "") -> Shape:
    """A draft of this class from parsed JSON; `place` is put before the field of an error."""
    try:
        return msgspec.convert(value, cls)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        where = where.rstrip("`")
        if listed := _choices(cls, where.strip(".")):
            what += f"; it is one of {', '.join(listed)}"
        field = place + where
        raise InvalidInput(f"{what}.", field=field.strip(".") or None) from error


def _choices(cls: type[Struct], name: str) -> tuple[str, ...]:
    """What a field can be, where that is one of a few words."""
    field = next((f for f in structs.fields(cls) if f.encode_name == name), None)
    return () if field is None else tuple(options(field.type))


def one_or_more(cls: type[Shape], value: Any, sort: str) -> list[Shape]:
    """The draft, or the list of drafts, that a body holds."""
    if not isinstance(value, list):
        return [shaped(cls, value)]
    if not value:
        raise InvalidInput("The list is empty; send an object, or a list of at least one.")
    return [shaped(cls, item, f"{sort}[{place}]") for place, item in enumerate(value)]


def placed(error: ChronicleError, value: Any, sort: str) -> None:
    """Put the place in a list before the field of an error that lacks it.

    Commands leave it out where there is only one draft.
    """
    if isinstance(value, list) and len(value) == 1 and error.field:
        error.field = f"{sort}[0].{error.field}"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidInput(f"The field {twice!r} stands twice in one object.", field=twice)
    return found


def _no_constant(name: str) -> Any:
    raise InvalidInput(f"{name} is not a JSON number.")


def _refuse_unstorable(value: Any) -> None:
    """Refuse strings that a database or a UTF-8 file could not hold."""
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidInput(
                f"The string {value[:40]!a} holds U+0000 or half of a surrogate pair."
            )
    elif isinstance(value, dict):
        for name, inner in value.items():
            _refuse_unstorable(name)
            _refuse_unstorable(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unstorable(inner)
