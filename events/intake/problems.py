"""What is wrong with a bundle, gathered so that one run shows more than the first.

Invariant: every problem names its place, as a field (`facts[3].when`) and, where the
bundle is JSON Lines, by its line.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import ChronicleError, InvalidInput

_SHOWN = 10


class Problems:
    """The problems of one bundle, in the order they were found."""

    def __init__(self, lines: Mapping[str, tuple[int, ...]]) -> None:
        self._lines = lines
        self._found: list[tuple[str, str, ChronicleError]] = []

    def add(self, sort: str, place: int, error: ChronicleError) -> None:
        """Note an error of the item at `place` of its sort; its field becomes `facts[3].when`."""
        field = f"{sort}[{place}]"
        if error.field:
            field += f".{error.field}"
        lines = self._lines.get(sort)
        where = f"line {lines[place]}, {field}" if lines else field
        self._found.append((field, f"{where}: {error.detail}", error))

    def raise_any(self) -> None:
        """One error for all: of their class if they share one, else `InvalidInput`."""
        if not self._found:
            return
        classes = {type(error) for _, _, error in self._found}
        cls = classes.pop() if len(classes) == 1 else InvalidInput
        details = [detail for _, detail, _ in self._found]
        if len(details) > 1:
            head = f"The bundle has {len(details)} problems; nothing was recorded."
            hidden = len(details) - _SHOWN
            tail = [f"… and {hidden} more."] if hidden > 0 else []
            details = ["\n".join([head, *details[:_SHOWN], *tail])]
        raise cls(details[0], field=self._found[0][0])
