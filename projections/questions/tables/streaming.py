"""Rows to bytes, a portion at a time: CSV, JSON Lines or one JSON value.

Invariant: the same rows give the same bytes. CSV is RFC 4180 with `\\n` for line ends,
fact ids separated by spaces; JSON is canonical (RFC 8785), a line or a document.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Raw
from sqlalchemy import Connection

from domain.errors import InvalidInput

Row = tuple[Any, ...]
FORMATS = {"csv": "text/csv", "json": "application/json", "jsonl": "application/x-ndjson"}
"""Media types by the name of the format."""
_PORTION = 2000
_CHUNK = 1 << 16
_encoder = msgspec.json.Encoder()
_LISTS = ("because", "against")
_ROWS = "rows"


def refuse_unknown(format_: str) -> None:
    """Raise `InvalidInput` unless rows can be sent in this format."""
    if format_ not in FORMATS:
        raise InvalidInput(
            f"There is no format {format_!r}; there is {', '.join(FORMATS)}.", field="format"
        )


class Written:
    """Bytes on their way out, counted and hashed. To be read once, to the end."""

    def __init__(self, portions: Iterable[bytes]) -> None:
        self._portions = portions
        self._digest = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for portion in self._portions:
            self._digest.update(portion)
            self.size += len(portion)
            yield portion

    @property
    def sha256(self) -> str:
        """SHA-256 in hex over exactly the bytes that were read so far."""
        return self._digest.hexdigest()


def written(
    format_: str, columns: Sequence[str], portions: Iterable[list[Row]], about: Mapping[str, Any]
) -> Iterator[bytes]:
    """The bytes of rows in a format. `about` is true of all: a column each, or a head in JSON.

    The columns `because` and `against`, side by side, hold JSON lists as they are stored.
    """
    if format_ == "csv":
        return _csv(columns, portions, about)
    if format_ == "jsonl":
        return _lines(columns, portions, about)
    return _document(columns, portions, about)


def streamed(connection: Connection, sql: str, values: Mapping[str, Any]) -> Iterator[list[Row]]:
    """The rows of a query as plain tuples, a portion at a time, by the driver itself."""
    raw = connection.connection.driver_connection
    assert raw is not None
    postgres = connection.dialect.name == "postgresql"
    cursor = raw.cursor(name="chronicle_rows") if postgres else raw.cursor()
    try:
        cursor.execute(sql, values)
        while portion := cursor.fetchmany(_PORTION):
            yield portion
    finally:
        cursor.close()


def _csv(
    columns: Sequence[str], portions: Iterable[list[Row]], about: Mapping[str, Any]
) -> Iterator[bytes]:
    first = columns.index(_LISTS[0])
    after = first + len(_LISTS)
    constant = tuple(about.values())
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow((*columns, *about))
    for portion in portions:
        writer.writerows(
            (*row[:first], *map(_spaced, row[first:after]), *row[after:], *constant)
            for row in portion
        )
        if buffer.tell() > _CHUNK:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _spaced(ids: str) -> str:
    """A stored list of ids, which hold neither quotes nor commas, as words."""
    return "" if ids == "[]" else ids[2:-2].replace('","', " ")


def _objects(
    columns: Sequence[str], rows: Sequence[Row], about: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Rows as objects with their names in order: they are encoded as they come."""
    names = (*columns, *about)
    order = sorted(range(len(names)), key=names.__getitem__)
    ordered = [names[n] for n in order]
    first, after, constant = columns.index(_LISTS[0]), columns.index(_LISTS[-1]) + 1, about.values()
    found = []
    for row in rows:
        because, against = row[first:after]
        whole = (*row[:first], Raw(because), Raw(against), *row[after:], *constant)
        found.append(dict(zip(ordered, [whole[n] for n in order], strict=True)))
    return found


def _lines(
    columns: Sequence[str], portions: Iterable[list[Row]], about: Mapping[str, Any]
) -> Iterator[bytes]:
    for portion in portions:
        yield _encoder.encode_lines(_objects(columns, portion, about))


def _document(
    columns: Sequence[str], portions: Iterable[list[Row]], about: Mapping[str, Any]
) -> Iterator[bytes]:
    """One object: what is said of all rows, and the rows under `rows`, in their place by name."""
    head = {name: about[name] for name in sorted(about) if name < _ROWS}
    tail = {name: about[name] for name in sorted(about) if name > _ROWS}
    yield _encoder.encode(head)[:-1] + b',"rows":['
    comma = b""
    for portion in portions:
        yield comma + _encoder.encode(_objects(columns, portion, {}))[1:-1]
        comma = b","
    yield b"]," + _encoder.encode(tail)[1:]
