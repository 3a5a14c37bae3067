"""The page on access: its commands print what it shows, and it names every setting and scope."""

from __future__ import annotations

import re
from pathlib import Path

import click

from api.access import SCOPES
from api.cli.running import serve
from api.wiring import create
from tests.docs.blocks import DOCS, blocks, check

PAGE = DOCS / "access.md"


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    """A token is made, listed and revoked, in the order of the page."""
    db = str(tmp_path / "chronicle.db")
    create(db)
    found = blocks("access.md")
    assert len(found) == 3
    for block in found:
        check(db, block)


def test_the_page_names_every_setting() -> None:
    """Each option of the server that has a variable, with its default."""
    rows = re.findall(r"^\| `(--\S+)` \| `(\w+)` \| `(\S+)`", PAGE.read_text(), re.MULTILINE)
    options = [o for o in serve.params if isinstance(o, click.Option) and o.envvar]
    assert rows == [(o.opts[0], o.envvar, "none" if o.opts == ["--key"] else str(o.default))
                    for o in options]  # fmt: skip


def test_the_page_names_every_scope() -> None:
    """Each scope has a row."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(), re.MULTILINE)
    assert tuple(rows) == SCOPES
