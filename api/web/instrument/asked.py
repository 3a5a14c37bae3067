"""What an address of the page asks for. The same reading for the page, its data and its steps.

Invariant: what is not understood is refused, never passed over; what is left out or empty has
its default, so that a form sent without JavaScript asks the same as a link.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from urllib.parse import parse_qsl

import msgspec
from fastapi import Request
from msgspec import Struct, structs

from api.web import addresses
from api.web.words import Look
from domain.errors import InvalidInput

Column = Literal["name", "kind", "standing", "since", "last_reported", "certainty"]
_SEVERAL = frozenset({"sources", "kind", "standing", "certainty"})


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The parameters of the page."""

    valid_on: str | None = None
    known_at: str | None = None
    aspect: str | None = None
    sources: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    standing: tuple[Look, ...] = ()
    certainty: tuple[Literal["definite", "possible"], ...] = ()
    name: str = ""
    sort: Column = "name"
    order: Literal["ascending", "descending"] = "ascending"
    page: int = 1

    def at(self, **changes: object) -> Asked:
        """The same, but for these parameters; other rows begin on their first page."""
        return structs.replace(self, **{"page": 1, **changes})

    def address(self, path: str) -> str:
        """The address that asks for this; what is by default is left out."""
        return addresses.with_query(path, **msgspec.to_builtins(self))


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """The parameters as given. Raises `InvalidInput` that names the one that is wrong."""
    given: dict[str, str | list[str]] = {}
    for name, value in pairs:
        if name not in Asked.__struct_fields__:
            listed = ", ".join(Asked.__struct_fields__)
            raise InvalidInput(f"There is no parameter {name!r}; there is {listed}.", field=name)
        if "\0" in value:
            raise InvalidInput(f"{name} holds the character U+0000.", field=name)
        if name in _SEVERAL and value:
            several = given.setdefault(name, [])
            assert isinstance(several, list)
            several.append(value)
        elif value and given.setdefault(name, value) != value:
            raise InvalidInput(f"{name} was given twice; give it once.", field=name)
    return _converted(given)


def _converted(given: dict[str, str | list[str]]) -> Asked:
    for name, value in given.items():
        try:
            msgspec.convert({name: value}, Asked, strict=False)
        except msgspec.ValidationError as error:
            raise InvalidInput(f"{name} cannot be {value!r}: {error}.", field=name) from error
    return msgspec.convert(given, Asked, strict=False)


def read_query(query: str) -> Asked:
    """The parameters of a query string."""
    return read(parse_qsl(query, keep_blank_values=True))


async def asked(request: Request) -> Asked:
    """The parameters of a request."""
    return read(request.query_params.multi_items())
