"""Files, folders and standard input give names and bytes in a fixed order."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import InvalidInput
from events.intake.pages.files import files_in
from events.intake.pages.page import Unreadable


def test_a_folder_gives_its_pages_by_name(tmp_path: Path) -> None:
    """Of a folder and those in it the pages are taken, by name; other files are not."""
    (tmp_path / "b").mkdir()
    for name in ("c.html", "a.txt", "b/d.warc.gz", "b/e.MD", "f.jpg", ".g.html"):
        (tmp_path / name).write_bytes(name.encode())
    found = list(files_in([str(tmp_path)], lambda: b""))
    assert [content for _, content in found] == [b"a.txt", b"b/d.warc.gz", b"b/e.MD", b"c.html"]


def test_standard_input_is_a_dash(tmp_path: Path) -> None:
    """`-` is standard input, in its place among the files."""
    (tmp_path / "a.odd").write_bytes(b"file")
    found = list(files_in(["-", str(tmp_path / "a.odd")], lambda: b"piped"))
    assert found == [("standard input", b"piped"), (str(tmp_path / "a.odd"), b"file")]


def test_nothing_there_is_an_error(tmp_path: Path) -> None:
    """A path where nothing is, and a folder without pages, are errors that say so."""
    with pytest.raises(InvalidInput, match="no file or folder"):
        list(files_in([str(tmp_path / "a")], lambda: b""))
    with pytest.raises(InvalidInput, match="holds no pages"):
        list(files_in([str(tmp_path)], lambda: b""))


def test_a_file_too_large_is_said(tmp_path: Path) -> None:
    """A file beyond what is archived is named with its size; the others are read."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(20_000_001)
    (tmp_path / "b.txt").write_bytes(b"small")
    large, small = files_in([str(tmp_path)], lambda: b"")
    assert isinstance(large, Unreadable)
    assert "20,000,001" in large.why
    assert small[1] == b"small"
