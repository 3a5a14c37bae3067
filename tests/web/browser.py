"""A server of its own process and a headless Chromium; what every page must keep is kept here.

Invariant: each page that a test opens is checked, without the test's doing, for requests that
leave the machine, for errors of scripts, and for what the content policy refuses.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    sync_playwright,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--renderer-process-limit=1",  # else it starts three for a page, to have them when needed
)
_PATIENCE = 30.0


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """`chronicle serve` over a database, on a free port of the loopback; its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "api", "--db", str(db), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=10)


def _wait(server: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, server.communicate()[1]
        connection = HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError("the server did not answer in time")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Site:
    """One server in one browser: opens pages and watches them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self._wrong: list[str] = []
        self._refuses = False

    def open(self, path: str = "/", **options: Any) -> Page:
        """A page in a window of its own; `options` are those of a Playwright context."""
        context = self._browser.new_context(**{"locale": "en-GB", **options})
        context.set_default_timeout(10_000)
        context.route("**/*", self._watch)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._wrong.append(f"{page.url}: {error}"))
        page.on("console", self._read)
        page.goto(self.address + path)
        return page

    def _watch(self, route: Route, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self.address):
            self._wrong.append(f"a request leaves the machine: {request.url}")
            route.abort()
        else:
            route.continue_()

    def _read(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._wrong.append(f"{message.text} ({message.location.get('url')})")

    def expect_refusal(self) -> None:
        """A page of this test refuses, so Chromium logs its status: now, or a little later."""
        self._refuses = True

    def close(self) -> None:
        """Close what was opened, and fail if any of it went wrong."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()
        logged = "Failed to load resource" if self._refuses else None
        wrong = [each for each in self._wrong if logged is None or logged not in each]
        assert not wrong, "\n".join(wrong)


def accessible(page: Page) -> None:
    """Fail with every violation that axe-core finds in a page, in light and in dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        results = Axe().run(page)
        assert not results.violations_count, f"{scheme}: {results.generate_report()}"
