"""Files, folders and standard input give names and bytes in a fixed order."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import InvalidInput
from events.intake.pages.files import MAX_WARC, content_of, places_in
from events.intake.pages.page import Unreadable


def test_a_folder_gives_its_pages_by_name(tmp_path: Path) -> None:
    """Of a folder and those in it the pages are taken, by name; other files are not."""
    (tmp_path / "b").mkdir()
    for name in (
        "c.html",
        "a.txt",
        "b/d.warc.gz",
        "b/e.MD",
        "f.jpg",
        ".g.html",
        "h.HTM.gz",
        "i.gz",
    ):
        (tmp_path / name).write_bytes(name.encode())
    names = [str(Path(place).relative_to(tmp_path)) for place in places_in([str(tmp_path)])]
    assert names == ["a.txt", "b/d.warc.gz", "b/e.MD", "c.html", "h.HTM.gz"]


def test_standard_input_is_a_dash(tmp_path: Path) -> None:
    """`-` is standard input, in its place among the files."""
    (tmp_path / "a.odd").write_bytes(b"file")
    places = places_in(["-", str(tmp_path / "a.odd")])
    found = [content_of(place, lambda _most: b"piped") for place in places]
    assert found == [("standard input", b"piped"), (str(tmp_path / "a.odd"), b"file")]


def test_no_more_is_read_of_standard_input_than_of_a_file() -> None:
    """An endless pipe is broken off and said."""
    asked: list[int] = []

    class Endless(bytes):
        def __len__(self) -> int:
            return asked[0]

    def stdin(most: int) -> bytes:
        asked.append(most)
        return Endless()

    found = content_of("-", stdin)
    assert isinstance(found, Unreadable)
    assert (asked, "more than 1,000,000,000 bytes" in found.why) == ([MAX_WARC + 1], True)


def test_nothing_there_is_an_error(tmp_path: Path) -> None:
    """A path where nothing is, and a folder without pages, are errors that say so."""
    with pytest.raises(InvalidInput, match="no file or folder"):
        places_in([str(tmp_path / "a")])
    with pytest.raises(InvalidInput, match="holds no pages"):
        places_in([str(tmp_path)])


def test_a_link_to_nothing_is_said(tmp_path: Path) -> None:
    """It stands among the pages of its folder, with where it leads; the others are read."""
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (tmp_path / "b.txt").write_bytes(b"small")
    dead, small = (content_of(place, lambda _most: b"") for place in places_in([str(tmp_path)]))
    assert isinstance(dead, Unreadable)
    assert "a link to 'gone.txt'" in dead.why
    assert small == (str(tmp_path / "b.txt"), b"small")


def test_a_file_too_large_is_said(tmp_path: Path) -> None:
    """A file beyond what is archived is named with its size; the others are read."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(20_000_001)
    (tmp_path / "b.txt").write_bytes(b"small")
    large, small = (content_of(place, lambda _most: b"") for place in places_in([str(tmp_path)]))
    assert isinstance(large, Unreadable)
    assert "20,000,001" in large.why
    assert small[1] == b"small"
