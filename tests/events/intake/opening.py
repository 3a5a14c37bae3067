"""A new chronicle for tests that record, with a clock and salts that never repeat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.log import Log
from events.store.connect import connect
from events.store.content import ContentStore


@contextmanager
def new_chronicle(url: str) -> Iterator[Chronicle]:
    """An empty chronicle at `url`."""
    seconds, salts = count(1_700_000_000), count(1)
    recorder = connect(url, lambda: next(seconds) * 1_000_000, create=True)

    def entropy(size: int) -> bytes:
        return next(salts).to_bytes(size, "big")

    try:
        log = Log(recorder, Codec())
        open_chronicle(recorder, log, entropy)
        yield Chronicle(log, ContentStore(recorder), entropy=entropy, clock=recorder.clock)
    finally:
        recorder.close()
