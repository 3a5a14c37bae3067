"""Where the tests keep their files: in memory, if there is room; a busy disk makes them wait."""

from __future__ import annotations

import shutil
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 2**31


def in_memory() -> Path | None:
    """A directory that is held in memory and has room; None if the machine has none."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return None
