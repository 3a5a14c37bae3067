"""What another version of a reader would change, before anything does.

Invariant: nothing is written. Every text that a version of the reader has read is read again,
told the same; what it finds is compared with what is filed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domain.errors import NotFound, Redacted
from events.intake.proposals.filed import Reading
from events.intake.proposals.intake import NoiseOf, plain
from events.intake.proposals.putting import Pairing, sifted
from events.intake.proposals.readers import Reader, base_name, full_name
from events.intake.proposals.shelf import Shelf
from events.store.content import ContentStore


class Compared(NamedTuple):
    """One text, read again."""

    reading: Reading
    pairing: Pairing


def readings_of(shelf: Shelf, reader: str) -> list[Reading]:
    """The texts that any version of a reader has read, each once, by text."""
    mine = [each for each in shelf.readings() if base_name(each.reader) == base_name(reader)]
    return list({each.text: each for each in mine}.values())


def backtest(
    shelf: Shelf, content: ContentStore, reader: Reader, noise_of: NoiseOf
) -> Iterator[Compared]:
    """Read the archive again; for each text, what would change. A text that may not be
    read is left out."""
    name = full_name(reader)
    for before in readings_of(shelf, name):
        try:
            text = content.text(before.text).content
        except (NotFound, Redacted):
            continue
        noise = plain(noise_of(text))
        found = reader.propose(text, published=before.published, noise=noise)
        sound, _ = sifted(text, found, noise)
        now = Reading(
            text=before.text, document=before.document, reader=name, published=before.published
        )
        yield Compared(now, shelf.compare(now, sound))
