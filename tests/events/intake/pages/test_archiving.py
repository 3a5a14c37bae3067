"""A page is archived with its bytes, its text and the name of what took it."""

from __future__ import annotations

from hashlib import sha256

import pytest
from msgspec import structs

from domain.errors import Conflict, InvalidInput
from events.drafts import DocumentDraft, Extraction
from events.intake.pages.opening import page_of
from events.intake.pages.page import Given, Page
from events.record import DocumentArchived
from tests.given import World

from .written import BODY, LINKED, html


@pytest.fixture
def page() -> Page:
    """A page of HTML that says who published it, and when."""
    return page_of(html(linked=LINKED), name="a.html")


def _archived(world: World, document: str) -> DocumentArchived:
    event = world.log.stream(document)[0]
    assert isinstance(event, DocumentArchived)
    return event


def test_bytes_and_text_are_both_kept(world: World, page: Page) -> None:
    """The store keeps the page's bytes and its text; the event says how the text was taken."""
    archived = world.chronicle.archive(page.draft())
    event = _archived(world, archived.document)
    assert (event.media_type, event.extractor) == ("text/html", page.extractor)
    assert (event.size, event.length) == (len(page.content), len(page.text))
    assert (event.publisher, event.published) == ("The Strelsau Post", "2018-11-13")
    assert world.content.text(archived.text).content == page.text
    assert world.content.about(archived.document)[0] == sha256(page.content).hexdigest()


def test_the_same_bytes_are_on_file(world: World, page: Page) -> None:
    """Archiving a page again says that it is on file, and writes nothing."""
    first = world.chronicle.archive(page.draft())
    before = world.position
    again = world.chronicle.archive(page_of(html(linked=LINKED), name="b.html").draft())
    assert (again.new, again.document, again.text) == (False, first.document, first.text)
    assert world.position == before


def test_another_extractor_leaves_the_text_on_file(world: World, page: Page) -> None:
    """Bytes on file keep their text when a later extractor takes another, or another author."""
    first = world.chronicle.archive(page.draft())
    later = structs.replace(page, text=BODY[0], extractor="trafilatura@9+9", author="B. Other")
    again = world.chronicle.archive(later.draft())
    assert (again.new, again.text) == (False, first.text)
    assert world.content.text(again.text).content == page.text


def test_a_day_given_otherwise_is_a_conflict(world: World, page: Page) -> None:
    """Who gives another publication day for a page on file is told of the one on file."""
    world.chronicle.archive(page.draft())
    given = Given(published="2018-11-20")
    other = page_of(html(linked=LINKED), name="a.html", given=given)
    with pytest.raises(Conflict, match="2018-11-13"):
        world.chronicle.archive(other.draft())


def test_plain_text_is_archived_as_before(world: World) -> None:
    """A page of plain text is the same document as the text archived by itself."""
    content = f"{BODY[0]}\n".encode()
    first = world.chronicle.archive(DocumentDraft(content=content))
    event = _archived(world, first.document)
    assert (event.media_type, event.extractor) == ("text/plain", "utf-8@1")
    again = world.chronicle.archive(page_of(content, name="a.txt").draft())
    assert (again.new, again.document) == (False, first.document)


@pytest.mark.parametrize(("text", "why"), [(" \n", "took no text"), ("a\x00b", "control")])
def test_a_text_that_is_none_is_refused(world: World, text: str, why: str) -> None:
    """An extraction without words, or with control characters, is refused and not written."""
    taken = Extraction(text=text, media_type="text/html", extractor="made-up@1")
    before = world.position
    with pytest.raises(InvalidInput, match=why):
        world.chronicle.archive(DocumentDraft(content=b"<html>", extraction=taken))
    assert world.position == before
