"""A dry run: pages as they would be taken in, one after the other, and nothing is written.

Invariant: each page is told as if those before it were on file, the same page again and copies
of each other among them. Their texts are kept in memory until the run is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from events.chronicle import Chronicle
from events.documents import Archived
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Filed, Reading
from events.intake.proposals.intake import Intake, NoiseOf, PageRead, Readable
from events.intake.proposals.putting import fresh_rows, pair, sifted
from events.intake.proposals.readers import Reader, Span
from events.intake.proposals.shelf import Put
from events.intake.rehearsal import rehearse


class DryRun(Intake):
    """Takes pages in as `Intake` does, in a rehearsal of the chronicle as it stands."""

    def __init__(self, chronicle: Chronicle, readers: Sequence[Reader], noise_of: NoiseOf) -> None:
        super().__init__(rehearse(chronicle), readers, noise_of)
        self._names: dict[str, str] = {}
        """Of the pages that are not on file, by the id they have in the rehearsal."""
        self._rows: dict[str, list[Filed]] = {}
        """By text: what would be filed."""

    def take(self, page: Readable, by: str) -> PageRead:
        """What `Intake.take` would do; what is not on file has no ids yet."""
        told = super().take(page, by)
        document, origin = told.document or "", told.origin or ""
        return told._replace(
            document=None if document in self._names else told.document,
            origin=self._names.get(origin, told.origin),
        )

    def _origin(self, page: Readable, archived: Archived, by: str) -> str | None:
        syndication = self._chronicle.syndication
        if archived.new:
            self._names[archived.document] = page.name
            copy = self._chronicle.copies.near(page.text, archived.document)
            if copy is not None:
                syndication.link(archived.document, copy.document, by, copy.reason)
        return syndication.origin(archived.document)

    def _put(
        self,
        reading: Reading,
        proposals: Sequence[Proposal],
        noise: Sequence[Span],
        by_chance: bool,
    ) -> Put:
        shelf, rehearsed = self._chronicle.proposals, self._rows.setdefault(reading.text, [])
        text = shelf.content.text_of(reading.document).content
        sound, refused = sifted(text, proposals, noise)
        rows = [*shelf.of_text(reading.text), *rehearsed]
        pairing = pair(rows, reading.reader, sound, by_chance=by_chance)
        rehearsed += fresh_rows(reading, pairing.new)
        without_id = {row.proposal for row in rehearsed}

        def ids(filed: Iterable[Filed]) -> tuple[str, ...]:
            return tuple("" if row.proposal in without_id else row.proposal for row in filed)

        return Put(
            new=("",) * len(pairing.new),
            same=ids(row for row, _ in pairing.same),
            decided=ids(row for row, _ in pairing.decided),
            gone=ids(pairing.gone),
            refused=refused,
        )
