"""Where every page and its data are. The only module that knows an address.

Parties, instruments and documents go by their ids, which need no quoting.
Invariant: an address holds all that is needed to see the same again; empty parts are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

Given = str | int | Iterable[str] | None


class Clocks(NamedTuple):
    """The two clocks as an address gives them; None where it leaves one out."""

    valid_on: str | None = None
    known_at: str | int | None = None


NOW = Clocks()
"""Both clocks left out: today, and all that is on file."""


def with_query(path: str, **given: Given) -> str:
    """A path with those of its parameters that say something."""
    pairs: list[tuple[str, str]] = []
    for name, value in given.items():
        values = [value] if isinstance(value, str | int) else list(value or ())
        pairs += [(name, str(each)) for each in values if each != ""]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def instrument(instrument: str, clocks: Clocks = NOW, **given: Given) -> str:
    """The page of an instrument."""
    return with_query(f"/instrument/{instrument}", **clocks._asdict(), **given)


def party(party: str, clocks: Clocks = NOW, **given: Given) -> str:
    """The page of a party."""
    return with_query(f"/party/{party}", **clocks._asdict(), **given)


def document(document: str, **given: Given) -> str:
    """The page of a document."""
    return with_query(f"/document/{document}", **given)


def answer(party: str, instrument: str, clocks: Clocks = NOW, **given: Given) -> str:
    """The page that answers whether a party had joined an instrument."""
    path = f"/answer/{party}/{instrument}"
    return with_query(path, **clocks._asdict(), **given) if given or clocks is not NOW else path
