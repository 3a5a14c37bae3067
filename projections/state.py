"""The state hash: one number for the content of all read tables.

Invariant: equal content gives an equal hash, whatever the database, the page
sizes or the generation. SHA-256 over the tables by name, rows by primary key, each
as one line of JSON.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec
from sqlalchemy import Connection, Text, select

from projections.schema import ReadModel

_PAGE = 10_000


def state_hash(connection: Connection, model: ReadModel) -> str:
    """SHA-256 in hex over all rows of all read tables of a generation."""
    digest = sha256()
    encode = msgspec.json.Encoder().encode
    suffix = f"_g{model.generation}"
    for table in model.tables:
        digest.update(table.name.removesuffix(suffix).encode() + b"\n")
        order = [
            column.collate("C") if postgres and isinstance(column.type, Text) else column
            for postgres in [connection.dialect.name == "postgresql"]
            for column in table.primary_key.columns
        ]
        rows = connection.execution_options(yield_per=_PAGE).execute(select(table).order_by(*order))
        for row in rows:
            digest.update(encode(tuple(row)) + b"\n")
    return digest.hexdigest()
