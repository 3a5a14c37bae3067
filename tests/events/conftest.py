"""Worlds whose commands are tested: what is refused must leave the log as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from domain.errors import ChronicleError
from tests.given import World

Refused = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    """An empty chronicle."""
    with World(sqlite_url) as world:
        yield world


@pytest.fixture
def refused(world: World) -> Refused:
    """What its block does is refused with this field and these words, and writes nothing."""

    @contextmanager
    def refusing(error: type[ChronicleError], field: str, *words: str) -> Iterator[None]:
        before = world.position
        with pytest.raises(error) as caught:
            yield
        assert type(caught.value) is error
        assert caught.value.field == field
        for word in words:
            assert word in caught.value.detail
        assert world.position == before

    return refusing
