"""What is held for the first time: "at the inaugural forum".

Invariant: told by an adjective in front of a body's own name, and of no instrument.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.intake.reading.families import life_words as words
from events.intake.reading.found import Found
from events.intake.reading.masking import Masked


def inaugural(masked: Masked) -> Iterator[Found]:
    """Forms like "at the inaugural X": held for the first time."""
    said = masked.sentence.text
    if not masked.sentence.cues & words.FIRST.bit:
        return
    for unit in masked.units.values():
        item = unit.items[0]
        if (
            words.FIRST.search(said, unit.start, max(unit.start, item.start))
            and item.kind == "organization"
        ):
            base = masked.sentence.start
            yield Found(
                kind="launched",
                rule="event",
                roles={"instrument": item},
                start=base + unit.start,
                end=base + unit.end,
                as_said="inaugural",
            )
