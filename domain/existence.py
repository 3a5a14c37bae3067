"""When a party existed, as it is registered: from one date until another, the first day without.

Invariant: only a day that no reading of the two dates allows lies outside; what is not
known excludes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.dates import parse


class Existence(NamedTuple):
    """EDTF dates; None where nothing is known."""

    since: str | None
    until: str | None

    def excludes(self, earliest: int, latest: int) -> bool:
        """Whether it surely did not exist on any day of these, ordinals, both inclusive."""
        first = parse(self.since).earliest if self.since else None
        end = parse(self.until).latest if self.until else None
        return (first is not None and latest < first) or (end is not None and earliest >= end)

    def __str__(self) -> str:
        """`from 1949-10-07, before 1990-10-03`."""
        since = f"from {self.since}" if self.since else ""
        until = f"before {self.until}" if self.until else ""
        return ", ".join(part for part in (since, until) if part)


UNKNOWN = Existence(None, None)
"""Of whom no date is known."""
