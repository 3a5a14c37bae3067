"""The page on explaining: its commands print what it shows, and it names every word they use."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from projections.questions.tables.streaming import FORMATS
from tests.docs.blocks import DOCS, blocks, check

PAGE = DOCS / "explaining.md"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the bundled example."""
    db = str(tmp_path_factory.mktemp("explaining") / "example.db")
    assert CliRunner().invoke(cli, ["--db", db, "demo"]).exit_code == 0
    return db


@pytest.mark.parametrize("block", blocks("explaining.md"))
def test_the_page_shows_what_is_printed(example: str, block: str) -> None:
    """Each command prints what stands under it."""
    check(example, block)


def test_the_page_names_every_format() -> None:
    """Every format of a snapshot has a row."""
    rows = set(re.findall(r"^\| `([a-z]+)` \|", PAGE.read_text(), flags=re.MULTILINE))
    assert set(FORMATS) <= rows
