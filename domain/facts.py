"""A fact is a report: document D says that X happened.

Invariant: the same report has the same id wherever and whenever it is recorded,
and a different report has another. The id covers what the report says and where
it stands, never who proposed it, by which date rule, or when it was recorded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping

FACT_PREFIX = "f1-"
_DIGITS = 32

_encode = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def canonical_json(value: object) -> bytes:
    """`value` as RFC 8785 JSON, for strings, integers, booleans, null, lists and mappings.

    Floats are refused with `TypeError`: amounts travel as decimal text, so that no
    two machines can spell one number in two ways (RFC 8785 §3.2.2.3). Keys must be
    ASCII, where code-point order is RFC 8785's order (§3.2.3).
    """
    _refuse_floats(value)
    return _encode(value).encode()


def fact_id(
    kind: str,
    report: Mapping[str, object],
    canonical: Callable[[object], bytes] = canonical_json,
) -> str:
    """`f1-` and the first 32 hex digits of SHA-256 over the report's RFC 8785 JSON.

    `report` holds every field of the report except origin, date-rule id,
    commitments and envelope. A field that is None says nothing and is left out,
    so a field added to a kind later leaves the ids of older reports as they are.
    `canonical` may be another writer of the same bytes.
    """
    said = {name: value for name, value in report.items() if value is not None}
    said["kind"] = kind
    return FACT_PREFIX + hashlib.sha256(canonical(said)).hexdigest()[:_DIGITS]


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; canonical JSON takes decimal text instead")
    if isinstance(value, Mapping):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
