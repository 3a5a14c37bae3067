"""Where pages come from: files, folders and standard input, as names and bytes.

Invariant: the order is that of the arguments, within a folder that of the names, so that two
runs see the same pages in the same order. A file that cannot be read is said, not skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from domain.errors import InvalidInput
from events.documents import MAX_BYTES
from events.intake.pages.page import Unreadable
from events.intake.pages.sorts import SUFFIXES

STDIN = "-"
MAX_WARC = 1_000_000_000
"""A WARC holds many pages; each of them is held to `MAX_BYTES`."""


def places_in(paths: Iterable[str]) -> list[str]:
    """The files that these paths name, in order; `-` stays what it is, standard input.

    Of a folder, and the folders in it, the files whose suffix names a sort of page are
    taken. Raises `InvalidInput` for a path where there is nothing, or a folder without pages.
    """
    places: list[str] = []
    for path in paths:
        places += [STDIN] if path == STDIN else map(str, _files(Path(path)))
    return places


def content_of(place: str, stdin: Callable[[int], bytes]) -> tuple[str, bytes] | Unreadable:
    """Name and bytes of one of them; `stdin` reads so many bytes of standard input at most."""
    if place != STDIN:
        return _read(Path(place))
    content = stdin(MAX_WARC + 1)
    if len(content) > MAX_WARC:
        return Unreadable("standard input", f"It has more than {MAX_WARC:,} bytes.")
    return "standard input", content


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise InvalidInput(f"There is no file or folder {str(path)!r}.", field="path")
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if _is_page(file) and (file.is_file() or _leads_nowhere(file))
    )
    if not found:
        raise InvalidInput(
            f"The folder {str(path)!r} holds no pages: no file ends in "
            f"{', '.join(sorted(SUFFIXES))}, as it is or with .gz.",
            field="path",
        )
    return found


def _leads_nowhere(file: Path) -> bool:
    """A link to nothing: it is no page, and that is said."""
    return file.is_symlink() and not file.exists()


def _is_page(file: Path) -> bool:
    name = file.name.lower().removesuffix(".gz")
    return not name.startswith(".") and Path(name).suffix in SUFFIXES


def _read(file: Path) -> tuple[str, bytes] | Unreadable:
    most = MAX_WARC if ".warc" in file.name.lower() else MAX_BYTES
    if _leads_nowhere(file):
        return Unreadable(str(file), f"It is a link to {str(file.readlink())!r}; nothing is there.")
    try:
        size = file.stat().st_size
        if size > most:
            return Unreadable(str(file), f"It has {size:,} bytes; at most {most:,} are read.")
        return str(file), file.read_bytes()
    except OSError as error:
        return Unreadable(str(file), f"It cannot be read: {error.strerror or error}.")
