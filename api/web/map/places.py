"""Which shape of the map stands for a party, by the codes it is registered with.

Invariant: only a code on file puts a party on the map, never a name that looks alike.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def shapes() -> tuple[str, ...]:
    """The ids of all shapes: codes of ISO 3166-1 alpha-2, in their order."""
    return tuple(row["code"] for row in _table())


def shape_of(codes: Mapping[str, str]) -> str | None:
    """The shape of a party with these codes; None if none of them is on the map."""
    known = _by_code()
    for scheme in ("iso3166", "iso3166-3"):
        found = known.get(codes.get(scheme, "").upper())
        if found is not None:
            return found
    return None


@cache
def _by_code() -> Mapping[str, str]:
    rows = _table()
    by_alpha3 = {row["alpha3"]: row["code"] for row in rows if row["alpha3"]}
    return by_alpha3 | {row["code"]: row["code"] for row in rows}


@cache
def _table() -> tuple[dict[str, str], ...]:
    with (files("api.web.map") / "places.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
