"""The files of an export, read line by line: their order and shape, nothing of what they say.

Invariant: what is read is one opening, then events at positions 1, 2, 3 …, then one closing, and
nothing else; the first line that is not so is named. One page is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from domain.errors import InvalidInput, NotProven
from events.transfer.format import FORMAT, LOG, TEXTS, Closing, Line, Opening, Words

PAGE = 2_000
_BLOCK = 1 << 16
Shape = TypeVar("Shape", bound=msgspec.Struct)


class ExportFolder:
    """An export. Raises `InvalidInput` for what is none, `NotProven` for one that was changed."""

    def __init__(self, folder: Path) -> None:
        self._log, self._texts = folder / LOG, folder / TEXTS
        if not self._log.is_file():
            raise InvalidInput(f"{folder} holds no export: there is no {LOG}.", field="folder")
        with _opened(self._log) as file:
            self.opening = _opening(file.readline())
            closing = _shaped(_last_line(file), Closing)
        if closing is None:
            raise NotProven(f"{LOG} is cut short: its last line is not that of an export.")
        self.closing = closing
        if self.closing.texts is None and self._texts.exists():
            raise NotProven(f"{LOG} says that texts were left out, but there is a {TEXTS}.")
        if self.closing.texts is not None and not self._texts.is_file():
            raise NotProven(f"{TEXTS} is missing; {LOG} says it has {self.closing.texts} lines.")

    def pages(self) -> Iterator[list[Line]]:
        """The events, in pages; every one at its position."""
        with _opened(self._log) as file:
            file.readline()
            page = []
            for position in range(1, self.opening.events + 1):
                page.append(_event(file.readline(), position))
                if len(page) == PAGE:
                    yield page
                    page = []
            yield page
            if _shaped(file.readline(), Closing) is None or file.readline():
                raise NotProven(
                    f"Line {self.opening.events + 2} of {LOG} is not its last one: it was added "
                    f"to, beyond the {self.opening.events} events that it says."
                )

    def words(self) -> Iterator[tuple[int, Words]]:
        """The number and content of each line of the texts; as many as the log says."""
        expected = self.closing.texts
        if expected is None:
            return
        number = 0
        with _opened(self._texts) as file:
            for number, line in enumerate(file, start=1):
                found = _shaped(line, Words)
                if found is None:
                    raise NotProven(f"Line {number} of {TEXTS} is no document, or was cut.")
                yield number, found
        if number != expected:
            raise NotProven(f"{TEXTS} has {number} lines; {LOG} says {expected}.")


def _opening(line: bytes) -> Opening:
    try:
        said = msgspec.json.decode(line, type=dict[str, object])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        said = {}
    if said.get("format") != FORMAT:
        got = f"is {said['format']!r}" if "format" in said else "says no format"
        raise InvalidInput(f"{LOG} {got}; this program reads {FORMAT}.", field="folder")
    opening = _shaped(line, Opening)
    if opening is None:
        raise NotProven(f"The first line of {LOG} is not that of an export.")
    return opening


def _event(line: bytes, position: int) -> Line:
    where = f"Line {position + 1} of {LOG}"
    found = _shaped(line, Line)
    if found is None:
        ends = _shaped(line, Closing) or not line
        what = "the log ends there" if ends else "that is none, or was cut"
        raise NotProven(f"{where}: expected event {position}, but {what}.")
    if found.position != position:
        before = found.position < position
        what = "a second time" if before else f"where event {position} was expected"
        raise NotProven(
            f"{where} holds event {found.position} {what}: lines were "
            f"{'doubled or reordered' if before else 'taken out or reordered'}."
        )
    return found


def _shaped(line: bytes, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.json.decode(line, type=shape) if line.endswith(b"\n") else None
    except (msgspec.MsgspecError, ValueError):
        return None


def _last_line(file: IO[bytes]) -> bytes:
    """The last line, newline and all, found from the end."""
    end = file.seek(0, 2)
    tail = b""
    while end > 0 and tail.count(b"\n", 0, -1) == 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        tail, end = file.read(end - start) + tail, start
    return tail[tail.rfind(b"\n", 0, -1) + 1 :]


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.", field="folder") from error
