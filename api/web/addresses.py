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


def document(id: str, **given: Given) -> str:
    """The page of a document."""
    return with_query(f"/document/{id}", **given)


def passage(id: str, fact: str) -> str:
    """The words of a fact, in the page of the document with this id."""
    return f"{document(id)}#{fact}"


def answer(
    party: str, instrument: str, clocks: Clocks = NOW, aspect: str | None = None, **given: Given
) -> str:
    """The page that answers whether a party had joined an instrument."""
    path = f"/answer/{party}/{instrument}"
    if clocks is NOW and not aspect and not given:
        return path
    return with_query(path, **clocks._asdict(), aspect=said(aspect), **given)


def compare(instrument: str, **given: Given) -> str:
    """The page that compares two days, or two moments of the record, of an instrument."""
    return with_query(f"/instrument/{instrument}/compare", **given)


def conflicts(instrument: str | None = None, **given: Given) -> str:
    """The page of what contradicts itself about an instrument, or anywhere."""
    path = "/conflict" if instrument is None else f"/instrument/{instrument}/conflicts"
    return with_query(path, **given)


def counts(instrument: str, **given: Given) -> str:
    """The count ledger of an instrument."""
    return with_query(f"/instrument/{instrument}/counts", **given)


def find(words: str = "") -> str:
    """The page of a search."""
    return with_query("/find", q=words)


SIGN_IN = "/sign-in"
"""The form that a token is given to."""


def sign_in(next: str) -> str:
    """That form, for whoever is to go on to another page then."""
    return with_query(SIGN_IN, next=next)


def review(**given: Given) -> str:
    """The queue of proposals."""
    return with_query("/review", **given)


def decisions(**given: Given) -> str:
    """What was decided about proposals."""
    return with_query("/review/decisions", **given)


def decision(proposal: str, act: str) -> str:
    """Where a form of the queue sends a decision."""
    return f"/review/{proposal}/{act}"


def said(aspect: str | None) -> str | None:
    """An aspect as addresses name it: what everything without steps has goes without saying."""
    return None if aspect == "participation" else aspect
