"""What a log gives: the state hash of the read tables, made anew from it and nothing else.

Invariant: the read tables that answer are not looked at, so an attestation says what anybody
gets who projects the same log, wherever and whenever.
"""

from __future__ import annotations

from sqlalchemy import select

from events.log import Log
from projections.runner import Progress, Projector
from projections.schema import generations, read_model
from projections.scratch import scratch
from projections.state import state_hash


def state_at(log: Log, position: int, progress: Progress) -> str:
    """The state hash of the first `position` events. Raises `Stopped` if one cannot be projected.

    `progress` is told (position reached, position to reach).
    """
    with scratch() as engine:
        projector = Projector(engine, log)
        projector.prepare()
        projector.project_to(position, progress)
        with engine.connect() as connection:
            (generation,) = connection.execute(select(generations.c.generation)).scalars()
            return state_hash(connection, read_model(generation))
