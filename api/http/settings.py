"""What whoever runs the server may set.

Invariant: the defaults are safe for a server that others can reach, and a setting is read
nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Reading = Literal["open", "tokens"]
READING: tuple[Reading, ...] = get_args(Reading)
"""Who may read: everybody, or whoever has a token."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How many requests one client may send, like `600/minute`; None for any number."""

    reading: str | None = "3000/minute"
    writing: str | None = "600/minute"
    signing_in: str | None = "20/minute"


NO_RATES = Rates(None, None, None)
"""As many requests as there come."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it, with its defaults."""

    reading: Reading = "open"
    rates: Rates = Rates()
    max_body: int = 25_000_000
    """Bytes of the largest body: a document of the largest size, and what is said about it."""
    body_timeout: float = 30.0
    """Seconds that the next part of a body may take to come."""
    patience: float = 5.0
    """Seconds that a question waits for `min_position`."""
    key: Path | None = None
    """The file of the private key that certificates are signed with; without one none are given."""


DEFAULTS = Settings()
