"""The readers there are, by name and version; and those that somebody brings along.

Invariant: a version that proposals were filed under stays here, or can no longer be compared
with; a change of what it proposes is another version.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from domain.errors import InvalidInput
from events.intake.proposal import Proposal
from events.intake.proposals.readers import MakeReader, Register, Span, reader_named
from events.intake.rules_version import READER, RULES_VERSION

RULES = (
    "joining-verb", "joining-passive", "joining-bare", "joining-noun", "refusal-verb",
    "refusal-bare", "refusal-noun", "leaving-verb", "leaving-bare", "leaving-noun", "taken-in",
    "put-out", "named-list", "not-signatory", "membership", "listing", "delisting", "count",
    "pledge-unnamed", "sum", "event", "partnership", "meeting", "lawsuit", "charge", "aim",
    "speech", "office", "act",
)  # fmt: skip
"""The pattern families of the rules, as their proposals name them in `rule`."""


class RulesReader:
    """The rules; see `events.intake.reading`."""

    name, version, by_chance = "rules", str(RULES_VERSION), False
    families = RULES

    def __init__(self, register: Register) -> None:
        from events.intake.reading.names import NameIndex

        self._names = NameIndex(register)
        self.heard: Callable[[int, int], None] | None = None
        """Told how far a long text is read: code points, and how many there are."""

    def propose(
        self, text: str, *, published: str | None = None, noise: Sequence[Span] = ()
    ) -> list[Proposal]:
        """What the rules find in the text."""
        from events.intake.reading.reader import read

        return read(text, self._names, published=published, noise=noise, heard=self.heard)


DEFAULT = READER
READERS: dict[str, MakeReader] = {DEFAULT: RulesReader}
"""How each is made from the register."""


def maker_of(spelling: str) -> MakeReader:
    """The maker of the reader `NAME@VERSION`, or the one that is called `MODULE:NAME`.

    The module is sought in the working directory first. Raises `NotFound` for a name that is
    none of `READERS`, `InvalidInput` for a module or maker that is not there.
    """
    module, colon, name = spelling.partition(":")
    if not colon:
        return reader_named(READERS, spelling)
    sys.path.insert(0, str(Path.cwd()))
    try:
        found = getattr(importlib.import_module(module), name, None)
    except (ImportError, ValueError, TypeError) as error:
        raise InvalidInput(
            f"The module {module!r} cannot be loaded: {error}.", field="reader"
        ) from error
    finally:
        sys.path.pop(0)
    if not callable(found):
        raise InvalidInput(
            f"The module {module!r} has no {name!r} that makes a reader; it is called with the "
            "register, and gives a reader (events.intake.proposals.readers).",
            field="reader",
        )
    made: MakeReader = found
    return made
