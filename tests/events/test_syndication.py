"""Copies: a document is linked to one origin, once, and an origin is no copy itself."""

from __future__ import annotations

import pytest

from domain.errors import Conflict, InvalidInput, NotFound
from events.drafts import DocumentDraft
from tests.events.conftest import Refused
from tests.given import World


@pytest.fixture
def pages(world: World) -> list[str]:
    """Three documents."""
    return [
        world.chronicle.archive(DocumentDraft(content=f"Page {n}.".encode())).document
        for n in range(3)
    ]


def test_a_copy_is_linked_once(world: World, pages: list[str]) -> None:
    """The second time it is on file already, whoever says it and why."""
    first, second, _ = pages
    link = world.chronicle.syndication.link
    linked = link(second, first, "ada", "the same words")
    assert linked == (second, first, world.position, True)
    assert link(second, first, "bob", "near copy") == linked._replace(new=False)
    world.projector.catch_up()
    assert world.questions.copies(first) == [second]


def test_a_copy_of_a_copy_is_a_copy_of_its_origin(world: World, pages: list[str]) -> None:
    """Twelve copies of one wire story are one origin, however they were found."""
    first, second, third = pages
    link = world.chronicle.syndication.link
    link(second, first, "ada", "the same words")
    assert link(third, second, "ada", "the same words").origin == first
    world.projector.catch_up()
    assert world.questions.copies(third) == [first, second]
    assert world.questions.copies(first) == [second, third]


def test_links_that_cannot_be_are_refused(world: World, pages: list[str], refused: Refused) -> None:
    """Itself, its own copy, an unknown document, another origin, no reason."""
    first, second, third = pages
    link = world.chronicle.syndication.link
    with refused(InvalidInput, "origin", "no copy of it"):
        link(first, first, "ada", "why")
    with refused(NotFound, "origin", "d1-0"):
        link(first, "d1-0", "ada", "why")
    with refused(NotFound, "document", "d1-0"):
        link("d1-0", first, "ada", "why")
    with refused(InvalidInput, "reason"):
        link(second, first, "ada", " ")
    link(second, first, "ada", "why")
    with refused(InvalidInput, "origin", "no copy of it"):
        link(first, second, "ada", "why")
    with refused(Conflict, "origin", f"a copy of {first}"):
        link(second, third, "ada", "why")
