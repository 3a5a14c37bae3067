"""A page in: archived, linked to what it is a copy of, read, its proposals filed.

Invariant: nothing is proposed from a text that is not archived, nor from what is not the
article. A page that was read before is read again and filed beside what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from events.chronicle import Chronicle
from events.drafts import DocumentDraft
from events.intake.pages.page import Span as Stretch
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from events.intake.proposals.putting import Pairing, fault
from events.intake.proposals.readers import Reader, full_name
from events.intake.proposals.shelf import Put
from events.intake.rehearsal import rehearse

NoiseOf = Callable[[str], Sequence[Stretch]]
"""What in a text is not the article."""


class Readable(Protocol):
    """What must be known of a page (`events.intake.pages.page.Page`)."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def unread(self) -> str | None: ...
    @property
    def remarks(self) -> tuple[str, ...]: ...
    def draft(self) -> DocumentDraft: ...


class CopyOf(NamedTuple):
    """A document on file that a text is a near copy of, and how that was told."""

    document: str
    reason: str


class Near(Protocol):
    """What knows the texts on file, and finds near copies among them."""

    def of(self, text: str, but: str | None = None) -> CopyOf | None:
        """The nearest one; the document `but` is left out."""

    def add(self, document: str, text: str) -> None:
        """A text is on file now."""


class PageRead(NamedTuple):
    """What became of one page."""

    name: str
    document: str | None
    """None where nothing was archived: a dry run of a new page."""
    new: bool
    """Whether it was archived just now, or would be."""
    origin: str | None
    """The document that it is a copy of."""
    unread: str | None
    """Why no fact was looked for."""
    remarks: tuple[str, ...]
    found: tuple[Proposal, ...]
    """All that the readers found, in the order of the text."""
    put: Put


class Intake:
    """Takes pages in, one after the other."""

    def __init__(
        self, chronicle: Chronicle, readers: Sequence[Reader], noise_of: NoiseOf, near: Near
    ) -> None:
        self._chronicle = chronicle
        self._readers = readers
        self._noise_of = noise_of
        self._near = near

    def take(self, page: Readable, by: str) -> PageRead:
        """Archive the page and file what the readers find in it.

        Raises what archiving raises: `InvalidInput` for bytes that cannot be kept, `Conflict`
        if they are on file from the same source with other dates.
        """
        archived = self._chronicle.archive(page.draft())
        about = self._chronicle.about_document(archived.document)
        text = page.text
        if archived.new:
            origin = self._link(archived.document, text, by)
        else:
            text = self._chronicle.proposals.content.text(archived.text).content
            origin = self._chronicle.syndication.origin(archived.document)
        noise = plain(self._noise_of(text))
        total, found = _NOTHING, list[Proposal]()
        for reader in () if page.unread else self._readers:
            proposals = reader.propose(text, published=about.published, noise=noise)
            reading = Reading(
                text=archived.text,
                document=archived.document,
                reader=full_name(reader),
                published=about.published,
            )
            put = self._chronicle.proposals.put(reading, proposals, noise)
            total = Put(*(a + b for a, b in zip(total, put, strict=True)))
            found.extend(proposals)
        return PageRead(
            page.name, archived.document, archived.new, origin, page.unread, page.remarks,
            tuple(found), total,
        )  # fmt: skip

    def rehearse(self, page: Readable) -> PageRead:
        """What `take` would do; nothing is written. New proposals have no ids yet."""
        archived = rehearse(self._chronicle).archive(page.draft())
        text, document, published = page.text, None, page.published
        origin = None if (copy := self._near.of(text)) is None else copy.document
        if not archived.new:
            document = archived.document
            text = self._chronicle.proposals.content.text(archived.text).content
            origin = self._chronicle.syndication.origin(document)
            published = self._chronicle.about_document(document).published
        noise = plain(self._noise_of(text))
        total, found = _NOTHING, list[Proposal]()
        for reader in () if page.unread else self._readers:
            proposals = reader.propose(text, published=published, noise=noise)
            faults = [fault(text, draft, noise) for draft in proposals]
            sound = [draft for draft, why in zip(proposals, faults, strict=True) if why is None]
            reading = Reading(
                text=archived.text, document=archived.document, reader=full_name(reader)
            )
            put = _as_put(
                self._chronicle.proposals.compare(reading, sound),
                tuple(why for why in faults if why is not None),
            )
            total = Put(*(a + b for a, b in zip(total, put, strict=True)))
            found.extend(proposals)
        return PageRead(
            page.name, document, archived.new, origin, page.unread, page.remarks, tuple(found),
            total,
        )  # fmt: skip

    def _link(self, document: str, text: str, by: str) -> str | None:
        copy = self._near.of(text, document)
        self._near.add(document, text)
        if copy is None:
            return None
        return self._chronicle.syndication.link(document, copy.document, by, copy.reason).origin


_NOTHING = Put((), (), (), (), ())


def plain(noise: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Spans without what else is said about them."""
    return [(span[0], span[1]) for span in noise]


def _as_put(pairing: Pairing, refused: tuple[str, ...]) -> Put:
    return Put(
        new=("",) * len(pairing.new),
        same=tuple(row.proposal for row, _ in pairing.same),
        decided=tuple(row.proposal for row, _ in pairing.decided),
        gone=tuple(row.proposal for row in pairing.gone),
        refused=refused,
    )
