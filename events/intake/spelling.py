"""The two spellings of a bundle, one JSON object or JSON Lines, taken down to their items.

Invariant: both spellings of the same content give the same items; a file that was cut
anywhere, even between two lines, is refused, and so is a field that stands twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from domain.errors import InvalidInput

FORMAT = "chronicle-bundle/1"
SINGULAR = {
    "documents": "document",
    "parties": "party",
    "instruments": "instrument",
    "facts": "fact",
}
"""The four sorts of item, by the name of their list, and what a line of one is called."""
_PLURAL = {single: plural for plural, single in SINGULAR.items()}
_SPELLINGS = (
    f'A bundle is one JSON object, or JSON Lines whose first line is {{"format":"{FORMAT}"}}.'
)
_MAX_HEAD = 1000


class Items(NamedTuple):
    """Items as they stand in the file, by sort, with their lines if they have any."""

    raw: dict[str, list[Any]]
    lines: dict[str, tuple[int, ...]]


def items_of(text: str) -> Items:
    """The items of a bundle in either spelling. Raises `InvalidInput` for what is neither."""
    head = _head(text)
    return _from_object(text) if head is None else _from_lines(text, head)


def _head(text: str) -> dict[str, Any] | None:
    """The first line, if it is that of JSON Lines: an object with a format and no more."""
    line = text.partition("\n")[0]
    if len(line) > _MAX_HEAD:
        return None
    try:
        first = _parsed(line, 1)
    except InvalidInput:
        return None
    return first if isinstance(first, dict) and set(first) == {"format"} else None


def _from_object(text: str) -> Items:
    whole = _parsed(text, None)
    if not isinstance(whole, dict):
        raise InvalidInput(f"The bundle is {_a(whole)}; it must be a JSON object. {_SPELLINGS}")
    _check_format(whole)
    unknown = set(whole) - {"format", *SINGULAR}
    if unknown:
        raise InvalidInput(
            f"A bundle has no field {min(unknown)!r}; its fields are format, "
            f"{', '.join(SINGULAR)}.",
            field=min(unknown),
        )
    raw: dict[str, list[Any]] = {}
    for sort in SINGULAR:
        raw[sort] = whole.get(sort, [])
        if not isinstance(raw[sort], list):
            raise InvalidInput(f"{sort} is {_a(raw[sort])}; it must be a list.", field=sort)
    return Items(raw, {})


def _from_lines(text: str, head: Mapping[str, Any]) -> Items:
    _check_format(head)
    raw: dict[str, list[Any]] = {sort: [] for sort in SINGULAR}
    lines: dict[str, list[int]] = {sort: [] for sort in SINGULAR}
    end: Any = None
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if not line.strip():
            continue
        if end is not None:
            raise InvalidInput(f"line {number}: the bundle has ended; nothing may follow its end.")
        what, item = _tagged(_parsed(line, number), number)
        if what == "end":
            end = item
            _check_counts(end, raw, number)
        else:
            raw[_PLURAL[what]].append(item)
            lines[_PLURAL[what]].append(number)
    if end is None:
        raise InvalidInput(
            'The bundle was cut short: its last line must be {"end":{…}} with the counts; '
            'one JSON object must have at least one of the lists, like "facts": [].'
        )
    return Items(raw, {sort: tuple(numbers) for sort, numbers in lines.items()})


def _tagged(line: Any, number: int) -> tuple[str, Any]:
    if not isinstance(line, dict) or len(line) != 1 or not set(line) <= {"end", *_PLURAL}:
        raise InvalidInput(
            f"line {number}: expected an object with one of the fields "
            f"{', '.join(_PLURAL)}, end; got {_a(line)}"
            + (f" with {', '.join(map(repr, line)) or 'none'}." if isinstance(line, dict) else ".")
        )
    (tagged,) = line.items()
    return tagged


def _check_format(head: Mapping[str, Any]) -> None:
    found = head.get("format")
    if found != FORMAT:
        said = f"says {found!r}" if "format" in head else "has no format"
        raise InvalidInput(f"The bundle {said}; this program reads {FORMAT!r}.", field="format")


def _check_counts(end: Any, raw: Mapping[str, list[Any]], number: int) -> None:
    counted = {sort: len(items) for sort, items in raw.items()}
    if end != counted or any(type(n) is not int for n in end.values()):
        raise InvalidInput(
            f"line {number}: the bundle holds {json.dumps(counted)} but its end says "
            f"{json.dumps(end)}: lines were lost or added.",
            field="end",
        )


class _Refused(ValueError):
    """JSON that parses and is refused all the same."""


def _parsed(text: str, line: int | None) -> Any:
    """The JSON in `text`: a whole bundle, or the line with that number."""
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        if "\\u" in text:  # only an escape can bring such characters in
            _refuse_unstorable(value)
        return value
    except json.JSONDecodeError as error:
        if line is None:
            raise InvalidInput(_not_json(text, error)) from error
        raise InvalidInput(f"line {line}: not JSON: {error.msg} at {error.colno}.") from error
    except RecursionError as error:
        reason: object = "its brackets are nested too deeply"
        raise InvalidInput(_at(line, reason)) from error
    except ValueError as error:
        raise InvalidInput(_at(line, error)) from error


def _at(line: int | None, reason: object) -> str:
    return f"{'The bundle' if line is None else f'line {line}'} cannot be read: {reason}."


def _not_json(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"The bundle was cut short: it ends in the middle, in line {error.lineno}."
    return (
        f"The bundle is not JSON: {error.msg} in line {error.lineno} at {error.colno}. {_SPELLINGS}"
    )


_SPELLINGS = (
    f'A bundle is one JSON object, or JSON Lines whose first line is {{"format":"{FORMAT}"}}.'
)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(f"the field {twice!r} stands twice in one object")
    return found


def _no_constant(name: str) -> Any:
    raise _Refused(f"{name} is not a JSON number")


def _refuse_unstorable(value: Any) -> None:
    """Refuse strings that no database and no UTF-8 file could hold."""
    if isinstance(value, str):
        if "\0" in value:
            raise _Refused(f"the string {value[:40]!r} holds U+0000")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise _Refused(f"the string {value[:40]!r} holds half of a surrogate pair")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _refuse_unstorable(name)
            _refuse_unstorable(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unstorable(inner)


def _a(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")
