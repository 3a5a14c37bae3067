"""Every way a request can be wrong, as one small family.

Invariant: an error says what was wrong, what was expected and what to do next,
and is raised before anything is written. Doors map the class to their own
signal (an HTTP status, an exit code); they never parse the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.redactions import Tombstone

_LONG = 120
_QUOTED = re.compile(r"""(?<!\w)(['"])((?:\\.|(?!\1).){121,})\1(?!\w)""")
"""Words in quotes that are longer than that."""


class ChronicleError(Exception):
    """The root of the family: `type` is a stable slug, `title` a fixed short name."""

    type = "chronicle-error"
    title = "The chronicle could not do this"

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        self.detail = _QUOTED.sub(_cut, detail)
        """What was given is repeated in it at most so far that it can be told."""
        super().__init__(self.detail)
        self.field = field
        """The part of the input that is wrong, as a dotted path, where one is."""


def _cut(quoted: re.Match[str]) -> str:
    mark, said = quoted.groups()
    return f"{mark}{said[: _LONG - 40]}…{said[-20:]}{mark} ({len(said):,} characters)"


class InvalidInput(ChronicleError):
    """A value is malformed: an impossible date, an unknown kind, a missing role."""

    type = "invalid-input"
    title = "The input is not valid"


class QuoteMismatch(ChronicleError):
    """The quote is not the exact slice of the archived text."""

    type = "quote-mismatch"
    title = "The quote is not in the archived text"


class NotFound(ChronicleError):
    """Nothing is known under this name or id; `nearest` lists what is close."""

    type = "not-found"
    title = "Nothing is on file under this name"

    def __init__(
        self, detail: str, *, field: str | None = None, nearest: Sequence[str] = ()
    ) -> None:
        super().__init__(detail, field=field)
        self.nearest = tuple(nearest)


class Ambiguous(ChronicleError):
    """A name fits more than one; `candidates` lists their ids."""

    type = "ambiguous"
    title = "The name fits more than one"

    def __init__(
        self, detail: str, *, field: str | None = None, candidates: Sequence[str] = ()
    ) -> None:
        super().__init__(detail, field=field)
        self.candidates = tuple(candidates)


class Conflict(ChronicleError):
    """The record already says something else under this id."""

    type = "conflict"
    title = "The record already says otherwise"


class Redacted(ChronicleError):
    """The words were withheld or erased; `tombstone` says by whom, when and why."""

    type = "redacted"
    title = "The words are not given any more"

    def __init__(self, tombstone: Tombstone, *, field: str | None = None) -> None:
        super().__init__(
            f"The words of {tombstone.document} were {tombstone.manner} by {tombstone.by} at "
            f"position {tombstone.position}: {tombstone.reason}",
            field=field,
        )
        self.tombstone = tombstone


class NoKey(ChronicleError):
    """What was asked for is signed, and no key was given to sign it with."""

    type = "no-key"
    title = "Without a key nothing can be signed"


class Unavailable(ChronicleError):
    """The database cannot be used as it is: locked, read-only, absent, foreign."""

    type = "unavailable"
    title = "The chronicle's database cannot be used"


class NotProven(ChronicleError):
    """A proof, a signature or a seal does not hold; the text names the first that does not."""

    type = "not-proven"
    title = "This is not proven"


class Stopped(ChronicleError):
    """A projection met an event that it cannot handle; nothing after it was projected."""

    type = "projection-stopped"
    title = "A projection stopped"

    def __init__(self, detail: str, *, position: int, topic: str) -> None:
        super().__init__(detail)
        self.position = position
        self.topic = topic
