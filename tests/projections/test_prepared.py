"""Statements that pass SQLAlchemy by, and what they leave to it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from domain.errors import Unavailable
from projections.engine import explained, read_engine
from projections.questions.prepared import Statement


def test_a_lost_connection_is_given_up(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where the server ends a connection the question says so, and the pool keeps none."""
    engine = read_engine(postgres_url)
    ended = Statement(select(func.pg_terminate_backend(func.pg_backend_pid())))
    with pytest.raises(Unavailable), explained(engine), engine.connect() as connection:
        ended.rows(connection)
    assert not caplog.records  # it was not rolled back in vain
    with engine.connect() as connection:
        assert Statement(select(1)).rows(connection) == [(1,)]
    engine.dispose()
