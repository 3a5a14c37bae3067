"""The page on the site names every address that the site has."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.routing import APIRoute

from api.web.site import OPEN, PAGES
from api.web.words import LOOKS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "site.md"


def test_it_names_every_address() -> None:
    """A row for each page, and none for what is not there."""
    rows = re.findall(r"^\| `(/[^`]*)`", PAGE.read_text(), flags=re.MULTILINE)
    routes = [route for router in (*PAGES, *OPEN) for route in router.routes]
    assert sorted(rows) == sorted({r.path for r in routes if isinstance(r, APIRoute)})


def test_it_tells_every_look() -> None:
    """Each look has its row, in the order of the legend."""
    table = PAGE.read_text().partition("| look |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([A-Z][a-z ]+) \|", table, flags=re.MULTILINE) == list(LOOKS.values())
