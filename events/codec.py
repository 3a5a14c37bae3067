"""Bytes to events and back.

Invariant: the bytes of an event never change, and every version ever written can
be read. State is JSON that starts with its version, `{"v":1,…`. The current
version decodes straight into its class; an older one becomes a mapping, passes
its upcasters in order, and is then converted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from domain.errors import ChronicleError, InvalidInput
from events.registry import EVENTS
from events.report import Event

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""The escape itself, not a backslash that is followed by the same letters."""
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""(topic, version) to the function that turns that version's fields into the next one's."""


class Undecodable(ChronicleError):
    """Stored bytes that no registered class can read: the log is newer, or damaged."""

    type = "undecodable-event"
    title = "An event cannot be read"


def holds_nul(state: bytes) -> bool:
    """Whether a string of an event's JSON holds U+0000."""
    return b"\\u0000" in state and _NUL.search(state) is not None


class Codec:
    """Encodes and decodes the events of one registry. Stateless once built; thread-safe."""

    def __init__(
        self,
        events: Mapping[str, type[Event]] = EVENTS,
        upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
    ) -> None:
        self._events = events
        self._upcasters = upcasters
        self._encode = msgspec.json.Encoder().encode
        self._heads = {t: b'{"v":%d,' % cls.VERSION for t, cls in events.items()}
        self._decoders = {t: msgspec.json.Decoder(cls).decode for t, cls in events.items()}

    def encode(self, event: Event) -> bytes:
        """The event's state: UTF-8 JSON, fields in the order the class declares them.

        Raises `InvalidInput` for a string with U+0000, which PostgreSQL's read tables
        could not hold: the projection would stop there for good.
        """
        head = self._heads[event.TOPIC]
        state = self._encode(event)
        if holds_nul(state):
            raise InvalidInput(f"A string of this {event.TOPIC!r} holds U+0000; leave it out.")
        return head + state[1:]

    def decode(self, topic: str, state: bytes) -> Event:
        """The event in these bytes. Raises `Undecodable` for an unknown topic or shape."""
        try:
            head = self._heads[topic]
        except KeyError:
            raise Undecodable(
                f"No event class has the topic {topic!r}; was the log written by a newer version?"
            ) from None
        try:
            if state.startswith(head):
                return self._decoders[topic](b"{" + state[len(head) :])
            return self._upcast(topic, state)
        except (msgspec.MsgspecError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise Undecodable(f"The state of a {topic!r} event is not readable: {error}") from error

    def _upcast(self, topic: str, state: bytes) -> Event:
        fields = msgspec.json.decode(state, type=dict[str, Any])
        stored = fields.pop("v", None)
        current = self._events[topic].VERSION
        if not isinstance(stored, int) or not 1 <= stored < current:
            raise Undecodable(
                f"Version {stored!r} of {topic!r} is unknown; this program reads 1 to {current}."
            )
        for version in range(stored, current):
            fields = self._upcasters[topic, version](fields)
        return msgspec.convert(fields, self._events[topic])
