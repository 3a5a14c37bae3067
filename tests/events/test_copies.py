"""Near copies among the texts on file: found, linked to what came first, and erasable."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from domain.errors import Redacted
from events.copies import LONGEST
from events.drafts import DocumentDraft
from tests.given import World

BY = "Ada Example"


@pytest.fixture
def world(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


def story(seed: int, words: int = 200) -> str:
    """A made-up story; another seed is another story."""
    rng = Random(seed)
    return " ".join(f"word{rng.randrange(3000)}" for _ in range(words)) + "."


def archived(world: World, text: str, publisher: str = "The Quay") -> str:
    draft = DocumentDraft(content=text.encode(), publisher=publisher)
    return world.chronicle.archive(draft).document


def test_a_copy_is_linked_to_the_story_that_came_first(world: World) -> None:
    """Whenever it is asked: the earlier one is no copy of the later one."""
    first = archived(world, story(1))
    archived(world, story(2))
    copy = archived(world, story(1) + " By our own writers.")
    assert world.chronicle.copies.link(copy, BY) == first
    assert world.chronicle.copies.link(first, BY) is None
    before = world.position
    assert world.chronicle.copies.link(copy, BY) == first
    assert world.position == before
    world.projector.catch_up()
    assert world.questions.copies(copy) == [first]


def test_of_several_the_nearest_counts_and_of_equals_the_earliest(world: World) -> None:
    """A story with other words in it is less near; those that are the same came in turn."""
    edited = archived(world, story(1)[:900] + story(2))
    first, second, third = (archived(world, story(1), f"Paper {n}") for n in range(3))
    found = world.chronicle.copies.of(third)
    assert found is not None
    assert found.document == first
    assert found.reason == "near copy: 100% of the runs of four words stand in both"
    assert world.chronicle.copies.link(first, BY) == edited
    assert world.chronicle.copies.link(second, BY) == edited
    assert world.chronicle.copies.link(third, BY) == edited


def test_what_others_archived_meanwhile_is_found(world: World) -> None:
    """Another process archives the story between two pages of this one, and looks for nothing."""
    assert world.chronicle.copies.link(archived(world, story(2)), BY) is None
    with World(world.url) as other:
        first = archived(other, story(1))
    assert world.chronicle.copies.link(archived(world, story(1) + " So."), BY) == first


def test_a_sketch_outlives_the_process_and_goes_with_its_text(world: World) -> None:
    """Found by what is kept beside the log; erased, nothing of its words is left there."""
    first = archived(world, story(1))
    assert world.chronicle.copies.link(first, BY) is None
    with World(world.url) as other:
        found = other.chronicle.copies.near(story(1))
        assert found is not None
        assert found.document == first
    world.chronicle.redactions.redact(first, "erased", BY, "by request")
    with world.recorder.reading() as cursor:
        for table in ("copy_sketches", "copy_runs"):
            counted = world.recorder.execute(cursor, f"SELECT count(*) FROM {table}")
            assert counted.fetchone() == (0,)
    assert world.chronicle.copies.link(archived(world, story(1) + " So."), BY) is None


def test_no_sketch_is_made_of_what_is_erased(world: World) -> None:
    """A text that goes before it was ever looked at leaves nothing behind."""
    first = archived(world, story(1))
    world.chronicle.redactions.redact(first, "erased", BY, "by request")
    assert world.chronicle.copies.link(archived(world, story(1) + " So."), BY) is None
    with pytest.raises(Redacted):
        world.content.text_of(first)


def test_tables_and_books_are_not_compared(world: World) -> None:
    """A text of more than 400,000 characters is a copy of nothing, and nothing is one of it."""
    long = story(3) + " so" * (LONGEST // 3)
    archived(world, long)
    assert world.chronicle.copies.link(archived(world, long, "The Pier"), BY) is None
    assert world.chronicle.copies.near(long) is None


def test_a_dry_run_finds_what_nobody_has_looked_at(world: World) -> None:
    """What was archived since copies were last looked for counts, too, and nothing is written."""
    copies = world.chronicle.copies
    first = archived(world, story(1))
    for _ in range(2):
        found = copies.near(story(1) + " So.")
        assert found is not None
        assert found.document == first
    assert not world.recorder.has_table("copy_progress")
    assert copies.link(archived(world, story(2)), BY) is None
    second = archived(world, story(3))
    third = copies.near(story(3))
    assert third is not None
    assert third.document == second


def test_nothing_was_looked_for_before_there_was_anything(world: World) -> None:
    """In a new chronicle nothing is a copy, and asking for it writes nothing."""
    assert world.chronicle.copies.near(story(1)) is None
    assert not world.recorder.has_table("copy_progress")


def test_whom_a_person_linked_the_other_way_stays_linked(world: World) -> None:
    """A person knows that the later one is the origin: the finder does not contradict that."""
    first, second = archived(world, story(1)), archived(world, story(1), "The Pier")
    world.chronicle.syndication.link(first, second, BY, "the wire's own page")
    assert world.chronicle.copies.link(second, BY) is None
    assert world.chronicle.copies.link(first, BY) == second
