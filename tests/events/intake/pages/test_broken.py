"""Whatever bytes come in, a page comes out or a reason."""

from __future__ import annotations

import random

import pytest

from events.intake.pages.opening import pages_of
from events.intake.pages.page import Page

from .written import LINKED, html, warc

_PIECES = (b"<", b'"', b"<!--", b"&#xD800;", b"&#0;", b"<script>", b"<table>", b"\xff", b"\0", b"{")


def _damaged(content: bytes, rng: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(rng.choice([1, 3, 20])):
        place = rng.randrange(len(found))
        match rng.randrange(3):
            case 0:
                found[place] = rng.randrange(256)
            case 1:
                found[place:place] = rng.choice(_PIECES)
            case 2 if len(found) > 100:
                del found[place : place + rng.randrange(40)]
    return bytes(found)


@pytest.mark.parametrize("sort", ["html", "warc", "packed"])
def test_damaged_bytes(sort: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 150 damaged files each gives pages that can be stored, or reasons, and prints nothing."""
    rng = random.Random(sort)
    whole = html(linked=LINKED)
    if sort != "html":
        whole = warc(("https://a.example/1", "200 OK|text/html", whole), gzip=sort == "packed")
    pages = 0
    for _ in range(150):
        for found in pages_of(_damaged(whole, rng), name=f"a.{sort}"):
            if not isinstance(found, Page):
                assert found.why
                continue
            pages += 1
            assert found.text.encode().decode() == found.text
            ends = [0, *(place for span in found.noise for place in span[:2]), len(found.text)]
            assert ends == sorted(ends)
    assert sort == "packed" or pages > 20  # of a damaged gzip, which holds its time, maybe none
    assert capsys.readouterr() == ("", "")
