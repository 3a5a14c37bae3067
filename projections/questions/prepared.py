"""Statements that are compiled once, and run on the driver itself.

SQLAlchemy takes 30 µs to find the compiled form of a statement again and to wrap what comes
back, three times what SQLite takes to answer it: what every question asks is prepared.

Invariant: a prepared statement runs in the transaction of its connection, which has begun. Its
rows are the driver's own tuples: on SQLite a truth value is 0 or 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect

from projections.questions.view import View
from projections.schema import ReadModel

Query = Any
"""A `Select`, or a `CompoundSelect`, which have no common type that is worth its name."""
Row = tuple[Any, ...]


class Statement:
    """One query in the SQL of each database, compiled when it is first asked there."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._compiled: dict[str, tuple[str, dict[str, Any]]] = {}

    def rows(self, connection: Connection, **values: object) -> Sequence[Row]:
        """All rows, with these values for the parameters."""
        dialect, driver = connection.dialect, connection.connection
        sql, constants = self.compiled(dialect)
        cursor = driver.cursor()
        try:
            cursor.execute(sql, {**constants, **values})
        except dialect.loaded_dbapi.Error as error:
            if dialect.is_disconnect(error, driver, cursor):
                connection.invalidate()  # or the pool would try to roll it back
            raise
        return cursor.fetchall()

    def compiled(self, dialect: Dialect) -> tuple[str, dict[str, Any]]:
        """The SQL with its parameters by name, and those whose values stand in the query."""
        found = self._compiled.get(dialect.name)
        if found is None:
            compiled = self.query.compile(dialect=dialect)
            found = self._compiled[dialect.name] = str(compiled), compiled.params
        return found


class Prepared(dict[ReadModel, Statement]):
    """A statement for each generation of tables, built when it is first asked of them."""

    def __init__(self, build: Callable[[ReadModel], Query]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, model: ReadModel) -> Statement:
        self[model] = statement = Statement(self._build(model))
        return statement

    def rows(self, view: View, **values: object) -> Sequence[Row]:
        """All rows that it gives in a view, with these values for the parameters."""
        return self[view.model].rows(view.connection, **values)
