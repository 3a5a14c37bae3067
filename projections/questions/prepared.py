"""Queries that are built once for each generation of tables.

Building a statement and finding its compiled form again costs SQLAlchemy about 100 µs,
more than running it: what every question asks is prepared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from projections.schema import ReadModel

Query = Any
"""A `Select`, or a `CompoundSelect`, which have no common type that is worth its name."""


class Prepared(dict[ReadModel, Query]):
    """A query for each generation, built when first asked for."""

    def __init__(self, build: Callable[[ReadModel], Query]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, model: ReadModel) -> Query:
        self[model] = query = self._build(model)
        return query
