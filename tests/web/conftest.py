"""One server and one browser for all of these tests; a site for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.wiring import create, service
from events.intake.bundle import read_bundle
from events.intake.recording import record_bundle
from tests.api.http.made_up import BUNDLE
from tests.web.browser import Site, chromium, serving
from tests.web.made_up import bundle


@pytest.fixture(scope="package")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of the bundled example and the made-up accord. To be read."""
    folder = tmp_path_factory.mktemp("web")
    db, accord = folder / "site.db", folder / "accord.json"
    accord.write_text(json.dumps(bundle()))
    create(f"sqlite:///{db}")
    with service(f"sqlite:///{db}") as opened:
        for path in (BUNDLE, accord):
            record_bundle(opened.chronicle, read_bundle(path), "Ada Example")
    return db


@pytest.fixture(scope="package")
def address(chronicle: Path) -> Iterator[str]:
    """The address of a server over that chronicle."""
    with serving(chronicle) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium, gone before other tests: while it lives, no `asyncio.run` works."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def site(browser: Browser, address: str) -> Iterator[Site]:
    """The server in the browser; what its pages did wrong fails the test."""
    site = Site(browser, address)
    yield site
    site.close()
