"""The readers there are, by name and version.

Invariant: a version that proposals were filed under stays here, or can no longer be compared
with; a change of what it proposes is another version.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.intake.proposal import Proposal
from events.intake.proposals.readers import MakeReader, Reader, Register, Span

DEFAULT = "rules@1"


class RulesReader:
    """The rules, first version; see `events.intake.reading`."""

    name, version, by_chance = "rules", "1", False

    def __init__(self, register: Register) -> None:
        from events.intake.reading.names import NameIndex

        self._names = NameIndex(register)

    def propose(
        self, text: str, *, published: str | None = None, noise: Sequence[Span] = ()
    ) -> list[Proposal]:
        """What the rules find in the text."""
        from events.intake.reading.reader import read

        return read(text, self._names, published=published, noise=noise)


def _rules_1(register: Register) -> Reader:
    return RulesReader(register)


READERS: dict[str, MakeReader] = {"rules@1": _rules_1}
"""How each is made from the register."""
