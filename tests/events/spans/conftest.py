"""A chronicle of three documents and four facts, to tamper with past the chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.spans.findings import Checked, Finding
from events.spans.verifying import verify
from tests.events.seal.sealed import Sealed
from tests.given import BY, World

PAGE = "On Monday Japan joined the call. Größe: Canada joined too. Russia stayed out.\n"
"""The text that three facts quote."""
QUOTES = {
    "japan": "Japan joined the call",
    "canada": "Canada joined too",
    "russia": "Russia stayed out",
}


class Archived(Sealed):
    """A chronicle whose texts are tampered with."""

    def __init__(self, world: World, directory: Path) -> None:
        super().__init__(world, directory)
        self.page = world.chronicle.archive(
            DocumentDraft(content=PAGE.encode(), title="A page", publisher="The Dispatch")
        )
        for party in QUOTES:
            world.mention("actor", party)
        world.mention("instrument", "call")
        drafts = [
            FactDraft(
                kind="declined" if party == "russia" else "joined",
                roles={"actor": party, "instrument": "call"},
                when="2018-11-12",
                citation=CitationDraft(document=self.page.document, quote=quote),
            )
            for party, quote in QUOTES.items()
        ]
        recorded = world.chronicle.record(drafts, BY)
        self.facts = {party: each.fact for party, each in zip(QUOTES, recorded, strict=True)}

    def checked(self) -> tuple[Checked, list[Finding]]:
        """What the verification of documents counts, and what it finds."""
        findings = list[Finding]()
        recorder, codec = self.world.recorder, self.world.log.codec
        return verify(recorder, codec, lambda *_: None, findings.append), findings

    def rewrite(self, text: str) -> None:
        """Put another text where the page's stands."""
        self.sql("UPDATE texts SET content = ? WHERE text = ?", text.encode(), self.page.text)


@pytest.fixture
def archived(world_url: str, tmp_path: Path) -> Iterator[Archived]:
    """The chronicle, on SQLite and on PostgreSQL."""
    with World(world_url) as world:
        yield Archived(world, tmp_path)


@pytest.fixture
def archived_here(sqlite_url: str, tmp_path: Path) -> Iterator[Archived]:
    """The same on SQLite only, for what does not depend on the database."""
    with World(sqlite_url) as world:
        yield Archived(world, tmp_path)
