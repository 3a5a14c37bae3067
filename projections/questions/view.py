"""One consistent look at the read tables, and what questions need beside them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from domain.dates import ImpossibleDate
from domain.dates import day as day_number
from domain.errors import InvalidInput
from events.log import Log
from events.store.content import ContentStore
from projections.identities import Identities
from projections.questions.clocks import Pin, pin
from projections.questions.rules import Rules
from projections.schema import ReadModel


class View(NamedTuple):
    """The read tables as they stood at one moment, up to `position`."""

    connection: Connection
    model: ReadModel
    position: int
    log: Log
    content: ContentStore
    rules: Rules

    def identities(self, position: int) -> Identities:
        """Who is held to be whom, as known at a position."""
        return self.rules.identities(position)

    def pin(self, known_at: str | int | None) -> Pin:
        """The position that `known_at` stands for; see `clocks.pin`."""
        return pin(self.log, self.position, known_at, self.rules.policy)


def day_of(text: str, field: str = "valid_on") -> int:
    """The ordinal of a calendar day. Raises `InvalidInput` that names `field`."""
    try:
        return day_number(text)
    except ImpossibleDate as error:
        raise InvalidInput(str(error), field=field) from error
