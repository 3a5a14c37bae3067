"""What questions are asked with, as the description tells it: who, what, which day, known when."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

Party = Annotated[str, Query(description="A party: its id, its name or an alias.")]
Instrument = Annotated[
    str, Query(description="An instrument, or a group that can be joined: its id, name or alias.")
]
ValidOn = Annotated[
    str, Query(description="True in the world on that calendar day (YYYY-MM-DD), inclusive.")
]
KnownAt = Annotated[
    str | None,
    Query(
        description="On file at that log position, or at that time (2026-11-22T17:00:00Z). "
        "Now, if left out. A position pins the answer for ever."
    ),
]
AspectOf = Annotated[
    str | None,
    Query(
        description="For a treaty: `signature`, `consent` or `force`. "
        "Otherwise `participation`, the default."
    ),
]
Sources = Annotated[
    list[str] | None,
    Query(
        description="Only what this document (its id) or publisher (its name) says; "
        "may be given several times."
    ),
]
