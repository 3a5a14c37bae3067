"""The page on citing: its commands, in their order, print what it shows."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from api.cli.main import cli
from tests.docs.blocks import blocks, check


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    """On the bundled example."""
    db = str(tmp_path / "example.db")
    assert CliRunner().invoke(cli, ["--db", db, "demo"]).exit_code == 0
    found = blocks("citing.md")
    assert len(found) == 3
    for block in found:
        check(db, block)
