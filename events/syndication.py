"""Copies: that a document is a copy of another, so that two of them are one origin.

Invariant: a document has one origin or none, and an origin is no copy itself: what is linked
to a copy is linked to that copy's origin. Nothing is linked to itself.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.errors import Conflict, InvalidInput
from events.documents import history_of
from events.log import Log, New
from events.record import SyndicationLinked
from events.report import Event
from events.saying import said


class Linked(NamedTuple):
    """Of which document another is a copy; `new` is false if that was on file already."""

    document: str
    origin: str
    position: int
    new: bool


class Syndication:
    """The command that links copies to their origin."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def link(self, document: str, origin: str, by: str, reason: str) -> Linked:
        """Put on file that a document is a copy of another, or of what that is a copy of.

        Raises `NotFound` for a document that is not archived, `InvalidInput` for one and
        itself or a reason that is none, and `Conflict` if it is a copy of another already.
        """
        with self._log.writing() as write:
            history = history_of(write, document, "document")
            first = origin_of(history_of(write, origin, "origin")) or origin
            event = said(SyndicationLinked, by, reason, document=document, origin=first)
            if first == document:
                raise InvalidInput(
                    f"{document} is the origin of {origin}, or the same; it is no copy of it.",
                    field="origin",
                )
            before = origin_of(history)
            if before == first:
                version = next(n for n, e in enumerate(history, 1) if _links(e))
                return Linked(document, first, write.positions([(document, version)])[0], False)
            if before is not None:
                raise Conflict(f"{document} is on file as a copy of {before}.", field="origin")
            (place,) = write.append([New(document, len(history) + 1, event)])
        return Linked(document, first, place.position, True)

    def origin(self, document: str) -> str | None:
        """Of which document this is a copy; None if of none."""
        return origin_of(self._log.stream(document))


def origin_of(history: list[Event]) -> str | None:
    """The origin that a document's stream names."""
    return next((event.origin for event in history if isinstance(event, SyndicationLinked)), None)


def _links(event: Event) -> bool:
    return isinstance(event, SyndicationLinked)
