"""Taking pages in, one after the other, and what became of them.

Invariant: a page is on file with its proposals before the next one is opened, so a run that is
broken off has lost nothing and can be repeated. What cannot be read is told, and the others are
read all the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import click

from api.cli.accepting import Accepting
from api.cli.found import Tally, on_a_line, print_page
from api.cli.printing import Advance, progress
from api.desk import Desk
from api.wiring import Service
from domain.errors import Conflict, InvalidInput, QuoteMismatch, Redacted
from events.intake.model.endpoint import ModelUnavailable
from events.intake.pages.files import content_of
from events.intake.pages.opening import pages_of
from events.intake.pages.page import Given, Page, Unreadable
from events.intake.proposals.intake import PageRead

TOGETHER = 20
"""Pages whose proposals are shown to a policy at once."""


class Failed(NamedTuple):
    """Bytes that gave no page, or a page that could not be archived, and why."""

    name: str
    why: str


class Printing:
    """Prints each page when it is done; shows names as they were when the reading began."""

    def __init__(self, service: Service, brief: bool, dry_run: bool) -> None:
        self._desk = Desk(service)
        self._brief = brief
        self._dry_run = dry_run

    def page(self, page: PageRead) -> None:
        print_page(self._desk, page, brief=self._brief, dry_run=self._dry_run)


class Run:
    """Reads pages one after the other, and keeps what became of them."""

    def __init__(
        self,
        take: Callable[[Page], PageRead],
        accepting: Accepting | None,
        printing: Printing | None,
        *,
        dry_run: bool,
    ) -> None:
        self._take = take
        self._dry_run = dry_run
        self._accepting = accepting
        self._printing = printing
        self._pages: list[PageRead] = []
        """All of them where they are printed together, as JSON."""
        self._waiting: list[PageRead] = []
        """Those that the policy has not seen."""
        self.tally = Tally()
        self.failed: list[Failed] = []
        self._said = 0
        """How many of those that failed were printed."""
        self._advance: Advance | None = None

    def read(self, places: Sequence[str], given: Given) -> None:
        """Read the pages of these files; each is on file before the next is opened."""
        with progress("reading", transient=True) as advance:
            self._advance = advance
            for done, place in enumerate(places):
                advance(done, len(places), f"{self.tally.pages:,} pages read, files")
                for page in _pages(place, given):
                    self._one(page, advance)
            self._accept()

    def heard(self, done: int, total: int) -> None:
        """How far a long page is read, in characters."""
        if self._advance is not None:
            self._advance(done, total, f"{self.tally.pages:,} pages read, the next: characters")

    def told(self) -> dict[str, Any]:
        """All of it, for JSON."""
        pages = [{**page._asdict(), "put": page.put._asdict()} for page in self._pages]
        failed = [each._asdict() for each in self.failed]
        said: dict[str, Any] = {"dry_run": self._dry_run, "pages": pages, "failed": failed}
        if self._accepting is not None:
            said["accepted"] = self._accepting.told()
        return said

    def broken_off(self) -> str:
        """What is said where somebody interrupts."""
        after = f"\nBroken off after {self.tally.pages:,} pages"
        if self._dry_run:
            return f"{after}; nothing was written."
        return (
            f"{after}, which are on file. Give the same command again to go on: what was read is "
            "read again, and filed only once."
        )

    def refuse_failed(self) -> None:
        """An error if any page could not be read; those that could are on file."""
        if len(self.failed) == 1 and not self.tally.pages:
            name = on_a_line(self.failed[0].name)
            raise InvalidInput(f"{name}: {self.failed[0].why}", field="files")
        self._say_failed()
        if self.failed:
            both = self.tally.pages + len(self.failed)
            raise InvalidInput(
                f"{len(self.failed):,} of {both:,} pages could not be read; the others "
                f"{'can be' if self._dry_run else 'are on file'}.",
                field="files",
            )

    def _one(self, page: Page | Failed, advance: Advance) -> None:
        if not isinstance(page, Failed):
            try:
                return self._done(self._take(page), advance)
            except (InvalidInput, Conflict, QuoteMismatch, Redacted, ModelUnavailable) as error:
                page = Failed(page.name, error.detail)
        self.failed.append(page)
        if self.tally.pages or len(self.failed) > 1:  # a single one is the error of the command
            with advance.aside():
                self._say_failed()
        return None

    def _say_failed(self) -> None:
        for each in self.failed[self._said :] if self._printing is not None else ():
            click.secho(f"{on_a_line(each.name)}: {each.why}", err=True, fg="red")
        self._said = len(self.failed)

    def _done(self, page: PageRead, advance: Advance) -> None:
        self.tally.count(page)
        if self._printing is not None:
            with advance.aside():
                self._printing.page(page)
        else:
            self._pages.append(page)
        if self._accepting is not None:
            self._waiting.append(page)
            if len(self._waiting) == TOGETHER:
                self._accept()

    def _accept(self) -> None:
        if self._accepting is not None and self._waiting:
            self._accepting.accept(self._waiting)
            self._waiting.clear()


def _pages(place: str, given: Given) -> Iterator[Page | Failed]:
    """Each page of a file; where there is none, why."""
    found = content_of(place, sys.stdin.buffer.read)
    if isinstance(found, Unreadable):
        yield Failed(*found)
        return
    name, content = found
    try:
        for page in pages_of(content, name=name, given=given):
            yield Failed(*page) if isinstance(page, Unreadable) else page
    except InvalidInput as error:
        yield Failed(name, error.detail)
