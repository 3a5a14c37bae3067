"""The shape of a model's answer, as small and forgiving as it can be.

Invariant: a fact of the wrong shape spoils itself and never the facts beside it. Nothing here
is believed: all fields are words, and `events.intake.model.drawing` checks what they say.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)

from domain.instruments import InstrumentKind, PartyKind
from events.registry import FACT_KINDS

SORTS = tuple(dict.fromkeys(kind.value for enum in (PartyKind, InstrumentKind) for kind in enum))
ROLES = tuple(dict.fromkeys(role for cls in FACT_KINDS.values() for role in cls.ROLES))
_LONGEST = 4_000


def _words(value: Any) -> str:
    """Any plain value as words: null as none, `true` and 50 as they are spelled."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return str(value)[:_LONGEST].strip()
    raise ValueError("words are expected")


Words = Annotated[str, BeforeValidator(_words)]
_Kind = Annotated[Words, WithJsonSchema({"type": "string", "enum": [*FACT_KINDS]})]
_Role = Annotated[Words, WithJsonSchema({"type": "string", "enum": [*ROLES]})]
_Sort = Annotated[Words, WithJsonSchema({"type": "string", "enum": ["", *SORTS]})]


class Named(BaseModel):
    """Who or what plays a role."""

    role: _Role
    words: Words = Field(description="as the article names it in the quoted sentence")
    name: Words = Field(
        default="", description="its full name, where the article gives one elsewhere"
    )
    sort: _Sort = Field(default="", description="what sort of party or instrument it is")


class Value(BaseModel):
    """A further value of the kind."""

    name: Words
    value: Words


class Said(BaseModel):
    """One fact that the article reports."""

    kind: _Kind
    quote: Words = Field(default="", description="copied from the article, character by character")
    context: Words = Field(default="", description="the words around it, if the quote stands twice")
    named: list[Named] = []
    when: Words = Field(default="", description="EDTF; empty if the article gives no date")
    when_words: Words = Field(default="", description="the article's words for the date")
    basis: Words = Field(default="", description="event or observation")
    modality: Words = Field(default="", description="asserted or alleged")
    as_said: Words = Field(default="", description="the article's own word for the act")
    attributed_to: Words = Field(default="", description="who the article says said it")
    values: list[Value] = []


def _spoiled(value: Any, handler: ValidatorFunctionWrapHandler) -> Said:
    """The fact, or one without a kind if its shape is wrong."""
    try:
        said: Said = handler(value)
    except ValidationError:
        return Said(kind="")
    return said


class Answer(BaseModel):
    """The facts that the article reports, in its order; none is a good answer."""

    facts: list[Annotated[Said, WrapValidator(_spoiled)]]
