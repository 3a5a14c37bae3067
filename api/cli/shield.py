"""What terminals are shown: characters that would steer one appear as escapes, `\\u202e`.

Invariant: on standard output nothing recorded can move the cursor, reorder what stands
beside it or hide. Colours pass, for they are ours; bytes pass, for JSON and tables are
read by programs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from api.visible import visible


class _Shielded:
    """A text stream that writes what is visible; in all else the stream that it stands before."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        written: int = self._stream.write(visible(text))
        return written


@contextmanager
def shielded() -> Iterator[None]:
    """Show only what is visible on standard output until the block ends."""
    stream = sys.stdout
    sys.stdout = _Shielded(stream)
    try:
        yield
    finally:
        sys.stdout = stream
