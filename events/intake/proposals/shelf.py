"""The shelf: proposals put, and looked at.

Invariant: putting what one reader found in one text is one write: all of it is filed, or
nothing. Reading the same text again with the same reader changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from domain.errors import NotFound
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Filed, Reading, State
from events.intake.proposals.history import decided_before
from events.intake.proposals.putting import (
    Pairing,
    found_again,
    fresh_rows,
    pair,
    sifted,
    with_reader,
    without_reader,
)
from events.intake.proposals.readers import Span
from events.intake.proposals.table import Table
from events.log import Log, Write
from events.store.content import ContentStore


class Put(NamedTuple):
    """What became of what a reader found in a text; each is an id of a proposal."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    """Filed before, and still undecided."""
    decided: tuple[str, ...]
    """Decided about before: not proposed again."""
    gone: tuple[str, ...]
    """Proposed by an earlier version, and taken back."""
    refused: tuple[str, ...]
    """Why some could not be filed, as sentences."""


class Shelf:
    """What is filed about the texts of one chronicle."""

    def __init__(self, log: Log, content: ContentStore) -> None:
        self.table = Table(log.recorder)
        self._log = log
        self.content = content

    def put(
        self,
        reading: Reading,
        proposals: Sequence[Proposal],
        noise: Sequence[Span] = (),
        by_chance: bool = False,
    ) -> Put:
        """File what `reading.reader` found in a text beside what is there; durable on return.

        What is no exact slice of the archived text, or lies in `noise`, is not filed, and
        said why. A reader that works `by_chance` takes nothing back. Raises `NotFound` if the
        text is not archived, `Redacted` if it may not be read.
        """
        sound, refused = sifted(self.content.text(reading.text).content, proposals, noise)
        with self._log.writing() as write:
            self.content.refuse_redacted(write.cursor, reading.document, "text")
            self.table.create(write.cursor)
            filed = self.table.of_text(write.cursor, reading.text)
            pairing = pair(filed, reading.reader, sound, by_chance=by_chance)
            new = self._file(write, reading, pairing)
            if not by_chance:
                self._forget(write, filed, reading, pairing)
            self.table.put_reading(write.cursor, reading)
        return Put(
            new=tuple(row.proposal for row in new if row.undecided),
            same=tuple(row.proposal for row, _ in pairing.same),
            decided=tuple(row.proposal for row, _ in pairing.decided)
            + tuple(row.proposal for row in new if not row.undecided),
            gone=tuple(row.proposal for row in pairing.gone),
            refused=refused,
        )

    def _file(self, write: Write, reading: Reading, pairing: Pairing) -> list[Filed]:
        """Write what `pair` found out; the rows that were added."""
        for row, draft in pairing.same:
            if (now := found_again(row, draft)) != row:
                self.table.change(write.cursor, now)
        for row, draft in pairing.decided:
            if (now := with_reader(row, draft)) != row:
                self.table.change(write.cursor, now)
        new = [decided_before(write, row) for row in fresh_rows(reading, pairing.new)]
        self.table.add(write.cursor, new)
        return new

    def _forget(
        self, write: Write, filed: Sequence[Filed], reading: Reading, pairing: Pairing
    ) -> None:
        """What nobody finds any more is taken out; of what others find, only the reader's name."""
        for row in pairing.gone:
            self.table.remove(write.cursor, row.proposal)
        met = {row.proposal for row, _ in (*pairing.same, *pairing.decided)}
        met |= {row.proposal for row in pairing.gone}
        for row in filed:
            shorter = without_reader(row, reading.reader)
            if row.undecided and row.proposal not in met and shorter != row:
                self.table.change(write.cursor, shorter)

    def compare(
        self, reading: Reading, proposals: Sequence[Proposal], by_chance: bool = False
    ) -> Pairing:
        """What putting these would do; nothing is written."""
        return pair(self.of_text(reading.text), reading.reader, proposals, by_chance=by_chance)

    def of_text(self, text: str) -> list[Filed]:
        """All that is filed about a text, in the order of its words."""
        if not self.table.exists():
            return []
        with self._log.recorder.reading() as cursor:
            return self.table.of_text(cursor, text)

    def one(self, proposal: str) -> Filed:
        """One proposal. Raises `NotFound`."""
        found = self.table.one(proposal) if self.table.exists() else None
        if found is None:
            raise NotFound(f"No proposal has the id {proposal!r}.", field="proposal")
        return found

    def page(
        self,
        *,
        after: int = 0,
        limit: int = 50,
        document: str | None = None,
        states: Sequence[State] = (),
        rule: str | None = None,
    ) -> list[Filed]:
        """Up to `limit` proposals filed after the place `after`, in that order.

        Only those about a document, in one of these states, found by this pattern family,
        where given.
        """
        if not self.table.exists():
            return []
        return self.table.page(
            after=after, limit=limit, document=document, states=states, rule=rule
        )

    def families(self) -> list[str]:
        """The pattern families that found what is filed, in order of their names."""
        return self.table.families() if self.table.exists() else []

    def counts(self) -> dict[str, int]:
        """How many are in each state; empty where nothing was ever filed."""
        return self.table.counts() if self.table.exists() else {}

    def readings(self) -> list[Reading]:
        """Which texts were read by whom, by text and reader."""
        return self.table.readings() if self.table.exists() else []
