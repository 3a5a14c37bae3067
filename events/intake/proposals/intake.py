"""A page in: archived, linked to what it is a copy of, read, its proposals filed.

Invariant: nothing is proposed from a text that is not archived, nor from what is not the
article. A page that was read before is read again and filed beside what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from msgspec import structs

from domain.errors import Conflict
from events.chronicle import Chronicle
from events.documents import Archived
from events.drafts import DocumentDraft
from events.intake.pages.page import Span as Stretch
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from events.intake.proposals.readers import Reader, Span, full_name
from events.intake.proposals.shelf import Put

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


class PageRead(NamedTuple):
    """What became of one page."""

    name: str
    document: str | None
    """None where nothing was archived: a dry run of a page that is not on file."""
    new: bool
    """Whether it was archived just now, or would be."""
    origin: str | None
    """The document that it is a copy of; in a dry run the page's name, where it has no id yet."""
    unread: str | None
    """Why no fact was looked for."""
    remarks: tuple[str, ...]
    found: tuple[Proposal, ...]
    """All that the readers found, in the order of the text."""
    put: Put


class _Told(NamedTuple):
    """What the readers are told about a page."""

    archived: Archived
    text: str
    published: str | None
    remarks: tuple[str, ...]


class Intake:
    """Takes pages in, one after the other."""

    def __init__(self, chronicle: Chronicle, readers: Sequence[Reader], noise_of: NoiseOf) -> None:
        self._chronicle = chronicle
        self._readers = readers
        self._noise_of = noise_of

    def take(self, page: Readable, by: str) -> PageRead:
        """Archive the page and file what the readers find in it.

        Raises what archiving raises: `InvalidInput` for bytes that cannot be kept, `Conflict`
        if they are on file from the same source with other dates. A day of publication that is
        given for a page on file without one is what its dates are resolved from; the document
        stays as it was archived.
        """
        archived = _archived(self._chronicle, page.draft())
        origin = self._origin(page, archived, by)
        told = self._about(page, archived)
        return self._read(page, told, origin)

    def _origin(self, page: Readable, archived: Archived, by: str) -> str | None:  # noqa: ARG002
        """The document that this one is a copy of; put on file, if it is not yet."""
        return self._chronicle.copies.link(archived.document, by)

    def _put(
        self,
        reading: Reading,
        proposals: Sequence[Proposal],
        noise: Sequence[Span],
        by_chance: bool,
    ) -> Put:
        """File what one reader found."""
        return self._chronicle.proposals.put(reading, proposals, noise, by_chance)

    def _about(self, page: Readable, archived: Archived) -> _Told:
        """The text on file, which is the page's own only if the page is new."""
        about = self._chronicle.about_document(archived.document)
        text = page.text
        if not archived.new:
            text = self._chronicle.proposals.content.text_of(archived.document).content
        remarks = page.remarks
        if about.published is None and page.published is not None:
            remarks = (*remarks, _DATED)
        return _Told(archived, text, about.published or page.published, remarks)

    def _read(self, page: Readable, told: _Told, origin: str | None) -> PageRead:
        """Ask each reader, and put what it finds."""
        archived, text, published, remarks = told
        noise = plain(self._noise_of(text))
        total, found = _NOTHING, list[Proposal]()
        for reader in () if page.unread else self._readers:
            proposals = reader.propose(text, published=published, noise=noise)
            reading = Reading(
                text=archived.text,
                document=archived.document,
                reader=full_name(reader),
                published=published,
            )
            filed = self._put(reading, proposals, noise, reader.by_chance)
            total = Put(*(a + b for a, b in zip(total, filed, strict=True)))
            found.extend(proposals)
        return PageRead(
            page.name, archived.document, archived.new, origin, page.unread, remarks,
            tuple(found), total,
        )  # fmt: skip


def _archived(chronicle: Chronicle, draft: DocumentDraft) -> Archived:
    """The document; the one on file, if that only lacks the day of publication."""
    try:
        return chronicle.archive(draft)
    except Conflict as error:
        if error.field != "published" or draft.published is None:
            raise
        found = chronicle.archive(structs.replace(draft, published=None))
        if chronicle.about_document(found.document).published is not None:
            raise
        return found


_DATED = (
    "The page is on file without a publication day and stays so; the one given now is what its "
    "dates are resolved from."
)
_NOTHING = Put((), (), (), (), ())


def plain(noise: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Spans without what else is said about them."""
    return [(span[0], span[1]) for span in noise]
