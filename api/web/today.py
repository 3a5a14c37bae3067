"""The day that a page is about where its address names none."""

from __future__ import annotations

from datetime import UTC, datetime

from api.wiring import clock


def today() -> str:
    """The day it is now, in UTC."""
    return datetime.fromtimestamp(clock() / 1e6, UTC).date().isoformat()
