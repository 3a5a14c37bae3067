"""The recorded-time clock: which events a question may see.

Invariant: only a position pins. A timestamp stands for the last position recorded
at or before it; one in the future of the log's clock is refused, because more may
still be recorded before it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from domain.errors import InvalidInput
from domain.policy import Policy
from events.log import Log

_POSITION = re.compile(r"-?[0-9]{1,18}", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Pin(NamedTuple):
    """A log position with the clock of its event; None for position 0."""

    position: int
    known_at: str | None
    """When the event was recorded (UTC)."""
    replayed_at: str | None
    """When a replay wrote the event, if one did: then `known_at` is the history's own time."""
    policy: int
    """The version of the rules that decides at the position."""

    def fields(self) -> dict[str, Any]:
        """The clock as every answer shows it."""
        return self._asdict()


def pin(
    log: Log,
    newest: int,
    known_at: str | int | None,
    policy_at: Callable[[int], Policy],
    now: int | None = None,
) -> Pin:
    """The position that `known_at` stands for, at most `newest`.

    `known_at` is a position, a timestamp with a zone, or None for `newest`; `now`
    is the clock in microseconds, for tests. Raises `InvalidInput` for a position
    or a time that is not recorded yet.
    """
    if known_at is None:
        position = newest
    elif isinstance(known_at, int) or _POSITION.fullmatch(known_at.strip()):
        position = int(known_at)
        if not 0 <= position <= newest:
            raise InvalidInput(
                f"Position {position} is not recorded; the log has 0 (nothing) to {newest}.",
                field="known_at",
            )
    else:
        moment = _microseconds(known_at)
        if moment > (now if now is not None else time.time_ns() // 1000):
            raise InvalidInput(
                f"{known_at} lies in the future; what will be known then is not recorded yet.",
                field="known_at",
            )
        position = min(log.position_at(moment), newest)
    recorded_at, replayed_at = log.times(position)
    return Pin(position, _text(recorded_at), _text(replayed_at), policy_at(position).version)


def _text(microseconds: int | None) -> str | None:
    return None if microseconds is None else utc_text(microseconds)


def utc_text(microseconds: int) -> str:
    """A recorded time as ISO 8601 in UTC, to the microsecond."""
    moment = _EPOCH + timedelta(microseconds=microseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _microseconds(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            f"{text!r} is neither a log position nor a timestamp; "
            "write 57, or 2026-11-22T17:00:00Z.",
            field="known_at",
        ) from error
    if moment.tzinfo is None:
        raise InvalidInput(
            f"{text!r} has no time zone, so it is not one moment; "
            "write it like 2026-11-22T17:00:00Z.",
            field="known_at",
        )
    return int((moment - _EPOCH) / timedelta(microseconds=1))
