"""Fixtures that every test may use: a fresh empty database, as a URL; the width of a pipe."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.memory import in_memory
from tests.postgres import Server, running_server
from tests.spreading import ByModule, sort


def pytest_configure() -> None:
    """Files of tests are in memory where there is room, unless somebody says where."""
    if place := in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(place))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end; the collector of garbage need not weigh it each time.

    A tenth of the processor time of all tests went there.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first."""
    sort(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadgroup`, as in the Makefile, modules stay together too."""
    if config.getvalue("dist") != "loadgroup":
        return None
    config.option.loadscopereorder = False  # it would begin with the most tests, not the longest
    return ByModule(config, log)


@pytest.fixture(autouse=True, scope="session")
def printed_as_in_a_pipe() -> None:
    """Workers of pytest-xdist say that they are 80 columns wide; a pipe says nothing."""
    os.environ.pop("COLUMNS", None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL that lives as long as the session; started when a test first asks for it."""
    with running_server() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'chronicle.db'}"


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with postgres_server.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: the test runs once on SQLite, once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def just_opened(postgres_server: Server) -> Iterator[str]:
    """The name of a PostgreSQL database with a chronicle that holds its opening alone."""
    from tests.given import World  # imports all of the program, which few tests need

    with postgres_server.fresh_database() as url:
        with World(url):
            pass
        yield url.partition("?")[0].rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgres"])
def world_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """As `database_url`, for a `World`: it finds its chronicle opened, in a third of the time."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: Server = request.getfixturevalue("postgres_server")
    with server.fresh_database(request.getfixturevalue("just_opened")) as url:
        yield url
