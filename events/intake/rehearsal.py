"""A rehearsal: a chronicle that decides everything as the real one would and writes nothing.

Invariant: what a rehearsal accepts, the chronicle accepts as long as nobody else has
written in between; the chronicle itself is only read, and its log is never held.
The commands are the real ones, so there is no second set of rules to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, cast

from events.chronicle import Chronicle
from events.log import Log, New, Write
from events.report import Event
from events.store.content import ContentStore, Original, Text
from events.store.recorder import Cursor, Inserted

_NO_CURSOR = cast(Cursor, None)


def rehearse(chronicle: Chronicle) -> Chronicle:
    """A chronicle that starts from what this one holds and keeps the rest in memory.

    Positions and ids of new documents mean nothing outside the rehearsal.
    """
    log = _RehearsedLog(chronicle.log)
    salts = count()
    return Chronicle(
        log,
        _RehearsedContent(log),
        entropy=lambda size: next(salts).to_bytes(size, "big"),
        clock=lambda: 0,
    )


class _RehearsedLog(Log):
    """The log as it stands, with what the rehearsal has appended."""

    def __init__(self, log: Log) -> None:
        super().__init__(log.recorder, log.codec)
        self.appended: dict[str, list[Event]] = {}

    @contextmanager
    def writing(self) -> Iterator[Write]:
        yield _RehearsedWrite(self)

    def stream(self, stream: str) -> list[Event]:
        return super().stream(stream) + self.appended.get(stream, [])


class _RehearsedWrite(Write):
    """A write that reads the log and appends to the rehearsal."""

    def __init__(self, log: _RehearsedLog) -> None:
        super().__init__(log.recorder, log.codec, _NO_CURSOR)
        self._log = log

    def append(self, events: Sequence[New]) -> list[Inserted]:
        for stream, _, event in events:
            self._log.appended.setdefault(stream, []).append(event)
        return [Inserted(0, True) for _ in events]

    def positions(self, keys: Sequence[tuple[str, int]]) -> list[int]:
        return [0 for _ in keys]

    def stream(self, stream: str) -> list[Event]:
        return self._log.stream(stream)


class _RehearsedContent(ContentStore):
    """The content store as it stands, with what the rehearsal has archived."""

    def __init__(self, log: _RehearsedLog) -> None:
        super().__init__(log.recorder)
        self._read = log.recorder.reading
        self._found: dict[str, dict[str, str]] = {}
        self._texts: dict[str, Text] = {}

    def by_source(self, cursor: Cursor, sha256: str) -> dict[str, str]:  # noqa: ARG002
        with self._read() as own:
            return super().by_source(own, sha256) | self._found.get(sha256, {})

    def put(self, cursor: Any, original: Original, text: Text) -> None:  # noqa: ARG002
        self._found.setdefault(original.sha256, {})[original.source] = original.document
        self._texts[original.document] = text

    def refuse_redacted(self, cursor: Cursor, document: str, field: str) -> None:  # noqa: ARG002
        with self._read() as own:
            super().refuse_redacted(own, document, field)

    def text_of(self, document: str) -> Text:
        if document not in self._texts:
            self._texts[document] = super().text_of(document)
        return self._texts[document]
